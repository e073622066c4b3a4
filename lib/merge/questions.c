/*
 * questions.c: what the questions of an agenda say
 */
#include "base/words.h"
#include "merge/agenda.h"
#include "merge/project.h"
#include "merge/telling.h"

typedef RioQuestion Question;

/* By RioQuestionKind. */
static const struct {
	const char *code;
	const char *one;  /* with the name of what it is about */
	const char *many; /* with how many there are; NULL: there is no such question */
} kinds[RIO_N_QUESTIONS] = {
	[RIO_QUESTION_AGAIN] = {"asked-again", N_("Decided once, asked again: %s: %s")},
	[RIO_QUESTION_LOST] = {"lost", N_("«%s» has to be there, and no place was found for it")},
	[RIO_QUESTION_OPEN] = {"left-open",
			       N_("After «%s» all ways are left: to take one would not be sound")},
	[RIO_QUESTION_WAY] = {"variation", N_("After «%s» the Comuni go different ways")},
	[RIO_QUESTION_WHO] = {"who", N_("Who does «%s», the Comune or the Unione?")},
	[RIO_QUESTION_TERM] = {"term",
			       N_("«%s»: the Comuni wait for different times: which is it?")},
	[RIO_QUESTION_MOVED] =
		{"placement", N_("«%s» is kept: is it in the right place?"),
		 N_("%u steps are kept, but elsewhere: are they in the right place?")},
	[RIO_QUESTION_KEPT] = {"kept", N_("«%s» is kept though few have it: is it needed?"),
			       N_("%u steps are kept though few have them: are they needed?")},
	[RIO_QUESTION_DROPPED] = {"dropped", N_("«%s» is dropped: is that right?"),
				  N_("%u steps that few have are dropped: is that right?")},
	[RIO_QUESTION_SAME] = {"correspondence", N_("Is «%s» the same work as «%s»?"),
			       N_("Is all of this the same work as «%s»?")},
	[RIO_QUESTION_NAME] = {"name", N_("What is «%s» to be called?"),
			       N_("%u steps have several names: which is it to be?")},
};

/* By their word, what the answers mean; names and Comuni speak for themselves. */
static const struct {
	const char *word;
	const char *means;
} answers[] = {
	{"keep", N_("it is in the associated service")},
	{"drop", N_("it is left out")},
	{"comune", N_("the Comune does it")},
	{"unione", N_("the Unione does it")},
	{"yes", N_("yes, it is the same work")},
	{"no", N_("no, they are two different things")},
};

const char *
rio_question_code(RioQuestionKind kind)
{
	return kinds[kind].code;
}

static char *
words_on_node(const RioProposal *proposal, RioQuestionKind kind, guint32 node, RioLanguage language)
{
	guint32 known = node == RIO_NONE ? RIO_NONE : proposal->known[node];
	g_autofree char *place = rio_tell_place(proposal->settlement->whole, known, language);

	return g_strdup_printf(rio_words(language, kinds[kind].one), place);
}

/* Of questions with several points. */
static char *
words_on_all(const Question *question, RioLanguage language)
{
	const char *words = rio_words(language, kinds[question->kind].many);
	const RioPoint *first = question->points->pdata[0];

	if (question->kind == RIO_QUESTION_SAME)
		return g_strdup_printf(words, first->label[0]);
	return g_strdup_printf(words, question->points->len);
}

char *
rio_question_words(const RioProposal *proposal, const Question *question, RioLanguage language)
{
	if (question->kind == RIO_QUESTION_AGAIN) {
		const RioMatch *match = proposal->merge->match;
		g_autofree char *why = rio_decision_why_stale(question->decision, match->models,
							      match->n_models, language);

		return g_strdup_printf(rio_words(language, kinds[question->kind].one),
				       question->decision->group, why);
	}
	if (kinds[question->kind].many && question->points->len > 1)
		return words_on_all(question, language);
	return rio_point_words(proposal, question->points->pdata[0], language);
}

char *
rio_point_words(const RioProposal *proposal, const RioPoint *point, RioLanguage language)
{
	if (point->kind == RIO_QUESTION_SAME)
		return g_strdup_printf(rio_words(language, kinds[point->kind].one), point->label[0],
				       point->label[1]);
	return words_on_node(proposal, point->kind, point->node, language);
}

/* Ways */

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

/* The part of the flow on the way, or NULL. */
static const RioRegion *
region_of(const RioSettled *settled, guint way)
{
	return way < settled->regions->len ? settled->regions->pdata[way] : NULL;
}

/* What the outcome is called on that way, or at all; "": nothing, or it is no outcome. */
static const char *
outcome_name(const RioDraft *whole, const RioChoice *choice, guint way)
{
	if (choice->varies)
		return "";
	return rio_draft_answer(whole, rio_choice_way(choice, way < choice->ways->len ? way : 0));
}

/* The names of all that is on the way, in the order of the flow. */
static char *
list_way(const RioProposal *proposal, const RioRegion *region)
{
	const RioModel *model = proposal->merge->model;
	GString *list = g_string_new(NULL);

	for (guint32 i = 0; i < model->n_nodes; i++) {
		guint32 v = proposal->course[i];

		if (rio_bits_has(region->inside, v) &&
		    rio_tell_is_seen(proposal->settlement->whole, v))
			g_string_append_printf(list, "%s\n",
					       rio_model_name(model, model->nodes[v].element));
	}
	return g_string_free(list, FALSE);
}

/* Of each outcome that the question is about; NULL if the Comune does not come by. */
static char *
words_of_ways(const RioProposal *proposal, const Question *question, guint32 model,
	      RioLanguage language, gboolean in_full)
{
	const RioDraft *whole = proposal->settlement->whole;
	g_autoptr(GString) line = g_string_new(NULL);
	const RioRegion *first = NULL;

	for (guint s = 0; s < question->settled->len; s++) {
		const RioSettled *settled = question->settled->pdata[s];
		guint own = rio_settled_way(proposal->settlement, settled, model);
		/* what reads alike is one answer, whatever it is called */
		const char *name = outcome_name(whole, settled->choice, in_full ? 0 : own);
		const RioRegion *region = region_of(settled, own);
		g_autofree char *way = NULL;

		if (!rio_bits_has(settled->choice->all, model))
			continue;
		if (!first)
			first = region;
		way = !region	? g_strdup(_W(language, "nothing of this"))
		      : in_full ? list_way(proposal, region)
				: rio_tell_way(whole, region, model);
		if (way[0] != '\0')
			g_string_append_printf(line, "%s%s%s%s", line->len > 0 ? "; " : "", name,
					       name[0] != '\0' ? ": " : "", way);
	}
	if (line->len == 0)
		return first ? rio_tell_straight_on(whole, first, model, language) : NULL;
	return g_string_free(g_steal_pointer(&line), FALSE);
}

char *
rio_question_way(const RioProposal *proposal, const Question *question, guint32 model,
		 RioLanguage language)
{
	return words_of_ways(proposal, question, model, language, FALSE);
}

char *
rio_question_whole_way(const RioProposal *proposal, const Question *question, guint32 model)
{
	return words_of_ways(proposal, question, model, RIO_LANGUAGE_EN, TRUE);
}

GArray *
rio_question_steps(const RioProposal *proposal, const Question *question, guint32 model)
{
	GArray *steps = g_array_new(FALSE, FALSE, sizeof(guint32));
	const RioModel *union_ = proposal->merge->model;

	for (guint s = 0; s < question->settled->len; s++) {
		const RioSettled *settled = question->settled->pdata[s];
		const RioRegion *region =
			region_of(settled, rio_settled_way(proposal->settlement, settled, model));

		if (!region)
			continue;
		rio_bits_foreach (region->inside, v)
			if (v < union_->n_nodes && rio_node_is_activity(union_, v))
				g_array_append_val(steps, v);
	}
	return steps;
}

char *
rio_answer_words(const RioProposal *proposal, const Question *question, const RioAnswer *answer,
		 RioLanguage language)
{
	if (answer->models) {
		GString *line = g_string_new(NULL);
		g_autofree char *way = rio_question_way(proposal, question,
							rio_bits_next(answer->models, 0), language);

		append_names(proposal, answer->models, line);
		g_string_append_printf(line, ": %s", way);
		return g_string_free(line, FALSE);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(answers); i++)
		if (g_str_equal(answers[i].word, answer->word))
			return g_strdup(rio_words(language, answers[i].means));
	return g_strdup(answer->word);
}

/* Details */

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

static void
add_sureness(const RioProposal *proposal, const Question *question, const RioPoint *point,
	     GPtrArray *details)
{
	const RioCorrespondence *here = question->correspondence;
	RioModel *const *models = proposal->merge->match->models;

	g_ptr_array_add(details,
			g_strdup_printf("%s, %s: %.0f%%", models[here->members[0].model]->comune,
					models[here->members[point->member].model]->comune,
					100 * here->confidence));
}

GPtrArray *
rio_point_details(const RioProposal *proposal, const Question *question, const RioPoint *point,
		  RioLanguage language)
{
	GPtrArray *details = g_ptr_array_new_with_free_func(g_free);

	switch (point->kind) {
	case RIO_QUESTION_OPEN:
	case RIO_QUESTION_WAY:
		break;
	case RIO_QUESTION_SAME:
		add_sureness(proposal, question, point, details);
		break;
	case RIO_QUESTION_WHO:
		add_members(proposal, point->node, details);
		g_ptr_array_add(details, rio_proposal_reason(proposal, point->node, language));
		break;
	default:
		add_members(proposal, point->node, details);
	}
	return details;
}
