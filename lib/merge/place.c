#include "merge/place.h"

#include "merge/project.h"

typedef struct {
	const RioSettlement *settlement;
	const RioDraft *draft;
	const RioModel *model;
	const RioMarks *marks;
	const RioPlace *decided;
	RioPlacing *placings;
} Placer;

/* What the Comuni show of a step. */
typedef struct {
	guint32 messages;    /* how many draw one from or to the citizen */
	guint32 named;	     /* how many call it something that meets the citizen */
	guint32 front, back; /* how many do it at a front office, and not */
	gboolean control;
} Evidence;

static gboolean
is_outside(const Placer *placer, guint32 m, guint32 node, guint32 end)
{
	const RioModel *model = placer->settlement->merge->match->models[m];
	guint32 process = RIO_NONE, other;

	if (end == RIO_NONE)
		return FALSE;
	if (rio_model_kind(model, end) == RIO_KIND_PARTICIPANT)
		return !rio_marks_is_office(placer->marks, m, end);
	other = rio_model_node(model, end);
	process = other == RIO_NONE ? RIO_NONE : model->nodes[other].process;
	if (process == RIO_NONE || process == model->nodes[node].process)
		return FALSE;
	for (guint32 p = rio_model_next_of_kind(model, RIO_KIND_PARTICIPANT, RIO_NONE);
	     p != RIO_NONE; p = rio_model_next_of_kind(model, RIO_KIND_PARTICIPANT, p))
		if (rio_model_participant_process(model, p) == process)
			return !rio_marks_is_office(placer->marks, m, p);
	return TRUE;
}

static gboolean
meets_outside(const Placer *placer, guint32 m, guint32 element)
{
	const RioModel *model = placer->settlement->merge->match->models[m];
	guint32 node = rio_model_node(model, element);

	for (guint32 f = 0; f < model->n_message_flows; f++) {
		const RioMessageFlow *flow = &model->message_flows[f];

		if (flow->source == element && is_outside(placer, m, node, flow->target))
			return TRUE;
		if (flow->target == element && is_outside(placer, m, node, flow->source))
			return TRUE;
	}
	return FALSE;
}

static void
add_lane(const Placer *placer, guint32 m, guint32 element, Evidence *evidence)
{
	const RioModel *model = placer->settlement->merge->match->models[m];
	guint32 lane = model->nodes[rio_model_node(model, element)].lane;

	if (lane == RIO_NONE)
		return;
	if (rio_marks_of(placer->marks, m, lane) & RIO_LABEL_FRONT)
		evidence->front++;
	else
		evidence->back++;
}

static Evidence
evidence_of(const Placer *placer, guint32 element)
{
	const RioMatch *match = placer->settlement->merge->match;
	g_autoptr(GArray) origins = rio_project_origins(placer->model, element, match);
	Evidence evidence = {0};

	for (guint i = 0; i < origins->len; i++) {
		const RioOwned *owned = &g_array_index(origins, RioOwned, i);
		RioLabelMarks marks = rio_marks_of(placer->marks, owned->model, owned->element);

		evidence.messages += meets_outside(placer, owned->model, owned->element);
		evidence.named += (marks & RIO_LABEL_CITIZEN) != 0;
		evidence.control |= (marks & RIO_LABEL_CONTROL) != 0;
		add_lane(placer, owned->model, owned->element, &evidence);
	}
	return evidence;
}

static void
place_by_evidence(RioPlacing *placing, const Evidence *evidence)
{
	if (evidence->messages > 0) {
		placing->because = RIO_BECAUSE_MESSAGE;
		/* another office may have written what the front office only hands out */
		placing->doubtful = evidence->back > evidence->front;
	} else if (evidence->front > evidence->back) {
		placing->because = RIO_BECAUSE_FRONT;
		/* a control needs no counter */
		placing->doubtful = evidence->back > 0 || evidence->control;
	} else if (evidence->named > 0) {
		placing->because = RIO_BECAUSE_NAME;
		placing->doubtful = evidence->back > 0;
	} else {
		placing->because = RIO_BECAUSE_NOTHING;
		placing->doubtful = evidence->front > 0;
	}
	placing->place =
		placing->because == RIO_BECAUSE_NOTHING ? RIO_PLACE_UNIONE : RIO_PLACE_COMUNE;
}

static gboolean
is_there(const Placer *placer, guint32 v)
{
	const RioDraftVertex *vertex = rio_draft_vertex(placer->draft, v);

	return !vertex->gone && vertex->scope == placer->settlement->process;
}

static void
place_step(const Placer *placer, guint32 v)
{
	RioPlacing *placing = &placer->placings[v];
	guint32 element = rio_draft_element(placer->draft, v);
	Evidence evidence;

	if (element == RIO_NONE || rio_draft_vertex(placer->draft, v)->ends)
		return;
	placing->office = placer->model->nodes[v].lane;
	if (placer->decided[v] != RIO_PLACE_NONE) {
		*placing = (RioPlacing){.place = placer->decided[v], .office = placing->office};
		return;
	}
	evidence = evidence_of(placer, element);
	if (rio_kind_is(rio_draft_kind(placer->draft, v), RIO_ACTIVITY))
		place_by_evidence(placing, &evidence);
	else if (evidence.messages > 0 && rio_draft_vertex(placer->draft, v)->host == RIO_NONE)
		*placing = (RioPlacing){.place = RIO_PLACE_COMUNE,
					.because = RIO_BECAUSE_MESSAGE,
					.office = placing->office};
}

/* The neighbour of the vertex that has a place: its host, or what is before it, or else after. */
static guint32
placed_neighbour(const Placer *placer, guint32 v, gboolean back)
{
	const RioDraftVertex *vertex = rio_draft_vertex(placer->draft, v);
	g_autoptr(GArray) ways = NULL;

	if (vertex->host != RIO_NONE)
		return placer->placings[vertex->host].place == RIO_PLACE_NONE ? RIO_NONE
									      : vertex->host;
	ways = rio_draft_ways(placer->draft, v, !back);
	for (guint i = 0; i < ways->len; i++) {
		const RioDraftArc *arc =
			rio_draft_arc(placer->draft, g_array_index(ways, guint32, i));
		guint32 other = back ? arc->source : arc->target;

		if (placer->placings[other].place != RIO_PLACE_NONE)
			return other;
	}
	return RIO_NONE;
}

/* Whether any vertex found its place by its neighbours. */
static gboolean
place_by_neighbours(const Placer *placer, gboolean back)
{
	gboolean any = FALSE;

	for (guint32 v = 0; v < placer->draft->vertices->len; v++) {
		guint32 other;

		if (!is_there(placer, v) || placer->placings[v].place != RIO_PLACE_NONE)
			continue;
		other = placed_neighbour(placer, v, back);
		if (other == RIO_NONE)
			continue;
		placer->placings[v] = placer->placings[other];
		placer->placings[v].because = RIO_BECAUSE_NEAR;
		placer->placings[v].doubtful = FALSE;
		any = TRUE;
	}
	return any;
}

/* What is inside a step is done where the step is; outer ones come first in the file. */
static void
place_inside(const Placer *placer)
{
	for (guint32 v = 0; v < placer->draft->vertices->len; v++) {
		const RioDraftVertex *vertex = rio_draft_vertex(placer->draft, v);
		guint32 around = rio_model_node(placer->model, vertex->scope);

		if (vertex->gone || around == RIO_NONE ||
		    placer->placings[around].place == RIO_PLACE_NONE)
			continue;
		placer->placings[v] = placer->placings[around];
		placer->placings[v].because = RIO_BECAUSE_NEAR;
		placer->placings[v].doubtful = FALSE;
	}
}

const char *
rio_place_word(RioPlace place)
{
	return place == RIO_PLACE_COMUNE ? "comune" : "unione";
}

RioPlacing *
rio_place(const RioSettlement *settlement, const RioMarks *marks, const RioPlace *decided)
{
	Placer placer = {.settlement = settlement,
			 .draft = settlement->draft,
			 .model = settlement->merge->model,
			 .marks = marks,
			 .decided = decided};
	guint32 n = settlement->draft->vertices->len;

	placer.placings = g_new0(RioPlacing, n + 1);
	for (guint32 v = 0; v < n; v++) {
		placer.placings[v].office = RIO_NONE;
		placer.placings[v].because = RIO_BECAUSE_NEAR;
		if (is_there(&placer, v))
			place_step(&placer, v);
	}
	while (place_by_neighbours(&placer, TRUE))
		;
	while (place_by_neighbours(&placer, FALSE) || place_by_neighbours(&placer, TRUE))
		;
	for (guint32 v = 0; v < n; v++)
		if (is_there(&placer, v) && placer.placings[v].place == RIO_PLACE_NONE)
			placer.placings[v].place = RIO_PLACE_UNIONE;
	place_inside(&placer);
	return placer.placings;
}
