#include "merge/agenda.h"

#include "base/compare.h"
#include "base/hash.h"
#include "label/fold.h"
#include "match/weights.h"
#include "merge/join.h"
#include "merge/project.h"

typedef RioQuestion Question;

typedef struct {
	const RioProposal *proposal;
	const RioMerge *merge;
	const RioSettlement *settlement;
	GPtrArray *agenda;
	RioBits *covered; /* nodes of the union that questions on ways have asked about */
} Asker;

static void
answer_free(gpointer data)
{
	RioAnswer *answer = data;

	g_free(answer->word);
	rio_bits_free(answer->models);
	g_free(answer);
}

static void
point_free(gpointer data)
{
	RioPoint *point = data;

	g_free(point->group);
	g_free(point->label[0]);
	g_free(point->label[1]);
	g_ptr_array_unref(point->answers);
	g_free(point);
}

static void
question_free(gpointer data)
{
	Question *question = data;

	g_clear_pointer(&question->settled, g_ptr_array_unref);
	g_ptr_array_unref(question->points);
	g_free(question);
}

static Question *
question_new(const RioProposal *proposal, RioQuestionKind kind, guint32 node, double weight)
{
	Question *question = g_new0(Question, 1);

	question->proposal = proposal;
	question->kind = kind;
	question->node = node;
	question->weight = weight;
	question->points = g_ptr_array_new_with_free_func(point_free);
	return question;
}

static Question *
ask(Asker *asker, RioQuestionKind kind, guint32 node, double weight)
{
	Question *question = question_new(asker->proposal, kind, node, weight);

	g_ptr_array_add(asker->agenda, question);
	return question;
}

static RioAnswer *
may_be(RioPoint *point, const char *word, gboolean chosen)
{
	RioAnswer *answer;

	for (guint i = 0; i < point->answers->len; i++) {
		answer = point->answers->pdata[i];
		if (g_str_equal(answer->word, word))
			return answer;
	}
	answer = g_new0(RioAnswer, 1);
	answer->word = g_strdup(word);
	answer->chosen = chosen;
	g_ptr_array_add(point->answers, answer);
	return answer;
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

/* How many Comuni have the node. */
static double
share_of(const Asker *asker, guint32 n)
{
	return share(asker, rio_bits_count(rio_draft_vertex(asker->settlement->whole, n)->models));
}

/* What was decided */

/* By RioQuestionKind: what kind of decision answers it. */
static const RioDecides answered_by[RIO_N_QUESTIONS] = {
	[RIO_QUESTION_AGAIN] = RIO_N_DECIDES,	[RIO_QUESTION_LOST] = RIO_DECIDES_STEP,
	[RIO_QUESTION_OPEN] = RIO_DECIDES_WAY,	[RIO_QUESTION_WAY] = RIO_DECIDES_WAY,
	[RIO_QUESTION_WHO] = RIO_DECIDES_WHO,	[RIO_QUESTION_MOVED] = RIO_DECIDES_STEP,
	[RIO_QUESTION_KEPT] = RIO_DECIDES_STEP, [RIO_QUESTION_DROPPED] = RIO_DECIDES_STEP,
	[RIO_QUESTION_SAME] = RIO_DECIDES_SAME, [RIO_QUESTION_NAME] = RIO_DECIDES_NAME,
	[RIO_QUESTION_TERM] = RIO_DECIDES_NAME,
};

RioDecides
rio_question_decides(RioQuestionKind kind)
{
	return answered_by[kind];
}

/* Whether it came as was decided: what was to be kept may have found no place. */
static gboolean
is_done(RioQuestionKind kind, const RioDecision *decision)
{
	switch (kind) {
	case RIO_QUESTION_LOST:
	case RIO_QUESTION_DROPPED:
		return g_str_equal(decision->answer, "drop");
	case RIO_QUESTION_OPEN:
		return FALSE;
	default:
		return TRUE;
	}
}

/* What was answered is no question any more; matched correspondences are sure by now. */
static gboolean
is_answered(const Asker *asker, RioQuestionKind kind, guint32 node)
{
	const RioDecisions *decisions = asker->proposal->decisions;
	const RioRulings *rulings = asker->proposal->rulings;

	for (guint i = 0; decisions && node != RIO_NONE && i < decisions->all->len; i++) {
		const RioDecision *decision = decisions->all->pdata[i];

		if (decision->answer && !rulings->stale[i] && rulings->nodes[i] == node &&
		    decision->kind == answered_by[kind] && is_done(kind, decision))
			return TRUE;
	}
	return FALSE;
}

static void
ask_again(Asker *asker)
{
	const RioDecisions *decisions = asker->proposal->decisions;

	for (guint i = 0; decisions && i < decisions->all->len; i++)
		if (asker->proposal->rulings->stale[i])
			ask(asker, RIO_QUESTION_AGAIN, RIO_NONE, 1)->decision =
				decisions->all->pdata[i];
}

/* Points */

static RioPoint *
add_point(Question *question, RioQuestionKind kind, guint32 node)
{
	RioPoint *point = g_new0(RioPoint, 1);

	point->kind = kind;
	point->node = node;
	point->answers = g_ptr_array_new_with_free_func(answer_free);
	g_ptr_array_add(question->points, point);
	return point;
}

static void
witness(RioPoint *point, guint which, const RioModel *model, guint32 element)
{
	point->label[which] = g_strdup(rio_model_name(model, element));
}

/* A point on a node of the union; its group is that of the first Comune. */
static RioPoint *
add_node_point(const Asker *asker, Question *question, RioQuestionKind kind, guint32 node)
{
	const RioModel *model = asker->merge->model, *whose;
	RioPoint *point = add_point(question, kind, node);
	g_autoptr(GArray) origins = NULL;
	g_autofree char *name = NULL;
	const RioOwned *first;

	if (node == RIO_NONE)
		return point;
	origins = rio_project_origins(model, model->nodes[node].element, asker->merge->match);
	if (origins->len == 0)
		return point;
	first = &g_array_index(origins, RioOwned, 0);
	whose = asker->merge->match->models[first->model];
	name = rio_decisions_name(whose->comune, rio_model_id(whose, first->element));
	point->group = g_strdup_printf("%s %s", rio_decides_word(answered_by[kind]), name);
	witness(point, 0, whose, first->element);
	return point;
}

static void
add_step_point(const Asker *asker, Question *question, RioQuestionKind kind, guint32 node)
{
	RioPoint *point = add_node_point(asker, question, kind, node);
	gboolean is_there = kind == RIO_QUESTION_KEPT || kind == RIO_QUESTION_MOVED;

	may_be(point, "keep", is_there);
	/* nobody proposes to drop what has to be there */
	may_be(point, "drop", !is_there && kind != RIO_QUESTION_LOST);
}

static gboolean
is_activity(const Asker *asker, guint32 n)
{
	return rio_node_is_activity(asker->merge->model, n);
}

static gboolean
is_in_service(const Asker *asker, guint32 n)
{
	return rio_settlement_has(asker->settlement, n) &&
	       (is_activity(asker, n) || asker->merge->model->nodes[n].host != RIO_NONE);
}

/* What is asked about a step, or RIO_N_QUESTIONS. */
static RioQuestionKind
kind_of_fate(const Asker *asker, guint32 n)
{
	RioQuestionKind kind;

	switch (asker->settlement->fates[n]) {
	case RIO_FATE_MOVED:
		kind = RIO_QUESTION_MOVED;
		break;
	case RIO_FATE_KEPT:
		/* what most do is needed, but they do it at different places */
		kind = rio_proposal_most_do(asker->proposal, n) ? RIO_QUESTION_MOVED
								: RIO_QUESTION_KEPT;
		break;
	case RIO_FATE_OUT:
		kind = asker->settlement->must[n] ? RIO_QUESTION_LOST : RIO_QUESTION_DROPPED;
		break;
	default:
		return RIO_N_QUESTIONS;
	}
	return is_in_service(asker, n) && !is_answered(asker, kind, n) ? kind : RIO_N_QUESTIONS;
}

/* Ways */

/* Nobody parts there, or it is the beginning. */
static gboolean
is_no_question(const RioSettled *settled)
{
	const RioChoice *choice = settled->choice;

	return choice->vertex == RIO_NONE ||
	       (choice->ways->len == 1 && rio_bits_within(choice->all, choice->models));
}

/* The question on the ways behind the node, if there is one already. */
static Question *
find_ways(const Asker *asker, guint32 node)
{
	for (guint i = 0; i < asker->agenda->len; i++) {
		Question *question = asker->agenda->pdata[i];

		if (question->settled && question->node == node && node != RIO_NONE)
			return question;
	}
	return NULL;
}

static void
gather_ways(Asker *asker)
{
	const RioDraft *whole = asker->settlement->whole;

	for (guint c = 0; c < asker->settlement->settled->len; c++) {
		RioSettled *settled = asker->settlement->settled->pdata[c];
		const RioChoice *choice = settled->choice;
		guint32 node, support;
		Question *question;
		double weight;

		if (is_no_question(settled))
			continue;
		node = rio_choice_anchor(whole, choice);
		support = rio_bits_count(rio_choice_models(whole, choice, settled->chosen));
		weight = share(asker, rio_bits_count(choice->all)) *
			 (1 - share(asker, settled->dropped ? 0 : support));
		question = find_ways(asker, node);
		if (!question) {
			question = ask(asker, RIO_QUESTION_WAY, node, weight);
			question->settled = g_ptr_array_new();
		}
		g_ptr_array_add(question->settled, settled);
		question->weight = MAX(question->weight, weight);
		if (settled->open)
			question->kind = RIO_QUESTION_OPEN;
	}
}

/* Whether the proposal does what the Comune does. */
static gboolean
is_taken(const Asker *asker, const Question *question, guint32 m)
{
	for (guint s = 0; s < question->settled->len; s++) {
		const RioSettled *settled = question->settled->pdata[s];
		guint taken = settled->dropped ? settled->choice->ways->len : settled->chosen;

		if (settled->open || rio_settled_way(asker->settlement, settled, m) != taken)
			return FALSE;
	}
	return TRUE;
}

/* An answer for each way that says something else than the others, in whatever capitals. */
static void
add_ways(const Asker *asker, Question *question)
{
	RioPoint *point = add_node_point(asker, question, question->kind, question->node);
	g_autoptr(GHashTable) said =
		g_hash_table_new_full(rio_hash_text, g_str_equal, g_free, NULL);

	for (guint32 m = 0; m < n_models(asker); m++) {
		g_autofree char *line = rio_question_whole_way(asker->proposal, question, m);
		char *words = line ? rio_fold(line, G_MAXSIZE, TRUE) : NULL;
		RioAnswer *answer = words ? g_hash_table_lookup(said, words) : NULL;

		if (!words)
			continue;
		if (!answer) {
			answer = may_be(point, asker->merge->match->models[m]->comune, FALSE);
			answer->models = rio_bits_new(n_models(asker));
		}
		rio_bits_add(answer->models, m);
		answer->chosen |= is_taken(asker, question, m);
		g_hash_table_insert(said, words, answer);
	}
}

static gboolean
is_decided(const Question *question)
{
	for (guint s = 0; s < question->settled->len; s++)
		if (!((const RioSettled *)question->settled->pdata[s])->decided)
			return FALSE;
	return TRUE;
}

/* The nodes of the union that stand on the ways, way by way (guint32). */
static GArray *
nodes_on_ways(const Asker *asker, const Question *question)
{
	GArray *nodes = g_array_new(FALSE, FALSE, sizeof(guint32));

	for (guint s = 0; s < question->settled->len; s++) {
		const RioSettled *settled = question->settled->pdata[s];

		for (guint i = 0; i < settled->regions->len; i++) {
			const RioRegion *region = settled->regions->pdata[i];

			rio_bits_foreach (region->inside, v)
				if (v < asker->merge->model->n_nodes)
					g_array_append_val(nodes, v);
		}
	}
	return nodes;
}

/*
 * What stands on the ways is asked about with them; if they are decided (not @asked), so is what is
 * not taken.
 */
static void
cover(Asker *asker, Question *question, gboolean asked)
{
	g_autoptr(GArray) nodes = nodes_on_ways(asker, question);

	for (guint i = 0; i < nodes->len; i++) {
		guint32 v = g_array_index(nodes, guint32, i);
		RioQuestionKind kind;

		if (rio_bits_has(asker->covered, v))
			continue;
		kind = kind_of_fate(asker, v);
		if (kind == RIO_N_QUESTIONS || kind == RIO_QUESTION_LOST ||
		    (!asked && kind != RIO_QUESTION_DROPPED))
			continue;
		rio_bits_add(asker->covered, v);
		if (asked)
			add_step_point(asker, question, kind, v);
	}
}

static gboolean
is_there(const Asker *asker, guint32 v)
{
	return !rio_draft_vertex(asker->settlement->draft, v)->gone;
}

/* Whether neither the place nor any work on its ways is in the service. */
static gboolean
is_elsewhere(const Asker *asker, const Question *question)
{
	g_autoptr(GArray) nodes = nodes_on_ways(asker, question);

	if (question->node == RIO_NONE || is_there(asker, question->node))
		return FALSE;
	for (guint i = 0; i < nodes->len; i++) {
		guint32 v = g_array_index(nodes, guint32, i);

		if (is_there(asker, v) && is_activity(asker, v))
			return FALSE;
	}
	return TRUE;
}

/* Whether its place is in the service, and the ways from there do not all read alike. */
static gboolean
is_open(const Asker *asker, Question *question)
{
	if (is_elsewhere(asker, question))
		return FALSE;
	add_ways(asker, question);
	return ((RioPoint *)question->points->pdata[0])->answers->len > 1;
}

/* Those that were decided on, or are no questions, go again. */
static void
ask_ways(Asker *asker)
{
	guint first = asker->agenda->len;

	gather_ways(asker);
	for (guint i = first; i < asker->agenda->len;) {
		Question *question = asker->agenda->pdata[i];
		gboolean decided =
			is_answered(asker, question->kind, question->node) || is_decided(question);
		gboolean asked = !decided && is_open(asker, question);

		if (asked || decided)
			cover(asker, question, asked);
		if (asked)
			i++;
		else
			g_ptr_array_remove_index(asker->agenda, i);
	}
}

/* Correspondences that are not sure */

static void
add_same(const Asker *asker, Question *question, guint32 i)
{
	const RioMatch *match = asker->merge->match;
	const RioMember *first = &question->correspondence->members[0],
			*member = &question->correspondence->members[i];
	const RioModel *a = match->models[first->model], *b = match->models[member->model];
	guint32 x = a->nodes[first->node].element, y = b->nodes[member->node].element;
	g_autofree char *one = rio_decisions_name(a->comune, rio_model_id(a, x));
	g_autofree char *other = rio_decisions_name(b->comune, rio_model_id(b, y));
	RioPoint *point = add_point(question, RIO_QUESTION_SAME, RIO_NONE);

	point->member = i;
	point->group =
		g_strdup_printf("%s %s | %s", rio_decides_word(RIO_DECIDES_SAME), one, other);
	witness(point, 0, a, x);
	witness(point, 1, b, y);
	may_be(point, "yes", TRUE);
	may_be(point, "no", FALSE);
}

static void
ask_same(Asker *asker)
{
	const RioMatch *match = asker->merge->match;

	for (guint32 c = 0; c < match->n_correspondences; c++) {
		const RioCorrespondence *here = &match->correspondences[c];
		const RioMember *first = &here->members[0];
		const RioModel *model = match->models[first->model];
		Question *question;

		if (here->confidence >= RIO_SURE || !rio_node_is_activity(model, first->node))
			continue;
		question = ask(asker, RIO_QUESTION_SAME, RIO_NONE,
			       (1 - here->confidence) * share(asker, here->n_members));
		question->correspondence = here;
		for (guint32 i = 1; i < here->n_members; i++)
			if (here->members[i].model != first->model)
				add_same(asker, question, i);
	}
}

/* Steps */

/* What has to be there and is not is asked one by one, all else that is alike in one question. */
static void
ask_steps(Asker *asker)
{
	Question *folded[RIO_N_QUESTIONS] = {NULL};

	for (guint32 n = 0; n < asker->merge->model->n_nodes; n++) {
		RioQuestionKind kind = kind_of_fate(asker, n);

		if (kind == RIO_N_QUESTIONS || rio_bits_has(asker->covered, n))
			continue;
		if (kind == RIO_QUESTION_LOST || !folded[kind])
			folded[kind] = ask(asker, kind, n, share_of(asker, n));
		add_step_point(asker, folded[kind], kind, n);
	}
}

static void
ask_who(Asker *asker)
{
	for (guint32 n = 0; asker->proposal->placings && n < asker->merge->model->n_nodes; n++) {
		const RioPlacing *placing = &asker->proposal->placings[n];
		RioPoint *point;

		if (!placing->meeting.doubtful ||
		    rio_draft_vertex(asker->settlement->draft, n)->gone ||
		    is_answered(asker, RIO_QUESTION_WHO, n))
			continue;
		point = add_node_point(asker, ask(asker, RIO_QUESTION_WHO, n, share_of(asker, n)),
				       RIO_QUESTION_WHO, n);
		may_be(point, "comune", placing->place == RIO_PLACE_COMUNE);
		may_be(point, "unione", placing->place == RIO_PLACE_UNIONE);
	}
}

/* Names */

static const char *
name_there(const Asker *asker, const GArray *origins, guint i)
{
	const RioOwned *owned = &g_array_index(origins, RioOwned, i);

	return rio_model_name(asker->merge->match->models[owned->model], owned->element);
}

static gboolean
have_one_name(const Asker *asker, const GArray *origins)
{
	for (guint i = 1; i < origins->len; i++) {
		g_autofree char *x = rio_join_fold(name_there(asker, origins, 0));
		g_autofree char *y = rio_join_fold(name_there(asker, origins, i));

		if (!g_str_equal(x, y))
			return FALSE;
	}
	return TRUE;
}

/* By what it is called a step is known, and of a timer how long it waits; RIO_N_QUESTIONS: neither.
 */
static RioQuestionKind
kind_of_name(const Asker *asker, guint32 n)
{
	const RioDraft *draft = asker->settlement->draft;
	RioQuestionKind kind = is_activity(asker, n)	      ? RIO_QUESTION_NAME
			       : rio_draft_is_timer(draft, n) ? RIO_QUESTION_TERM
							      : RIO_N_QUESTIONS;

	return kind == RIO_N_QUESTIONS || !rio_settlement_has(asker->settlement, n) ||
			       rio_draft_vertex(draft, n)->gone || is_answered(asker, kind, n)
		       ? RIO_N_QUESTIONS
		       : kind;
}

static void
offer_names(const Asker *asker, RioPoint *point, const GArray *origins)
{
	const RioModel *model = asker->merge->model;
	const char *chosen = rio_model_name(model, model->nodes[point->node].element);

	for (guint i = 0; i < origins->len; i++) {
		const char *there = name_there(asker, origins, i);
		g_autofree char *name = g_strdup(there);

		g_strstrip(g_strdelimit(name, "\r\n\t", ' '));
		if (name[0] != '\0')
			may_be(point, name, g_str_equal(there, chosen));
	}
}

static void
ask_names(Asker *asker)
{
	const RioModel *model = asker->merge->model;
	Question *question, *names = NULL;

	for (guint32 n = 0; n < model->n_nodes; n++) {
		RioQuestionKind kind = kind_of_name(asker, n);
		g_autoptr(GArray) origins = NULL;

		if (kind == RIO_N_QUESTIONS)
			continue;
		origins = rio_project_origins(model, model->nodes[n].element, asker->merge->match);
		if (have_one_name(asker, origins))
			continue;
		/* all names are one question, each time to wait is one of its own */
		if (kind == RIO_QUESTION_TERM)
			question = ask(asker, kind, n, 1);
		else
			question = names = names ? names : ask(asker, kind, n, 1);
		offer_names(asker, add_node_point(asker, question, kind, n), origins);
	}
}

static int
compare_questions(gconstpointer a, gconstpointer b)
{
	const Question *x = *(Question *const *)a, *y = *(Question *const *)b;

	/* correspondences, and what was decided, in their own order */
	return RIO_ORDER(x->kind, y->kind)
		       ?: RIO_ORDER(y->weight, x->weight)
		       ?: RIO_ORDER(x->node, y->node)
		       ?: RIO_ORDER(x->correspondence, y->correspondence);
}

GPtrArray *
rio_agenda_of(const RioProposal *proposal)
{
	g_autoptr(RioBits) covered = rio_bits_new(proposal->merge->model->n_nodes);
	Asker asker = {.proposal = proposal,
		       .merge = proposal->merge,
		       .settlement = proposal->settlement,
		       .covered = covered};

	asker.agenda = g_ptr_array_new_with_free_func(question_free);
	ask_again(&asker);
	ask_ways(&asker);
	ask_steps(&asker);
	ask_who(&asker);
	ask_same(&asker);
	ask_names(&asker);
	g_ptr_array_sort(asker.agenda, compare_questions);
	return asker.agenda;
}
