#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <riordino/riordino.h>

#include "support/bpmn.h"
#include "support/tiny.h"

/* The problems as "code:id code:id …", or only those of severity error. */
static char *
found_in(RioModel *model, RioSeverity least)
{
	g_autoptr(GPtrArray) problems = rio_model_check(model);
	GString *told = g_string_new(NULL);

	for (guint i = 0; i < problems->len; i++) {
		const RioProblem *problem = problems->pdata[i];

		if (rio_problem_get_severity(problem) >= least)
			g_string_append_printf(
				told, "%s%s:%s", told->len > 0 ? " " : "",
				rio_problem_get_code(problem),
				rio_element_get_id(rio_problem_get_element(problem)));
	}
	return g_string_free(told, FALSE);
}

static const struct {
	const char *notation;
	const char *found;
} drawn[] = {
	{"A > B > C", ""},
	{"A > X( \"sì\" B | C ) > D", ""},
	{"A > X( B | C ) > D", "silent-choice:exclusiveGateway"},
	{"A > +( B | C ) > D", ""},
	{"A > xor: G > B", "pointless-gateway:G"},
	{"A > B ; C > D > B", "unreachable:C unreachable:D"},
	{"A > B > C ; D > B", "unreachable:D"},
	{"A > B > C ; B > D", "dead-end:D"},
	{"A > B > C ; D > E ; E > D", "unreachable:D unreachable:E"},
	{"A > B > C ; C > B", "flow-out-of-end:C"},
	{"A > B > C ; B > A", "flow-into-start:A"},
	{"A > B > C ; B ^ T > D.", ""},
	{"A > B > C ; B ^ T > D. ; A > T", "flow-into-boundary:T"},
	{"A > B[ C > D > E ] > F", ""},
	{"A > B[ C > D > E ] > F ; D > F", "flow-across-scopes:flow5"},
	{"P: A > B > C || Q: D > E > F ; B ~ E", ""},
	{"P: A > B > C || Q: D > E > F ; B ~ C", "message-inside-pool:message1"},
	{"P: A > B > C || Q: D > E > F ; B > E", "flow-across-pools:flow5"},
	{"A > E( timer: T | receive: R ) > D", ""},
	{"A > E( timer: T | B ) > D", "deaf-alternative:flow3"},
	{"A > xor: G > B > C ; D > G > E. ; A > D", "mixed-gateway:G silent-choice:G"},
};

Test(check, finds_what_is_drawn_wrong)
{
	for (gsize i = 0; i < G_N_ELEMENTS(drawn); i++) {
		g_autoptr(RioModel) model = tiny(drawn[i].notation);
		g_autofree char *found = found_in(model, RIO_SEVERITY_NOTE);

		cr_assert(eq(str, found, (char *)drawn[i].found), "%s", drawn[i].notation);
	}
}

/* Inside a process "p" of its own. */
static const struct {
	const char *xml;
	const char *found; /* of severity warning or error */
} written[] = {
	{"<startEvent id='a'/><endEvent id='b'/><sequenceFlow id='f' sourceRef='a' "
	 "targetRef='b'/>",
	 ""},
	{"<task id='a' name='A'/>", "no-start:p no-end:p"},
	{"<adHocSubProcess id='s' name='S'><task id='a' name='A'/></adHocSubProcess>",
	 "no-start:p no-end:p"},
	{"<startEvent id='a'/><endEvent id='a'/>", "dead-end:a duplicate-id:a~2 unreachable:a~2"},
	{"<startEvent/><endEvent id='b'/><sequenceFlow id='f' sourceRef='x' targetRef='b'/>",
	 "missing-id:~1 dead-end:~1 unreachable:b dangling-flow:f"},
	{"<startEvent id='a'/><task id='t' name=' '/><endEvent id='b'/><sequenceFlow id='f' "
	 "sourceRef='a' targetRef='t'/><sequenceFlow id='g' sourceRef='t' targetRef='b'/>",
	 "unnamed-activity:t"},
	{"<startEvent id='a'/><task id='t' name='T' default='f'/><endEvent id='b'/><sequenceFlow "
	 "id='f' sourceRef='a' targetRef='t'/><sequenceFlow id='g' sourceRef='t' targetRef='b'/>",
	 "foreign-default:t"},
	{"<startEvent id='a'/><endEvent id='b'/><sequenceFlow id='f' sourceRef='a' targetRef='b'>"
	 "<conditionExpression>x</conditionExpression><conditionExpression>y</conditionExpression>"
	 "</sequenceFlow>",
	 "several-conditions:f"},
	{"<startEvent id='a'><outgoing>f</outgoing><incoming>f</incoming></startEvent><endEvent "
	 "id='b'/><sequenceFlow id='f' sourceRef='a' targetRef='b'/>",
	 "listed-flow:a"},
	{"<startEvent id='a'/><endEvent id='b'/><sequenceFlow id='f' sourceRef='a' targetRef='b'/>"
	 "<boundaryEvent id='t'/>",
	 "boundary-without-host:t dead-end:t"},
	{"<laneSet id='s'><lane id='l'><flowNodeRef>a</flowNodeRef><flowNodeRef>x</flowNodeRef>"
	 "</lane><lane id='m' name='M'><flowNodeRef>a</flowNodeRef></lane></laneSet>"
	 "<startEvent id='a'/><endEvent id='b'/><sequenceFlow id='f' sourceRef='a' targetRef='b'/>",
	 "broken-reference:l several-lanes:a"},
	{"<startEvent id='a' w:x='1'/><endEvent id='b'/><sequenceFlow id='f' sourceRef='a' "
	 "targetRef='b'/>",
	 "unbound-prefix:a"},
	{"<startEvent id='a'/><endEvent id='b'/><sequenceFlow id='f' sourceRef='a' targetRef='b'/>"
	 "<laneSet id='s'><task id='t' name='T'/></laneSet>",
	 "stray-node:t"},
	{"<startEvent id='a'/><parallelGateway id='g'/><endEvent id='b'/><endEvent id='c'/>"
	 "<sequenceFlow id='f' sourceRef='a' targetRef='g'/><sequenceFlow id='h' sourceRef='g' "
	 "targetRef='b'><conditionExpression>x</conditionExpression></sequenceFlow><sequenceFlow "
	 "id='i' sourceRef='g' targetRef='c'/>",
	 "idle-condition:h"},
	{"", "no-process:"},
};

Test(check, finds_what_is_written_wrong)
{
	for (gsize i = 0; i < G_N_ELEMENTS(written); i++) {
		g_autofree char *xml =
			g_strdup_printf("<process id='p'>%s</process>", written[i].xml);
		g_autoptr(RioModel) model = bpmn(xml);
		g_autofree char *found = found_in(model, RIO_SEVERITY_WARNING);

		cr_assert(eq(str, found, (char *)written[i].found), "%s", written[i].xml);
	}
}

Test(check, what_vendors_keep_is_none_of_its_business)
{
	g_autoptr(RioModel) model =
		bpmn("<process id='p'><extensionElements><task id='t' sourceRef='nothing'/>"
		     "</extensionElements><startEvent id='a'/><endEvent id='b'/>"
		     "<sequenceFlow id='f' sourceRef='a' targetRef='b'/></process>");
	g_autofree char *found = found_in(model, RIO_SEVERITY_NOTE);

	cr_assert(eq(str, found, ""));
}

Test(check, a_lane_may_not_name_nodes_of_another_process)
{
	g_autoptr(RioModel) model = bpmn(
		"<process id='p'><laneSet id='s'><lane id='l'><flowNodeRef>t</flowNodeRef>"
		"</lane></laneSet></process><process id='q'><task id='t' name='T'/></process>");
	g_autofree char *found = found_in(model, RIO_SEVERITY_WARNING);

	cr_assert(eq(str, found, "lane-of-others:l no-start:q no-end:q"));
}

Test(check, words_are_in_the_language_asked_for)
{
	g_autoptr(RioModel) model = bpmn("<process id='p'><task id='t'/></process>");
	g_autoptr(GPtrArray) problems = rio_model_check(model);
	const RioProblem *last = problems->pdata[problems->len - 1];
	g_autofree char *english = rio_problem_to_words(last, RIO_LANGUAGE_EN);
	g_autofree char *italian = rio_problem_to_words(last, RIO_LANGUAGE_IT);

	cr_assert(eq(str, english, "task (t): without a name"));
	cr_assert(eq(str, italian, "attività (t): senza nome"));
	cr_assert(eq(uint, rio_element_get_line(rio_problem_get_element(last)), 2));
}
