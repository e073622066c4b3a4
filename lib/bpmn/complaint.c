#include "bpmn/complaint.h"

#include <string.h>

#include "base/words.h"

static const struct {
	const char *words;
	int codes[10]; /* 0 ends them */
} complaints[] = {
	{N_("it does not begin with “<”"), {XML_ERR_DOCUMENT_EMPTY}},
	{N_("something stands after the end of the last element"), {XML_ERR_DOCUMENT_END}},
	/* most often it is Latin-1, and says UTF-8 */
	{N_("a character that may not be there, or in another encoding than the file says: save it "
	    "as UTF-8"),
	 {XML_ERR_INVALID_CHAR, XML_ERR_INVALID_CHARREF, XML_ERR_INVALID_ENCODING,
	  XML_I18N_CONV_FAILED}},
	{N_("the encoding that it names is unknown: save it as UTF-8"),
	 {XML_ERR_UNKNOWN_ENCODING, XML_ERR_UNSUPPORTED_ENCODING}},
	{N_("“<” in the value of an attribute, where &lt; should stand"),
	 {XML_ERR_LT_IN_ATTRIBUTE}},
	{N_("the value of an attribute without quotes"), {XML_ERR_ATTRIBUTE_NOT_STARTED}},
	{N_("the value of an attribute whose quotes do not end"), {XML_ERR_ATTRIBUTE_NOT_FINISHED}},
	{N_("an attribute without a value"), {XML_ERR_ATTRIBUTE_WITHOUT_VALUE}},
	{N_("an attribute that stands twice in one element"), {XML_ERR_ATTRIBUTE_REDEFINED}},
	{N_("a blank is missing between two attributes"), {XML_ERR_SPACE_REQUIRED}},
	{N_("a comment that does not end"), {XML_ERR_COMMENT_NOT_FINISHED}},
	{N_("a processing instruction that does not end"), {XML_ERR_PI_NOT_FINISHED}},
	{N_("a CDATA section that does not end"), {XML_ERR_CDATA_NOT_FINISHED}},
	{N_("something stands before <?xml, which should come first"), {XML_ERR_RESERVED_XML_NAME}},
	/* strings and “=” that are missing elsewhere have codes of their own */
	{N_("the first line is damaged: as a rule it is <?xml version=\"1.0\" "
	    "encoding=\"UTF-8\"?>"),
	 {XML_ERR_XMLDECL_NOT_STARTED, XML_ERR_XMLDECL_NOT_FINISHED, XML_ERR_VERSION_MISSING,
	  XML_ERR_UNKNOWN_VERSION, XML_ERR_ENCODING_NAME, XML_ERR_STANDALONE_VALUE,
	  XML_ERR_STRING_NOT_STARTED, XML_ERR_STRING_NOT_CLOSED, XML_ERR_EQUAL_REQUIRED}},
	{N_("“>” is missing where an element begins or ends, or something stands before it that is "
	    "no attribute"),
	 {XML_ERR_GT_REQUIRED}},
	{N_("“&#…;” without a number"), {XML_ERR_INVALID_HEX_CHARREF, XML_ERR_INVALID_DEC_CHARREF}},
	{N_("“]]>” in a text, where ]]&gt; should stand"), {XML_ERR_MISPLACED_CDATA_END}},
	{N_("“--” inside a comment"), {XML_ERR_HYPHEN_IN_COMMENT}},
	{N_("“<?” that begins nothing"), {XML_ERR_PI_NOT_STARTED}},
	{N_("“&” without a “;” after it: alone it is written &amp;"),
	 {XML_ERR_ENTITYREF_SEMICOL_MISSING}},
	{N_("“<” or “&” that begins nothing: alone they are written &lt; and &amp;"),
	 {XML_ERR_NAME_REQUIRED}},
};

/* NULL: none. */
static const char *
words_for(int code)
{
	g_assert(code != XML_ERR_OK);
	for (gsize i = 0; i < G_N_ELEMENTS(complaints); i++)
		for (gsize c = 0; c < G_N_ELEMENTS(complaints[i].codes); c++)
			if (complaints[i].codes[c] == code)
				return complaints[i].words;
	return NULL;
}

char *
rio_complaint_describe(const xmlError *error, RioLanguage language)
{
	g_autofree char *one = g_utf8_make_valid(error->str1 ? error->str1 : "", -1);
	g_autofree char *other = g_utf8_make_valid(error->str2 ? error->str2 : "", -1);
	const char *words;
	char *message;

	switch (error->code) {
	case XML_ERR_TAG_NAME_MISMATCH:
		return g_strdup_printf(_W(language, "<%s> of line %d ends as </%s>"), one,
				       error->int1, other);
	case XML_ERR_TAG_NOT_FINISHED:
		return g_strdup_printf(
			_W(language, "the file stops inside <%s> of line %d: its rest is missing"),
			one, error->int1);
	case XML_ERR_UNDECLARED_ENTITY:
		return g_strdup_printf(_W(language, "&%s; stands for nothing"), one);
	default:
		break;
	}
	words = words_for(error->code);
	if (words)
		return g_strdup(rio_words(language, words));
	/* its first line: what follows are the bytes that offend */
	message = g_utf8_make_valid(error->message ? error->message : "", -1);
	message[strcspn(message, "\n")] = '\0';
	return message;
}
