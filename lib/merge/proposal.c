#include "merge/proposal.h"

#include "base/part.h"
#include "base/words.h"
#include "flow/course.h"
#include "merge/agenda.h"
#include "merge/project.h"
#include "merge/publish.h"
#include "merge/telling.h"

G_DEFINE_BOXED_TYPE(RioProposal, rio_proposal, rio_proposal_ref, rio_proposal_unref)
RIO_DEFINE_PART(RioQuestion, rio_question, proposal, RioProposal, rio_proposal)

/* What the edition is made of, until the model is there. */
typedef struct {
	RioEdition edition;
	GArray *shelves;
	guint32 *shelf_of;
	const char **names;
	char **words;
	const char **outcomes;
	gboolean *hands_over;
	guint32 *standing_for;
	guint32 n_vertices;
} Sheet;

static void
shelf_clear(gpointer data)
{
	RioShelf *shelf = data;

	g_free(shelf->id);
	g_free(shelf->name);
}

/* The Comune that asks the question as the union does, or RIO_NONE. */
static guint32
asked_by(const RioMerge *merge, guint32 gateway)
{
	const char *name = rio_model_name(merge->model, gateway);
	g_autoptr(GArray) origins = rio_project_origins(merge->model, gateway, merge->match);

	for (guint i = 0; i < origins->len; i++) {
		const RioOwned *owned = &g_array_index(origins, RioOwned, i);

		if (g_str_equal(rio_model_name(merge->match->models[owned->model], owned->element),
				name))
			return owned->model;
	}
	return RIO_NONE;
}

/* What the flow is called by that Comune, or NULL. */
static const char *
name_by(const RioMerge *merge, guint32 flow, guint32 comune)
{
	g_autoptr(GArray) origins =
		rio_project_origins(merge->model, merge->model->flows[flow].element, merge->match);

	for (guint i = 0; i < origins->len; i++) {
		const RioOwned *owned = &g_array_index(origins, RioOwned, i);

		if (owned->model == comune)
			return rio_model_name(merge->match->models[comune], owned->element);
	}
	return NULL;
}

/*
 * Comuni may ask the same thing the other way round.  The question is as one of them puts it, so
 * the answers are too, even where the way that was taken is another's.
 */
static void
name_outcomes(Sheet *sheet, const RioProposal *proposal)
{
	const RioMerge *merge = proposal->merge;
	const RioDraft *whole = proposal->settlement->whole;

	for (guint c = 0; c < proposal->settlement->settled->len; c++) {
		const RioSettled *settled = proposal->settlement->settled->pdata[c];
		const RioChoice *choice = settled->choice;
		guint32 comune, chosen;

		if (choice->vertex == RIO_NONE || choice->varies || settled->open)
			continue;
		/* of several that answer the same one is left, which need not say whose it is */
		chosen = rio_choice_way(choice, settled->chosen);
		sheet->outcomes[chosen] = rio_draft_answer(whole, chosen);
		comune = asked_by(merge, rio_draft_element(whole, choice->vertex));
		for (guint i = 0; comune != RIO_NONE && i < choice->ways->len; i++) {
			const char *name = name_by(merge, rio_choice_way(choice, i), comune);

			if (name && name[0] != '\0')
				sheet->outcomes[chosen] = name;
		}
	}
}

/* A step in the service that is the same work as the node, or RIO_NONE. */
static guint32
same_in_service(const RioSettlement *settlement, guint32 node)
{
	const GArray *same = settlement->same[node];

	for (guint i = 0; i < same->len; i++) {
		const GArray *bearers = settlement->bearers->pdata[g_array_index(same, guint32, i)];

		for (guint b = 0; b < bearers->len; b++) {
			guint32 v = g_array_index(bearers, guint32, b);

			if (!rio_draft_vertex(settlement->draft, v)->gone)
				return v;
		}
	}
	return RIO_NONE;
}

/* What is left out since its work is done elsewhere, in chains; see RioEdition. */
static guint32 *
find_standing(const RioSettlement *settlement)
{
	const RioDraft *draft = settlement->draft;
	guint32 *standing_for = g_new(guint32, draft->vertices->len);

	for (guint32 v = 0; v < draft->vertices->len; v++)
		standing_for[v] = RIO_NONE;
	for (guint32 n = draft->model->n_nodes; n-- > 0;) {
		guint32 heir =
			rio_draft_vertex(draft, n)->gone && rio_kind_is(rio_draft_kind(draft, n),
									RIO_ACTIVITY | RIO_EVENT)
				? same_in_service(settlement, n)
				: RIO_NONE;

		if (heir == RIO_NONE)
			continue;
		standing_for[n] = standing_for[heir];
		standing_for[heir] = n;
	}
	return standing_for;
}

static void
sheet_open(Sheet *sheet, const RioProposal *proposal, RioLanguage language)
{
	const RioDraft *draft = proposal->settlement->draft;

	*sheet = (Sheet){.n_vertices = draft->vertices->len};
	sheet->shelves = g_array_new(FALSE, FALSE, sizeof(RioShelf));
	g_array_set_clear_func(sheet->shelves, shelf_clear);
	sheet->shelf_of = g_new(guint32, sheet->n_vertices);
	for (guint32 v = 0; v < sheet->n_vertices; v++)
		sheet->shelf_of[v] = RIO_NONE;
	sheet->words = g_new0(char *, sheet->n_vertices);
	sheet->hands_over = g_new0(gboolean, draft->arcs->len);
	sheet->outcomes = g_new0(const char *, proposal->merge->model->n_flows);
	sheet->standing_for = find_standing(proposal->settlement);
	name_outcomes(sheet, proposal);
	sheet->names = g_new0(const char *, sheet->n_vertices);
	for (guint32 n = 0; n < proposal->merge->model->n_nodes; n++)
		sheet->names[n] = proposal->rulings->names[n];
	sheet->edition = (RioEdition){.merge = proposal->merge,
				      .draft = draft,
				      .process = RIO_NONE,
				      .language = language,
				      .shelves = sheet->shelves,
				      .shelf_of = sheet->shelf_of,
				      .names = sheet->names,
				      .words = (const char *const *)sheet->words,
				      .outcomes = sheet->outcomes,
				      .hands_over = sheet->hands_over,
				      .doers = proposal->doers,
				      .standing_for = sheet->standing_for};
}

static RioModel *
sheet_publish(Sheet *sheet)
{
	RioModel *model = rio_publish(&sheet->edition);

	g_array_unref(sheet->shelves);
	g_free(sheet->shelf_of);
	for (guint32 v = 0; v < sheet->n_vertices; v++)
		g_free(sheet->words[v]);
	g_free(sheet->words);
	g_free(sheet->names);
	g_free(sheet->outcomes);
	g_free(sheet->hands_over);
	g_free(sheet->standing_for);
	return model;
}

/* Who has it, where not all do. */
static char *
words_of_support(const RioProposal *proposal, guint32 v, RioLanguage language)
{
	const RioMerge *merge = proposal->merge;
	const RioBits *models = v < merge->model->n_nodes
					? proposal->doers[v]
					: rio_draft_vertex(proposal->settlement->draft, v)->models;
	guint32 n = rio_bits_count(models);
	g_autoptr(GString) names = g_string_new(NULL);

	if (n == 0 || n == merge->match->n_models)
		return NULL;
	rio_bits_foreach (models, m)
		g_string_append_printf(names, "%s%s", names->len ? ", " : "",
				       merge->match->models[m]->comune);
	return g_strdup_printf(
		_WN(language, "%u Comune of %u has it: %s.", "%u Comuni of %u have it: %s.", n), n,
		merge->match->n_models, names->str);
}

/* The process that the service is: that of most Comuni; ties: with most steps, then the first. */
static guint32
service_process(const RioMerge *merge)
{
	const RioModel *model = merge->model;
	g_autofree guint32 *support = g_new0(guint32, model->n_elements);
	g_autofree guint32 *steps = g_new0(guint32, model->n_elements);
	guint32 best = RIO_NONE;

	for (guint32 n = 0; n < model->n_nodes; n++) {
		guint32 process = model->nodes[n].process;

		steps[process]++;
		if (steps[process] == 1) {
			g_autoptr(GArray) origins =
				rio_project_origins(model, process, merge->match);

			support[process] = origins->len;
		}
	}
	for (guint32 e = 0; e < model->n_elements; e++)
		if (steps[e] > 0 && (best == RIO_NONE || support[e] > support[best] ||
				     (support[e] == support[best] && steps[e] > steps[best])))
			best = e;
	return best;
}

/* By node of the merge: the Comuni that do its work, there or elsewhere; in @arena. */
static RioBits **
find_doers(const RioMerge *merge, RioArena *arena)
{
	const RioMatch *match = merge->match;
	const RioModel *merged = merge->model;
	RioBits **doers = rio_arena_new_many(arena, RioBits *, merged->n_nodes);
	g_autoptr(GHashTable) nodes = rio_project_nodes(merged, match);

	for (guint32 n = 0; n < merged->n_nodes; n++)
		doers[n] = rio_project_models(merged, merged->nodes[n].element, arena,
					      match->n_models);
	for (guint32 c = 0; c < match->n_correspondences; c++) {
		const RioCorrespondence *here = &match->correspondences[c];
		g_autoptr(RioBits) models = rio_bits_new(match->n_models);

		for (guint32 i = 0; i < here->n_members; i++)
			rio_bits_add(models, here->members[i].model);
		for (guint32 i = 0; i < here->n_members; i++) {
			guint32 node = rio_project_node_of(nodes, match, &here->members[i]);

			if (node != RIO_NONE)
				rio_bits_unite(doers[node], models);
		}
	}
	return doers;
}

gboolean
rio_proposal_most_do(const RioProposal *proposal, guint32 node)
{
	return 2 * rio_bits_count(proposal->doers[node]) > proposal->merge->match->n_models;
}

/* Core */

static guint32
add_shelf(Sheet *sheet, char *id, const char *name, guint32 parent, guint32 process)
{
	RioShelf shelf = {.id = id, .name = g_strdup(name), .parent = parent, .process = process};

	g_array_append_val(sheet->shelves, shelf);
	return sheet->shelves->len - 1;
}

/* The lane of the union, and those around it, once something is in it. */
static guint32
shelf_of_lane(Sheet *sheet, const RioMerge *merge, guint32 lane, guint32 process, GHashTable *known)
{
	const RioModel *model = merge->model;
	guint32 shelf = GPOINTER_TO_UINT(g_hash_table_lookup(known, GUINT_TO_POINTER(lane)));
	guint32 around = rio_model_lane_around(model, lane), parent = RIO_NONE;

	if (shelf > 0)
		return shelf - 1;
	if (around != RIO_NONE)
		parent = shelf_of_lane(sheet, merge, around, process, known);
	shelf = add_shelf(sheet, g_strdup(rio_model_id(model, lane)), rio_model_name(model, lane),
			  parent, process);
	g_array_index(sheet->shelves, RioShelf, shelf).models = rio_project_models(
		model, lane, sheet->edition.draft->arena, sheet->edition.draft->n_models);
	g_hash_table_insert(known, GUINT_TO_POINTER(lane), GUINT_TO_POINTER(shelf + 1));
	return shelf;
}

static void
keep_lanes(Sheet *sheet, const RioMerge *merge)
{
	const RioDraft *draft = sheet->edition.draft;
	g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);

	for (guint32 v = 0; v < draft->model->n_nodes; v++) {
		const RioNode *node = &draft->model->nodes[v];

		if (!rio_draft_vertex(draft, v)->gone && node->lane != RIO_NONE &&
		    node->scope == node->process)
			sheet->shelf_of[v] =
				shelf_of_lane(sheet, merge, node->lane, node->process, known);
	}
}

/* By element: processes that fewer than the quorum have; their pools stay. */
static gboolean *
find_closed(const RioProposal *proposal)
{
	const RioMerge *merge = proposal->merge;
	gboolean *closed = g_new0(gboolean, merge->model->n_elements);

	for (guint32 n = 0; n < merge->model->n_nodes; n++) {
		guint32 process = merge->model->nodes[n].process;
		g_autoptr(GArray) origins =
			rio_project_origins(merge->model, process, merge->match);

		closed[process] = origins->len < proposal->quorum;
	}
	return closed;
}

/* Steps that fewer than the quorum do are dropped, all others are there wherever they stand. */
static gboolean
make_core(RioProposal *proposal, const RioProposalOptions *options, GCancellable *cancellable,
	  GError **error)
{
	const RioModel *model = proposal->merge->model;
	g_autofree RioRuling *rulings = g_new0(RioRuling, model->n_nodes);
	g_autofree gboolean *must = g_new0(gboolean, model->n_nodes);
	g_autofree gboolean *closed = find_closed(proposal);
	g_autoptr(RioSoundness) soundness = NULL;
	const RioDraft *draft;
	Sheet sheet;

	for (guint32 n = 0; n < model->n_nodes; n++) {
		if (!rio_kind_is(rio_model_kind(model, model->nodes[n].element),
				 RIO_ACTIVITY | RIO_EVENT))
			continue;
		must[n] = rio_bits_count(proposal->doers[n]) >= proposal->quorum;
		rulings[n] = proposal->rulings->steps[n] != RIO_RULING_NONE
				     ? proposal->rulings->steps[n]
			     : must[n] ? RIO_RULING_NONE
				       : RIO_RULING_DROP;
	}
	proposal->settlement = rio_settle(proposal->merge, RIO_NONE, rulings,
					  proposal->rulings->ways, must, cancellable, error);
	if (!proposal->settlement)
		return FALSE;
	draft = proposal->settlement->draft;
	sheet_open(&sheet, proposal, options->language);
	sheet.edition.mode = "core";
	sheet.edition.closed = closed;
	keep_lanes(&sheet, proposal->merge);
	for (guint32 v = 0; v < draft->vertices->len; v++)
		sheet.words[v] = words_of_support(proposal, v, options->language);
	proposal->model = sheet_publish(&sheet);
	/* without the processes that are closed */
	soundness = rio_soundness_new(proposal->model, NULL, cancellable, error);
	if (!soundness)
		return FALSE;
	proposal->verdict = rio_soundness_get_verdict(soundness);
	return TRUE;
}

/* Service */

/* By node: what has to be there even if one Comune alone has it. */
static gboolean *
find_must(const RioProposal *proposal)
{
	const RioMerge *merge = proposal->merge;
	const RioModel *model = merge->model;
	gboolean *must = g_new0(gboolean, model->n_nodes);
	g_autoptr(RioDraft) whole = rio_draft_new(model, merge->match->n_models);

	for (guint32 n = 0; n < model->n_nodes; n++) {
		guint32 element = model->nodes[n].element;
		RioKind kind = rio_model_kind(model, element);
		g_autoptr(GArray) origins = NULL;

		must[n] = rio_draft_is_limit(whole, n);
		if (!rio_kind_is(kind, RIO_ACTIVITY))
			continue;
		must[n] = rio_proposal_most_do(proposal, n);
		origins = rio_project_origins(model, element, merge->match);
		for (guint i = 0; i < origins->len; i++) {
			const RioOwned *owned = &g_array_index(origins, RioOwned, i);

			must[n] |= (rio_marks_of(proposal->marks, owned->model, owned->element) &
				    (RIO_LABEL_CONTROL | RIO_LABEL_DUE)) != 0;
		}
	}
	return must;
}

/* The office as a lane inside that of the place; RIO_NONE if the step has none. */
static guint32
office_shelf(Sheet *sheet, const RioModel *model, guint32 place, guint32 office, GHashTable *known)
{
	gpointer key = GSIZE_TO_POINTER((gsize)place << 32 | office);
	gpointer found;
	guint32 shelf;

	if (g_hash_table_lookup_extended(known, key, NULL, &found))
		return GPOINTER_TO_UINT(found);
	shelf = add_shelf(
		sheet,
		g_strconcat(place == 0 ? "comune-" : "unione-", rio_model_id(model, office), NULL),
		rio_model_name(model, office), place, sheet->edition.process);
	g_hash_table_insert(known, key, GUINT_TO_POINTER(shelf));
	return shelf;
}

/* In the order of the union's lanes, whatever the order of the steps. */
static void
add_offices(Sheet *sheet, const RioProposal *proposal, GHashTable *known)
{
	const RioModel *model = proposal->merge->model;
	guint32 n = sheet->edition.draft->vertices->len, lane = RIO_NONE;

	while ((lane = rio_model_next_of_kind(model, RIO_KIND_LANE, lane)) != RIO_NONE)
		for (guint32 v = 0; v < n; v++) {
			const RioPlacing *placing = &proposal->placings[v];

			if (placing->place != RIO_PLACE_NONE && placing->office == lane)
				office_shelf(sheet, model, placing->place - RIO_PLACE_COMUNE, lane,
					     known);
		}
}

static void
add_place(Sheet *sheet, const char *place, const char *name)
{
	guint32 shelf = add_shelf(sheet, rio_edition_free_id(sheet->edition.merge->model, place),
				  name, RIO_NONE, sheet->edition.process);

	g_array_index(sheet->shelves, RioShelf, shelf).place = place;
}

static void
put_in_lanes(Sheet *sheet, const RioProposal *proposal)
{
	g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
	RioLanguage language = sheet->edition.language;

	add_place(sheet, "comune", _W(language, "Comune (front office)"));
	add_place(sheet, "unione", _W(language, "Unione"));
	add_offices(sheet, proposal, known);
	for (guint32 v = 0; v < sheet->n_vertices; v++) {
		const RioPlacing *placing = &proposal->placings[v];
		guint32 place = placing->place - RIO_PLACE_COMUNE;

		if (placing->place == RIO_PLACE_NONE)
			continue;
		sheet->shelf_of[v] = placing->office == RIO_NONE
					     ? place
					     : office_shelf(sheet, proposal->merge->model, place,
							    placing->office, known);
	}
}

static void
mark_handovers(Sheet *sheet, RioProposal *proposal)
{
	const RioDraft *draft = sheet->edition.draft;

	for (guint32 a = 0; a < draft->arcs->len; a++) {
		const RioDraftArc *arc = rio_draft_arc(draft, a);
		RioPlace from = proposal->placings[arc->source].place,
			 to = proposal->placings[arc->target].place;

		sheet->hands_over[a] =
			!arc->gone && from != RIO_PLACE_NONE && to != RIO_PLACE_NONE && from != to;
		proposal->n_handovers += sheet->hands_over[a];
	}
}

/* By RioBecause. */
static const char *const place_words[] = {
	[RIO_BECAUSE_DECIDED] = N_("Who does it was decided."),
	[RIO_BECAUSE_MESSAGE] = N_("It stays at the Comune: it sends the citizen something, or "
				   "waits for it."),
	[RIO_BECAUSE_FRONT] = N_("It stays at the Comune: it is front office work."),
	[RIO_BECAUSE_NAME] = N_("It stays at the Comune: its name says that it meets the citizen."),
	[RIO_BECAUSE_NOTHING] = N_("It goes to the Unione: nothing ties it to the counter."),
	[RIO_BECAUSE_NEAR] = N_("It goes with what is before it."),
};

guint
rio_proposal_count(const RioProposal *proposal, RioPlace place)
{
	guint n = 0;

	for (guint32 v = 0; proposal->placings && v < proposal->merge->model->n_nodes; v++)
		n += rio_node_is_activity(proposal->merge->model, v) &&
		     proposal->placings[v].place == place;
	return n;
}

/* What does not meet the citizen for most, though it looks as if it did. */
static char *
reason_against(const RioMeeting *meeting, RioLanguage language)
{
	const char *control =
		_W(language, "A control needs no counter, even if it is done at one.");
	g_autofree char *few = NULL;

	if (!meeting->doubtful)
		return g_strconcat(_W(language, "It goes to the Unione."), " ", control, NULL);
	few = g_strdup_printf(_WN(language,
				  "It goes to the Unione: it meets the citizen at %u Comune of %u, "
				  "which is no majority.",
				  "It goes to the Unione: it meets the citizen at %u Comuni of %u, "
				  "which is no majority.",
				  meeting->some),
			      meeting->some, meeting->all);
	return meeting->controls ? g_strconcat(few, " ", control, NULL) : g_steal_pointer(&few);
}

char *
rio_proposal_reason(const RioProposal *proposal, guint32 vertex, RioLanguage language)
{
	const RioPlacing *placing = &proposal->placings[vertex];
	const RioMeeting *meeting = &placing->meeting;
	const char *words = rio_words(language, place_words[placing->because]);
	g_autofree char *most = NULL;

	if (placing->because == RIO_BECAUSE_NOTHING && (meeting->doubtful || meeting->controls))
		return reason_against(meeting, language);
	if (!meeting->doubtful)
		return g_strdup(words);
	most = g_strdup_printf(_WN(language, "It meets the citizen at %u Comune of %u.",
				   "It meets the citizen at %u Comuni of %u.", meeting->some),
			       meeting->some, meeting->all);
	return g_strconcat(words, " ", most, NULL);
}

static char *
words_of_step(const RioProposal *proposal, guint32 v, RioLanguage language)
{
	const RioDraft *draft = proposal->settlement->draft;
	GString *words = g_string_new(NULL);
	g_autofree char *support = words_of_support(proposal, v, language);
	RioFate fate = v < draft->model->n_nodes ? proposal->settlement->fates[v] : RIO_FATE_IN;

	if (support)
		g_string_append(words, support);
	if (fate == RIO_FATE_KEPT || fate == RIO_FATE_MOVED)
		g_string_append_printf(words, "%s%s", words->len ? "\n" : "",
				       _W(language, "Kept: a control, an act due by law, a time "
						    "limit, or what most do."));
	if (rio_kind_is(rio_draft_kind(draft, v), RIO_ACTIVITY) &&
	    proposal->placings[v].place != RIO_PLACE_NONE) {
		g_autofree char *reason = rio_proposal_reason(proposal, v, language);

		g_string_append_printf(words, "%s%s", words->len ? "\n" : "", reason);
	}
	return g_string_free(words, words->len == 0);
}

static gboolean
make_service(RioProposal *proposal, const RioProposalOptions *options, GCancellable *cancellable,
	     GError **error)
{
	const RioRulings *rulings = proposal->rulings;
	g_autofree gboolean *must = find_must(proposal);
	Sheet sheet;

	proposal->settlement = rio_settle(proposal->merge, service_process(proposal->merge),
					  rulings->steps, rulings->ways, must, cancellable, error);
	if (!proposal->settlement)
		return FALSE;
	proposal->verdict = proposal->settlement->verdict;
	proposal->placings = rio_place(proposal->settlement, proposal->marks, rulings->places);
	sheet_open(&sheet, proposal, options->language);
	sheet.edition.mode = "proposal";
	sheet.edition.process = proposal->settlement->process;
	sheet.edition.pool = _W(options->language, "Associated service");
	put_in_lanes(&sheet, proposal);
	mark_handovers(&sheet, proposal);
	for (guint32 v = 0; v < sheet.n_vertices; v++)
		sheet.words[v] = words_of_step(proposal, v, options->language);
	proposal->model = sheet_publish(&sheet);
	return TRUE;
}

/* FALSE and an error if somebody stopped it. */
static gboolean
go_on(const RioProposalOptions *options, double done, GCancellable *cancellable, GError **error)
{
	if (options->progress)
		options->progress(done, options->progress_data);
	return !g_cancellable_set_error_if_cancelled(cancellable, error);
}

RioProposal *
rio_proposal_new(RioMerge *merge, const RioProposalOptions *options, GCancellable *cancellable,
		 GError **error)
{
	static const RioProposalOptions defaults;
	g_autoptr(RioProposal) proposal = g_new0(RioProposal, 1);

	g_return_val_if_fail(merge != NULL, NULL);

	options = options ? options : &defaults;
	g_atomic_ref_count_init(&proposal->references);
	proposal->merge = rio_merge_ref(merge);
	proposal->kind = options->kind;
	proposal->quorum = options->quorum ? options->quorum : merge->match->n_models / 2 + 1;
	proposal->marks =
		rio_marks_new(merge->match->models, merge->match->n_models, options->lexicon);
	proposal->arena = rio_arena_new();
	proposal->doers = find_doers(merge, proposal->arena);
	proposal->decisions = options->decisions ? rio_decisions_ref(options->decisions) : NULL;
	proposal->rulings = rio_rulings_new(merge, options->decisions);
	if (!go_on(options, 0.1, cancellable, error) ||
	    !(options->kind == RIO_PROPOSAL_CORE
		      ? make_core(proposal, options, cancellable, error)
		      : make_service(proposal, options, cancellable, error)) ||
	    !go_on(options, 0.9, cancellable, error))
		return NULL;
	proposal->course = rio_course_new(merge->model);
	proposal->settlement->whole->names = proposal->rulings->names;
	proposal->known = rio_tell_known(proposal->settlement->whole);
	proposal->agenda = rio_agenda_of(proposal);
	return go_on(options, 1, cancellable, error) ? g_steal_pointer(&proposal) : NULL;
}

RioProposal *
rio_proposal_ruled(const RioProposal *before, RioRulings *rulings)
{
	static const RioProposalOptions plain;
	RioProposal *proposal = g_new0(RioProposal, 1);

	g_atomic_ref_count_init(&proposal->references);
	proposal->before = rio_proposal_ref((RioProposal *)before);
	proposal->merge = rio_merge_ref(before->merge);
	proposal->kind = before->kind;
	proposal->marks = before->marks;
	proposal->doers = before->doers;
	proposal->rulings = rulings;
	/* it fails only if somebody stops it */
	make_service(proposal, &plain, NULL, NULL);
	return proposal;
}

RioProposal *
rio_proposal_ref(RioProposal *proposal)
{
	g_atomic_ref_count_inc(&proposal->references);
	return proposal;
}

void
rio_proposal_unref(RioProposal *proposal)
{
	if (!proposal || !g_atomic_ref_count_dec(&proposal->references))
		return;
	g_clear_pointer(&proposal->agenda, g_ptr_array_unref);
	rio_settlement_free(proposal->settlement);
	rio_rulings_free(proposal->rulings);
	rio_decisions_unref(proposal->decisions);
	g_free(proposal->course);
	g_free(proposal->known);
	g_free(proposal->placings);
	if (proposal->before) {
		rio_proposal_unref(proposal->before);
	} else {
		rio_marks_free(proposal->marks);
		rio_arena_free(proposal->arena);
	}
	if (proposal->model)
		rio_model_unref(proposal->model);
	rio_merge_unref(proposal->merge);
	g_free(proposal);
}

RioModel *
rio_proposal_get_model(const RioProposal *proposal)
{
	g_return_val_if_fail(proposal != NULL, NULL);

	return proposal->model;
}

RioMerge *
rio_proposal_get_merge(const RioProposal *proposal)
{
	g_return_val_if_fail(proposal != NULL, NULL);

	return proposal->merge;
}

RioVerdict
rio_proposal_get_verdict(const RioProposal *proposal)
{
	g_return_val_if_fail(proposal != NULL, RIO_VERDICT_UNKNOWN);

	return proposal->verdict;
}

GPtrArray *
rio_proposal_get_agenda(const RioProposal *proposal)
{
	GPtrArray *agenda = g_ptr_array_new();

	g_return_val_if_fail(proposal != NULL, agenda);

	for (guint i = 0; i < proposal->agenda->len; i++)
		g_ptr_array_add(agenda, proposal->agenda->pdata[i]);
	return agenda;
}

const char *
rio_question_get_code(const RioQuestion *question)
{
	g_return_val_if_fail(question != NULL, NULL);

	return rio_question_code(question->kind);
}

char *
rio_question_get_text(const RioQuestion *question, RioLanguage language)
{
	g_return_val_if_fail(question != NULL, NULL);

	return rio_question_words(question->proposal, question, language);
}
