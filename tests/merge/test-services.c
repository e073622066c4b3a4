/*
 * What comes of random services, as it stands in services.text
 *
 * A law says that a proposal is sound, whatever the order; this says which one it is.  A change of
 * matching or merging that is meant changes the text: RIORDINO_WRITE=1 writes it anew, and reading
 * the difference is the review.  Of each model the flow is told, chain by chain:
 *
 *     Avvio @comune > Protocolla > X 3 > [sì] Controlla @unione | [no] Archivia
 *     Esame: start 7 > Firma ^ 30 giorni > Sollecita
 *
 * with the lane where it is another, the kind and number of what has no name, the subprocess around
 * and the step that an event is on; and of the agenda what may be answered on ways and steps, "*"
 * before what is proposed.
 */
#include <criterion/criterion.h>

#include "merge/agenda.h"
#include "merge/merge.h"
#include "support/generate.h"
#include "support/merged.h"

#define SEEDS 96

static void
tell_node(const RioModel *model, guint32 n, guint32 *lane, GString *out)
{
	const RioNode *node = &model->nodes[n];
	const char *name = rio_model_name(model, node->element);

	if (node->host != RIO_NONE)
		g_string_append_printf(out, "%s ^ ",
				       rio_model_name(model, model->nodes[node->host].element));
	if (name[0] != '\0')
		g_string_append(out, name);
	else
		g_string_append_printf(out, "%s %u",
				       rio_kind_name(rio_model_kind(model, node->element)), n);
	if (node->lane != *lane && node->lane != RIO_NONE)
		g_string_append_printf(out, " @%s", rio_model_name(model, node->lane));
	*lane = node->lane;
}

static void
tell_flow(const RioModel *model, guint32 f, guint32 *lane, GString *out)
{
	const char *name = rio_model_name(model, model->flows[f].element);

	if (name[0] != '\0')
		g_string_append_printf(out, "[%s] ", name);
	tell_node(model, model->flows[f].target, lane, out);
}

/* Whether the node is told in the line of the one before it. */
static gboolean
is_inside_chain(const RioModel *model, guint32 n)
{
	const RioNode *node = &model->nodes[n];

	return node->n_in == 1 &&
	       model->nodes[model->flows[model->incoming[node->in]].source].n_out == 1;
}

static void
tell_chain(const RioModel *model, guint32 n, GString *out)
{
	const RioNode *node = &model->nodes[n];
	guint32 lane = RIO_NONE;

	if (node->scope != node->process)
		g_string_append_printf(out, "%s: ", rio_model_name(model, node->scope));
	tell_node(model, n, &lane, out);
	while (node->n_out > 0) {
		for (guint32 i = 0; i < node->n_out; i++) {
			g_string_append(out, i == 0 ? " > " : " | ");
			tell_flow(model, model->outgoing[node->out + i], &lane, out);
		}
		n = model->flows[model->outgoing[node->out]].target;
		if (!is_inside_chain(model, n))
			break;
		node = &model->nodes[n];
	}
	g_string_append_c(out, '\n');
}

static void
tell_flows(const RioModel *model, GString *out)
{
	for (guint32 n = 0; n < model->n_nodes; n++)
		if (!is_inside_chain(model, n))
			tell_chain(model, n, out);
}

static void
tell_agenda(const RioProposal *proposal, GString *out)
{
	for (guint q = 0; q < proposal->agenda->len; q++) {
		const RioQuestion *question = proposal->agenda->pdata[q];

		/* the match's own, and those on each step */
		if (question->kind == RIO_QUESTION_SAME || question->kind == RIO_QUESTION_NAME ||
		    question->kind == RIO_QUESTION_WHO)
			continue;
		g_string_append_printf(out, "%s?", rio_question_code(question->kind));
		for (guint p = 0; p < question->points->len; p++) {
			const RioPoint *point = question->points->pdata[p];

			g_string_append_printf(out, "%s %s", p == 0 ? "" : ";", point->group);
			for (guint a = 0; a < point->answers->len; a++) {
				const RioAnswer *answer = point->answers->pdata[a];

				g_string_append_printf(out, " %s%s", answer->chosen ? "*" : "",
						       answer->word);
			}
		}
		g_string_append_c(out, '\n');
	}
}

static void
tell_proposal(RioMerge *merge, RioProposalKind kind, GString *out)
{
	RioProposalOptions options = {.kind = kind};
	g_autoptr(GError) error = NULL;
	g_autoptr(RioProposal) proposal = rio_proposal_new(merge, &options, NULL, &error);

	cr_assert(proposal, "%s", error ? error->message : "");
	g_string_append(out, kind == RIO_PROPOSAL_CORE ? "# core\n" : "# service\n");
	tell_flows(proposal->model, out);
	if (kind == RIO_PROPOSAL_SERVICE)
		tell_agenda(proposal, out);
}

static void
tell_service(guint32 seed, GString *out)
{
	g_autoptr(GPtrArray) models = generate_relatives(seed, 2 + seed % 4, 4 + seed % 14,
							 seed % 3 ? GENERATE_TIDY : GENERATE_ALL);
	g_autoptr(RioMerge) merge = merged((RioModel **)models->pdata, models->len);

	g_string_append_printf(out,
			       "\n# %u: of %u Comuni a union with %u nodes, %u flows, %u "
			       "variations\n",
			       seed, models->len, merge->model->n_nodes, merge->model->n_flows,
			       merge->variations->len);
	tell_proposal(merge, RIO_PROPOSAL_CORE, out);
	tell_proposal(merge, RIO_PROPOSAL_SERVICE, out);
}

Test(services, are_what_they_were)
{
	g_autofree char *path = g_build_filename(g_getenv("RIORDINO_SOURCE"), "tests", "merge",
						 "services.text", NULL);
	g_autofree char *expected = NULL;
	g_autoptr(GString) told = g_string_new(NULL);
	gsize same = 0, line;

	for (guint32 seed = 0; seed < SEEDS; seed++)
		tell_service(seed, told);
	if (g_getenv("RIORDINO_WRITE"))
		cr_assert(g_file_set_contents(path, told->str, -1, NULL));
	cr_assert(g_file_get_contents(path, &expected, NULL, NULL));
	while (told->str[same] != '\0' && told->str[same] == expected[same])
		same++;
	for (line = same; line > 0 && expected[line - 1] != '\n'; line--)
		;
	cr_assert(g_str_equal(told->str, expected), "expected: %.300s\ngot: %.300s",
		  expected + line, told->str + line);
}
