#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "support/tiny.h"

/* Node kinds and flows as text: "startEvent:Avvio>Verifica …", ids of the ends. */
static char *
told(const char *notation)
{
	g_autoptr(RioModel) model = tiny(notation);
	GString *text = g_string_new(NULL);

	for (guint32 i = 0; i < model->n_flows; i++) {
		const RioFlow *flow = &model->flows[i];

		g_string_append_printf(text, "%s%s>%s", i > 0 ? " " : "",
				       rio_model_id(model, model->nodes[flow->source].element),
				       rio_model_id(model, model->nodes[flow->target].element));
	}
	return g_string_free(text, FALSE);
}

static RioKind
kind_of(const RioModel *model, const char *id)
{
	return rio_model_kind(model, rio_model_find(model, id));
}

Test(tiny, a_chain_begins_and_ends_with_events)
{
	g_autoptr(RioModel) model = tiny("Avvio > user: Verifica > Fine");

	cr_assert(eq(u32, model->n_nodes, 3));
	cr_assert(eq(int, (int)kind_of(model, "Avvio"), RIO_KIND_START_EVENT));
	cr_assert(eq(int, (int)kind_of(model, "Verifica"), RIO_KIND_USER_TASK));
	cr_assert(eq(int, (int)kind_of(model, "Fine"), RIO_KIND_END_EVENT));
}

Test(tiny, branches_lie_between_split_and_join)
{
	g_autofree char *flows = told("A > X( B | ) > C");

	cr_assert(eq(str, flows,
		     "exclusiveGateway>B B>exclusiveGateway_2 "
		     "exclusiveGateway>exclusiveGateway_2 A>exclusiveGateway "
		     "exclusiveGateway_2>C"));
}

Test(tiny, a_branch_may_end)
{
	g_autofree char *flows = told("A > X( B > C. | D ) > E");

	cr_assert(eq(str, flows,
		     "B>C exclusiveGateway>B exclusiveGateway>D D>exclusiveGateway_2 "
		     "A>exclusiveGateway exclusiveGateway_2>E"));
}

Test(tiny, later_chains_name_steps_again)
{
	g_autofree char *flows = told("A > B > C > D ; C > B ; B ^ T > E > F.");

	cr_assert(eq(str, flows, "A>B B>C C>D C>B T>E E>F"));
}

Test(tiny, loops_go_back)
{
	g_autofree char *flows = told("A > L( B | C ) > D");

	cr_assert(eq(str, flows,
		     "exclusiveGateway>B B>exclusiveGateway_2 exclusiveGateway_2>C "
		     "C>exclusiveGateway A>exclusiveGateway exclusiveGateway_2>D"));
}

Test(tiny, subprocesses_lanes_and_hosts)
{
	g_autoptr(RioModel) model = tiny("A > B[ C > D > E ] @Ufficio > F ; B ^ T > F");
	const RioNode *b = &model->nodes[rio_model_node(model, rio_model_find(model, "B"))];
	const RioNode *d = &model->nodes[rio_model_node(model, rio_model_find(model, "D"))];
	const RioNode *t = &model->nodes[rio_model_node(model, rio_model_find(model, "T"))];

	cr_assert(eq(u32, d->scope, b->element));
	cr_assert(eq(str, (char *)rio_model_name(model, b->lane), "Ufficio"));
	cr_assert(eq(ptr, (void *)&model->nodes[t->host], (void *)b));
}

Test(tiny, pools_exchange_messages)
{
	g_autoptr(RioModel) model = tiny("Comune: A > B > C || Ditta: D > E > F ; E ~ B");

	cr_assert(eq(u32, model->n_message_flows, 1));
	cr_assert(eq(str, (char *)rio_model_id(model, model->message_flows[0].target), "B"));
	cr_assert(ne(u32, model->nodes[0].process, model->nodes[3].process));
}
