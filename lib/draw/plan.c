#include "draw/plan.h"

#include "draw/shapes.h"

/* Room on the lower border of an activity for one boundary event. */
#define BOUNDARY_PITCH 46

typedef struct {
	RioPlan *plan;
	const RioModel *model;
	guint32 *sheet_of; /* by element: the sheet of a scope or collaboration */
	guint32 *place_of; /* by element: its item or frame, on home_of */
	guint32 *home_of;  /* by element: the sheet it stands on */
	gboolean *shut;	   /* by element: a subprocess that was drawn closed */
} Work;

static guint32
add_sheet(Work *work, guint32 scope, guint32 parent, guint32 item)
{
	guint32 sheet = work->plan->sheets->len;

	g_ptr_array_add(work->plan->sheets, rio_sheet_new(work->model, scope, parent, item));
	work->sheet_of[scope] = sheet;
	return sheet;
}

/* ---- pools and lanes -------------------------------------------------------------- */

static guint32
add_frame(Work *work, guint32 sheet, RioFrame frame)
{
	GArray *frames = rio_plan_sheet(work->plan, sheet)->frames;

	work->place_of[frame.element] = frames->len;
	work->home_of[frame.element] = sheet;
	g_array_append_val(frames, frame);
	return frames->len - 1;
}

static void
add_lanes(Work *work, guint32 sheet, guint32 parent, guint32 around)
{
	const RioModel *model = work->model;

	for (guint32 set = rio_model_first(model, around); set != RIO_NONE;
	     set = rio_model_next(model, set)) {
		RioKind kind = rio_model_kind(model, set);

		if (kind != RIO_KIND_LANE_SET && kind != RIO_KIND_CHILD_LANE_SET)
			continue;
		for (guint32 lane = rio_model_first(model, set); lane != RIO_NONE;
		     lane = rio_model_next(model, lane)) {
			RioFrame frame = {.element = lane, .parent = parent};

			if (rio_model_kind(model, lane) == RIO_KIND_LANE)
				add_lanes(work, sheet, add_frame(work, sheet, frame), lane);
		}
	}
}

static gboolean
sits_on(const RioModel *model, guint32 event, guint32 scope)
{
	return rio_model_kind(model, event) == RIO_KIND_BOUNDARY_EVENT &&
	       rio_model_find(model, rio_model_attribute(model, event, "attachedToRef")) == scope;
}

/* Whether there is anything to draw in a process. */
static gboolean
holds_anything(const RioModel *model, guint32 process)
{
	for (guint32 child = rio_model_first(model, process); child != RIO_NONE;
	     child = rio_model_next(model, child))
		switch (rio_model_kind(model, child)) {
		case RIO_KIND_LANE_SET:
			if (rio_model_child(model, child, RIO_KIND_LANE) != RIO_NONE)
				return TRUE;
			break;
		case RIO_KIND_DATA_OBJECT_REFERENCE:
		case RIO_KIND_DATA_STORE_REFERENCE:
		case RIO_KIND_TEXT_ANNOTATION:
		case RIO_KIND_GROUP:
			return TRUE;
		default:
			if (rio_kind_is(rio_model_kind(model, child), RIO_FLOW_NODE) &&
			    !sits_on(model, child, process))
				return TRUE;
		}
	return FALSE;
}

static void
add_pool(Work *work, guint32 sheet, guint32 participant)
{
	guint32 process = rio_model_participant_process(work->model, participant), pool;
	RioFrame frame = {.element = participant, .parent = RIO_NONE, .pool = TRUE};

	frame.closed = process == RIO_NONE || work->sheet_of[process] != RIO_NONE ||
		       !holds_anything(work->model, process);
	pool = add_frame(work, sheet, frame);
	if (process == RIO_NONE || work->sheet_of[process] != RIO_NONE)
		return;
	work->sheet_of[process] = sheet;
	work->place_of[process] = pool;
	if (!frame.closed)
		add_lanes(work, sheet, pool, process);
}

static void
add_collaboration(Work *work, guint32 collaboration)
{
	guint32 sheet;

	if (rio_model_child(work->model, collaboration, RIO_KIND_PARTICIPANT) == RIO_NONE)
		return;
	sheet = add_sheet(work, collaboration, RIO_NONE, RIO_NONE);
	for (guint32 child = rio_model_first(work->model, collaboration); child != RIO_NONE;
	     child = rio_model_next(work->model, child))
		if (rio_model_kind(work->model, child) == RIO_KIND_PARTICIPANT)
			add_pool(work, sheet, child);
}

/* The process that @element is in, or RIO_NONE. */
static guint32
process_around(const RioModel *model, guint32 element)
{
	while (element != RIO_NONE && rio_model_kind(model, element) != RIO_KIND_PROCESS)
		element = rio_at(model, element)->parent;
	return element;
}

/* A process without a pool whose flows lead into one stands beside the pools. */
static void
join_process(Work *work, guint32 from, guint32 to)
{
	guint32 known = process_around(work->model, from);
	guint32 process = process_around(work->model, to);

	if (process == RIO_NONE || work->sheet_of[process] != RIO_NONE || known == process)
		return;
	if (known == RIO_NONE ? work->home_of[from] == RIO_NONE : work->sheet_of[known] == RIO_NONE)
		return;
	work->sheet_of[process] = known == RIO_NONE ? work->home_of[from] : work->sheet_of[known];
	add_lanes(work, work->sheet_of[process], RIO_NONE, process);
}

static void
join_processes(Work *work, RioKind kind)
{
	const RioModel *model = work->model;
	guint32 flow = RIO_NONE;

	while ((flow = rio_model_next_of_kind(model, kind, flow)) != RIO_NONE) {
		guint32 from = rio_model_find(model, rio_model_attribute(model, flow, "sourceRef"));
		guint32 to = rio_model_find(model, rio_model_attribute(model, flow, "targetRef"));

		if (from == RIO_NONE || to == RIO_NONE)
			continue;
		join_process(work, from, to);
		join_process(work, to, from);
	}
}

static void
add_processes(Work *work, RioKind kind, gboolean empty_too)
{
	for (guint32 process = rio_model_next_of_kind(work->model, kind, RIO_NONE);
	     process != RIO_NONE; process = rio_model_next_of_kind(work->model, kind, process))
		if (work->sheet_of[process] == RIO_NONE &&
		    (empty_too || holds_anything(work->model, process)))
			add_lanes(work, add_sheet(work, process, RIO_NONE, RIO_NONE), RIO_NONE,
				  process);
}

static void
add_planes(Work *work)
{
	guint32 collaboration = RIO_NONE;

	while ((collaboration = rio_model_next_of_kind(work->model, RIO_KIND_COLLABORATION,
						       collaboration)) != RIO_NONE)
		add_collaboration(work, collaboration);
	join_processes(work, RIO_KIND_MESSAGE_FLOW);
	join_processes(work, RIO_KIND_SEQUENCE_FLOW);
	add_processes(work, RIO_KIND_PROCESS, FALSE);
	add_processes(work, RIO_KIND_CHOREOGRAPHY, FALSE);
	if (work->plan->sheets->len == 0)
		add_processes(work, RIO_KIND_PROCESS, TRUE);
}

/* ---- items ------------------------------------------------------------------------ */

/* The sheet that holds what stands in @element; the first for what stands nowhere. */
static guint32
sheet_around(const Work *work, guint32 element)
{
	guint32 around = rio_at(work->model, element)->parent;

	while (around != RIO_NONE && work->sheet_of[around] == RIO_NONE)
		around = rio_at(work->model, around)->parent;
	return around == RIO_NONE ? 0 : work->sheet_of[around];
}

/* The pool of the process that @element is in, or RIO_NONE. */
static guint32
pool_around(const Work *work, guint32 element, guint32 sheet)
{
	for (guint32 around = element; around != RIO_NONE;
	     around = rio_at(work->model, around)->parent)
		if (rio_model_kind(work->model, around) == RIO_KIND_PROCESS)
			return work->sheet_of[around] == sheet ? work->place_of[around] : RIO_NONE;
	return RIO_NONE;
}

/* @beside: what it stands beside, usually itself. */
static guint32
add_item(Work *work, guint32 element, guint32 beside)
{
	guint32 sheet = sheet_around(work, beside);
	GArray *items = rio_plan_sheet(work->plan, sheet)->items;
	RioItem item = {.element = element,
			.host = RIO_NONE,
			.inner = RIO_NONE,
			.old_column = RIO_NONE,
			.old_row = RIO_NONE};

	item.frame = pool_around(work, element, sheet);
	rio_shape_size(work->model, &item);
	work->place_of[element] = items->len;
	work->home_of[element] = sheet;
	g_array_append_val(items, item);
	return items->len - 1;
}

static RioItem *
item_of(const Work *work, guint32 element)
{
	return rio_sheet_item(rio_plan_sheet(work->plan, work->home_of[element]),
			      work->place_of[element]);
}

/* A subprocess is open if anything is in it, unless it was drawn closed: then it has a page. */
static void
add_inside(Work *work, guint32 element)
{
	guint32 sheet;

	if (!holds_anything(work->model, element))
		return;
	if (work->shut[element]) {
		add_lanes(work, add_sheet(work, element, RIO_NONE, RIO_NONE), RIO_NONE, element);
		return;
	}
	sheet = add_sheet(work, element, work->home_of[element], work->place_of[element]);
	item_of(work, element)->inner = sheet;
	add_lanes(work, sheet, RIO_NONE, element);
}

static void
add_nodes(Work *work)
{
	const RioModel *model = work->model;

	for (guint32 n = 0; n < model->n_nodes; n++) {
		guint32 element = model->nodes[n].element, lane = model->nodes[n].lane;
		guint32 host = model->nodes[n].host;

		/* some modellers write a boundary event into the subprocess that it sits on */
		add_item(work, element, host == RIO_NONE ? element : model->nodes[host].element);
		if (lane != RIO_NONE && work->home_of[lane] == work->home_of[element])
			item_of(work, element)->frame = work->place_of[lane];
		if (rio_kind_is(rio_model_kind(model, element), RIO_SCOPE))
			add_inside(work, element);
	}
}

/* Sets the boundary events of each activity side by side, and widens it for many of them. */
static void
seat_boundary_events(RioSheet *sheet)
{
	g_autofree guint *count = g_new0(guint, sheet->items->len + 1);
	g_autofree guint *seat = g_new0(guint, sheet->items->len + 1);

	for (guint i = 0; i < sheet->items->len; i++)
		if (rio_sheet_item(sheet, i)->host != RIO_NONE)
			count[rio_sheet_item(sheet, i)->host]++;
	for (guint i = 0; i < sheet->items->len; i++) {
		RioItem *item = rio_sheet_item(sheet, i), *host;
		guint n;

		if (item->host == RIO_NONE)
			continue;
		host = rio_sheet_item(sheet, item->host);
		n = count[item->host];
		host->w = MAX(host->w, (int)(n + 1) * BOUNDARY_PITCH - BOUNDARY_PITCH / 2);
		/* a single one sits to the right, where what follows it is */
		item->shift =
			n == 1 ? BOUNDARY_PITCH / 2
			       : ((int)(2 * seat[item->host]++) - (int)n + 1) * BOUNDARY_PITCH / 2;
		host->below = MAX(host->below, host->h / 2 + item->below);
	}
}

static void
attach_boundary_events(Work *work)
{
	const RioModel *model = work->model;

	for (guint32 n = 0; n < model->n_nodes; n++) {
		guint32 host = model->nodes[n].host, element = model->nodes[n].element;

		if (host == RIO_NONE)
			continue;
		host = model->nodes[host].element;
		if (work->home_of[host] != work->home_of[element] ||
		    !rio_kind_is(rio_model_kind(model, host), RIO_ACTIVITY))
			continue;
		item_of(work, element)->host = work->place_of[host];
		item_of(work, element)->frame = item_of(work, host)->frame;
	}
	for (guint i = 0; i < work->plan->sheets->len; i++)
		seat_boundary_events(rio_plan_sheet(work->plan, i));
}

/* Data of a task's own interface are not drawn, those of a process are. */
static gboolean
is_drawn_data(const RioModel *model, guint32 element)
{
	guint32 around = rio_at(model, element)->parent;

	if (around == RIO_NONE || rio_model_kind(model, around) != RIO_KIND_IO_SPECIFICATION)
		return FALSE;
	around = rio_at(model, around)->parent;
	return around != RIO_NONE && rio_model_kind(model, around) == RIO_KIND_PROCESS;
}

static void
add_artifacts(Work *work)
{
	static const RioKind kinds[] = {
		RIO_KIND_DATA_INPUT,  RIO_KIND_DATA_OBJECT_REFERENCE, RIO_KIND_DATA_STORE_REFERENCE,
		RIO_KIND_DATA_OUTPUT, RIO_KIND_TEXT_ANNOTATION,	      RIO_KIND_GROUP,
	};

	for (guint k = 0; k < G_N_ELEMENTS(kinds); k++) {
		guint32 element = RIO_NONE;
		gboolean inner =
			kinds[k] == RIO_KIND_DATA_INPUT || kinds[k] == RIO_KIND_DATA_OUTPUT;

		while ((element = rio_model_next_of_kind(work->model, kinds[k], element)) !=
		       RIO_NONE)
			if (!inner || is_drawn_data(work->model, element)) {
				add_item(work, element, element);
				item_of(work, element)->artifact = TRUE;
			}
	}
}

/* ---- wires ------------------------------------------------------------------------ */

/* Where a wire ends: an item on a sheet, or a pool. */
typedef struct {
	guint32 sheet; /* RIO_NONE: nowhere */
	RioEnd end;
} Spot;

static gboolean
is_line(RioKind kind)
{
	return kind == RIO_KIND_SEQUENCE_FLOW || kind == RIO_KIND_MESSAGE_FLOW ||
	       kind == RIO_KIND_ASSOCIATION;
}

static Spot
spot_of(const Work *work, guint32 element)
{
	Spot spot = {.sheet = RIO_NONE};

	/* what is tied to a flow stays near its beginning */
	for (guint hops = 0;
	     element != RIO_NONE && hops < 3 && is_line(rio_model_kind(work->model, element));
	     hops++)
		element = rio_model_find(work->model,
					 rio_model_attribute(work->model, element, "sourceRef"));
	if (element == RIO_NONE || work->home_of[element] == RIO_NONE)
		return spot;
	if (rio_model_kind(work->model, element) == RIO_KIND_LANE)
		return spot;
	spot.sheet = work->home_of[element];
	spot.end.at = work->place_of[element];
	if (rio_model_kind(work->model, element) == RIO_KIND_PARTICIPANT)
		spot.end.kind = RIO_END_POOL;
	return spot;
}

static guint
depth_of(const RioPlan *plan, guint32 sheet)
{
	guint depth = 0;

	while ((sheet = rio_plan_sheet(plan, sheet)->parent) != RIO_NONE)
		depth++;
	return depth;
}

/* Leaves the sheet for the one around, with a leg to its border. */
static void
climb(Work *work, RioCable *cable, RioWireKind kind, Spot *spot, GArray *legs, gboolean target)
{
	RioSheet *sheet = rio_plan_sheet(work->plan, spot->sheet);
	RioWire wire = {.element = cable->element,
			.kind = kind,
			.source = spot->end,
			.target = {.kind = RIO_END_BORDER}};
	RioLeg leg = {spot->sheet, sheet->wires->len, target};

	if (kind != RIO_WIRE_TIE) {
		g_array_append_val(sheet->wires, wire);
		g_array_append_val(legs, leg);
	}
	spot->end =
		(RioEnd){.kind = RIO_END_ITEM, .at = sheet->item, .pinned = kind != RIO_WIRE_TIE};
	spot->sheet = sheet->parent;
}

static void
add_cable(Work *work, guint32 element, RioWireKind kind, guint32 from, guint32 to)
{
	RioPlan *plan = work->plan;
	Spot source = spot_of(work, from), target = spot_of(work, to);
	g_autoptr(GArray) after = g_array_new(FALSE, FALSE, sizeof(RioLeg));
	RioCable cable = {element, from, to, kind == RIO_WIRE_TIE, plan->legs->len, 0};
	RioWire wire = {.element = element, .kind = kind};
	RioLeg leg;

	if (source.sheet == RIO_NONE || target.sheet == RIO_NONE)
		return;
	while (source.sheet != target.sheet) {
		guint above = depth_of(plan, source.sheet), below = depth_of(plan, target.sheet);

		if (above == 0 && below == 0)
			return; /* on two pages */
		if (above >= below)
			climb(work, &cable, kind, &source, plan->legs, FALSE);
		else
			climb(work, &cable, kind, &target, after, TRUE);
	}
	wire.source = source.end;
	wire.target = target.end;
	leg = (RioLeg){source.sheet, rio_plan_sheet(plan, source.sheet)->wires->len, FALSE};
	g_array_append_val(rio_plan_sheet(plan, source.sheet)->wires, wire);
	g_array_append_val(plan->legs, leg);
	for (guint i = after->len; i-- > 0;)
		g_array_append_val(plan->legs, g_array_index(after, RioLeg, i));
	cable.n = plan->legs->len - cable.first;
	g_array_append_val(plan->cables, cable);
}

static void
add_cables_of_kind(Work *work, RioKind kind, RioWireKind wire)
{
	const RioModel *model = work->model;
	guint32 element = RIO_NONE;

	while ((element = rio_model_next_of_kind(model, kind, element)) != RIO_NONE)
		add_cable(work, element, wire,
			  rio_model_find(model, rio_model_attribute(model, element, "sourceRef")),
			  rio_model_find(model, rio_model_attribute(model, element, "targetRef")));
}

/* A data association stands in the activity that it leads to or from. */
static void
add_data_ties(Work *work, RioKind kind, RioKind reference)
{
	const RioModel *model = work->model;
	guint32 element = RIO_NONE;

	while ((element = rio_model_next_of_kind(model, kind, element)) != RIO_NONE) {
		guint32 owner = rio_at(model, element)->parent;
		guint32 ref = rio_model_child(model, element, reference);

		if (ref == RIO_NONE || owner == RIO_NONE)
			continue;
		ref = rio_model_named_by(model, ref);
		if (kind == RIO_KIND_DATA_INPUT_ASSOCIATION)
			add_cable(work, element, RIO_WIRE_TIE, ref, owner);
		else
			add_cable(work, element, RIO_WIRE_TIE, owner, ref);
	}
}

/* ---- in which lane, where it is not said ------------------------------------------- */

static gboolean
has_lanes(const RioSheet *sheet, guint32 frame)
{
	for (guint i = 0; i < sheet->frames->len; i++)
		if (rio_sheet_frame(sheet, i)->parent == frame)
			return TRUE;
	return FALSE;
}

static gboolean
is_within(const RioSheet *sheet, guint32 frame, guint32 around)
{
	while (frame != RIO_NONE && frame != around)
		frame = rio_sheet_frame(sheet, frame)->parent;
	return frame == around;
}

/* The first innermost lane in @frame. */
static guint32
first_leaf(const RioSheet *sheet, guint32 frame)
{
	for (guint i = 0; i < sheet->frames->len; i++)
		if (is_within(sheet, i, frame) && !has_lanes(sheet, i))
			return i;
	return frame;
}

/* Takes the lane of what it is tied to, if that is settled and lies where the item may be. */
static gboolean
follow(RioSheet *sheet, const gboolean *settled, guint32 from, guint32 to)
{
	RioItem *item = rio_sheet_item(sheet, from);
	guint32 frame = rio_sheet_item(sheet, to)->frame;

	if (settled[from] || !settled[to] || !is_within(sheet, frame, item->frame))
		return FALSE;
	item->frame = frame;
	return TRUE;
}

static gboolean
spread(RioSheet *sheet, gboolean *settled)
{
	gboolean any = FALSE;

	for (guint i = 0; i < sheet->wires->len; i++) {
		const RioWire *wire = rio_sheet_wire(sheet, i);
		guint32 from = wire->source.at, to = wire->target.at;

		if (wire->source.kind != RIO_END_ITEM || wire->target.kind != RIO_END_ITEM)
			continue;
		if (follow(sheet, settled, from, to))
			settled[from] = any = TRUE;
		if (follow(sheet, settled, to, from))
			settled[to] = any = TRUE;
	}
	return any;
}

static void
settle_frames(RioSheet *sheet)
{
	g_autofree gboolean *settled = g_new0(gboolean, sheet->items->len + 1);

	if (sheet->frames->len == 0)
		return;
	for (guint i = 0; i < sheet->items->len; i++) {
		guint32 frame = rio_sheet_item(sheet, i)->frame;

		settled[i] = frame != RIO_NONE && !has_lanes(sheet, frame);
	}
	while (spread(sheet, settled))
		;
	for (guint i = 0; i < sheet->items->len; i++) {
		RioItem *item = rio_sheet_item(sheet, i);

		/* notes of a collaboration may stand outside all pools */
		if (!settled[i] && !(item->frame == RIO_NONE && item->artifact))
			item->frame = first_leaf(sheet, item->frame);
	}
	for (guint i = 0; i < sheet->items->len; i++) {
		RioItem *item = rio_sheet_item(sheet, i);

		if (item->host != RIO_NONE)
			item->frame = rio_sheet_item(sheet, item->host)->frame;
	}
}

/* ---- all of it -------------------------------------------------------------------- */

static void
find_shut(Work *work, const RioPicture *drawn)
{
	for (guint p = 0; drawn && p < rio_picture_n_pages(drawn); p++) {
		const RioPage *page = rio_picture_page(drawn, p);

		for (guint i = 0; i < page->shapes->len; i++) {
			const RioShape *shape = rio_page_shape(page, i);

			if (!shape->expanded)
				work->shut[shape->element] = TRUE;
		}
	}
}

static guint32 *
new_map(const RioModel *model)
{
	guint32 *map = g_new(guint32, model->n_elements + 1);

	memset(map, 0xff, sizeof(guint32) * (model->n_elements + 1));
	return map;
}

static void
fill(Work *work)
{
	add_planes(work);
	if (work->plan->sheets->len == 0)
		return;
	add_nodes(work);
	attach_boundary_events(work);
	add_artifacts(work);
	add_cables_of_kind(work, RIO_KIND_SEQUENCE_FLOW, RIO_WIRE_FLOW);
	add_cables_of_kind(work, RIO_KIND_MESSAGE_FLOW, RIO_WIRE_MESSAGE);
	add_cables_of_kind(work, RIO_KIND_ASSOCIATION, RIO_WIRE_TIE);
	add_data_ties(work, RIO_KIND_DATA_INPUT_ASSOCIATION, RIO_KIND_SOURCE_REF);
	add_data_ties(work, RIO_KIND_DATA_OUTPUT_ASSOCIATION, RIO_KIND_TARGET_REF);
	for (guint i = 0; i < work->plan->sheets->len; i++)
		settle_frames(rio_plan_sheet(work->plan, i));
}

RioPlan *
rio_plan_new(const RioModel *model, const RioPicture *drawn)
{
	RioPlan *plan = g_new0(RioPlan, 1);
	Work work = {.plan = plan, .model = model};

	plan->model = model;
	plan->sheets = g_ptr_array_new_with_free_func((GDestroyNotify)rio_sheet_free);
	plan->cables = g_array_new(FALSE, FALSE, sizeof(RioCable));
	plan->legs = g_array_new(FALSE, FALSE, sizeof(RioLeg));
	work.sheet_of = new_map(model);
	work.place_of = new_map(model);
	work.home_of = new_map(model);
	work.shut = g_new0(gboolean, model->n_elements + 1);

	find_shut(&work, drawn);
	fill(&work);

	g_free(work.sheet_of);
	g_free(work.place_of);
	g_free(work.home_of);
	g_free(work.shut);
	return plan;
}

void
rio_plan_free(RioPlan *plan)
{
	g_ptr_array_unref(plan->sheets);
	g_array_unref(plan->cables);
	g_array_unref(plan->legs);
	g_free(plan);
}
