#include "merge/variations.h"

/* The vertices that one correspondence has become. */
typedef struct {
	guint32 correspondence;
	GArray *vertices;
} Parted;

static void
alternative_free(gpointer data)
{
	RioAlternative *alternative = data;

	rio_bits_free(alternative->models);
	rio_bits_free(alternative->vertices);
	g_free(alternative);
}

static void
variation_free(gpointer data)
{
	RioVariation *variation = data;

	g_free(variation->id);
	g_ptr_array_unref(variation->alternatives);
	g_array_unref(variation->same);
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

static RioVariation *
variation_at(const RioWeave *weave, guint32 v)
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
	variation->vertex = v;
	variation->is_split = !back;
	variation->alternatives = g_ptr_array_new_with_free_func(alternative_free);
	variation->same = g_array_new(FALSE, FALSE, sizeof(guint32));
	for (guint32 i = 0; i < n; i++) {
		RioAlternative *alternative = g_new(RioAlternative, 1);
		guint32 end;

		alternative->models = rio_bits_copy(rio_weave_arc(weave, arcs[i])->models);
		alternative->vertices = rio_bits_new(weave->vertices->len);
		g_ptr_array_add(variation->alternatives, alternative);
		end = walk(weave, arcs[i], back, vertex->models, alternative->vertices);
		one &= i == 0 || end == meets;
		meets = end;
	}
	meets = one ? meets : RIO_NONE;
	variation->after = back ? meets : vertex->of;
	variation->before = back ? vertex->of : meets;
	return variation;
}

gboolean
rio_variations_is_parted(const RioAlignment *alignment, const RioCorrespondence *correspondence)
{
	guint32 first = rio_alignment_of_member(alignment, &correspondence->members[0]);

	for (guint32 i = 1; i < correspondence->n_members; i++)
		if (rio_alignment_of_member(alignment, &correspondence->members[i]) != first)
			return TRUE;
	return FALSE;
}

static void
parted_clear(gpointer data)
{
	g_array_unref(((Parted *)data)->vertices);
}

static GArray *
parted_in(const RioWeave *weave)
{
	const RioAlignment *alignment = weave->alignment;
	GArray *all = g_array_new(FALSE, FALSE, sizeof(Parted));
	g_autofree guint32 *vertex_of = g_new0(guint32, alignment->groups->len);

	for (guint32 v = 0; v < weave->vertices->len; v++)
		if (rio_weave_vertex(weave, v)->group != RIO_NONE)
			vertex_of[rio_weave_vertex(weave, v)->group] = v;
	g_array_set_clear_func(all, parted_clear);
	for (guint32 c = 0; c < alignment->match->n_correspondences; c++) {
		const RioCorrespondence *here = &alignment->match->correspondences[c];
		Parted parted = {c, NULL};

		if (!rio_variations_is_parted(alignment, here))
			continue;
		parted.vertices = g_array_new(FALSE, FALSE, sizeof(guint32));
		for (guint32 i = 0; i < here->n_members; i++)
			g_array_append_val(
				parted.vertices,
				vertex_of[rio_alignment_of_member(alignment, &here->members[i])]);
		g_array_append_val(all, parted);
	}
	return all;
}

static gboolean
has_any(const RioBits *vertices, const GArray *of)
{
	for (guint i = 0; i < of->len; i++)
		if (rio_bits_has(vertices, g_array_index(of, guint32, i)))
			return TRUE;
	return FALSE;
}

static void
add_if_same(RioVariation *variation, const Parted *parted)
{
	guint ways = 0;

	for (guint i = 0; i < variation->alternatives->len; i++) {
		const RioAlternative *alternative = variation->alternatives->pdata[i];

		ways += has_any(alternative->vertices, parted->vertices);
	}
	if (ways > 1)
		g_array_append_val(variation->same, parted->correspondence);
}

GPtrArray *
rio_variations_of(const RioWeave *weave)
{
	GPtrArray *variations = g_ptr_array_new_with_free_func(variation_free);
	g_autoptr(GArray) parted = parted_in(weave);

	for (guint32 v = 0; v < weave->vertices->len; v++) {
		RioVariation *variation;

		if (rio_weave_vertex(weave, v)->role != RIO_WOVEN_VARIATION)
			continue;
		variation = variation_at(weave, v);
		for (guint i = 0; i < parted->len; i++)
			add_if_same(variation, &g_array_index(parted, Parted, i));
		g_ptr_array_add(variations, variation);
	}
	return variations;
}
