#include "merge/prune.h"

#include <string.h>

#include "base/arena.h"
#include "base/bits.h"
#include "base/compare.h"
#include "merge/join.h"

/* Stand for what a vertex leads to where that is no group. */
#define NOWHERE (G_MAXUINT32 - 1)
#define MADE_SPLIT 0x80000000u

typedef struct {
	RioAlignment *alignment;
	GArray *joined; /* groups of flow nodes that have several members and may be parted */
} Pruner;

static guint32
node_of(const RioAlignment *alignment, const RioOwned *owned)
{
	return rio_model_node(rio_join_model(alignment, owned->model), owned->element);
}

static RioGroup *
joined_at(const Pruner *pruner, guint32 i)
{
	return rio_alignment_group(pruner->alignment, g_array_index(pruner->joined, guint32, i));
}

static guint32
group_of_vertex(const RioAlignment *alignment, guint32 m, guint32 v)
{
	const RioNormalForm *form = alignment->forms[m];
	guint32 node = form->vertices[form->vertices[v].of].node;

	return alignment->of[m][form->model->nodes[node].element];
}

static void
find_joined(Pruner *pruner)
{
	const RioAlignment *alignment = pruner->alignment;

	for (guint32 g = 0; g < alignment->groups->len; g++) {
		const RioGroup *group = rio_alignment_group(alignment, g);
		gboolean may = group->members->len > 1;

		for (guint i = 0; may && i < group->members->len; i++) {
			const RioOwned *owned = &g_array_index(group->members, RioOwned, i);

			may = node_of(alignment, owned) != RIO_NONE &&
			      rio_join_is_free(alignment, owned);
		}
		if (may)
			g_array_append_val(pruner->joined, g);
	}
}

/* Takes the member out into a group of its own; that group. */
static guint32
part(RioAlignment *alignment, guint32 g, guint32 model)
{
	RioGroup *group = rio_alignment_group(alignment, g);
	guint32 own = rio_alignment_add_group(alignment, group->parent);

	group = rio_alignment_group(alignment, g);
	for (guint i = 0; i < group->members->len; i++) {
		RioOwned owned = g_array_index(group->members, RioOwned, i);

		if (owned.model != model)
			continue;
		g_array_remove_index(group->members, i);
		alignment->of[owned.model][owned.element] = RIO_NONE;
		rio_alignment_add(alignment, own, owned.model, owned.element);
		break;
	}
	return own;
}

/* Undoes part(). */
static void
unpart(RioAlignment *alignment, guint32 g, guint32 own)
{
	RioGroup *group = rio_alignment_group(alignment, g);
	RioGroup *alone = rio_alignment_group(alignment, own);
	RioOwned owned = g_array_index(alone->members, RioOwned, 0);
	guint at = 0;

	while (at < group->members->len &&
	       g_array_index(group->members, RioOwned, at).model < owned.model)
		at++;
	g_array_insert_val(group->members, at, owned);
	alignment->of[owned.model][owned.element] = g;
	g_array_unref(alone->members);
	g_array_set_size(alignment->groups, own);
}

/* Order */

/* What comes after what in one model, of the joined groups alone: each has its number in the list.
 */
typedef struct {
	const RioNormalForm *form;
	guint32 n_joined;
	guint32 *joined; /* by vertex: the number of its group, or RIO_NONE */
	RioBits **after; /* by vertex: what comes after it without going back */
	RioArena *arena;
} Order;

/* Depth first; an arc to a vertex that is still open leads back. */
static void
close_vertex(const Order *order, guint32 v)
{
	guint32 n;
	const guint32 *out = rio_digraph_out(order->form->graph, v, &n);

	order->after[v] = rio_bits_new_in(order->arena, order->n_joined);
	for (guint32 i = 0; i < n; i++) {
		guint32 target = order->form->arcs[out[i]].target;

		if (!order->after[target])
			continue;
		if (order->joined[target] != RIO_NONE)
			rio_bits_add(order->after[v], order->joined[target]);
		rio_bits_unite(order->after[v], order->after[target]);
	}
}

static void
visit_from(const Order *order, guint32 start, guint8 *seen)
{
	const RioNormalForm *form = order->form;
	g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(guint32));

	g_array_append_val(stack, start);
	while (stack->len > 0) {
		guint32 v = g_array_index(stack, guint32, stack->len - 1), n;
		const guint32 *out = rio_digraph_out(form->graph, v, &n);

		if (seen[v]) {
			g_array_set_size(stack, stack->len - 1);
			if (!order->after[v])
				close_vertex(order, v);
			continue;
		}
		seen[v] = TRUE;
		for (guint32 i = n; i-- > 0;)
			if (!seen[form->arcs[out[i]].target])
				g_array_append_val(stack, form->arcs[out[i]].target);
	}
}

static Order
order_of(const Pruner *pruner, guint32 m, RioArena *arena)
{
	const RioNormalForm *form = pruner->alignment->forms[m];
	g_autofree guint8 *seen = g_new0(guint8, form->n_vertices);
	Order order = {
		.form = form,
		.n_joined = pruner->joined->len,
		.joined = rio_arena_new_many(arena, guint32, form->n_vertices + 1),
		.after = rio_arena_new_many(arena, RioBits *, form->n_vertices),
		.arena = arena,
	};

	memset(order.joined, 0xff, sizeof(guint32) * form->n_vertices);
	for (guint32 i = 0; i < order.n_joined; i++) {
		const RioOwned *owned = rio_group_member(joined_at(pruner, i), m);

		if (owned)
			order.joined[node_of(pruner->alignment, owned)] = i;
	}
	for (int from_entries = 1; from_entries >= 0; from_entries--)
		for (guint32 v = 0; v < form->n_vertices; v++) {
			guint32 n;

			rio_digraph_in(form->graph, v, &n);
			if (!seen[v] && (n == 0 || !from_entries))
				visit_from(&order, v, seen);
		}
	return order;
}

/* By number: which groups come after it in any model. */
static RioBits **
find_after(const Pruner *pruner, const Order *orders, RioArena *arena)
{
	guint32 n = pruner->joined->len;
	RioBits **after = rio_arena_new_many(arena, RioBits *, n);

	for (guint32 i = 0; i < n; i++) {
		const RioGroup *group = joined_at(pruner, i);

		after[i] = rio_bits_new_in(arena, n);
		for (guint k = 0; k < group->members->len; k++) {
			const RioOwned *owned = &g_array_index(group->members, RioOwned, k);
			guint32 v = node_of(pruner->alignment, owned);

			rio_bits_unite(after[i], orders[owned->model].after[v]);
		}
	}
	return after;
}

/* Takes the members out of the lighter group whose models are fewer in going the other way. */
static void
settle_order(Pruner *pruner, const Order *orders, guint32 i, guint32 j)
{
	RioGroup *one = joined_at(pruner, i), *other = joined_at(pruner, j);
	g_autoptr(GArray) ahead = g_array_new(FALSE, FALSE, sizeof(guint32));
	g_autoptr(GArray) behind = g_array_new(FALSE, FALSE, sizeof(guint32));
	const GArray *fewer;
	guint32 lighter;

	for (guint k = 0; k < one->members->len; k++) {
		const RioOwned *a = &g_array_index(one->members, RioOwned, k);
		const RioOwned *b = rio_group_member(other, a->model);
		RioBits *const *after = orders[a->model].after;

		if (!b)
			continue;
		if (rio_bits_has(after[node_of(pruner->alignment, a)], j))
			g_array_append_val(ahead, a->model);
		else if (rio_bits_has(after[node_of(pruner->alignment, b)], i))
			g_array_append_val(behind, a->model);
	}
	if (ahead->len == 0 || behind->len == 0)
		return;
	fewer = behind->len <= ahead->len ? behind : ahead;
	lighter = one->members->len != other->members->len
			  ? (one->members->len < other->members->len ? i : j)
		  : one->why && other->why && one->why->confidence < other->why->confidence ? i
											    : j;
	for (guint k = 0; k < fewer->len; k++)
		part(pruner->alignment, g_array_index(pruner->joined, guint32, lighter),
		     g_array_index(fewer, guint32, k));
}

/* Only two of which each comes after the other somewhere are looked at closer. */
static void
settle_orders(Pruner *pruner)
{
	guint32 n_models = pruner->alignment->match->n_models, n = pruner->joined->len;
	g_autoptr(RioArena) arena = rio_arena_new();
	g_autofree Order *orders = g_new(Order, n_models);
	RioBits **after;

	for (guint32 m = 0; m < n_models; m++)
		orders[m] = order_of(pruner, m, arena);
	after = find_after(pruner, orders, arena);
	for (guint32 i = 0; i < n; i++)
		for (guint32 j = rio_bits_next(after[i], i + 1); j < n;
		     j = rio_bits_next(after[i], j + 1))
			if (rio_bits_has(after[j], i))
				settle_order(pruner, orders, i, j);
}

/* Cost */

/* What has more around it costs no more for that; nobody draws so many. */
#define MOST_WAYS 32

/* Distinct numbers, few of them. */
static void
note(GArray *set, guint32 number)
{
	for (guint i = 0; i < set->len; i++)
		if (g_array_index(set, guint32, i) == number)
			return;
	g_array_append_val(set, number);
}

/* What the vertex leads to (comes from), over gateways of the normal form that are its own. */
static void
note_ways(const RioAlignment *alignment, guint32 m, guint32 v, gboolean out, GArray *ways,
	  gboolean *has_own)
{
	const RioNormalForm *form = alignment->forms[m];
	guint32 n;
	const guint32 *arcs =
		out ? rio_digraph_out(form->graph, v, &n) : rio_digraph_in(form->graph, v, &n);

	if (n == 0)
		note(ways, NOWHERE);
	for (guint32 i = 0; i < n && ways->len < MOST_WAYS; i++) {
		const RioArc *arc = &form->arcs[arcs[i]];
		guint32 next = out ? arc->target : arc->source;
		const RioVertex *vertex = &form->vertices[next];

		if (vertex->node == RIO_NONE && vertex->of == v) {
			*has_own = TRUE;
			if (out)
				note(ways, MADE_SPLIT | vertex->routing << 16 |
						   (guint32)form->model->nodes[v].n_out);
			else
				note_ways(alignment, m, next, out, ways, has_own);
			continue;
		}
		note(ways, group_of_vertex(alignment, m, next));
	}
}

/* Of a parallel gateway: at how many of its ways the models differ. */
static guint
count_varied_ways(const RioAlignment *alignment, const RioGroup *group, gboolean out)
{
	g_autoptr(GHashTable) by_way = g_hash_table_new(NULL, NULL);
	g_autoptr(GHashTable) varied = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < group->members->len; i++) {
		const RioOwned *owned = &g_array_index(group->members, RioOwned, i);
		const RioNormalForm *form = alignment->forms[owned->model];
		guint32 v = node_of(alignment, owned), n;
		const guint32 *arcs = out ? rio_digraph_out(form->graph, v, &n)
					  : rio_digraph_in(form->graph, v, &n);

		for (guint32 k = 0; k < n; k++) {
			guint32 way = (out ? alignment->way_out
					   : alignment->way_in)[owned->model][arcs[k]];
			guint32 next =
				out ? form->arcs[arcs[k]].target : form->arcs[arcs[k]].source;
			gpointer key = GUINT_TO_POINTER(way), found;
			gpointer leads =
				GUINT_TO_POINTER(group_of_vertex(alignment, owned->model, next));

			if (!g_hash_table_lookup_extended(by_way, key, NULL, &found))
				g_hash_table_insert(by_way, key, leads);
			else if (found != leads)
				g_hash_table_add(varied, key);
		}
	}
	return g_hash_table_size(varied);
}

/*
 * Whether the only way into the vertex comes from an exclusive join that somebody drew: others come
 * in by that as well.
 */
static gboolean
has_drawn_join(const RioAlignment *alignment, guint32 m, guint32 v)
{
	const RioNormalForm *form = alignment->forms[m];
	guint32 n, before, n_in, n_out;
	const guint32 *in = rio_digraph_in(form->graph, v, &n);

	if (n != 1)
		return FALSE;
	before = form->arcs[in[0]].source;
	rio_digraph_in(form->graph, before, &n_in);
	rio_digraph_out(form->graph, before, &n_out);
	return form->vertices[before].routing == RIO_ROUTING_EXCLUSIVE && n_in > 1 && n_out == 1 &&
	       rio_alignment_group(alignment, group_of_vertex(alignment, m, before))
			       ->members->len == 1;
}

/* How many nodes the group is in the merged model, with the gateways around it that it needs. */
static guint
cost_of(const RioAlignment *alignment, guint32 g)
{
	const RioGroup *group = rio_alignment_group(alignment, g);
	const RioOwned *first = &g_array_index(group->members, RioOwned, 0);
	RioRouting routing = rio_routing_of(
		rio_model_kind(rio_join_model(alignment, first->model), first->element));
	guint cost = 1;

	if (routing == RIO_ROUTING_PARALLEL)
		return cost + count_varied_ways(alignment, group, TRUE) +
		       count_varied_ways(alignment, group, FALSE);
	for (int out = 0; out < 2; out++) {
		g_autoptr(GArray) ways = g_array_new(FALSE, FALSE, sizeof(guint32));
		gboolean has_own = FALSE, has_join = FALSE;

		for (guint i = 0; i < group->members->len; i++) {
			const RioOwned *owned = &g_array_index(group->members, RioOwned, i);
			guint32 v = node_of(alignment, owned);

			note_ways(alignment, owned->model, v, out, ways, &has_own);
			has_join |= !out && has_drawn_join(alignment, owned->model, v);
		}
		for (guint i = 0; i < ways->len; i++) {
			guint32 way = g_array_index(ways, guint32, i);

			/* an end of its own for those who go no further, a split that was implicit
			 */
			cost += (way == NOWHERE && ways->len > 1) ||
				(way != NOWHERE && (way & MADE_SPLIT));
		}
		if (has_own && !out)
			cost++;
		else if (routing == RIO_ROUTING_NONE && !has_join)
			cost += ways->len > 1;
	}
	return cost;
}

/* The groups around the model's member: what it leads to, and comes from. */
static GArray *
neighbours_of(const RioAlignment *alignment, guint32 m, guint32 v)
{
	GArray *groups = g_array_new(FALSE, FALSE, sizeof(guint32));
	const RioNormalForm *form = alignment->forms[m];

	for (int out = 0; out < 2; out++) {
		guint32 n;
		const guint32 *arcs = out ? rio_digraph_out(form->graph, v, &n)
					  : rio_digraph_in(form->graph, v, &n);

		for (guint32 i = 0; i < n && groups->len < MOST_WAYS; i++) {
			guint32 next =
				out ? form->arcs[arcs[i]].target : form->arcs[arcs[i]].source;
			guint32 beyond;
			const guint32 *more;

			if (form->vertices[next].node != RIO_NONE || form->vertices[next].of != v) {
				note(groups, group_of_vertex(alignment, m, next));
				continue;
			}
			more = out ? rio_digraph_out(form->graph, next, &beyond)
				   : rio_digraph_in(form->graph, next, &beyond);
			for (guint32 k = 0; k < beyond && groups->len < MOST_WAYS; k++)
				note(groups, group_of_vertex(alignment, m,
							     out ? form->arcs[more[k]].target
								 : form->arcs[more[k]].source));
		}
	}
	return groups;
}

static guint
cost_of_all(const RioAlignment *alignment, const GArray *groups)
{
	guint cost = 0;

	for (guint i = 0; i < groups->len; i++)
		cost += cost_of(alignment, g_array_index(groups, guint32, i));
	return cost;
}

/*
 * Whether the merged model gets smaller if the member goes; then it goes.  Where it stays as large,
 * two ends are better than a gateway before one; but a step stands once, and after one start a
 * variation says that the Comuni begin otherwise.
 */
static gboolean
part_if_cheaper(RioAlignment *alignment, guint32 g, guint32 model)
{
	const RioOwned *owned = rio_group_member(rio_alignment_group(alignment, g), model);
	RioKind kind = rio_model_kind(rio_join_model(alignment, model), owned->element);
	g_autoptr(GArray) around = NULL;
	guint before, after;
	guint32 own;

	/* where nothing stands around it there is nothing to save */
	if (cost_of(alignment, g) == 1)
		return FALSE;
	around = neighbours_of(alignment, model, node_of(alignment, owned));
	note(around, g);
	before = cost_of_all(alignment, around);
	own = part(alignment, g, model);
	after = cost_of_all(alignment, around) + cost_of(alignment, own);
	if (after < before || (after == before && kind == RIO_KIND_END_EVENT))
		return TRUE;
	unpart(alignment, g, own);
	return FALSE;
}

static int
compare_weights(gconstpointer a, gconstpointer b, gpointer data)
{
	const RioAlignment *alignment = data;
	guint32 g = *(const guint32 *)a, h = *(const guint32 *)b;
	const RioGroup *x = rio_alignment_group(alignment, g),
		       *y = rio_alignment_group(alignment, h);
	double u = x->why ? x->why->confidence : 0, v = y->why ? y->why->confidence : 0;

	return RIO_ORDER(u, v) ?: RIO_ORDER(g, h);
}

/* The lightest first.  Each step parts a member, so it ends. */
static void
part_what_costs(Pruner *pruner)
{
	RioAlignment *alignment = pruner->alignment;
	gboolean any = TRUE;

	g_array_sort_with_data(pruner->joined, compare_weights, alignment);
	while (any) {
		any = FALSE;
		for (guint i = 0; i < pruner->joined->len; i++) {
			guint32 g = g_array_index(pruner->joined, guint32, i);

			for (guint k = rio_alignment_group(alignment, g)->members->len; k-- > 0;) {
				const GArray *members = rio_alignment_group(alignment, g)->members;

				if (members->len > 1 && k < members->len)
					any |= part_if_cheaper(
						alignment, g,
						g_array_index(members, RioOwned, k).model);
			}
		}
	}
}

void
rio_prune(RioAlignment *alignment)
{
	Pruner pruner = {alignment, g_array_new(FALSE, FALSE, sizeof(guint32))};

	find_joined(&pruner);
	settle_orders(&pruner);
	part_what_costs(&pruner);
	g_array_unref(pruner.joined);
}
