#include "bpmn/neighbour.h"

#include <string.h>

#include "base/words.h"

#define BIZAGI                                                                                     \
	N_("this is a file of Bizagi Modeler, not BPMN 2.0: open it there, choose Export/Import, " \
	   "then Export to BPMN, and use the file that gives")
#define VISIO                                                                                      \
	N_("this is a Visio drawing, and Visio does not write BPMN 2.0: import it in a BPMN "      \
	   "modeller (Bizagi Modeler reads Visio) and export BPMN 2.0 from there")
#define ADONIS                                                                                     \
	N_("this is ADONIS XML, not BPMN 2.0: in ADONIS choose Export, then BPMN 2.0, and use "    \
	   "the "                                                                                  \
	   "file that gives")
#define ARIS                                                                                       \
	N_("this is ARIS AML, not BPMN 2.0: in ARIS open the model, choose Export, then BPMN "     \
	   "2.0, "                                                                                 \
	   "and use the file that gives")
#define XPDL                                                                                       \
	N_("this is XPDL, not BPMN 2.0: in the modeller that wrote it (often Bizagi Modeler) "     \
	   "choose Export, then BPMN")
#define BETA                                                                                       \
	N_("this is a draft of BPMN 2.0 from before the standard: open it in the modeller that "   \
	   "wrote it, or a newer one, and export BPMN 2.0")

typedef struct {
	const char *text;
	const char *words;
} Sign;

/* How files begin that are not XML. */
static const Sign beginnings[] = {
	{"\xD0\xCF\x11\xE0",
	 N_("this is a file of an old Visio or Office, not BPMN 2.0: save it "
	    "anew, import it in a BPMN modeller, and export BPMN 2.0 from there")},
	{"%PDF", N_("this is a PDF, not BPMN 2.0: in the modeller that drew it choose Export, then "
		    "BPMN 2.0")},
	{"\x89PNG",
	 N_("this is a picture, not BPMN 2.0: in the modeller that drew it choose Export, "
	    "then BPMN 2.0")},
	{"{", N_("this is JSON, not BPMN 2.0: in the modeller that wrote it (Signavio saves JSON) "
		 "choose Export, then BPMN 2.0 XML")},
};

/* What is in ZIP files; the first that is found decides. */
static const Sign contents[] = {
	{"visio/", VISIO},
	{"ModelInfo.xml", BIZAGI},
	{".diag", BIZAGI},
	{"", N_("this is a ZIP archive, not BPMN 2.0: unpack it, and use the .bpmn file in it")},
};

/* First elements, by local name. */
static const Sign roots[] = {
	{"ADOXML", ADONIS},
	{"AML", ARIS},
	{"VisioDocument", VISIO},
	{"Package", XPDL},
	{"WorkflowProcesses", XPDL},
	{"epml", N_("this is EPML, event-driven process chains and not BPMN 2.0: draw the process "
		    "in a BPMN modeller")},
	{"mxfile",
	 N_("this is a drawing of draw.io, which does not write BPMN 2.0: draw the process "
	    "in a BPMN modeller")},
	{"mxGraphModel", N_("this is a drawing of draw.io, which does not write BPMN 2.0: draw the "
			    "process in a BPMN modeller")},
	{"pnml",
	 N_("this is a Petri net (PNML), not BPMN 2.0: draw the process in a BPMN modeller")},
	{"XMI", N_("this is XMI, not BPMN 2.0: in the modeller that wrote it (Bonita, Enterprise "
		   "Architect) choose Export, then BPMN 2.0")},
	{"MainProcess", N_("this is a diagram of Bonita, not BPMN 2.0: in Bonita Studio choose "
			   "Export, then BPMN 2.0")},
	{"svg", N_("this is a picture (SVG), not BPMN 2.0: in the modeller that drew it choose "
		   "Export, then BPMN 2.0")},
	{"html", N_("this is a web page, not BPMN 2.0: download the file itself")},
};

/* Namespaces of the first element, by their beginning. */
static const Sign namespaces[] = {
	{"http://www.wfmc.org/", XPDL},
	{"http://schema.omg.org/spec/BPMN/2.0", BETA},
	{"http://www.omg.org/spec/BPMN/2010", BETA},
	{"http://www.omg.org/spec/DMN/", N_("this is DMN, decisions and not processes: there is no "
					    "BPMN 2.0 in it")},
	{"https://www.omg.org/spec/DMN/", N_("this is DMN, decisions and not processes: there is "
					     "no BPMN 2.0 in it")},
	{"http://www.omg.org/spec/CMMN/", N_("this is CMMN, cases and not processes: there is no "
					     "BPMN 2.0 in it")},
	{"http://docs.oasis-open.org/wsbpel/",
	 N_("this is BPEL, not BPMN 2.0: use the model it was "
	    "made from")},
};

static const char *
neighbour_of_zip(const char *bytes, gsize size)
{
	for (gsize i = 0; i < G_N_ELEMENTS(contents); i++) {
		if (memmem(bytes, size, contents[i].text, strlen(contents[i].text)))
			return contents[i].words;
	}
	return NULL;
}

const char *
rio_neighbour_of_bytes(const char *bytes, gsize size)
{
	if (size >= 4 && memcmp(bytes, "PK\3\4", 4) == 0)
		return neighbour_of_zip(bytes, size);
	for (gsize i = 0; i < G_N_ELEMENTS(beginnings); i++) {
		gsize length = strlen(beginnings[i].text);

		if (size >= length && memcmp(bytes, beginnings[i].text, length) == 0)
			return beginnings[i].words;
	}
	return NULL;
}

const char *
rio_neighbour_of_root(const char *uri, const char *local)
{
	/* a piece of BPMN 2.0: nothing to export */
	if (g_str_has_prefix(uri, "http://www.omg.org/spec/BPMN/20100524/"))
		return NULL;
	for (gsize i = 0; i < G_N_ELEMENTS(namespaces); i++) {
		if (g_str_has_prefix(uri, namespaces[i].text))
			return namespaces[i].words;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(roots); i++) {
		if (g_str_equal(local, roots[i].text))
			return roots[i].words;
	}
	return NULL;
}
