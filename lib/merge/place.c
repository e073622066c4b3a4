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

static RioMeeting
meeting_of(const Placer *placer, guint32 element)
{
	const RioMatch *match = placer->settlement->merge->match;
	g_autoptr(GArray) origins = rio_project_origins(placer->model, element, match);
	g_autofree RioMember *members = g_new(RioMember, origins->len);

	for (guint i = 0; i < origins->len; i++) {
		const RioOwned *owned = &g_array_index(origins, RioOwned, i);

		members[i] = (RioMember){
			owned->model, rio_model_node(match->models[owned->model], owned->element)};
	}
	return rio_meeting_of(placer->marks, members, origins->len);
}

static const RioBecause because_of[] = {
	[RIO_MEETS_NOBODY] = RIO_BECAUSE_NOTHING,
	[RIO_MEETS_BY_MESSAGE] = RIO_BECAUSE_MESSAGE,
	[RIO_MEETS_AT_FRONT] = RIO_BECAUSE_FRONT,
	[RIO_MEETS_BY_NAME] = RIO_BECAUSE_NAME,
};

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
	RioMeeting meeting;

	if (element == RIO_NONE || rio_draft_vertex(placer->draft, v)->ends)
		return;
	placing->office = placer->model->nodes[v].lane;
	if (placer->decided[v] != RIO_PLACE_NONE) {
		*placing = (RioPlacing){.place = placer->decided[v], .office = placing->office};
		return;
	}
	meeting = meeting_of(placer, element);
	if (rio_kind_is(rio_draft_kind(placer->draft, v), RIO_ACTIVITY)) {
		placing->because = because_of[meeting.how];
		placing->meeting = meeting;
		placing->place =
			meeting.how == RIO_MEETS_NOBODY ? RIO_PLACE_UNIONE : RIO_PLACE_COMUNE;
	} else if (meeting.how == RIO_MEETS_BY_MESSAGE &&
		   rio_draft_vertex(placer->draft, v)->host == RIO_NONE) {
		placing->because = RIO_BECAUSE_MESSAGE;
		placing->place = RIO_PLACE_COMUNE;
	}
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
		placer->placings[v].meeting.doubtful = FALSE;
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
		placer->placings[v].meeting.doubtful = FALSE;
	}
}

RioPlace
rio_place_in(const RioModel *result, guint32 node)
{
	for (guint32 lane = rio_model_lane_of(result, node); lane != RIO_NONE;
	     lane = rio_model_lane_around(result, lane)) {
		const char *place = rio_model_attribute_ns(result, lane, RIO_NS_RIO, "place");

		if (place)
			return g_str_equal(place, "unione") ? RIO_PLACE_UNIONE : RIO_PLACE_COMUNE;
	}
	return RIO_PLACE_NONE;
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
