#include "merge/assembler.h"

#include "base/hash.h"
#include "base/words.h"
#include "merge/join.h"

char *
rio_assembler_names(const RioAssembler *assembler, const RioBits *models)
{
	GString *names = g_string_new(NULL);

	rio_bits_foreach (models, m)
		g_string_append_printf(names, "%s%s", names->len ? ", " : "",
				       rio_assembler_model(assembler, m)->comune);
	return g_string_free(names, FALSE);
}

static const char *
member_name(const RioAssembler *assembler, const RioOwned *owned)
{
	return rio_model_name(rio_assembler_model(assembler, owned->model), owned->element);
}

static gboolean
sound_alike(const char *one, const char *other)
{
	g_autofree char *a = rio_join_fold(one), *b = rio_join_fold(other);

	return g_str_equal(a, b);
}

/*
 * What the flow is called where it answers another question than its gateway now asks: as who asks
 * that one answers, or with the question as well; NULL: as it was.
 */
static char *
answer_of(const RioAssembler *assembler, guint32 group)
{
	guint32 arc = assembler->arc_of[group];
	guint32 asking = arc == RIO_NONE
				 ? RIO_NONE
				 : rio_weave_vertex(assembler->weave,
						    rio_weave_arc(assembler->weave, arc)->source)
					   ->group;
	const RioOwned *leader = rio_group_leader(rio_assembler_group(assembler, group));
	const RioOwned *asked, *own, *answer;
	const char *name = member_name(assembler, leader), *question;

	if (asking == RIO_NONE || name[0] == '\0' ||
	    !rio_kind_is(rio_assembler_kind(assembler, asking), RIO_GATEWAY))
		return NULL;
	asked = rio_group_leader(rio_assembler_group(assembler, asking));
	answer = rio_group_member(rio_assembler_group(assembler, group), asked->model);
	if (answer && member_name(assembler, answer)[0] != '\0')
		return answer == leader ? NULL : g_strdup(member_name(assembler, answer));
	own = rio_group_member(rio_assembler_group(assembler, asking), leader->model);
	question = own ? member_name(assembler, own) : "";
	return question[0] == '\0' || sound_alike(question, member_name(assembler, asked))
		       ? NULL
		       : g_strdup_printf("%s %s", question, name);
}

static const char *
flow_name(const RioAssembler *assembler, guint32 group)
{
	return assembler->answers[group]
		       ? assembler->answers[group]
		       : member_name(assembler,
				     rio_group_leader(rio_assembler_group(assembler, group)));
}

/* What the flow answers, folded; NULL: nothing, or its name says whose it is already. */
static char *
fold_answer(const RioAssembler *assembler, guint32 arc)
{
	guint32 group = rio_weave_arc(assembler->weave, arc)->group;
	char *words;

	if (group == RIO_NONE || rio_assembler_leads_apart(assembler, arc))
		return NULL;
	words = rio_join_fold(flow_name(assembler, group));
	if (words[0] != '\0')
		return words;
	g_free(words);
	return NULL;
}

/* Two answers with the same words, of other Comuni, say whose they are: «Yes (Brenta)». */
static void
tell_answers_apart(RioAssembler *assembler, guint32 v)
{
	guint32 n;
	const guint32 *out = rio_digraph_out(assembler->weave->graph, v, &n);
	g_autoptr(GHashTable) whose = NULL;
	gboolean any = FALSE;

	if (n < 2)
		return;
	/* NULL: of several that have nobody in common */
	whose = g_hash_table_new_full(rio_hash_text, g_str_equal, g_free, NULL);
	for (guint32 i = 0; i < n; i++) {
		const RioBits *models = rio_weave_arc(assembler->weave, out[i])->models;
		g_autofree char *words = fold_answer(assembler, out[i]);
		gpointer others;

		if (!words)
			continue;
		if (!g_hash_table_lookup_extended(whose, words, NULL, &others))
			g_hash_table_insert(whose, g_steal_pointer(&words), (gpointer)models);
		else if (others && !rio_bits_meet(others, models)) {
			g_hash_table_insert(whose, g_steal_pointer(&words), NULL);
			any = TRUE;
		}
	}
	for (guint32 i = 0; any && i < n; i++) {
		const RioWovenArc *arc = rio_weave_arc(assembler->weave, out[i]);
		g_autofree char *words = fold_answer(assembler, out[i]), *names = NULL;
		char *said;

		if (!words || g_hash_table_lookup(whose, words))
			continue;
		names = rio_assembler_names(assembler, arc->models);
		said = g_strdup(flow_name(assembler, arc->group));
		g_free(assembler->answers[arc->group]);
		assembler->answers[arc->group] = g_strdup_printf("%s (%s)", said, names);
		assembler->said[arc->group] = said;
	}
}

void
rio_assembler_give_answers(RioAssembler *assembler)
{
	for (guint32 g = 0; g < assembler->alignment->groups->len; g++)
		assembler->answers[g] = answer_of(assembler, g);
	for (guint32 v = 0; v < assembler->weave->vertices->len; v++)
		if (rio_weave_vertex(assembler->weave, v)->routing != RIO_ROUTING_PARALLEL)
			tell_answers_apart(assembler, v);
}

/* Adds who calls the work what: brenta «Istruttoria», pieve «Esame»; without those in group @but,
 * and those without a name. */
static void
add_same_work(const RioAssembler *assembler, guint32 correspondence, guint32 but,
	      const char *introduction, GString *words)
{
	const RioCorrespondence *here = &assembler->match->correspondences[correspondence];
	const char *before = introduction;

	for (guint32 i = 0; i < here->n_members; i++) {
		const RioModel *model = rio_assembler_model(assembler, here->members[i].model);
		const char *name =
			rio_model_name(model, model->nodes[here->members[i].node].element);

		if (name[0] == '\0' ||
		    rio_alignment_of_member(assembler->alignment, &here->members[i]) == but)
			continue;
		if (before == introduction && words->len > 0)
			g_string_append_c(words, '\n');
		g_string_append_printf(words, "%s %s «%s»", before, model->comune, name);
		before = ",";
	}
}

char *
rio_assembler_words_of_group(const RioAssembler *assembler, guint32 number)
{
	const RioGroup *group = rio_assembler_group(assembler, number);
	const GArray *parted = assembler->parted->pdata[number];
	g_autoptr(RioBits) models = rio_bits_new(assembler->match->n_models);
	const char *name = member_name(assembler, rio_group_leader(group));
	GString *words = g_string_new(NULL);
	gboolean differ = FALSE;

	for (guint i = 0; i < group->members->len; i++) {
		const RioOwned *owned = &g_array_index(group->members, RioOwned, i);

		rio_bits_add(models, owned->model);
		differ |= !g_str_equal(member_name(assembler, owned), name);
	}
	if (rio_bits_count(models) < assembler->match->n_models) {
		g_autofree char *names = rio_assembler_names(assembler, models);

		g_string_printf(words, _W(assembler->language, "Only in: %s."), names);
	}
	for (guint i = 0; differ && i < group->members->len; i++) {
		const RioOwned *owned = &g_array_index(group->members, RioOwned, i);

		g_string_append_printf(words, "%s%s: «%s»", words->len ? "\n" : "",
				       rio_assembler_model(assembler, owned->model)->comune,
				       member_name(assembler, owned));
	}
	for (guint i = 0; i < parted->len; i++)
		add_same_work(assembler, g_array_index(parted, guint32, i), number,
			      _W(assembler->language, "The same work elsewhere:"), words);
	return g_string_free(words, words->len == 0);
}

static const RioVariation *
variation_at(const RioAssembler *assembler, guint32 v)
{
	for (guint i = 0; i < assembler->variations->len; i++) {
		const RioVariation *variation = assembler->variations->pdata[i];

		if (variation->vertex == v)
			return variation;
	}
	g_assert_not_reached();
}

char *
rio_assembler_words_of_vertex(const RioAssembler *assembler, guint32 v)
{
	const RioWoven *vertex = rio_weave_vertex(assembler->weave, v);
	g_autofree char *names = rio_assembler_names(assembler, vertex->models);
	const GArray *same;
	GString *words;
	guint32 n;
	const guint32 *out = rio_digraph_out(assembler->weave->graph, v, &n);

	switch (vertex->role) {
	case RIO_WOVEN_START:
		return g_strdup_printf(_W(assembler->language, "%s: the work begins here."), names);
	case RIO_WOVEN_END:
		return g_strdup_printf(_W(assembler->language, "%s: the work ends here."), names);
	case RIO_WOVEN_VARIATION:
		break;
	default:
		return NULL;
	}
	if (n < 2)
		return g_strdup(_W(assembler->language,
				   "Here the ways of the Comuni come together again."));
	words = g_string_new(_W(assembler->language, "Here the Comuni go different ways."));
	same = variation_at(assembler, v)->same;
	for (guint32 i = 0; i < n; i++) {
		const RioWovenArc *arc = rio_weave_arc(assembler->weave, out[i]);
		const RioWoven *target = rio_weave_vertex(assembler->weave, arc->target);
		g_autofree char *whose = rio_assembler_names(assembler, arc->models);

		if (target->group == RIO_NONE)
			g_string_append_printf(words, "\n%s", whose);
		else
			g_string_append_printf(
				words, "\n%s: «%s»", whose,
				member_name(assembler, rio_group_leader(rio_assembler_group(
							       assembler, target->group))));
	}
	for (guint i = 0; i < same->len; i++)
		add_same_work(assembler, g_array_index(same, guint32, i), RIO_NONE,
			      _W(assembler->language, "The same work:"), words);
	return g_string_free(words, FALSE);
}

void
rio_assembler_write_text(RioAssembler *assembler, RioKind kind, const char *text)
{
	rio_builder_open_kind(assembler->builder, kind);
	rio_builder_text(assembler->builder, text, -1);
	rio_builder_close(assembler->builder);
}

void
rio_assembler_write_words(RioAssembler *assembler, const char *of, const char *words)
{
	g_autofree char *wanted = g_strconcat(RIO_MADE_DOCUMENTATION, of, NULL);
	g_autofree char *id = rio_assembler_free_id(assembler, wanted);

	rio_builder_open_kind(assembler->builder, RIO_KIND_DOCUMENTATION);
	rio_builder_set(assembler->builder, "id", id);
	rio_builder_text(assembler->builder, words, -1);
	rio_builder_close(assembler->builder);
}
