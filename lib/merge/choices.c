#include "merge/choices.h"

#include "base/compare.h"
#include "merge/join.h"
#include "model/content.h"

static void
choice_free(gpointer data)
{
	RioChoice *choice = data;

	g_array_unref(choice->ways);
	g_free(choice);
}

static RioChoice *
add_choice(const RioDraft *draft, GPtrArray *choices, guint32 vertex, guint32 scope,
	   const RioBits *all)
{
	RioChoice *choice = g_new0(RioChoice, 1);

	choice->vertex = vertex;
	choice->scope = scope;
	choice->ways = g_array_new(FALSE, FALSE, sizeof(guint32));
	choice->models = rio_bits_new_in(draft->arena, draft->n_models);
	choice->all = rio_bits_copy_in(draft->arena, all);
	g_ptr_array_add(choices, choice);
	return choice;
}

const RioBits *
rio_choice_models(const RioDraft *draft, const RioChoice *choice, guint i)
{
	guint32 way = rio_choice_way(choice, i);

	return choice->vertex == RIO_NONE ? rio_draft_vertex(draft, way)->models
					  : rio_draft_arc(draft, way)->models;
}

static void
add_way(RioChoice *choice, guint32 way, const RioBits *models)
{
	g_array_append_val(choice->ways, way);
	rio_bits_unite(choice->models, models);
}

/* As the first Comune answers that says anything: in the union the question may stand with it. */
static const char *
way_name(const RioDraft *draft, const RioChoice *choice, guint32 way)
{
	const RioModel *model = draft->model;
	guint32 flow = choice->vertex == RIO_NONE ? RIO_NONE : rio_draft_arc(draft, way)->flow;
	guint32 origins = flow == RIO_NONE ? RIO_NONE
					   : rio_model_child(model, model->flows[flow].element,
							     RIO_KIND_EXTENSION_ELEMENTS);

	for (guint32 c = origins == RIO_NONE ? RIO_NONE : rio_model_first(model, origins);
	     c != RIO_NONE; c = rio_model_next(model, c)) {
		const char *name = rio_content_is_ours(model, c, "origin")
					   ? rio_model_attribute(model, c, "name")
					   : NULL;

		if (name && name[0] != '\0')
			return name;
	}
	return "";
}

static gboolean
has_way_named(const RioDraft *draft, const RioChoice *choice, const char *name)
{
	g_autofree char *ours = rio_join_fold(name);

	for (guint i = 0; i < choice->ways->len; i++) {
		g_autofree char *other =
			rio_join_fold(way_name(draft, choice, rio_choice_way(choice, i)));

		if (g_str_equal(ours, other))
			return TRUE;
	}
	return FALSE;
}

/* Whether the way leads on to where a way of the choice begins, and does not come by again. */
static gboolean
leads_to(const RioDraft *draft, const RioChoice *choice, guint32 way, const RioBits *targets)
{
	const RioBits *own = rio_draft_arc(draft, way)->models;
	g_autoptr(GArray) waiting = g_array_new(FALSE, FALSE, sizeof(guint32));
	g_autoptr(RioBits) seen = rio_bits_new(draft->vertices->len);

	g_array_append_val(waiting, rio_draft_arc(draft, way)->target);
	for (guint i = 0; i < waiting->len; i++) {
		guint32 v = g_array_index(waiting, guint32, i);
		g_autoptr(GArray) ways = NULL;

		if (rio_bits_has(targets, v))
			return TRUE;
		if (rio_bits_has(seen, v) || v == choice->vertex)
			continue;
		rio_bits_add(seen, v);
		ways = rio_draft_ways(draft, v, TRUE);
		for (guint j = 0; j < ways->len; j++) {
			const RioDraftArc *arc =
				rio_draft_arc(draft, g_array_index(ways, guint32, j));

			if (rio_bits_meet(arc->models, own))
				g_array_append_val(waiting, arc->target);
		}
	}
	return FALSE;
}

static gboolean
leads_into(const RioDraft *draft, const RioChoice *choice, guint32 way)
{
	g_autoptr(RioBits) targets = rio_bits_new(draft->vertices->len);

	if (choice->vertex == RIO_NONE)
		return FALSE;
	for (guint i = 0; i < choice->ways->len; i++)
		rio_bits_add(targets, rio_draft_arc(draft, rio_choice_way(choice, i))->target);
	return leads_to(draft, choice, way, targets);
}

/* How an outcome is known to be the one of another Comune, the surest first. */
typedef enum {
	BY_PLACE, /* it leads there in the end */
	BY_NAME,
	BY_ABSENCE, /* no Comune has both */
	N_SIGNS,
} Sign;

/* Ways of the one vertex, or scope, that exclude each other since no Comune has two of them. */
static void
add_outcome(const RioDraft *draft, GPtrArray *choices, guint first, const RioChoice *like,
	    guint32 way, const RioBits *models)
{
	RioChoice *found = NULL;

	for (Sign sign = BY_PLACE; sign < N_SIGNS && !found; sign++)
		for (guint c = first; c < choices->len && !found; c++) {
			RioChoice *choice = choices->pdata[c];

			if (rio_bits_meet(choice->models, models) ||
			    (sign == BY_PLACE && !leads_into(draft, choice, way)) ||
			    (sign == BY_NAME &&
			     !has_way_named(draft, choice, way_name(draft, choice, way))))
				continue;
			found = choice;
		}
	if (!found)
		found = add_choice(draft, choices, like->vertex, like->scope, like->all);
	add_way(found, way, models);
}

typedef struct {
	const RioDraft *draft;
	gboolean vertices;
} Sorting;

static int
compare_ways(gconstpointer a, gconstpointer b, gpointer data)
{
	const Sorting *sorting = data;
	guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;
	const RioBits *mx = sorting->vertices ? rio_draft_vertex(sorting->draft, x)->models
					      : rio_draft_arc(sorting->draft, x)->models,
		      *my = sorting->vertices ? rio_draft_vertex(sorting->draft, y)->models
					      : rio_draft_arc(sorting->draft, y)->models;
	guint32 nx = rio_bits_count(mx), ny = rio_bits_count(my);

	return RIO_ORDER(ny, nx) ?: RIO_ORDER(x, y);
}

static void
sort_ways(const RioDraft *draft, GArray *ways, gboolean vertices)
{
	Sorting sorting = {draft, vertices};

	g_array_sort_with_data(ways, compare_ways, &sorting);
}

static void
add_choices_at(const RioDraft *draft, guint32 v, GPtrArray *choices)
{
	const RioDraftVertex *vertex = rio_draft_vertex(draft, v);
	guint32 element = rio_draft_element(draft, v);
	g_autoptr(GArray) ways = rio_draft_ways(draft, v, TRUE);
	const RioChoice like = {.vertex = v, .scope = vertex->scope, .all = vertex->models};
	guint first = choices->len;

	if (vertex->gone || vertex->routing != RIO_ROUTING_EXCLUSIVE || ways->len < 2)
		return;
	sort_ways(draft, ways, FALSE);
	if (rio_model_attribute_ns(draft->model, element, RIO_NS_RIO, "variation")) {
		RioChoice *choice = add_choice(draft, choices, v, vertex->scope, vertex->models);

		choice->varies = TRUE;
		for (guint i = 0; i < ways->len; i++)
			add_way(choice, g_array_index(ways, guint32, i),
				rio_draft_arc(draft, g_array_index(ways, guint32, i))->models);
		return;
	}
	for (guint i = 0; i < ways->len; i++) {
		guint32 way = g_array_index(ways, guint32, i);

		add_outcome(draft, choices, first, &like, way, rio_draft_arc(draft, way)->models);
	}
}

/* The start events of a scope. */
static void
add_begins_of(const RioDraft *draft, guint32 scope, GPtrArray *choices)
{
	g_autoptr(GArray) begins = g_array_new(FALSE, FALSE, sizeof(guint32));
	g_autoptr(RioBits) all = rio_bits_new(draft->n_models);
	const RioChoice like = {.vertex = RIO_NONE, .scope = scope, .all = all};
	guint first = choices->len;

	for (guint32 v = 0; v < draft->vertices->len; v++)
		if (rio_draft_vertex(draft, v)->scope == scope &&
		    rio_draft_vertex(draft, v)->begins &&
		    rio_draft_kind(draft, v) == RIO_KIND_START_EVENT) {
			g_array_append_val(begins, v);
			rio_bits_unite(all, rio_draft_vertex(draft, v)->models);
		}
	if (begins->len < 2)
		return;
	sort_ways(draft, begins, TRUE);
	for (guint i = 0; i < begins->len; i++) {
		guint32 v = g_array_index(begins, guint32, i);

		add_outcome(draft, choices, first, &like, v, rio_draft_vertex(draft, v)->models);
	}
}

GPtrArray *
rio_choices_of(const RioDraft *draft)
{
	GPtrArray *choices = g_ptr_array_new_with_free_func(choice_free);
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

	for (guint32 v = 0; v < draft->vertices->len; v++) {
		guint32 scope = rio_draft_vertex(draft, v)->scope;

		if (g_hash_table_add(seen, GUINT_TO_POINTER(scope)))
			add_begins_of(draft, scope, choices);
		add_choices_at(draft, v, choices);
	}
	return choices;
}

/* What is on a way */

void
rio_region_free(RioRegion *region)
{
	if (!region)
		return;
	rio_bits_free(region->inside);
	g_array_unref(region->exits);
	g_free(region);
}

static void
enter(const RioDraft *draft, RioRegion *region, GArray *waiting, guint32 v)
{
	const GArray *on = draft->on->pdata[v];

	rio_bits_add(region->inside, v);
	g_array_append_val(waiting, v);
	region->n_steps += rio_kind_is(rio_draft_kind(draft, v), RIO_ACTIVITY);
	/* what happens on the step, and what is inside it, belongs to it */
	for (guint i = 0; i < on->len; i++)
		if (!rio_bits_has(region->inside, g_array_index(on, guint32, i)))
			enter(draft, region, waiting, g_array_index(on, guint32, i));
}

static void
leave_by(const RioDraft *draft, RioRegion *region, guint32 arc)
{
	guint32 to = rio_draft_arc(draft, arc)->target;

	if (region->exits->len > 0 && region->meets != to)
		region->meets = RIO_NONE;
	else
		region->meets = to;
	g_array_append_val(region->exits, arc);
}

RioRegion *
rio_region_new(const RioDraft *draft, const RioChoice *choice, guint i)
{
	RioRegion *region = g_new0(RioRegion, 1);
	guint32 way = rio_choice_way(choice, i);
	const RioBits *own = rio_choice_models(draft, choice, i);
	const RioBits *all = choice->ways->len > 1 ? choice->models : choice->all;
	g_autoptr(GArray) waiting = g_array_new(FALSE, FALSE, sizeof(guint32));

	region->inside = rio_bits_new(draft->vertices->len);
	region->exits = g_array_new(FALSE, FALSE, sizeof(guint32));
	region->meets = RIO_NONE;
	region->first = choice->vertex == RIO_NONE ? way : rio_draft_arc(draft, way)->target;
	if (choice->vertex != RIO_NONE &&
	    rio_bits_within(all, rio_draft_vertex(draft, region->first)->models)) {
		leave_by(draft, region, way);
		return region;
	}
	enter(draft, region, waiting, region->first);
	for (guint j = 0; j < waiting->len; j++) {
		g_autoptr(GArray) ways =
			rio_draft_ways(draft, g_array_index(waiting, guint32, j), TRUE);

		for (guint k = 0; k < ways->len; k++) {
			guint32 arc = g_array_index(ways, guint32, k);
			guint32 to = rio_draft_arc(draft, arc)->target;

			if (!rio_bits_meet(rio_draft_arc(draft, arc)->models, own) ||
			    rio_bits_has(region->inside, to))
				continue;
			if (rio_bits_within(all, rio_draft_vertex(draft, to)->models))
				leave_by(draft, region, arc);
			else
				enter(draft, region, waiting, to);
		}
	}
	return region;
}

gboolean
rio_choice_put_before(RioDraft *draft, const RioChoice *choice, const RioRegion *region, guint i,
		      guint chosen)
{
	guint32 way = rio_choice_way(choice, i), main = rio_choice_way(choice, chosen);
	guint32 target, into;

	if (choice->vertex == RIO_NONE || region->meets == RIO_NONE ||
	    region->meets == region->first)
		return FALSE;
	target = into = rio_draft_arc(draft, main)->target;
	if (region->exits->len > 1) {
		into = rio_draft_add_gateway(draft, choice->vertex);
		rio_draft_add_arc(draft, into, target, rio_draft_arc(draft, main)->models);
	}
	rio_draft_lead(draft, main, region->first);
	rio_draft_cut(draft, way);
	for (guint e = 0; e < region->exits->len; e++)
		rio_draft_lead(draft, g_array_index(region->exits, guint32, e), into);
	return TRUE;
}
