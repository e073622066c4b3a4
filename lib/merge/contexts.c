#include "merge/contexts.h"

static guint32
add_context(RioContexts *contexts, RioContext context)
{
	context.level = context.parent == RIO_NONE
				? 0
				: rio_context_at(contexts, context.parent)->level + 1;
	contexts->deepest = MAX(contexts->deepest, context.level);
	if (context.child != RIO_NONE)
		contexts->of_branch[context.child] = contexts->contexts->len;
	g_array_append_val(contexts->contexts, context);
	return contexts->contexts->len - 1;
}

/* Whether the vertex is an event on an activity that does not interrupt it. */
static gboolean
is_beside(const RioNormalForm *form, guint32 vertex)
{
	return vertex != RIO_NONE && form->vertices[vertex].host != RIO_NONE &&
	       !rio_normal_form_interrupts(form, vertex);
}

/* Whether several tokens may leave the vertex at once; of source and sink of a tree: no. */
static gboolean
spreads(const RioNormalForm *form, guint32 vertex)
{
	if (vertex >= form->n_vertices)
		return FALSE;
	switch (form->vertices[vertex].routing) {
	case RIO_ROUTING_PARALLEL:
	case RIO_ROUTING_INCLUSIVE:
	case RIO_ROUTING_COMPLEX:
		return TRUE;
	default:
		return FALSE;
	}
}

/* The vertex that the first flow of the fragment leaves, which a boundary event does for its host.
 */
static guint32
leaves_from(const RioContexts *contexts, guint32 f)
{
	const RioFragment *fragments = contexts->fragments->fragments;

	while (fragments[f].n_children > 0)
		f = fragments[f].first;
	return fragments[f].edge == RIO_NONE ? RIO_NONE
					     : contexts->form->arcs[fragments[f].edge].source;
}

/* Without a start event all that nothing leads to begins at once. */
static gboolean
begins_at_several(const RioNormalForm *form, guint32 scope)
{
	guint entries = 0;

	for (guint32 i = form->scope_first[scope]; i < form->scope_first[scope + 1]; i++) {
		guint32 v = form->scope_vertices[i], n;

		if (form->vertices[v].node == RIO_NONE)
			continue;
		if (rio_node_begins(form->model, form->vertices[v].node))
			return FALSE;
		rio_digraph_in(form->graph, v, &n);
		entries += n == 0 && form->vertices[v].host == RIO_NONE;
	}
	return entries > 1;
}

/* Whether in the irregular fragment several tokens may be at once. */
static gboolean
rigid_spreads(const RioContexts *contexts, const RioFragment *rigid)
{
	const RioFragments *fragments = contexts->fragments;

	for (guint32 i = 0; i < rigid->n_children; i++) {
		const RioFragment *child = &fragments->fragments[rigid->first + i];

		if (spreads(contexts->form, child->entry) || spreads(contexts->form, child->exit) ||
		    is_beside(contexts->form, leaves_from(contexts, rigid->first + i)))
			return TRUE;
	}
	return FALSE;
}

/* The context of a child of a bond. */
static guint32
enter_branch(RioContexts *contexts, guint32 f, guint32 child, guint32 around)
{
	const RioFragment *bond = &contexts->fragments->fragments[f];
	RioContext context = {.parent = around,
			      .scope = rio_context_at(contexts, around)->scope,
			      .fragment = f,
			      .child = child,
			      .beside = RIO_NONE};
	guint32 from = leaves_from(contexts, child);

	if (!bond->loop && spreads(contexts->form, bond->entry))
		return add_context(contexts, context);
	if (!is_beside(contexts->form, from))
		return around;
	context.beside = from;
	return add_context(contexts, context);
}

/*
 * @around: the context that the fragment stands in, by fragment; @inside: that of what lies in it.
 * Parents come before their children.
 */
static void
enter(RioContexts *contexts, guint32 f, guint32 *around, guint32 *inside)
{
	const RioFragment *fragment = &contexts->fragments->fragments[f];

	inside[f] = around[f];
	if (fragment->kind == RIO_FRAGMENT_RIGID && rigid_spreads(contexts, fragment))
		inside[f] = add_context(
			contexts, (RioContext){.parent = around[f],
					       .scope = rio_context_at(contexts, around[f])->scope,
					       .fragment = f,
					       .child = RIO_NONE,
					       .beside = RIO_NONE,
					       .opaque = TRUE});
	for (guint32 i = 0; i < fragment->n_children; i++) {
		guint32 child = fragment->first + i;

		around[child] = fragment->kind == RIO_FRAGMENT_BOND
					? enter_branch(contexts, f, child, around[f])
					: inside[f];
	}
}

static void
enter_scope(RioContexts *contexts, guint32 s, guint32 *around)
{
	const RioNormalForm *form = contexts->form;
	guint32 node = rio_model_node(form->model, form->scopes[s]);
	RioContext top = {.parent = node == RIO_NONE ? RIO_NONE : contexts->of_vertex[node],
			  .scope = form->scopes[s],
			  .fragment = RIO_NONE,
			  .child = RIO_NONE,
			  .beside = RIO_NONE,
			  .opaque = begins_at_several(form, s)};

	around[contexts->fragments->roots[s]] = add_context(contexts, top);
}

RioContexts *
rio_contexts_new(const RioNormalForm *form)
{
	RioContexts *contexts = g_new0(RioContexts, 1);
	g_autofree guint32 *around = NULL, *inside = NULL;
	guint32 n;

	contexts->form = form;
	contexts->fragments = rio_fragments_new(form);
	contexts->contexts = g_array_new(FALSE, FALSE, sizeof(RioContext));
	contexts->of_vertex = g_new(guint32, form->n_vertices);
	n = contexts->fragments->n_fragments;
	contexts->of_branch = g_new(guint32, n);
	for (guint32 f = 0; f < n; f++)
		contexts->of_branch[f] = RIO_NONE;
	around = g_new(guint32, n);
	inside = g_new(guint32, n);
	/* the trees stand one after the other, by scope, and scopes come from the outside in */
	for (guint32 s = 0; s < form->n_scopes; s++) {
		guint32 root = contexts->fragments->roots[s];
		guint32 end = s + 1 < form->n_scopes ? contexts->fragments->roots[s + 1] : n;

		enter_scope(contexts, s, around);
		for (guint32 f = root; f < end; f++)
			enter(contexts, f, around, inside);
		for (guint32 i = form->scope_first[s]; i < form->scope_first[s + 1]; i++) {
			guint32 v = form->scope_vertices[i];
			guint32 home = contexts->fragments->home[rio_fragments_vertex(form, v)];

			contexts->of_vertex[v] = home == RIO_NONE ? around[root] : inside[home];
		}
	}
	return contexts;
}

void
rio_contexts_free(RioContexts *contexts)
{
	if (!contexts)
		return;
	rio_fragments_free(contexts->fragments);
	g_array_unref(contexts->contexts);
	g_free(contexts->of_vertex);
	g_free(contexts->of_branch);
	g_free(contexts);
}
