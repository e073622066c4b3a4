#include "merge/nodes.h"

#include <string.h>

#include "base/assign.h"
#include "base/compare.h"
#include "base/hash.h"
#include "merge/contexts.h"
#include "merge/join.h"
#include "merge/standing.h"
#include "model/content.h"

/*
 * What of a flow node must be the same for two to become one.  A parallel gateway leads on and
 * waits for all: two of unequal ways in or out cannot be one.
 */
typedef struct {
	guint32 context; /* one of all models */
	guint32 what;	 /* activity, or the kind */
	guint32 triggers;
	guint32 marks;
	guint32 ways_in, ways_out;
	guint32 leans_on; /* group of the host, or the event-based gateway in front; RIO_NONE */
} Family;

enum {
	MARK_HOLDS_FLOW = 1 << 0,
	MARK_EVENT_SUB_PROCESS = 1 << 1,
	MARK_AD_HOC = 1 << 2,
	MARK_COMPENSATION = 1 << 3,
	MARK_NON_INTERRUPTING = 1 << 4,
	MARK_INSTANTIATES = 1 << 5,
};

typedef struct {
	RioAlignment *alignment;
	const RioMatch *match;
	RioContexts **contexts; /* by model */
	guint32 **one;		/* [model][context]: the one of all models that it is */
	guint32 n_contexts;	/* of all models */
	GHashTable *known;	/* what makes a context one, as text → its number */
	RioCode **codes;	/* [model][fragment]: equal where all inside is the same */
	guint32 deepest;
	GPtrArray *standing; /* gateways that are one for where they stand */
} Nodes;

/* Which nodes are joined now: others must know where these are. */
typedef struct {
	guint32 level;	/* of their contexts */
	gboolean waits; /* event-based gateways */
	gboolean on_host;
} Turn;

/* Families */

static guint32
marks_of(const RioModel *model, guint32 element)
{
	guint32 marks = 0;

	if (rio_kind_is(rio_model_kind(model, element), RIO_SCOPE) &&
	    rio_join_holds_flow(model, element))
		marks |= MARK_HOLDS_FLOW;
	if (rio_model_flag(model, element, "triggeredByEvent", FALSE))
		marks |= MARK_EVENT_SUB_PROCESS;
	if (rio_model_kind(model, element) == RIO_KIND_AD_HOC_SUB_PROCESS)
		marks |= MARK_AD_HOC;
	if (rio_model_flag(model, element, "isForCompensation", FALSE))
		marks |= MARK_COMPENSATION;
	if (!rio_model_flag(model, element, "cancelActivity", TRUE))
		marks |= MARK_NON_INTERRUPTING;
	if (rio_model_flag(model, element, "instantiate", FALSE))
		marks |= MARK_INSTANTIATES;
	return marks;
}

static gboolean
waits(const RioModel *model, guint32 n)
{
	return rio_model_kind(model, model->nodes[n].element) == RIO_KIND_EVENT_BASED_GATEWAY;
}

/*
 * The group of the host that the event is on, or of the gateway that waits for it: it must come
 * right after that, so it is nobody else's.  RIO_NONE: of neither.
 */
static guint32
leans_on(const Nodes *nodes, guint32 m, guint32 n)
{
	const RioModel *model = nodes->match->models[m];
	const RioNode *node = &model->nodes[n];
	guint32 other = node->host;

	for (guint32 i = 0; i < node->n_in && other == RIO_NONE; i++) {
		guint32 source = model->flows[model->incoming[node->in + i]].source;

		if (source != RIO_NONE && waits(model, source) &&
		    model->nodes[source].scope == node->scope)
			other = source;
	}
	return other == RIO_NONE ? RIO_NONE : nodes->alignment->of[m][model->nodes[other].element];
}

static Family
family_of(const Nodes *nodes, guint32 m, guint32 n)
{
	const RioModel *model = nodes->match->models[m];
	const RioNode *node = &model->nodes[n];
	RioKind kind = rio_model_kind(model, node->element);
	const RioDigraph *graph = nodes->alignment->forms[m]->graph;
	Family family = {0};

	family.context = nodes->one[m][nodes->contexts[m]->of_vertex[n]];
	family.what = rio_kind_is(kind, RIO_ACTIVITY) ? RIO_KIND_TASK : kind;
	if (rio_kind_is(kind, RIO_EVENT))
		family.triggers = rio_model_triggers(model, node->element);
	family.marks = marks_of(model, node->element);
	family.leans_on = leans_on(nodes, m, n);
	if (kind == RIO_KIND_PARALLEL_GATEWAY) {
		rio_digraph_in(graph, n, &family.ways_in);
		rio_digraph_out(graph, n, &family.ways_out);
	}
	return family;
}

/* Groups of one context */

static guint32
new_group(Nodes *nodes, guint32 m, guint32 element)
{
	return rio_alignment_add_group(nodes->alignment,
				       rio_join_parent(nodes->alignment, m, element));
}

static gboolean
may_join(const Nodes *nodes, guint32 m, guint32 n, const Turn *turn)
{
	const RioModel *model = nodes->match->models[m];
	guint32 element = model->nodes[n].element;
	guint32 context = nodes->contexts[m]->of_vertex[n];

	return rio_context_at(nodes->contexts[m], context)->level == turn->level &&
	       (model->nodes[n].host != RIO_NONE) == turn->on_host &&
	       waits(model, n) == turn->waits && nodes->alignment->of[m][element] == RIO_NONE &&
	       rio_content_is_owned(model, element);
}

/* Of each family of the members a group, with the first of each model. */
static void
join_members(Nodes *nodes, const RioMember *members, guint32 n_members,
	     const RioCorrespondence *why, const Turn *turn)
{
	RioAlignment *alignment = nodes->alignment;
	g_autofree Family *families = g_new(Family, n_members);
	g_autofree guint32 *groups = g_new(guint32, n_members);
	guint n = 0;

	for (guint32 i = 0; i < n_members; i++) {
		const RioMember *member = &members[i];
		guint32 element = nodes->match->models[member->model]->nodes[member->node].element;
		RioOwned owned = {member->model, element};
		guint32 family = 0;
		Family own;

		if (!may_join(nodes, member->model, member->node, turn) ||
		    rio_alignment_apart(alignment, &owned) == RIO_APART_WHOLE)
			continue;
		own = family_of(nodes, member->model, member->node);
		while (family < n && memcmp(&families[family], &own, sizeof own) != 0)
			family++;
		if (family == n) {
			families[n] = own;
			groups[n++] = new_group(nodes, member->model, element);
			rio_alignment_group(alignment, groups[family])->why = why;
		}
		if (!rio_group_member(rio_alignment_group(alignment, groups[family]),
				      member->model))
			rio_alignment_add(alignment, groups[family], member->model, element);
	}
}

static void
join_in_turn(Nodes *nodes, const Turn *turn)
{
	const RioMatch *match = nodes->match;

	for (guint i = 0; i < nodes->standing->len; i++) {
		const GArray *gateways = nodes->standing->pdata[i];

		join_members(nodes, (const RioMember *)gateways->data, gateways->len, NULL, turn);
	}
	for (guint32 c = 0; c < match->n_correspondences; c++) {
		const RioCorrespondence *here = &match->correspondences[c];

		join_members(nodes, here->members, here->n_members, here, turn);
	}
	/* the rest stays alone, so that what is inside knows where it is */
	for (guint32 m = 0; m < match->n_models; m++)
		for (guint32 n = 0; n < match->models[m]->n_nodes; n++) {
			guint32 element = match->models[m]->nodes[n].element;

			if (may_join(nodes, m, n, turn))
				rio_alignment_add(nodes->alignment, new_group(nodes, m, element), m,
						  element);
		}
}

/* Contexts that are one */

/* What the vertex becomes, as text; of source and sink of a scope what they are. */
static void
append_vertex(const Nodes *nodes, guint32 m, guint32 v, GString *text)
{
	const RioNormalForm *form = nodes->alignment->forms[m];
	const RioVertex *vertex;
	guint32 element;

	if (v >= form->n_vertices) {
		g_string_append_printf(text, " end%u", v - form->n_vertices);
		return;
	}
	vertex = &form->vertices[v];
	element = form->model->nodes[form->vertices[vertex->of].node].element;
	g_string_append_printf(text, " %d.%d.%u", vertex->normal, vertex->routing,
			       nodes->alignment->of[m][element]);
}

/* What makes a block the same block of several models, as text. */
static char *
block_key(const Nodes *nodes, guint32 m, guint32 c)
{
	const RioContexts *contexts = nodes->contexts[m];
	const RioContext *context = rio_context_at(contexts, c);
	const RioFragment *fragment = &contexts->fragments->fragments[context->fragment];
	GString *text = g_string_new(NULL);

	g_string_printf(text, "%s %u", context->opaque ? "rigid" : "block",
			nodes->one[m][context->parent]);
	append_vertex(nodes, m, fragment->entry, text);
	append_vertex(nodes, m, fragment->exit, text);
	if (context->opaque)
		g_string_append_printf(text, " %" G_GINT64_MODIFIER "x.%" G_GINT64_MODIFIER "x",
				       nodes->codes[m][context->fragment].high,
				       nodes->codes[m][context->fragment].low);
	return g_string_free(text, FALSE);
}

/* What makes the context one of several models, where that is not the block's to say. */
static char *
scope_key(const Nodes *nodes, guint32 m, guint32 c)
{
	const RioContexts *contexts = nodes->contexts[m];
	const RioContext *context = rio_context_at(contexts, c);
	const RioModel *model = nodes->match->models[m];
	guint32 root = RIO_NONE;

	if (context->beside != RIO_NONE)
		return g_strdup_printf(
			"beside %u",
			nodes->alignment->of[m][model->nodes[context->beside].element]);
	if (rio_alignment_apart(nodes->alignment, &(RioOwned){m, context->scope}) != RIO_APART_NOT)
		return g_strdup_printf("scope of %u %u", m, context->scope);
	if (!context->opaque)
		return g_strdup_printf("scope %u", nodes->alignment->of[m][context->scope]);
	for (guint32 s = 0; s < contexts->form->n_scopes; s++)
		if (contexts->form->scopes[s] == context->scope)
			root = contexts->fragments->roots[s];
	return g_strdup_printf("scope %u %" G_GINT64_MODIFIER "x.%" G_GINT64_MODIFIER "x",
			       nodes->alignment->of[m][context->scope], nodes->codes[m][root].high,
			       nodes->codes[m][root].low);
}

static gboolean
is_of_block(const RioContext *context)
{
	return context->fragment != RIO_NONE && context->beside == RIO_NONE;
}

/*
 * By vertex of the model: the keys of the blocks of that level that it opens or closes; NULL: none.
 */
static GPtrArray *
block_ends(const Nodes *nodes, guint32 m, guint32 level)
{
	const RioContexts *contexts = nodes->contexts[m];
	GPtrArray *ends = g_ptr_array_new_with_free_func(g_free);
	guint32 before = RIO_NONE;

	g_ptr_array_set_size(ends, contexts->form->n_vertices);
	for (guint32 c = 0; c < contexts->contexts->len; c++) {
		const RioContext *context = rio_context_at(contexts, c);
		const RioFragment *fragment;
		g_autofree char *key = NULL;

		/* the branches of one block stand together */
		if (context->level != level || !is_of_block(context) || context->fragment == before)
			continue;
		before = context->fragment;
		fragment = &contexts->fragments->fragments[context->fragment];
		key = block_key(nodes, m, c);
		for (int end = 0; end < 2; end++) {
			guint32 v = end == 0 ? fragment->entry : fragment->exit;
			char *keys;

			if (v >= contexts->form->n_vertices)
				continue;
			keys = g_strconcat(ends->pdata[v] ? ends->pdata[v] : "", key, "\n", NULL);
			g_free(ends->pdata[v]);
			ends->pdata[v] = keys;
		}
	}
	return ends;
}

/*
 * Parts the members of the group that open and close other blocks than the first, or lean on what
 * was parted; whether any do.
 */
static gboolean
part_group(Nodes *nodes, guint32 g, GPtrArray *const *ends)
{
	RioGroup *group = rio_alignment_group(nodes->alignment, g);
	guint32 other = RIO_NONE, first_on = RIO_NONE;
	const char *first = NULL;

	for (guint i = 0; i < group->members->len; i++) {
		RioOwned owned = g_array_index(group->members, RioOwned, i);
		guint32 n = rio_model_node(nodes->match->models[owned.model], owned.element), on;
		const char *keys;

		if (n == RIO_NONE)
			return FALSE;
		keys = ends[owned.model]->pdata[n];
		on = leans_on(nodes, owned.model, n);
		if (i == 0) {
			first = keys;
			first_on = on;
		}
		if (g_strcmp0(first, keys) == 0 && on == first_on)
			continue;
		if (other == RIO_NONE)
			other = rio_alignment_add_group(nodes->alignment, group->parent);
		/* the groups may have moved */
		group = rio_alignment_group(nodes->alignment, g);
		rio_alignment_group(nodes->alignment, other)->why = group->why;
		g_array_remove_index(group->members, i--);
		nodes->alignment->of[owned.model][owned.element] = RIO_NONE;
		rio_alignment_add(nodes->alignment, other, owned.model, owned.element);
	}
	return other != RIO_NONE;
}

/*
 * Gateways are joined only if the blocks that they open and close are the same.  To part some may
 * make others differ, so it goes on until nothing changes: it only ever parts.
 */
static void
part_blocks(Nodes *nodes, guint32 level)
{
	const RioMatch *match = nodes->match;
	gboolean parted = TRUE;

	while (parted) {
		g_autofree GPtrArray **ends = g_new(GPtrArray *, match->n_models);

		parted = FALSE;
		for (guint32 m = 0; m < match->n_models; m++)
			ends[m] = block_ends(nodes, m, level);
		for (guint32 g = 0; g < nodes->alignment->groups->len; g++)
			parted |= part_group(nodes, g, ends);
		for (guint32 m = 0; m < match->n_models; m++)
			g_ptr_array_unref(ends[m]);
	}
}

/* Ways through a block */

/* One block of several models, and what is in each of its ways. */
typedef struct {
	guint32 n_ways;
	guint32 first_context; /* the one of all models of way w is first_context + w */
} Block;

/* The context of that level around the vertex, or RIO_NONE. */
static guint32
context_around(const RioContexts *contexts, guint32 vertex, guint32 level)
{
	guint32 c = contexts->of_vertex[vertex];

	while (c != RIO_NONE && rio_context_at(contexts, c)->level > level)
		c = rio_context_at(contexts, c)->parent;
	return c != RIO_NONE && rio_context_at(contexts, c)->level == level ? c : RIO_NONE;
}

/* What is the same work in branches of the model and in ways of blocks that earlier models have. */
static GArray *
weigh_ways(const Nodes *nodes, guint32 m, guint32 level)
{
	const RioMatch *match = nodes->match;
	GArray *weights = g_array_new(FALSE, FALSE, sizeof(RioWeight));

	for (guint32 k = 0; k < match->n_correspondences; k++) {
		const RioCorrespondence *here = &match->correspondences[k];

		for (guint32 i = 0; i < here->n_members; i++)
			for (guint32 j = 0; j < here->n_members && here->members[i].model == m;
			     j++) {
				const RioMember *a = &here->members[i], *b = &here->members[j];
				guint32 own = context_around(nodes->contexts[m], a->node, level);
				guint32 theirs = b->model >= m
							 ? RIO_NONE
							 : context_around(nodes->contexts[b->model],
									  b->node, level);
				RioWeight weight = {own, theirs, here->confidence};

				if (own == RIO_NONE || theirs == RIO_NONE)
					continue;
				weight.column = nodes->one[b->model][theirs];
				g_array_append_val(weights, weight);
			}
	}
	return weights;
}

/* Which way each of the block's branches is: those with the same work first, then in their order.
 */
static void
choose_ways(Nodes *nodes, guint32 m, GArray *branches, Block *block, const GArray *weights)
{
	g_autoptr(GArray) own = g_array_new(FALSE, FALSE, sizeof(RioWeight));
	g_autofree guint32 *way_of = g_new(guint32, branches->len);
	guint32 n_ways = MAX(block->n_ways, branches->len), next = 0;
	g_autofree gboolean *taken = g_new0(gboolean, n_ways);

	for (guint i = 0; i < weights->len; i++) {
		RioWeight weight = g_array_index(weights, RioWeight, i);
		guint row;

		if (!g_array_binary_search(branches, &weight.row, rio_compare_numbers, &row) ||
		    weight.column < block->first_context ||
		    weight.column >= block->first_context + block->n_ways)
			continue;
		weight.row = row;
		weight.column -= block->first_context;
		g_array_append_val(own, weight);
	}
	rio_assign(branches->len, n_ways, (const RioWeight *)own->data, own->len, way_of);
	for (guint i = 0; i < branches->len; i++)
		if (way_of[i] != RIO_ASSIGN_NONE)
			taken[way_of[i]] = TRUE;
	for (guint i = 0; i < branches->len; i++) {
		while (way_of[i] == RIO_ASSIGN_NONE && taken[next])
			next++;
		if (way_of[i] == RIO_ASSIGN_NONE)
			taken[way_of[i] = next] = TRUE;
		nodes->one[m][g_array_index(branches, guint32, i)] =
			block->first_context + way_of[i];
	}
}

/* Tells the arcs of the block among these which way they are. */
static void
number_arcs(const Nodes *nodes, guint32 m, guint32 f, const guint32 *arcs, guint32 n,
	    guint32 *way_of)
{
	const RioContexts *contexts = nodes->contexts[m];
	const RioFragments *fragments = contexts->fragments;

	for (guint32 i = 0; i < n; i++) {
		guint32 branch = fragments->leaf[arcs[i]], context;

		while (branch != RIO_NONE && fragments->fragments[branch].parent != f)
			branch = fragments->fragments[branch].parent;
		if (branch == RIO_NONE)
			continue;
		context = contexts->of_branch[branch];
		way_of[arcs[i]] = context == RIO_NONE ? RIO_NONE : nodes->one[m][context];
	}
}

/* Tells the arcs out of the block's entry and into its exit which way they are. */
static void
number_ends(const Nodes *nodes, guint32 m, guint32 f)
{
	const RioNormalForm *form = nodes->contexts[m]->form;
	const RioFragment *block = &nodes->contexts[m]->fragments->fragments[f];
	const guint32 *arcs;
	guint32 n;

	/* source and sink of a scope have no arcs */
	if (block->entry < form->n_vertices) {
		arcs = rio_digraph_out(form->graph, block->entry, &n);
		number_arcs(nodes, m, f, arcs, n, nodes->alignment->way_out[m]);
	}
	if (block->exit < form->n_vertices) {
		arcs = rio_digraph_in(form->graph, block->exit, &n);
		number_arcs(nodes, m, f, arcs, n, nodes->alignment->way_in[m]);
	}
}

static guint32
one_context(Nodes *nodes, char *key)
{
	gpointer found;

	if (g_hash_table_lookup_extended(nodes->known, key, NULL, &found)) {
		g_free(key);
		return GPOINTER_TO_UINT(found);
	}
	g_hash_table_insert(nodes->known, key, GUINT_TO_POINTER(nodes->n_contexts));
	return nodes->n_contexts++;
}

/* All branches of the block, whose contexts stand together, that context @c is the first of. */
static GArray *
branches_of(const RioContexts *contexts, guint32 c)
{
	GArray *branches = g_array_new(FALSE, FALSE, sizeof(guint32));
	guint32 fragment = rio_context_at(contexts, c)->fragment;

	for (guint32 i = c; i < contexts->contexts->len; i++) {
		const RioContext *context = rio_context_at(contexts, i);

		if (context->fragment != fragment)
			break;
		if (context->child != RIO_NONE && context->beside == RIO_NONE)
			g_array_append_val(branches, i);
	}
	return branches;
}

/* Finds the contexts of the level that are one; of blocks, also which ways are. */
static void
join_contexts(Nodes *nodes, guint32 m, guint32 level, GHashTable *blocks)
{
	const RioContexts *contexts = nodes->contexts[m];
	g_autoptr(GArray) weights = weigh_ways(nodes, m, level);

	for (guint32 c = 0; c < contexts->contexts->len; c++) {
		const RioContext *context = rio_context_at(contexts, c);
		g_autofree char *key = NULL;
		g_autoptr(GArray) branches = NULL;
		Block *block;

		if (context->level != level || nodes->one[m][c] != RIO_NONE)
			continue;
		if (!is_of_block(context)) {
			nodes->one[m][c] = one_context(nodes, scope_key(nodes, m, c));
			continue;
		}
		key = block_key(nodes, m, c);
		if (context->opaque) {
			nodes->one[m][c] = one_context(nodes, g_steal_pointer(&key));
			continue;
		}
		branches = branches_of(contexts, c);
		block = g_hash_table_lookup(blocks, key);
		/* one with more ways than the first has room for is another block */
		if (!block || block->n_ways < branches->len) {
			block = g_new(Block, 1);
			*block = (Block){branches->len, nodes->n_contexts};
			nodes->n_contexts += branches->len;
			g_hash_table_replace(blocks, g_steal_pointer(&key), block);
		}
		choose_ways(nodes, m, branches, block, weights);
		number_ends(nodes, m, context->fragment);
	}
}

static void
open_level(Nodes *nodes, guint32 level)
{
	g_autoptr(GHashTable) blocks =
		g_hash_table_new_full(rio_hash_text, g_str_equal, g_free, g_free);

	part_blocks(nodes, level);
	for (guint32 m = 0; m < nodes->match->n_models; m++)
		join_contexts(nodes, m, level, blocks);
}

/*
 * A branch may have several flows out of the entry, or into the exit, if it is irregular or is not
 * sound.  Then ways do not tell them apart, and are forgotten.
 */
static void
forget_ways(const RioNormalForm *form, guint32 v, gboolean out, guint32 *way_of)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
	gboolean twice = FALSE;
	guint32 n;
	const guint32 *arcs =
		out ? rio_digraph_out(form->graph, v, &n) : rio_digraph_in(form->graph, v, &n);

	for (guint32 i = 0; i < n; i++)
		twice |= way_of[arcs[i]] != RIO_NONE &&
			 !g_hash_table_add(seen, GUINT_TO_POINTER(way_of[arcs[i]]));
	for (guint32 i = 0; twice && i < n; i++)
		way_of[arcs[i]] = RIO_NONE;
}

/* What vertices are before anything is joined: the first correspondence that they are in. */
static void
code_fragments(Nodes *nodes)
{
	const RioMatch *match = nodes->match;

	nodes->codes = g_new(RioCode *, match->n_models);
	for (guint32 m = 0; m < match->n_models; m++) {
		const RioNormalForm *form = nodes->alignment->forms[m];
		g_autofree guint64 *labels = g_new(guint64, form->n_vertices + 2);

		for (guint32 v = 0; v < form->n_vertices; v++)
			labels[v] = v < match->models[m]->n_nodes
					    ? (guint64)(m + 1) << 32 | v
					    : (guint64)form->vertices[v].routing + 1;
		for (guint32 k = match->n_correspondences; k-- > 0;)
			for (guint32 i = 0; i < match->correspondences[k].n_members; i++)
				if (match->correspondences[k].members[i].model == m)
					labels[match->correspondences[k].members[i].node] =
						(guint64)1 << 63 | k;
		nodes->codes[m] = rio_fragments_codes(nodes->contexts[m]->fragments, labels);
	}
}

/*
 * Of a scope that is not sound by itself nothing is promised that contexts would keep, and most of
 * it may be one irregular fragment.  What of it is still alone goes where the same work is.
 */
static gboolean
is_loose(const Nodes *nodes, const RioMember *member)
{
	const RioModel *model = nodes->match->models[member->model];
	const RioNode *node = &model->nodes[member->node];
	const RioOwned owned = {member->model, node->element}, scope = {member->model, node->scope};
	guint32 group = nodes->alignment->of[member->model][node->element];

	return g_hash_table_contains(nodes->alignment->unsound, rio_alignment_key(&scope)) &&
	       rio_alignment_group(nodes->alignment, group)->members->len == 1 &&
	       rio_join_is_free(nodes->alignment, &owned);
}

/* As alike as it takes, but for the context. */
static gboolean
are_family(const Nodes *nodes, const RioMember *a, const RioMember *b)
{
	const RioAlignment *alignment = nodes->alignment;
	const RioNode *x = &nodes->match->models[a->model]->nodes[a->node],
		      *y = &nodes->match->models[b->model]->nodes[b->node];
	Family one = family_of(nodes, a->model, a->node),
	       other = family_of(nodes, b->model, b->node);

	one.context = other.context;
	return alignment->of[a->model][x->scope] == alignment->of[b->model][y->scope] &&
	       memcmp(&one, &other, sizeof one) == 0;
}

static void
join_loose(Nodes *nodes, const RioCorrespondence *here, const RioMember *member)
{
	RioAlignment *alignment = nodes->alignment;
	guint32 element = nodes->match->models[member->model]->nodes[member->node].element;
	guint32 best = RIO_NONE;
	guint most = 0;

	for (guint32 i = 0; i < here->n_members; i++) {
		guint32 g = rio_alignment_of_member(alignment, &here->members[i]);
		const RioGroup *group = rio_alignment_group(alignment, g);
		const RioOwned *first = &g_array_index(group->members, RioOwned, 0);

		if (group->members->len > most && !rio_group_member(group, member->model) &&
		    rio_join_is_free(alignment, first) &&
		    are_family(nodes, member, &here->members[i])) {
			best = g;
			most = group->members->len;
		}
	}
	if (best == RIO_NONE)
		return;
	rio_alignment_unite(alignment, best, alignment->of[member->model][element]);
	if (!rio_alignment_group(alignment, best)->why)
		rio_alignment_group(alignment, best)->why = here;
}

static void
join_all_loose(Nodes *nodes)
{
	const RioMatch *match = nodes->match;

	if (g_hash_table_size(nodes->alignment->unsound) == 0)
		return;
	for (guint32 c = 0; c < match->n_correspondences; c++) {
		const RioCorrespondence *here = &match->correspondences[c];

		for (guint32 i = 0; i < here->n_members; i++)
			if (is_loose(nodes, &here->members[i]))
				join_loose(nodes, here, &here->members[i]);
	}
	rio_alignment_close(nodes->alignment);
}

static void
nodes_clear(Nodes *nodes)
{
	for (guint32 m = 0; m < nodes->match->n_models; m++) {
		rio_contexts_free(nodes->contexts[m]);
		g_free(nodes->one[m]);
		g_free(nodes->codes[m]);
	}
	g_free(nodes->contexts);
	g_free(nodes->one);
	g_free(nodes->codes);
	g_hash_table_unref(nodes->known);
	g_ptr_array_unref(nodes->standing);
}

void
rio_nodes_group(RioAlignment *alignment)
{
	const RioMatch *match = alignment->match;
	Nodes nodes = {.alignment = alignment, .match = match};

	nodes.contexts = g_new(RioContexts *, match->n_models);
	nodes.one = g_new(guint32 *, match->n_models);
	nodes.known = g_hash_table_new_full(rio_hash_text, g_str_equal, g_free, NULL);
	for (guint32 m = 0; m < match->n_models; m++) {
		gsize size;

		nodes.contexts[m] = rio_contexts_new(alignment->forms[m]);
		nodes.deepest = MAX(nodes.deepest, nodes.contexts[m]->deepest);
		size = (nodes.contexts[m]->contexts->len + 1) * sizeof(guint32);
		nodes.one[m] = memset(g_malloc(size), 0xff, size); /* RIO_NONE */
	}
	code_fragments(&nodes);
	nodes.standing = rio_standing_find(match, nodes.contexts);
	for (guint32 level = 0; level <= nodes.deepest; level++) {
		open_level(&nodes, level);
		join_in_turn(&nodes, &(Turn){.level = level, .waits = TRUE});
		join_in_turn(&nodes, &(Turn){.level = level});
		join_in_turn(&nodes, &(Turn){.level = level, .on_host = TRUE});
	}
	join_all_loose(&nodes);
	for (guint32 m = 0; m < match->n_models; m++)
		for (guint32 v = 0; v < alignment->forms[m]->n_vertices; v++) {
			forget_ways(alignment->forms[m], v, TRUE, alignment->way_out[m]);
			forget_ways(alignment->forms[m], v, FALSE, alignment->way_in[m]);
		}
	nodes_clear(&nodes);
}
