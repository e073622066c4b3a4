#include "merge/standing.h"

#include <string.h>

#include "base/compare.h"
#include "merge/join.h"

typedef struct {
	const RioMatch *match;
	RioContexts *const *contexts;
	guint32 **said;	  /* [model][node]: the first correspondence it is in, or RIO_NONE */
	GArray ***one;	  /* [model][node]: of a gateway, those that are one with it */
	GPtrArray *found; /* of GArray of RioMember; empty ones were taken over by others */
} Standing;

/* The block around a step, and the way of it that the step is on. */
typedef struct {
	guint32 model;
	guint32 entry, exit; /* nodes */
	guint32 ways, way;
} Place;

/* Two blocks with the same work. */
typedef struct {
	Place a, b;
	guint32 shared; /* ways */
} Kin;

static const RioNormalForm *
form_of(const Standing *standing, guint32 model)
{
	return standing->contexts[model]->form;
}

static void
say(Standing *standing)
{
	const RioMatch *match = standing->match;

	standing->said = g_new(guint32 *, match->n_models);
	for (guint32 m = 0; m < match->n_models; m++) {
		gsize size = sizeof(guint32) * (match->models[m]->n_nodes + 1);

		standing->said[m] = memset(g_malloc(size), 0xff, size); /* RIO_NONE */
	}
	for (guint32 c = match->n_correspondences; c-- > 0;)
		for (guint32 i = 0; i < match->correspondences[c].n_members; i++) {
			const RioMember *member = &match->correspondences[c].members[i];

			standing->said[member->model][member->node] = c;
		}
}

/* What is one so far */

/* Those that the match says are one with the gateway; only itself if that is not one of each. */
static GArray *
one_with(const Standing *standing, guint32 m, guint32 n)
{
	GArray *members = g_array_new(FALSE, FALSE, sizeof(RioMember));
	const RioMember own = {m, n};
	guint32 c = standing->said[m][n];
	const RioCorrespondence *here = c == RIO_NONE ? NULL : &standing->match->correspondences[c];
	gboolean single = here != NULL;

	for (guint32 i = 1; single && i < here->n_members; i++)
		single = here->members[i].model != here->members[i - 1].model;
	if (single)
		g_array_append_vals(members, here->members, here->n_members);
	else
		g_array_append_val(members, own);
	return members;
}

static GArray *
one_at(Standing *standing, guint32 m, guint32 n)
{
	GArray *members = standing->one[m][n];

	if (members)
		return members;
	members = one_with(standing, m, n);
	g_ptr_array_add(standing->found, members);
	for (guint i = 0; i < members->len; i++) {
		const RioMember *member = &g_array_index(members, RioMember, i);

		standing->one[member->model][member->node] = members;
	}
	return members;
}

/* Whether the two are one already, or have no model in common. */
static gboolean
may_be_one(const GArray *a, const GArray *b)
{
	for (guint i = 0, j = 0; a != b && i < a->len && j < b->len;) {
		int order = rio_compare_numbers(&g_array_index(a, RioMember, i).model,
						&g_array_index(b, RioMember, j).model);

		if (order == 0)
			return FALSE;
		i += order < 0;
		j += order > 0;
	}
	return TRUE;
}

static void
unite(Standing *standing, GArray *to, GArray *from)
{
	if (to == from)
		return;
	for (guint i = 0; i < from->len; i++) {
		const RioMember *member = &g_array_index(from, RioMember, i);

		standing->one[member->model][member->node] = to;
	}
	g_array_append_vals(to, from->data, from->len);
	g_array_sort(to, rio_compare_numbers); /* by model */
	g_array_set_size(from, 0);
}

/* Choices */

static RioKind
kind_of(const Standing *standing, const RioMember *member)
{
	const RioModel *model = standing->match->models[member->model];

	return rio_model_kind(model, model->nodes[member->node].element);
}

/* The choice right after the step, or RIO_NONE. */
static guint32
choice_after(const Standing *standing, const RioMember *step)
{
	const RioNormalForm *form = form_of(standing, step->model);
	guint32 n_out, n_in, v;
	const guint32 *out = rio_digraph_out(form->graph, step->node, &n_out);

	if (n_out != 1)
		return RIO_NONE;
	v = form->arcs[out[0]].target;
	rio_digraph_in(form->graph, v, &n_in);
	rio_digraph_out(form->graph, v, &n_out);
	return form->vertices[v].node != RIO_NONE && n_in == 1 && n_out > 1 &&
			       form->vertices[v].routing == RIO_ROUTING_EXCLUSIVE
		       ? v
		       : RIO_NONE;
}

/* The correspondence that the arc leads to, past gateways that only gather; or RIO_NONE. */
static guint32
leads_to(const Standing *standing, guint32 m, guint32 arc)
{
	const RioNormalForm *form = form_of(standing, m);

	for (guint32 steps = 0; steps < form->n_vertices; steps++) {
		guint32 v = form->arcs[arc].target, n;
		const guint32 *out = rio_digraph_out(form->graph, v, &n);

		if (form->vertices[v].routing != RIO_ROUTING_EXCLUSIVE || n != 1)
			return form->vertices[v].node == RIO_NONE ? RIO_NONE : standing->said[m][v];
		arc = out[0];
	}
	return RIO_NONE;
}

static gboolean
share_way(const Standing *standing, const RioMember *a, const RioMember *b)
{
	guint32 n_a, n_b;
	const guint32 *out_a = rio_digraph_out(form_of(standing, a->model)->graph, a->node, &n_a);
	const guint32 *out_b = rio_digraph_out(form_of(standing, b->model)->graph, b->node, &n_b);

	for (guint32 i = 0; i < n_a; i++) {
		guint32 step = leads_to(standing, a->model, out_a[i]);

		for (guint32 j = 0; step != RIO_NONE && j < n_b; j++)
			if (leads_to(standing, b->model, out_b[j]) == step)
				return TRUE;
	}
	return FALSE;
}

static gboolean
ask_the_same(const Standing *standing, const RioMember *a, const RioMember *b)
{
	const RioModel *model = standing->match->models[a->model];
	const RioModel *other = standing->match->models[b->model];
	g_autofree char *asked =
		rio_join_fold(rio_model_name(model, model->nodes[a->node].element));
	g_autofree char *too = rio_join_fold(rio_model_name(other, other->nodes[b->node].element));

	return asked[0] == '\0' || too[0] == '\0' || g_str_equal(asked, too);
}

static void
join_choices_after(Standing *standing, const RioCorrespondence *step)
{
	g_autoptr(GArray) choices = g_array_new(FALSE, FALSE, sizeof(RioMember));

	for (guint32 i = 0; i < step->n_members; i++) {
		RioMember choice = {step->members[i].model,
				    choice_after(standing, &step->members[i])};

		if (choice.node != RIO_NONE)
			g_array_append_val(choices, choice);
	}
	for (guint i = 1; i < choices->len; i++) {
		const RioMember *a = &g_array_index(choices, RioMember, i);

		for (guint j = 0; j < i; j++) {
			const RioMember *b = &g_array_index(choices, RioMember, j);
			GArray *own = one_at(standing, a->model, a->node),
			       *other = one_at(standing, b->model, b->node);

			if (may_be_one(own, other) &&
			    kind_of(standing, a) == kind_of(standing, b) &&
			    ask_the_same(standing, a, b) && share_way(standing, a, b))
				unite(standing, other, own);
		}
	}
}

/* Blocks */

/* Source and sink of a scope are no vertices of the form. */
static gboolean
is_parallel(const RioNormalForm *form, guint32 vertex)
{
	return vertex < form->n_vertices &&
	       rio_normal_form_is_kind(form, vertex, RIO_KIND_PARALLEL_GATEWAY);
}

/* Whether the step is on a way of a block that parallel gateways open and close. */
static gboolean
find_place(const Standing *standing, const RioMember *step, Place *place)
{
	const RioContexts *contexts = standing->contexts[step->model];
	const RioContext *context = rio_context_at(contexts, contexts->of_vertex[step->node]);
	const RioNormalForm *form = contexts->form;
	const RioFragment *block;

	if (context->fragment == RIO_NONE || context->child == RIO_NONE ||
	    context->beside != RIO_NONE)
		return FALSE;
	block = &contexts->fragments->fragments[context->fragment];
	if (!is_parallel(form, block->entry) || !is_parallel(form, block->exit))
		return FALSE;
	*place = (Place){step->model, block->entry, block->exit, block->n_children, context->child};
	return TRUE;
}

/* With the first of those before it that is in a block of as many ways. */
static void
note_kin(const Standing *standing, const RioCorrespondence *step, guint32 member, GArray *kin)
{
	Kin found = {.shared = 1};

	if (!find_place(standing, &step->members[member], &found.b))
		return;
	for (guint32 i = 0; i < member; i++)
		if (step->members[i].model != found.b.model &&
		    find_place(standing, &step->members[i], &found.a) &&
		    found.a.ways == found.b.ways) {
			g_array_append_val(kin, found);
			return;
		}
}

static int
compare_numbers(const guint32 *a, const guint32 *b, gsize n)
{
	int order = 0;

	for (gsize i = 0; i < n && order == 0; i++)
		order = RIO_ORDER(a[i], b[i]);
	return order;
}

/* By the blocks; then by the ways. */
static int
compare_kin(gconstpointer a, gconstpointer b)
{
	const Kin *x = a, *y = b;
	const guint32 first[] = {x->a.model, x->a.entry, x->b.model,
				 x->b.entry, x->a.way,	 x->b.way};
	const guint32 second[] = {y->a.model, y->a.entry, y->b.model,
				  y->b.entry, y->a.way,	  y->b.way};

	return compare_numbers(first, second, G_N_ELEMENTS(first));
}

static gboolean
are_same_blocks(const Kin *x, const Kin *y)
{
	return x->a.model == y->a.model && x->a.entry == y->a.entry && x->b.model == y->b.model &&
	       x->b.entry == y->b.entry;
}

/* One of each two blocks, with the number of ways that they share: each counts once for each. */
static void
count_shared(GArray *kin)
{
	guint kept = 0;

	g_array_sort(kin, compare_kin);
	for (guint i = 0; i < kin->len;) {
		Kin here = g_array_index(kin, Kin, i);
		g_autoptr(GHashTable) ways = g_hash_table_new(NULL, NULL);
		g_autoptr(GHashTable) others = g_hash_table_new(NULL, NULL);

		for (; i < kin->len && are_same_blocks(&here, &g_array_index(kin, Kin, i)); i++) {
			g_hash_table_add(ways, GUINT_TO_POINTER(g_array_index(kin, Kin, i).a.way));
			g_hash_table_add(others,
					 GUINT_TO_POINTER(g_array_index(kin, Kin, i).b.way));
		}
		here.shared = MIN(g_hash_table_size(ways), g_hash_table_size(others));
		g_array_index(kin, Kin, kept++) = here;
	}
	g_array_set_size(kin, kept);
}

static int
compare_shared(gconstpointer a, gconstpointer b)
{
	const Kin *x = a, *y = b;

	return RIO_ORDER(y->shared, x->shared) ?: compare_kin(a, b);
}

/* On a way that they do not share a variation would open and close, and save no step. */
static gboolean
are_one(const Kin *blocks)
{
	return blocks->shared + 1 >= blocks->a.ways;
}

static void
join_blocks(Standing *standing)
{
	const RioMatch *match = standing->match;
	g_autoptr(GArray) kin = g_array_new(FALSE, FALSE, sizeof(Kin));

	for (guint32 c = 0; c < match->n_correspondences; c++)
		for (guint32 i = 1; i < match->correspondences[c].n_members; i++)
			note_kin(standing, &match->correspondences[c], i, kin);
	count_shared(kin);
	g_array_sort(kin, compare_shared);
	for (guint i = 0; i < kin->len; i++) {
		const Kin *here = &g_array_index(kin, Kin, i);
		GArray *entries = one_at(standing, here->a.model, here->a.entry),
		       *other_entries = one_at(standing, here->b.model, here->b.entry),
		       *exits = one_at(standing, here->a.model, here->a.exit),
		       *other_exits = one_at(standing, here->b.model, here->b.exit);

		if (!are_one(here) || !may_be_one(entries, other_entries) ||
		    !may_be_one(exits, other_exits))
			continue;
		unite(standing, entries, other_entries);
		unite(standing, exits, other_exits);
	}
}

GPtrArray *
rio_standing_find(const RioMatch *match, RioContexts *const *contexts)
{
	Standing standing = {.match = match, .contexts = contexts};

	standing.found = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	standing.one = g_new(GArray **, match->n_models);
	for (guint32 m = 0; m < match->n_models; m++)
		standing.one[m] = g_new0(GArray *, match->models[m]->n_nodes);
	say(&standing);

	for (guint32 c = 0; c < match->n_correspondences; c++)
		join_choices_after(&standing, &match->correspondences[c]);
	join_blocks(&standing);

	for (guint i = 0; i < standing.found->len;)
		if (((GArray *)standing.found->pdata[i])->len < 2)
			g_ptr_array_remove_index(standing.found, i);
		else
			i++;
	for (guint32 m = 0; m < match->n_models; m++) {
		g_free(standing.one[m]);
		g_free(standing.said[m]);
	}
	g_free(standing.one);
	g_free(standing.said);
	return standing.found;
}
