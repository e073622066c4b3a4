#include "merge/weaver.h"

#include <string.h>

#include "model/content.h"

/* Whether tokens come to the node without a flow, or never. */
static gboolean
is_beside_flow(const RioModel *model, guint32 node)
{
	guint32 element = model->nodes[node].element;

	return rio_model_kind(model, element) == RIO_KIND_BOUNDARY_EVENT ||
	       rio_model_flag(model, element, "triggeredByEvent", FALSE) ||
	       rio_model_flag(model, element, "isForCompensation", FALSE);
}

/* The entries of the model into the scope, by vertex; NULL if it has a start event there. */
static GArray *
entries_of(const RioWeaver *weaver, guint32 m, guint32 scope)
{
	const RioNormalForm *form = weaver->forms[m];
	g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(guint32));

	for (guint32 v = 0; v < form->n_vertices; v++) {
		guint32 n = form->vertices[v].node, vertex = weaver->vertex_of[m][v], ways;

		if (vertex == RIO_NONE || rio_weave_vertex(weaver->weave, vertex)->scope != scope)
			continue;
		if (n != RIO_NONE && rio_node_begins(form->model, n))
			return NULL;
		rio_digraph_in(form->graph, v, &ways);
		if (ways == 0 && n != RIO_NONE && !is_beside_flow(form->model, n))
			g_array_append_val(entries, vertex);
	}
	return entries->len == 0 ? NULL : g_steal_pointer(&entries);
}

static gboolean
same_numbers(const GArray *a, const GArray *b)
{
	return a->len == b->len && memcmp(a->data, b->data, a->len * sizeof(guint32)) == 0;
}

/* Lets the model begin at all its entries, at once if there are several. */
static void
begin_at(RioWeaver *weaver, guint32 start, guint32 m, const GArray *entries)
{
	guint32 from = start;

	rio_bits_add(rio_weave_vertex(weaver->weave, start)->models, m);
	if (entries->len > 1) {
		from = rio_weaver_add_vertex(weaver, RIO_WOVEN_SPLIT, RIO_ROUTING_PARALLEL,
					     rio_weave_vertex(weaver->weave, start)->scope, start);
		rio_bits_add(rio_weave_vertex(weaver->weave, from)->models, m);
		rio_bits_add(rio_weaver_models(weaver, rio_weaver_add_way(weaver, start, from)), m);
	}
	for (guint i = 0; i < entries->len; i++) {
		guint32 entry = g_array_index(entries, guint32, i);
		guint32 arc = rio_weaver_free_way(weaver, from, entry, m);

		if (arc == RIO_NONE)
			arc = rio_weaver_add_way(weaver, from, entry);
		rio_bits_add(rio_weaver_models(weaver, arc), m);
	}
}

/*
 * Without a start event a scope begins at all nodes that no flow enters, at once; with one it
 * begins there.  Where models of both sorts meet, or two that begin at different nodes, those
 * without get a start event.
 */
static void
add_starts_of(RioWeaver *weaver, guint32 scope)
{
	const RioGroup *group = rio_alignment_group(weaver->weave->alignment, scope);
	g_autoptr(GPtrArray) entries =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	g_autoptr(GArray) owners = g_array_new(FALSE, FALSE, sizeof(guint32));
	gboolean differ = FALSE;
	guint32 start;

	for (guint i = 0; i < group->members->len; i++) {
		guint32 m = g_array_index(group->members, RioOwned, i).model;
		GArray *found = entries_of(weaver, m, scope);

		if (!found) {
			differ = TRUE;
			continue;
		}
		differ |= entries->len > 0 && !same_numbers(found, entries->pdata[0]);
		g_ptr_array_add(entries, found);
		g_array_append_val(owners, m);
	}
	if (!differ || entries->len == 0 || group->members->len == 1)
		return;
	start = rio_weaver_add_vertex(weaver, RIO_WOVEN_START, RIO_ROUTING_NONE, scope, RIO_NONE);
	for (guint i = 0; i < entries->len; i++)
		begin_at(weaver, start, g_array_index(owners, guint32, i), entries->pdata[i]);
}

void
rio_weaver_add_starts(RioWeaver *weaver)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
	guint32 n_drawn = weaver->weave->vertices->len;

	for (guint32 v = 0; v < n_drawn; v++) {
		guint32 scope = rio_weave_vertex(weaver->weave, v)->scope;

		if (scope != RIO_NONE && g_hash_table_add(seen, GUINT_TO_POINTER(scope)))
			add_starts_of(weaver, scope);
	}
}

/* Whether a link event stands for the flow that the model lacks on that side. */
static gboolean
has_link(const RioWeaver *weaver, guint32 vertex, guint32 m, gboolean out)
{
	const RioNormalForm *form = weaver->forms[m];

	for (guint32 a = 0; a < form->n_arcs; a++)
		if (form->arcs[a].link &&
		    weaver->vertex_of[m][out ? form->arcs[a].source : form->arcs[a].target] ==
			    vertex)
			return TRUE;
	return FALSE;
}

/* Ways of all kinds out of the vertex, or into it, for the models that have none while others do.
 */
static void
add_missing_way(RioWeaver *weaver, guint32 v, gboolean out)
{
	const GArray *ways = (out ? weaver->out : weaver->in)->pdata[v];
	g_autoptr(RioBits) missing = rio_bits_copy(rio_weave_vertex(weaver->weave, v)->models);
	guint32 made, arc, scope = rio_weave_vertex(weaver->weave, v)->scope;

	if (ways->len == 0)
		return;
	for (guint i = 0; i < ways->len; i++)
		rio_bits_subtract(missing,
				  rio_weaver_models(weaver, g_array_index(ways, guint32, i)));
	rio_bits_foreach (missing, m)
		if (has_link(weaver, v, m, out))
			rio_bits_remove(missing, m);
	if (rio_bits_empty(missing))
		return;
	made = rio_weaver_add_vertex(weaver, out ? RIO_WOVEN_END : RIO_WOVEN_START,
				     RIO_ROUTING_NONE, scope, v);
	arc = out ? rio_weaver_add_way(weaver, v, made) : rio_weaver_add_way(weaver, made, v);
	rio_bits_unite(rio_weave_vertex(weaver->weave, made)->models, missing);
	rio_bits_unite(rio_weaver_models(weaver, arc), missing);
}

void
rio_weaver_add_ends(RioWeaver *weaver)
{
	guint32 n = weaver->weave->vertices->len;

	for (int out = 1; out >= 0; out--)
		for (guint32 v = 0; v < n; v++)
			if (rio_weave_vertex(weaver->weave, v)->routing != RIO_ROUTING_PARALLEL)
				add_missing_way(weaver, v, out);
}
