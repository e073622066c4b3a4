#include "merge/agenda.h"

#include "base/words.h"
#include "match/weights.h"
#include "merge/join.h"
#include "merge/project.h"

typedef RioQuestion Question;

typedef struct {
	const RioProposal *proposal;
	const RioMerge *merge;
	const RioSettlement *settlement;
	GPtrArray *agenda;
} Asker;

static void
question_free(gpointer data)
{
	Question *question = data;

	g_free(question->group);
	g_free(question->label[0]);
	g_free(question->label[1]);
	g_ptr_array_unref(question->answers);
	g_free(question);
}

static Question *
ask(Asker *asker, RioQuestionKind kind, guint32 node, double weight)
{
	Question *question = g_new0(Question, 1);

	question->kind = kind;
	question->node = node;
	question->weight = weight;
	question->answers = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(asker->agenda, question);
	return question;
}

static void
may_be(Question *question, const char *answer)
{
	for (guint i = 0; i < question->answers->len; i++)
		if (g_str_equal(question->answers->pdata[i], answer))
			return;
	g_ptr_array_add(question->answers, g_strdup(answer));
}

static void
witness(Question *question, guint which, const RioModel *model, guint32 element)
{
	question->label[which] = g_strdup(rio_model_name(model, element));
}

/* Says by which group the question on the node is answered: that of the first Comune. */
static void
name_group(const Asker *asker, Question *question, RioDecides kind)
{
	const RioModel *model = asker->merge->model;
	g_autoptr(GArray) origins = NULL;
	g_autofree char *name = NULL;
	const RioOwned *first;
	const RioModel *whose;

	if (question->node == RIO_NONE)
		return;
	origins = rio_project_origins(model, model->nodes[question->node].element,
				      asker->merge->match);
	if (origins->len == 0)
		return;
	first = &g_array_index(origins, RioOwned, 0);
	whose = asker->merge->match->models[first->model];
	name = rio_decisions_name(whose->comune, rio_model_id(whose, first->element));
	question->group = g_strdup_printf("%s %s", rio_decides_word(kind), name);
	witness(question, 0, whose, first->element);
}

static guint32
n_models(const Asker *asker)
{
	return asker->merge->match->n_models;
}

static double
share(const Asker *asker, guint32 part)
{
	return part / (double)n_models(asker);
}

/* Ways */

static void
ask_ways(Asker *asker)
{
	const RioDraft *whole = asker->settlement->whole;

	for (guint c = 0; c < asker->settlement->settled->len; c++) {
		const RioSettled *settled = asker->settlement->settled->pdata[c];
		const RioChoice *choice = settled->choice;
		guint32 node = rio_choice_anchor(whole, choice), support;
		Question *question;

		/* nobody parts here */
		if (choice->ways->len == 1 && rio_bits_within(choice->all, choice->models))
			continue;
		if (choice->vertex == RIO_NONE)
			continue;
		support = rio_bits_count(rio_choice_models(whole, choice, settled->chosen));
		question = ask(asker, settled->open ? RIO_QUESTION_OPEN : RIO_QUESTION_WAY, node,
			       share(asker, rio_bits_count(choice->all)) *
				       (1 - share(asker, settled->dropped ? 0 : support)));
		question->settled = settled;
		name_group(asker, question, RIO_DECIDES_WAY);
		rio_bits_foreach (choice->all, m)
			may_be(question, asker->merge->match->models[m]->comune);
	}
}

/* Correspondences that are not sure */

static void
ask_same(Asker *asker)
{
	const RioMatch *match = asker->merge->match;

	for (guint32 c = 0; c < match->n_correspondences; c++) {
		const RioCorrespondence *here = &match->correspondences[c];
		const RioMember *first = &here->members[0];

		if (here->confidence >= RIO_SURE)
			continue;
		for (guint32 i = 1; i < here->n_members; i++) {
			const RioMember *member = &here->members[i];
			const RioModel *a = match->models[first->model],
				       *b = match->models[member->model];
			guint32 x = a->nodes[first->node].element,
				y = b->nodes[member->node].element;
			g_autofree char *one = NULL, *other = NULL;
			Question *question;

			if (member->model == first->model ||
			    !rio_kind_is(rio_model_kind(a, x), RIO_ACTIVITY))
				continue;
			question = ask(asker, RIO_QUESTION_SAME, RIO_NONE,
				       (1 - here->confidence) * share(asker, here->n_members));
			question->correspondence = here;
			question->member = i;
			one = rio_decisions_name(a->comune, rio_model_id(a, x));
			other = rio_decisions_name(b->comune, rio_model_id(b, y));
			question->group = g_strdup_printf(
				"%s %s | %s", rio_decides_word(RIO_DECIDES_SAME), one, other);
			witness(question, 0, a, x);
			witness(question, 1, b, y);
			may_be(question, "yes");
			may_be(question, "no");
		}
	}
}

/* Steps */

static gboolean
is_in_service(const Asker *asker, guint32 n)
{
	const RioNode *node = &asker->merge->model->nodes[n];

	return (asker->settlement->process == RIO_NONE ||
		node->process == asker->settlement->process) &&
	       (rio_kind_is(rio_model_kind(asker->merge->model, node->element), RIO_ACTIVITY) ||
		node->host != RIO_NONE);
}

static RioQuestionKind
kind_of_fate(const RioSettlement *settlement, guint32 n)
{
	switch (settlement->fates[n]) {
	case RIO_FATE_MOVED:
		return RIO_QUESTION_MOVED;
	case RIO_FATE_KEPT:
		return RIO_QUESTION_KEPT;
	case RIO_FATE_OUT:
		return settlement->must[n] ? RIO_QUESTION_LOST : RIO_QUESTION_DROPPED;
	default:
		return RIO_N_QUESTIONS;
	}
}

static void
ask_steps(Asker *asker)
{
	for (guint32 n = 0; n < asker->merge->model->n_nodes; n++) {
		RioQuestionKind kind = kind_of_fate(asker->settlement, n);
		guint32 support =
			rio_bits_count(rio_draft_vertex(asker->settlement->whole, n)->models);
		Question *question;

		if (kind == RIO_N_QUESTIONS || !is_in_service(asker, n))
			continue;
		question = ask(asker, kind, n, share(asker, support));
		name_group(asker, question, RIO_DECIDES_STEP);
		may_be(question, "keep");
		may_be(question, "drop");
	}
}

static void
ask_who(Asker *asker)
{
	for (guint32 n = 0; asker->proposal->placings && n < asker->merge->model->n_nodes; n++) {
		Question *question;

		if (!asker->proposal->placings[n].doubtful ||
		    rio_draft_vertex(asker->settlement->draft, n)->gone)
			continue;
		question =
			ask(asker, RIO_QUESTION_WHO, n,
			    share(asker,
				  rio_bits_count(
					  rio_draft_vertex(asker->settlement->draft, n)->models)));
		name_group(asker, question, RIO_DECIDES_WHO);
		may_be(question, "comune");
		may_be(question, "unione");
	}
}

/* How many different lanes of the union the step is in at its Comuni. */
static guint32
count_roles(const Asker *asker, const GArray *origins)
{
	const RioMatch *match = asker->merge->match;
	g_autoptr(GHashTable) roles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < origins->len; i++) {
		const RioOwned *owned = &g_array_index(origins, RioOwned, i);
		const RioModel *model = match->models[owned->model];
		guint32 lane = model->nodes[rio_model_node(model, owned->element)].lane;
		guint32 merged = lane == RIO_NONE
					 ? RIO_NONE
					 : rio_proposal_lane(asker->proposal, owned->model, lane);

		if (lane != RIO_NONE)
			g_hash_table_add(roles, merged == RIO_NONE
							? rio_join_fold(rio_model_name(model, lane))
							: g_strdup_printf("%u", merged));
	}
	return g_hash_table_size(roles);
}

static gboolean
have_one_name(const Asker *asker, const GArray *origins)
{
	for (guint i = 1; i < origins->len; i++) {
		const RioOwned *a = &g_array_index(origins, RioOwned, 0),
			       *b = &g_array_index(origins, RioOwned, i);
		g_autofree char *x = rio_join_fold(
			rio_model_name(asker->merge->match->models[a->model], a->element));
		g_autofree char *y = rio_join_fold(
			rio_model_name(asker->merge->match->models[b->model], b->element));

		if (!g_str_equal(x, y))
			return FALSE;
	}
	return TRUE;
}

static void
ask_roles_and_names(Asker *asker)
{
	const RioModel *model = asker->merge->model;

	for (guint32 n = 0; n < model->n_nodes; n++) {
		g_autoptr(GArray) origins = NULL;
		Question *question;

		if (!is_in_service(asker, n) || rio_draft_vertex(asker->settlement->draft, n)->gone)
			continue;
		origins = rio_project_origins(model, model->nodes[n].element, asker->merge->match);
		if (count_roles(asker, origins) > 1) {
			question = ask(asker, RIO_QUESTION_ROLE, n, share(asker, origins->len));
			name_group(asker, question, RIO_DECIDES_WHO);
			may_be(question, "comune");
			may_be(question, "unione");
		}
		if (have_one_name(asker, origins))
			continue;
		question = ask(asker, RIO_QUESTION_NAME, n, share(asker, origins->len));
		name_group(asker, question, RIO_DECIDES_NAME);
		for (guint i = 0; i < origins->len; i++) {
			const RioOwned *owned = &g_array_index(origins, RioOwned, i);
			g_autofree char *name = g_strdup(rio_model_name(
				asker->merge->match->models[owned->model], owned->element));

			may_be(question, g_strstrip(g_strdelimit(name, "\r\n\t", ' ')));
		}
	}
}

/* What was decided once */

static void
ask_again(Asker *asker)
{
	const RioDecisions *decisions = asker->proposal->decisions;

	for (guint i = 0; decisions && i < decisions->all->len; i++) {
		const RioDecision *decision = decisions->all->pdata[i];
		Question *question;

		if (!asker->proposal->rulings->stale[i])
			continue;
		question = ask(asker, RIO_QUESTION_AGAIN, RIO_NONE, 1);
		question->decision = decision;
	}
}

/* By RioQuestionKind: what kind of decision answers it. */
static const RioDecides answered_by[RIO_N_QUESTIONS] = {
	[RIO_QUESTION_AGAIN] = RIO_N_DECIDES,	   [RIO_QUESTION_LOST] = RIO_DECIDES_STEP,
	[RIO_QUESTION_OPEN] = RIO_N_DECIDES,	   [RIO_QUESTION_WAY] = RIO_DECIDES_WAY,
	[RIO_QUESTION_MOVED] = RIO_DECIDES_STEP,   [RIO_QUESTION_KEPT] = RIO_DECIDES_STEP,
	[RIO_QUESTION_SAME] = RIO_N_DECIDES,	   [RIO_QUESTION_WHO] = RIO_DECIDES_WHO,
	[RIO_QUESTION_DROPPED] = RIO_DECIDES_STEP, [RIO_QUESTION_ROLE] = RIO_DECIDES_WHO,
	[RIO_QUESTION_NAME] = RIO_DECIDES_NAME,
};

/* Whether it came as was decided: what was to be kept may have found no place. */
static gboolean
is_done(const Question *question, const RioDecision *decision)
{
	return (question->kind != RIO_QUESTION_LOST && question->kind != RIO_QUESTION_DROPPED) ||
	       g_str_equal(decision->answer, "drop");
}

/* What was answered is no question any more; matched correspondences are sure by now. */
static gboolean
is_answered(const Asker *asker, const Question *question)
{
	const RioDecisions *decisions = asker->proposal->decisions;
	const RioRulings *rulings = asker->proposal->rulings;

	for (guint i = 0; decisions && i < decisions->all->len; i++) {
		const RioDecision *decision = decisions->all->pdata[i];

		if (decision->answer && !rulings->stale[i] && rulings->nodes[i] != RIO_NONE &&
		    rulings->nodes[i] == question->node &&
		    decision->kind == answered_by[question->kind] && is_done(question, decision))
			return TRUE;
	}
	return FALSE;
}

static int
compare_questions(gconstpointer a, gconstpointer b)
{
	const Question *x = *(Question *const *)a, *y = *(Question *const *)b;

	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	if (x->node != y->node)
		return x->node < y->node ? -1 : 1;
	return g_strcmp0(x->group, y->group);
}

GPtrArray *
rio_agenda_of(const RioProposal *proposal)
{
	Asker asker = {
		.proposal = proposal, .merge = proposal->merge, .settlement = proposal->settlement};

	asker.agenda = g_ptr_array_new_with_free_func(question_free);
	ask_again(&asker);
	ask_ways(&asker);
	ask_same(&asker);
	ask_steps(&asker);
	ask_who(&asker);
	ask_roles_and_names(&asker);
	for (guint i = asker.agenda->len; i-- > 0;)
		if (is_answered(&asker, asker.agenda->pdata[i]))
			g_ptr_array_remove_index(asker.agenda, i);
	g_ptr_array_sort(asker.agenda, compare_questions);
	return asker.agenda;
}

/* Words */

/* By RioQuestionKind. */
static const struct {
	const char *code;
	const char *words; /* with the name of what it is about */
} kinds[RIO_N_QUESTIONS] = {
	[RIO_QUESTION_AGAIN] = {"asked-again", N_("Decided once, but gone or renamed since: %s")},
	[RIO_QUESTION_LOST] = {"lost", N_("«%s» has to be there, and no place was found for it")},
	[RIO_QUESTION_OPEN] = {"left-open",
			       N_("After «%s» all ways are left: to take one would not be sound")},
	[RIO_QUESTION_WAY] = {"variation", N_("After «%s» the Comuni go different ways")},
	[RIO_QUESTION_MOVED] = {"placement", N_("«%s» is kept: is it in the right place?")},
	[RIO_QUESTION_KEPT] = {"kept", N_("«%s» is kept though few have it: is it needed?")},
	[RIO_QUESTION_SAME] = {"correspondence", N_("Is «%s» the same work as «%s»?")},
	[RIO_QUESTION_WHO] = {"who", N_("Who does «%s», the Comune or the Unione?")},
	[RIO_QUESTION_DROPPED] = {"dropped", N_("«%s» is dropped: is that right?")},
	[RIO_QUESTION_ROLE] = {"roles", N_("Different roles do «%s»: which is it to be?")},
	[RIO_QUESTION_NAME] = {"name", N_("What is «%s» to be called?")},
};

const char *
rio_question_code(RioQuestionKind kind)
{
	return kinds[kind].code;
}

static char *
name_of(const RioProposal *proposal, const Question *question, RioLanguage language)
{
	const RioModel *model = proposal->merge->model;
	const char *name;
	guint32 element;

	if (question->node == RIO_NONE)
		return g_strdup(_W(language, "the beginning"));
	element = model->nodes[question->node].element;
	name = rio_model_name(model, element);
	return name[0] != '\0' ? g_strdup(name) : g_strdup(rio_model_id(model, element));
}

char *
rio_question_words(const RioProposal *proposal, const Question *question, RioLanguage language)
{
	const char *words = rio_words(language, kinds[question->kind].words);
	g_autofree char *name = NULL;

	if (question->kind == RIO_QUESTION_AGAIN)
		return g_strdup_printf(words, question->decision->group);
	if (question->kind == RIO_QUESTION_SAME)
		return g_strdup_printf(words, question->label[0], question->label[1]);
	name = name_of(proposal, question, language);
	return g_strdup_printf(words, name);
}

static void
append_names(const RioProposal *proposal, const RioBits *models, GString *into)
{
	const char *comma = "";

	rio_bits_foreach (models, m) {
		g_string_append_printf(into, "%s%s", comma,
				       proposal->merge->match->models[m]->comune);
		comma = ", ";
	}
}

/* "Brenta, Pieve: this › that" */
static char *
way_in_words(const RioProposal *proposal, const RioSettled *settled, guint way,
	     RioLanguage language)
{
	const RioDraft *whole = proposal->settlement->whole;
	const RioRegion *region = settled->regions->pdata[way];
	GString *line = g_string_new(NULL);
	gboolean any = FALSE;

	append_names(proposal, rio_choice_models(whole, settled->choice, way), line);
	g_string_append(line, ": ");
	rio_bits_foreach (region->inside, v) {
		guint32 element =
			v < whole->model->n_nodes ? rio_draft_element(whole, v) : RIO_NONE;

		if (element == RIO_NONE || !rio_kind_is(rio_draft_kind(whole, v), RIO_ACTIVITY))
			continue;
		g_string_append_printf(line, "%s%s", any ? " › " : "",
				       rio_model_name(whole->model, element));
		any = TRUE;
	}
	if (!any)
		g_string_append(line, _W(language, "straight on"));
	return g_string_free(line, FALSE);
}

static void
add_ways(const RioProposal *proposal, const RioSettled *settled, RioLanguage language,
	 GPtrArray *details)
{
	g_autoptr(RioBits) others = rio_bits_copy(settled->choice->all);

	for (guint i = 0; i < settled->choice->ways->len; i++) {
		g_autofree char *line = way_in_words(proposal, settled, i, language);
		const char *mark = settled->open || settled->dropped ? "%s"
				   : i == settled->chosen	     ? _W(language, "%s (proposed)")
				   : settled->brought[i]
					   ? _W(language, "%s (what has to be there is kept)")
					   : "%s";

		g_ptr_array_add(details, g_strdup_printf(mark, line));
	}
	rio_bits_subtract(others, settled->choice->models);
	if (!rio_bits_empty(others)) {
		GString *line = g_string_new(NULL);

		append_names(proposal, others, line);
		g_string_append_printf(line, ": %s%s", _W(language, "have none of these"),
				       settled->dropped ? _W(language, " (proposed)") : "");
		g_ptr_array_add(details, g_string_free(line, FALSE));
	}
}

/* Who does the step, what it is called there, and in which role. */
static void
add_members(const RioProposal *proposal, guint32 node, GPtrArray *details)
{
	const RioMatch *match = proposal->merge->match;
	const RioModel *model = proposal->merge->model;
	g_autoptr(GArray) origins = rio_project_origins(model, model->nodes[node].element, match);

	for (guint i = 0; i < origins->len; i++) {
		const RioOwned *owned = &g_array_index(origins, RioOwned, i);
		const RioModel *whose = match->models[owned->model];
		guint32 lane = whose->nodes[rio_model_node(whose, owned->element)].lane;

		g_ptr_array_add(
			details,
			g_strdup_printf("%s: %s%s%s", whose->comune,
					rio_model_name(whose, owned->element),
					lane == RIO_NONE ? "" : " @ ",
					lane == RIO_NONE ? "" : rio_model_name(whose, lane)));
	}
}

GPtrArray *
rio_question_details(const RioProposal *proposal, const Question *question, RioLanguage language)
{
	GPtrArray *details = g_ptr_array_new_with_free_func(g_free);

	if (question->settled)
		add_ways(proposal, question->settled, language, details);
	else if (question->node != RIO_NONE)
		add_members(proposal, question->node, details);
	if (question->kind == RIO_QUESTION_SAME) {
		const RioMatch *match = proposal->merge->match;
		const RioMember *other = &question->correspondence->members[question->member];

		g_ptr_array_add(
			details,
			g_strdup_printf(
				"%s, %s: %.0f%%",
				match->models[question->correspondence->members[0].model]->comune,
				match->models[other->model]->comune,
				100 * question->correspondence->confidence));
	}
	if (question->node != RIO_NONE && proposal->placings && question->kind == RIO_QUESTION_WHO)
		g_ptr_array_add(details,
				g_strdup(rio_proposal_reason(proposal, question->node, language)));
	return details;
}
