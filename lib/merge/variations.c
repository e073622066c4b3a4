#include "merge/variations.h"

static void
alternative_free(gpointer data)
{
	RioAlternative *alternative = data;

	rio_bits_free(alternative->models);
	g_ptr_array_unref(alternative->ids);
	g_free(alternative);
}

static void
variation_free(gpointer data)
{
	RioVariation *variation = data;

	g_free(variation->id);
	g_free(variation->after);
	g_free(variation->before);
	g_ptr_array_unref(variation->alternatives);
	g_free(variation);
}

static guint32
next_of(const RioWeave *weave, guint32 arc, gboolean back)
{
	return back ? weave->graph->edges[arc].from : weave->graph->edges[arc].to;
}

/*
 * The nodes on the way that begins with the arc, up to the first that all of @models pass; that
 * one, or RIO_NONE if the way ends before.
 */
static guint32
walk(const RioWeave *weave, guint32 arc, gboolean back, const RioBits *models, RioBits *passed)
{
	const RioBits *own = rio_weave_arc(weave, arc)->models;
	g_autoptr(GArray) waiting = g_array_new(FALSE, FALSE, sizeof(guint32));
	g_autoptr(RioBits) seen = rio_bits_new(weave->vertices->len);
	guint32 meets = RIO_NONE;

	g_array_append_val(waiting, arc);
	for (guint i = 0; i < waiting->len; i++) {
		guint32 v = next_of(weave, g_array_index(waiting, guint32, i), back), n;
		const RioWoven *vertex = rio_weave_vertex(weave, v);
		const guint32 *arcs;

		if (rio_bits_has(seen, v))
			continue;
		rio_bits_add(seen, v);
		if (rio_bits_within(models, vertex->models)) {
			if (meets == RIO_NONE)
				meets = v;
			continue;
		}
		if (vertex->group != RIO_NONE)
			rio_bits_add(passed, v);
		arcs = back ? rio_digraph_in(weave->graph, v, &n)
			    : rio_digraph_out(weave->graph, v, &n);
		for (guint32 j = 0; j < n; j++)
			if (rio_bits_meet(rio_weave_arc(weave, arcs[j])->models, own))
				g_array_append_val(waiting, arcs[j]);
	}
	return meets;
}

static char *
id_of(const char *const *ids, guint32 vertex)
{
	return vertex == RIO_NONE ? NULL : g_strdup(ids[vertex]);
}

static RioVariation *
variation_at(const RioWeave *weave, guint32 v, const char *const *ids)
{
	const RioWoven *vertex = rio_weave_vertex(weave, v);
	RioVariation *variation = g_new0(RioVariation, 1);
	guint32 n_out, n_in, n, meets = RIO_NONE;
	const guint32 *out = rio_digraph_out(weave->graph, v, &n_out),
		      *in = rio_digraph_in(weave->graph, v, &n_in);
	gboolean back = n_out < 2, one = TRUE;
	const guint32 *arcs = back ? in : out;

	n = back ? n_in : n_out;
	variation->id = g_strdup(vertex->variation);
	variation->is_split = !back;
	variation->alternatives = g_ptr_array_new_with_free_func(alternative_free);
	for (guint32 i = 0; i < n; i++) {
		RioAlternative *alternative = g_new(RioAlternative, 1);
		g_autoptr(RioBits) passed = rio_bits_new(weave->vertices->len);
		guint32 end = walk(weave, arcs[i], back, vertex->models, passed);

		alternative->models = rio_bits_copy(rio_weave_arc(weave, arcs[i])->models);
		alternative->ids = g_ptr_array_new_with_free_func(g_free);
		rio_bits_foreach (passed, p)
			g_ptr_array_add(alternative->ids, g_strdup(ids[p]));
		g_ptr_array_add(variation->alternatives, alternative);
		one &= i == 0 || end == meets;
		meets = end;
	}
	meets = one ? meets : RIO_NONE;
	variation->after = id_of(ids, back ? meets : vertex->of);
	variation->before = id_of(ids, back ? vertex->of : meets);
	return variation;
}

GPtrArray *
rio_variations_of(const RioWeave *weave, const char *const *ids)
{
	GPtrArray *variations = g_ptr_array_new_with_free_func(variation_free);

	for (guint32 v = 0; v < weave->vertices->len; v++)
		if (rio_weave_vertex(weave, v)->role == RIO_WOVEN_VARIATION)
			g_ptr_array_add(variations, variation_at(weave, v, ids));
	return variations;
}
