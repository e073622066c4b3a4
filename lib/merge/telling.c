#include "merge/telling.h"

#include "base/words.h"

typedef struct {
	const RioDraft *draft;
	const RioRegion *region;
	guint32 model;
	RioBits *passed; /* vertices told of: the line does not come by again */
	GString *line;
} Teller;

static const char *
name_of(const RioDraft *draft, guint32 vertex)
{
	guint32 element = rio_draft_element(draft, vertex);

	if (draft->names && vertex < draft->model->n_nodes && draft->names[vertex])
		return draft->names[vertex];
	return element == RIO_NONE ? "" : rio_model_name(draft->model, element);
}

gboolean
rio_tell_is_seen(const RioDraft *draft, guint32 vertex)
{
	RioKind kind = rio_draft_kind(draft, vertex);

	return name_of(draft, vertex)[0] != '\0' &&
	       (rio_kind_is(kind, RIO_ACTIVITY) || kind == RIO_KIND_END_EVENT ||
		kind == RIO_KIND_INTERMEDIATE_CATCH_EVENT ||
		kind == RIO_KIND_INTERMEDIATE_THROW_EVENT);
}

/* Nobody drew a gateway of a variation, so nobody knows a place by it. */
static gboolean
is_known(const RioDraft *draft, guint32 vertex)
{
	return name_of(draft, vertex)[0] != '\0' &&
	       !rio_model_attribute_ns(draft->model, rio_draft_element(draft, vertex), RIO_NS_RIO,
				       "variation");
}

/* The first before it that is nearest to one that is known. */
static guint32
before(const RioDraft *draft, guint32 vertex, const guint32 *steps)
{
	g_autoptr(GArray) ways = rio_draft_ways(draft, vertex, FALSE);
	guint32 best = RIO_NONE;

	for (guint i = 0; i < ways->len; i++) {
		guint32 v = rio_draft_arc(draft, g_array_index(ways, guint32, i))->source;

		if (best == RIO_NONE || steps[v] < steps[best])
			best = v;
	}
	return best;
}

guint32 *
rio_tell_known(const RioDraft *draft)
{
	guint32 n = draft->vertices->len, *known = g_new(guint32, n + 1);
	g_autofree guint32 *steps = g_new(guint32, n + 1); /* from one that is known */
	g_autoptr(GArray) waiting = g_array_new(FALSE, FALSE, sizeof(guint32));

	for (guint32 v = 0; v < n; v++) {
		known[v] = is_known(draft, v) ? v : RIO_NONE;
		steps[v] = known[v] == v ? 0 : RIO_NONE;
		if (known[v] == v)
			g_array_append_val(waiting, v);
	}
	for (guint i = 0; i < waiting->len; i++) {
		guint32 v = g_array_index(waiting, guint32, i);
		g_autoptr(GArray) ways = rio_draft_ways(draft, v, TRUE);

		if (known[v] == RIO_NONE)
			known[v] = known[before(draft, v, steps)];
		for (guint j = 0; j < ways->len; j++) {
			guint32 next =
				rio_draft_arc(draft, g_array_index(ways, guint32, j))->target;

			if (steps[next] != RIO_NONE)
				continue;
			steps[next] = steps[v] + 1;
			g_array_append_val(waiting, next);
		}
	}
	return known;
}

char *
rio_tell_place(const RioDraft *draft, guint32 known, RioLanguage language)
{
	guint32 host = known == RIO_NONE ? RIO_NONE : rio_draft_vertex(draft, known)->host;

	if (known == RIO_NONE)
		return g_strdup(_W(language, "the beginning"));
	if (host == RIO_NONE || name_of(draft, host)[0] == '\0')
		return g_strdup(name_of(draft, known));
	return g_strdup_printf("%s: %s", name_of(draft, host), name_of(draft, known));
}

/* The arcs of the Comune out of the vertex; of those that lead to one vertex the first. */
static GArray *
ways_out(const Teller *teller, guint32 vertex)
{
	GArray *ways = rio_draft_ways(teller->draft, vertex, TRUE);
	g_autoptr(GHashTable) targets = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < ways->len;) {
		const RioDraftArc *arc =
			rio_draft_arc(teller->draft, g_array_index(ways, guint32, i));

		if (rio_bits_has(arc->models, teller->model) &&
		    g_hash_table_add(targets, GUINT_TO_POINTER(arc->target)))
			i++;
		else
			g_array_remove_index(ways, i);
	}
	return ways;
}

static guint32
target_of(const Teller *teller, const GArray *ways, guint i)
{
	return rio_draft_arc(teller->draft, g_array_index(ways, guint32, i))->target;
}

/* What can come from there on, nearest first; of what is outside only where it comes out. */
static GArray *
reached_from(const Teller *teller, guint32 vertex)
{
	GArray *reached = g_array_new(FALSE, FALSE, sizeof(guint32));
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

	g_hash_table_add(seen, GUINT_TO_POINTER(vertex));
	g_array_append_val(reached, vertex);
	for (guint i = 0; i < reached->len; i++) {
		guint32 v = g_array_index(reached, guint32, i);
		g_autoptr(GArray) ways = NULL;

		if (!rio_bits_has(teller->region->inside, v) || rio_bits_has(teller->passed, v))
			continue;
		ways = ways_out(teller, v);
		for (guint j = 0; j < ways->len; j++) {
			guint32 to = target_of(teller, ways, j);

			if (g_hash_table_add(seen, GUINT_TO_POINTER(to)))
				g_array_append_val(reached, to);
		}
	}
	return reached;
}

static gboolean
holds(const GArray *vertices, guint32 vertex)
{
	for (guint i = 0; i < vertices->len; i++)
		if (g_array_index(vertices, guint32, i) == vertex)
			return TRUE;
	return FALSE;
}

/* The nearest that all of the parts come to, or RIO_NONE. */
static guint32
meet_of(const GPtrArray *parts)
{
	const GArray *first = parts->pdata[0];

	for (guint i = 0; i < first->len; i++) {
		guint32 v = g_array_index(first, guint32, i);
		guint holding = 1;

		while (holding < parts->len && holds(parts->pdata[holding], v))
			holding++;
		if (holding == parts->len)
			return v;
	}
	return RIO_NONE;
}

/* The first step of the part before all meet, or "". */
static const char *
first_step(const Teller *teller, const GArray *part, guint32 meet)
{
	for (guint i = 0; i < part->len; i++) {
		guint32 v = g_array_index(part, guint32, i);

		if (v == meet || !rio_bits_has(teller->region->inside, v))
			break;
		if (rio_tell_is_seen(teller->draft, v))
			return name_of(teller->draft, v);
	}
	return "";
}

static void
append_arrow(Teller *teller)
{
	if (teller->line->len > 0)
		g_string_append(teller->line, " › ");
}

/* The outcome that the arc is of, with ": "; or "". */
static char *
outcome_of(const RioDraft *draft, guint32 arc)
{
	const char *name = rio_draft_answer(draft, arc);

	return g_strconcat(name, name[0] != '\0' ? ": " : "", NULL);
}

/* Tells the first step of each way on, once; where they meet, or RIO_NONE. */
static guint32
tell_parts(Teller *teller, guint32 vertex, const GArray *ways)
{
	const RioDraft *draft = teller->draft;
	gboolean chosen = rio_draft_vertex(draft, vertex)->routing == RIO_ROUTING_EXCLUSIVE;
	g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	g_autoptr(GPtrArray) told = g_ptr_array_new_with_free_func(g_free);
	const char *question = name_of(draft, vertex);
	g_autofree char *all = NULL;
	guint32 meet;

	for (guint i = 0; i < ways->len; i++)
		g_ptr_array_add(parts, reached_from(teller, target_of(teller, ways, i)));
	meet = meet_of(parts);
	for (guint i = 0; i < parts->len; i++) {
		g_autofree char *outcome = outcome_of(draft, g_array_index(ways, guint32, i));
		const char *step = first_step(teller, parts->pdata[i], meet);
		g_autofree char *part = g_strconcat(outcome, step, NULL);

		if (step[0] != '\0' &&
		    !g_ptr_array_find_with_equal_func(told, part, g_str_equal, NULL))
			g_ptr_array_add(told, g_steal_pointer(&part));
	}
	if (told->len == 0)
		return meet;
	g_ptr_array_add(told, NULL);
	all = g_strjoinv(chosen ? " / " : " + ", (char **)told->pdata);
	append_arrow(teller);
	g_string_append_printf(teller->line, "%s%s(%s)", question, question[0] != '\0' ? " " : "",
			       all);
	return meet;
}

char *
rio_tell_way(const RioDraft *draft, const RioRegion *region, guint32 model)
{
	g_autoptr(RioBits) passed = rio_bits_new(draft->vertices->len);
	Teller teller = {draft, region, model, passed, g_string_new(NULL)};
	guint32 v = region->first;

	while (v != RIO_NONE && rio_bits_has(region->inside, v) && !rio_bits_has(passed, v)) {
		g_autoptr(GArray) ways = ways_out(&teller, v);

		rio_bits_add(passed, v);
		if (rio_tell_is_seen(draft, v)) {
			append_arrow(&teller);
			g_string_append(teller.line, name_of(draft, v));
		}
		v = ways->len == 0   ? RIO_NONE
		    : ways->len == 1 ? target_of(&teller, ways, 0)
				     : tell_parts(&teller, v, ways);
	}
	return g_string_free(teller.line, FALSE);
}

/* The nearest with a name on the Comune's way on, or RIO_NONE. */
static guint32
next_known(const RioDraft *draft, guint32 vertex, guint32 model)
{
	g_autoptr(RioBits) seen = rio_bits_new(draft->vertices->len);
	g_autoptr(GArray) waiting = g_array_new(FALSE, FALSE, sizeof(guint32));

	g_array_append_val(waiting, vertex);
	rio_bits_add(seen, vertex);
	for (guint i = 0; i < waiting->len; i++) {
		guint32 v = g_array_index(waiting, guint32, i);
		g_autoptr(GArray) ways = rio_draft_ways(draft, v, TRUE);

		if (is_known(draft, v))
			return v;
		for (guint j = 0; j < ways->len; j++) {
			const RioDraftArc *arc =
				rio_draft_arc(draft, g_array_index(ways, guint32, j));

			if (rio_bits_has(seen, arc->target) || !rio_bits_has(arc->models, model))
				continue;
			rio_bits_add(seen, arc->target);
			g_array_append_val(waiting, arc->target);
		}
	}
	return RIO_NONE;
}

char *
rio_tell_straight_on(const RioDraft *draft, const RioRegion *region, guint32 model,
		     RioLanguage language)
{
	guint32 next = next_known(draft, region->first, model);

	return next == RIO_NONE
		       ? g_strdup(_W(language, "straight on"))
		       : g_strdup_printf(_W(language, "straight on to «%s»"), name_of(draft, next));
}
