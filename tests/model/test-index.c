#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "support/bpmn.h"

Test(index, later_bearers_of_an_id_have_a_number)
{
	g_autoptr(RioModel) model =
		bpmn("<process id='p'><task id='a'/><task id='a'/><task id='a'/>"
		     "<sequenceFlow id='f' sourceRef='a' targetRef='a~3'/>"
		     "</process>");

	cr_assert(eq(u32, model->n_nodes, 3));
	cr_assert(eq(str, (char *)rio_model_id(model, model->nodes[0].element), "a"));
	cr_assert(eq(str, (char *)rio_model_id(model, model->nodes[1].element), "a~2"));
	cr_assert(eq(str, (char *)rio_model_id(model, model->nodes[2].element), "a~3"));
	cr_assert(eq(u32, model->flows[0].source, 0));
	cr_assert(eq(u32, model->flows[0].target, 2));
}

Test(index, shapes_bear_ids_too)
{
	g_autoptr(RioModel) model =
		bpmn("<process id='p'><task id='a'/></process><bpmndi:BPMNDiagram>"
		     "<bpmndi:BPMNPlane><bpmndi:BPMNShape id='a'/></bpmndi:BPMNPlane>"
		     "</bpmndi:BPMNDiagram>");
	guint32 shape = rio_model_next_of_kind(model, RIO_KIND_BPMN_SHAPE, RIO_NONE);

	cr_assert(eq(str, (char *)rio_model_id(model, shape), "a~2"));
}

Test(index, ids_of_others_are_none)
{
	g_autoptr(RioModel) model =
		bpmn("<process id='p'><extensionElements><v:x xmlns:v='urn:v' id='a'/>"
		     "</extensionElements><task id='a'/></process>");

	cr_assert(eq(str, (char *)rio_model_id(model, model->nodes[0].element), "a"));
	cr_assert(eq(u32, rio_model_find(model, "a"), model->nodes[0].element));
}

Test(index, what_is_in_extensions_is_no_part_of_the_model)
{
	g_autoptr(RioModel) model =
		bpmn("<process id='p'><task id='a'><extensionElements><sequenceFlow id='x'/>"
		     "</extensionElements></task><sequenceFlow id='f'/></process>");
	guint32 flow = rio_model_next_of_kind(model, RIO_KIND_SEQUENCE_FLOW, RIO_NONE);

	cr_assert(eq(str, (char *)rio_model_id(model, flow), "f"));
	cr_assert(eq(u32, rio_model_next_of_kind(model, RIO_KIND_SEQUENCE_FLOW, flow), RIO_NONE));
}

Test(index, made_names_never_meet_real_ids)
{
	g_autoptr(RioModel) model = bpmn(
		"<process id='p'><task id='a'/><task id='a'/><task id='a~2'/><task/><task id='~1'/>"
		"</process>");

	cr_assert(eq(str, (char *)rio_model_id(model, model->nodes[1].element), "a~3"));
	cr_assert(eq(str, (char *)rio_model_id(model, model->nodes[2].element), "a~2"));
	cr_assert(eq(str, (char *)rio_model_id(model, model->nodes[3].element), "~2"));
	cr_assert(eq(str, (char *)rio_model_id(model, model->nodes[4].element), "~1"));
}

Test(index, what_should_have_an_id_gets_one)
{
	g_autoptr(RioModel) model =
		bpmn("<process><task/><documentation>x</documentation><task id=''/></process>");
	guint32 process = rio_model_next_of_kind(model, RIO_KIND_PROCESS, RIO_NONE);
	guint32 text = rio_model_next_of_kind(model, RIO_KIND_DOCUMENTATION, RIO_NONE);

	cr_assert(eq(str, (char *)rio_model_id(model, process), "~1"));
	cr_assert(eq(str, (char *)rio_model_id(model, model->nodes[0].element), "~2"));
	cr_assert(eq(str, (char *)rio_model_id(model, model->nodes[1].element), "~3"));
	cr_assert(eq(str, (char *)rio_model_id(model, text), ""));
}

Test(index, references_may_have_blanks_and_prefixes)
{
	g_autoptr(RioModel) model =
		bpmn("<process id='p'><task id='a'/><task id='x:b'/></process>");

	cr_assert(eq(u32, rio_model_find(model, " a\n"), model->nodes[0].element));
	cr_assert(eq(u32, rio_model_find(model, "tns:a"), model->nodes[0].element));
	cr_assert(eq(u32, rio_model_find(model, "x:b"), model->nodes[1].element));
	cr_assert(eq(u32, rio_model_find(model, "b"), RIO_NONE));
	cr_assert(eq(u32, rio_model_find(model, ""), RIO_NONE));
	cr_assert(eq(u32, rio_model_find(model, NULL), RIO_NONE));
}

Test(index, nodes_know_their_scope_and_process)
{
	g_autoptr(RioModel) model = bpmn(
		"<process id='p'><subProcess id='s'><subProcess id='t'><task id='a'/>"
		"</subProcess></subProcess></process><process id='q'><task id='b'/></process>");
	const RioNode *a = bpmn_node(model, "a"), *b = bpmn_node(model, "b");

	cr_assert(eq(u32, a->scope, rio_model_find(model, "t")));
	cr_assert(eq(u32, a->process, rio_model_find(model, "p")));
	cr_assert(eq(u32, b->scope, rio_model_find(model, "q")));
	cr_assert(eq(u32, b->process, rio_model_find(model, "q")));
}

Test(index, only_what_runs_is_a_node)
{
	g_autoptr(RioModel) model =
		bpmn("<task id='a'/><process id='p'><laneSet><task id='b'/></laneSet>"
		     "<extensionElements><task id='c'/></extensionElements></process>"
		     "<collaboration><process id='q'><task id='d'/></process></collaboration>");

	cr_assert(eq(u32, model->n_nodes, 0));
}

Test(index, flows_that_miss_an_end_are_in_no_list)
{
	g_autoptr(RioModel) model =
		bpmn("<process id='p'><task id='a'/><task id='b'/>"
		     "<sequenceFlow id='f' sourceRef='a' targetRef='b'/>"
		     "<sequenceFlow id='g' sourceRef='a' targetRef='nowhere'/>"
		     "<sequenceFlow id='h' targetRef='b'/><sequenceFlow id='i' sourceRef='a' "
		     "targetRef='p'/></process>");
	const RioNode *a = bpmn_node(model, "a"), *b = bpmn_node(model, "b");

	cr_assert(eq(u32, model->n_flows, 4));
	cr_assert(eq(u32, a->n_out, 1));
	cr_assert(eq(u32, b->n_in, 1));
	cr_assert(eq(u32, model->outgoing[a->out], 0));
	cr_assert(eq(u32, model->flows[1].source, 0));
	cr_assert(eq(u32, model->flows[1].target, RIO_NONE));
	cr_assert(eq(u32, model->flows[2].source, RIO_NONE));
	cr_assert(eq(u32, model->flows[3].target, RIO_NONE));
}

Test(index, the_innermost_lane_wins_then_the_first)
{
	g_autoptr(RioModel) model =
		bpmn("<process id='p'><laneSet id='s'>"
		     "<lane id='l1'><flowNodeRef>a</flowNodeRef><flowNodeRef>b</flowNodeRef>"
		     "<childLaneSet id='c'><lane id='l2'><flowNodeRef> a </flowNodeRef></lane>"
		     "</childLaneSet></lane>"
		     "<lane id='l3'><flowNodeRef>a</flowNodeRef><flowNodeRef>b</flowNodeRef></lane>"
		     "</laneSet><task id='a'/><task id='b'/><task id='c1'/></process>");

	cr_assert(eq(u32, bpmn_node(model, "a")->lane, rio_model_find(model, "l2")));
	cr_assert(eq(u32, bpmn_node(model, "b")->lane, rio_model_find(model, "l1")));
	cr_assert(eq(u32, bpmn_node(model, "c1")->lane, RIO_NONE));
}

Test(index, boundary_events_know_their_host)
{
	g_autoptr(RioModel) model =
		bpmn("<process id='p'><boundaryEvent id='t' attachedToRef='a'/><task id='a'/>"
		     "<boundaryEvent id='u' attachedToRef='nowhere'/></process>");

	cr_assert(eq(u32, bpmn_node(model, "t")->host,
		     rio_model_node(model, rio_model_find(model, "a"))));
	cr_assert(eq(u32, bpmn_node(model, "u")->host, RIO_NONE));
}

Test(index, messages_join_pools_and_nodes)
{
	g_autoptr(RioModel) model =
		bpmn("<collaboration id='c'><participant id='x' processRef='p'/>"
		     "<participant id='y'/><messageFlow id='m' sourceRef='y' targetRef='a'/>"
		     "</collaboration><process id='p'><task id='a'/></process>");

	cr_assert(eq(u32, model->n_message_flows, 1));
	cr_assert(eq(u32, model->message_flows[0].source, rio_model_find(model, "y")));
	cr_assert(eq(u32, model->message_flows[0].target, rio_model_find(model, "a")));
	cr_assert(eq(u32, rio_model_participant_process(model, rio_model_find(model, "x")),
		     rio_model_find(model, "p")));
	cr_assert(eq(u32, rio_model_participant_process(model, rio_model_find(model, "y")),
		     RIO_NONE));
}

Test(index, triggers_are_those_of_the_event)
{
	g_autoptr(RioModel) model =
		bpmn("<process id='p'><startEvent id='a'><timerEventDefinition/>"
		     "<messageEventDefinition/></startEvent><endEvent id='b'/></process>");
	guint32 timer = 1u << (RIO_KIND_TIMER_EVENT_DEFINITION - RIO_KIND_CANCEL_EVENT_DEFINITION);
	guint32 message =
		1u << (RIO_KIND_MESSAGE_EVENT_DEFINITION - RIO_KIND_CANCEL_EVENT_DEFINITION);

	cr_assert(eq(u32, rio_model_triggers(model, rio_model_find(model, "a")), timer | message));
	cr_assert(eq(u32, rio_model_triggers(model, rio_model_find(model, "b")), 0));
}
