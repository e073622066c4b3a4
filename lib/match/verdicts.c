#include "match/verdicts.h"

#include "base/compare.h"
#include "match/versions.h"

/* What somebody said of nodes of two models. */
typedef struct {
	guint32 model_a, model_b;
	RioVerdict verdict;
} Said;

struct _RioVerdicts {
	RioModel *const *models;
	guint32 n_models;
	GArray *said; /* by models, then nodes */
};

static int
compare_verdicts(gconstpointer a, gconstpointer b)
{
	const RioVerdict *one = a, *other = b;

	return RIO_ORDER(one->a, other->a) ?: RIO_ORDER(one->b, other->b);
}

static int
compare_said(gconstpointer a, gconstpointer b)
{
	const Said *one = a, *other = b;

	return RIO_ORDER(one->model_a, other->model_a)
		       ?: RIO_ORDER(one->model_b, other->model_b)
		       ?: compare_verdicts(&one->verdict, &other->verdict)
		       ?: RIO_ORDER(one->verdict.same, other->verdict.same);
}

/* The number of the model, and the node in it; FALSE if it is no node of these models. */
static gboolean
find_node(const RioVerdicts *verdicts, const RioElement *element, guint32 *model, guint32 *node)
{
	for (guint32 m = 0; m < verdicts->n_models; m++) {
		if (verdicts->models[m] != element->model)
			continue;
		*model = m;
		*node = rio_model_node(element->model, rio_element_position(element));
		return *node != RIO_NONE;
	}
	return FALSE;
}

static void
take(RioVerdicts *verdicts, RioElement *const *elements, gsize n, gboolean same)
{
	for (gsize i = 0; i + 1 < n; i += 2) {
		Said said = {.verdict = {.same = same, .said = TRUE}};

		if (!find_node(verdicts, elements[i], &said.model_a, &said.verdict.a) ||
		    !find_node(verdicts, elements[i + 1], &said.model_b, &said.verdict.b) ||
		    said.model_a == said.model_b)
			continue;
		if (said.model_a > said.model_b)
			said = (Said){said.model_b,
				      said.model_a,
				      {said.verdict.b, said.verdict.a, same, TRUE}};
		g_array_append_val(verdicts->said, said);
	}
}

RioVerdicts *
rio_verdicts_new(RioModel *const *models, guint32 n_models, RioElement *const *together,
		 gsize n_together, RioElement *const *apart, gsize n_apart)
{
	RioVerdicts *verdicts = g_new0(RioVerdicts, 1);

	verdicts->models = models;
	verdicts->n_models = n_models;
	verdicts->said = g_array_new(FALSE, FALSE, sizeof(Said));
	take(verdicts, together, n_together, TRUE);
	take(verdicts, apart, n_apart, FALSE);
	g_array_sort(verdicts->said, compare_said);
	return verdicts;
}

void
rio_verdicts_free(RioVerdicts *verdicts)
{
	if (!verdicts)
		return;
	g_array_unref(verdicts->said);
	g_free(verdicts);
}

GArray *
rio_verdicts_said(const RioVerdicts *verdicts, guint32 a, guint32 b)
{
	GArray *between = g_array_new(FALSE, FALSE, sizeof(RioVerdict));

	for (guint32 i = 0; i < verdicts->said->len; i++) {
		const Said *said = &g_array_index(verdicts->said, Said, i);
		const RioVerdict *last =
			between->len == 0 ? NULL
					  : &g_array_index(between, RioVerdict, between->len - 1);

		if (said->model_a != a || said->model_b != b)
			continue;
		if (!last || compare_verdicts(last, &said->verdict) != 0)
			g_array_append_val(between, said->verdict);
	}
	return between;
}

const RioVerdict *
rio_verdicts_on(const RioVerdicts *verdicts, const RioMember *one, const RioMember *other)
{
	gboolean turned = one->model > other->model;
	const RioMember *a = turned ? other : one, *b = turned ? one : other;

	for (guint32 i = 0; i < verdicts->said->len; i++) {
		const Said *said = &g_array_index(verdicts->said, Said, i);

		if (said->model_a == a->model && said->verdict.a == a->node &&
		    said->model_b == b->model && said->verdict.b == b->node)
			return &said->verdict;
	}
	return NULL;
}

/* Ids speak of nodes that nobody spoke of. */
static void
add_versions(GArray *between, const RioModel *a, const RioModel *b)
{
	g_autofree guint32 *b_of = g_new(guint32, a->n_nodes);
	g_autofree gboolean *spoken_a = g_new0(gboolean, a->n_nodes);
	g_autofree gboolean *spoken_b = g_new0(gboolean, b->n_nodes);

	if (!rio_versions_find(a, b, b_of))
		return;
	for (guint32 i = 0; i < between->len; i++) {
		const RioVerdict *verdict = &g_array_index(between, RioVerdict, i);

		spoken_a[verdict->a] = TRUE;
		spoken_b[verdict->b] = TRUE;
	}
	for (guint32 i = 0; i < a->n_nodes; i++) {
		RioVerdict verdict = {i, b_of[i], TRUE, FALSE};

		if (b_of[i] != RIO_NONE && !spoken_a[i] && !spoken_b[b_of[i]])
			g_array_append_val(between, verdict);
	}
}

GArray *
rio_verdicts_between(const RioVerdicts *verdicts, guint32 a, guint32 b)
{
	GArray *between = rio_verdicts_said(verdicts, a, b);

	add_versions(between, verdicts->models[a], verdicts->models[b]);
	g_array_sort(between, compare_verdicts);
	return between;
}

gboolean
rio_verdicts_are_versions(const GArray *between)
{
	for (guint32 i = 0; i < between->len; i++)
		if (!g_array_index(between, RioVerdict, i).said)
			return TRUE;
	return FALSE;
}
