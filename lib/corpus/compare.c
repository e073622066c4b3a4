#include "corpus/compare.h"

#include <string.h>

#include "base/part.h"
#include "corpus/members.h"
#include "flow/course.h"

G_DEFINE_BOXED_TYPE(RioComparison, rio_comparison, rio_comparison_ref, rio_comparison_unref)
RIO_DEFINE_PART(RioComparisonRow, rio_comparison_row, comparison, RioComparison, rio_comparison)

/* A service at a time. */
typedef struct {
	RioComparison *comparison;
	GArray *rows;	  /* of RioComparisonRow, of all services */
	guint32 **row_of; /* by model and node: the row, counted in its service, plus 1; 0: none */
	guint32 *service_of; /* by model */
	GArray **shared;     /* by service: numbers of correspondences */
} Maker;

static int
compare_services(gconstpointer a, gconstpointer b, gpointer data)
{
	RioModel *const *models = data;
	guint32 one = *(const guint32 *)a, other = *(const guint32 *)b;
	int order = strcmp(models[one]->service, models[other]->service);

	return order != 0 ? order : one < other ? -1 : one > other;
}

/* The models service by service: those of one are a part of one array. */
static void
find_services(Maker *maker)
{
	RioComparison *comparison = maker->comparison;
	const RioMatch *match = comparison->match;
	guint32 *models = rio_arena_new_many(comparison->arena, guint32, match->n_models);

	for (guint32 m = 0; m < match->n_models; m++)
		models[m] = m;
	g_qsort_with_data(models, (int)match->n_models, sizeof *models, compare_services,
			  match->models);
	comparison->services =
		rio_arena_new_many(comparison->arena, RioComparedService, match->n_models);
	for (guint32 i = 0; i < match->n_models; i++) {
		const char *name = match->models[models[i]]->service;
		RioComparedService *service = comparison->services + comparison->n_services - 1;

		if (i == 0 || !g_str_equal(name, service->name)) {
			service = &comparison->services[comparison->n_services++];
			*service = (RioComparedService){.name = name, .models = models + i};
		}
		service->n_models++;
		maker->service_of[models[i]] = comparison->n_services - 1;
	}
}

/* By service, the correspondences that have members of it, as the match has them. */
static void
list_correspondences(Maker *maker)
{
	const RioMatch *match = maker->comparison->match;

	maker->shared = g_new(GArray *, maker->comparison->n_services + 1);
	for (guint32 s = 0; s < maker->comparison->n_services; s++)
		maker->shared[s] = g_array_new(FALSE, FALSE, sizeof(guint32));
	for (guint32 c = 0; c < match->n_correspondences; c++) {
		const RioCorrespondence *correspondence = &match->correspondences[c];

		for (guint32 i = 0; i < correspondence->n_members; i++) {
			GArray *shared =
				maker->shared[maker->service_of[correspondence->members[i].model]];

			if (shared->len == 0 ||
			    g_array_index(shared, guint32, shared->len - 1) != c)
				g_array_append_val(shared, c);
		}
	}
}

/* Rows */

static void
add_row(Maker *maker, RioComparedService *service, const RioMember *members, guint32 n,
	const char *id, const char *label)
{
	RioComparison *comparison = maker->comparison;
	RioModel *const *models = comparison->match->models;
	RioComparisonRow row = {
		.comparison = comparison,
		.id = id ? id : rio_members_id(comparison->arena, models, members, n, 'k'),
		.label = label,
		.members = members,
		.n_members = n,
	};

	service->n_rows++;
	for (guint32 i = 0; i < n; i++) {
		row.n_models += i == 0 || members[i].model != members[i - 1].model;
		maker->row_of[members[i].model][members[i].node] = service->n_rows;
	}
	g_array_append_val(maker->rows, row);
}

/* The row of a correspondence has those members of it that are of the service. */
static void
add_shared_row(Maker *maker, RioComparedService *service, const RioCorrespondence *correspondence)
{
	RioArena *arena = maker->comparison->arena;
	RioModel *const *models = maker->comparison->match->models;
	RioMember *members = rio_arena_new_many(arena, RioMember, correspondence->n_members);
	gboolean work = FALSE;
	guint32 n = 0;

	for (guint32 i = 0; i < correspondence->n_members; i++) {
		const RioMember *member = &correspondence->members[i];

		if (&maker->comparison->services[maker->service_of[member->model]] != service ||
		    maker->row_of[member->model][member->node] != 0)
			continue;
		members[n++] = *member;
		work |= rio_member_is_activity(models, member);
	}
	if (work)
		add_row(maker, service, members, n,
			n == correspondence->n_members ? correspondence->id : NULL,
			correspondence->label);
}

static void
add_lone_rows(Maker *maker, RioComparedService *service, guint32 m)
{
	RioModel *const *models = maker->comparison->match->models;

	for (guint32 n = 0; n < models[m]->n_nodes; n++) {
		RioMember *member;

		if (maker->row_of[m][n] != 0)
			continue;
		member = rio_arena_new_of(maker->comparison->arena, RioMember);
		*member = (RioMember){m, n};
		if (rio_member_is_activity(models, member))
			add_row(maker, service, member, 1, NULL, rio_member_name(models, member));
	}
}

/* The rows of the service that the model has, each once, in the order of its flow. */
static GArray *
rows_in_course(const Maker *maker, guint32 n_rows, guint32 m)
{
	const RioModel *model = maker->comparison->match->models[m];
	g_autofree guint32 *course = rio_course_new(model);
	g_autoptr(RioBits) seen = rio_bits_new(n_rows);
	GArray *rows = g_array_new(FALSE, FALSE, sizeof(guint32));

	for (guint32 n = 0; n < model->n_nodes; n++) {
		guint32 row = maker->row_of[m][course[n]];

		if (row == 0 || rio_bits_has(seen, row - 1))
			continue;
		row--;
		rio_bits_add(seen, row);
		g_array_append_val(rows, row);
	}
	return rows;
}

static void
sort_rows(Maker *maker, const RioComparedService *service)
{
	g_autoptr(GPtrArray) courses =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	g_autofree guint32 *order = g_new(guint32, service->n_rows + 1);
	g_autofree RioComparisonRow *sorted = g_new(RioComparisonRow, service->n_rows + 1);
	RioComparisonRow *rows = &g_array_index(maker->rows, RioComparisonRow, service->first_row);

	for (guint32 i = 0; i < service->n_models; i++)
		g_ptr_array_add(courses,
				rows_in_course(maker, service->n_rows, service->models[i]));
	rio_courses_join(service->n_rows, (GArray *const *)courses->pdata, courses->len, order);
	for (guint32 r = 0; r < service->n_rows; r++)
		sorted[r] = rows[order[r]];
	if (service->n_rows > 0)
		memcpy(rows, sorted, service->n_rows * sizeof *rows);
}

static void
find_rows(Maker *maker, RioComparedService *service)
{
	const RioMatch *match = maker->comparison->match;
	const GArray *shared = maker->shared[service - maker->comparison->services];

	service->first_row = maker->rows->len;
	for (guint32 i = 0; i < shared->len; i++)
		add_shared_row(maker, service,
			       &match->correspondences[g_array_index(shared, guint32, i)]);
	for (guint32 i = 0; i < service->n_models; i++)
		add_lone_rows(maker, service, service->models[i]);
	sort_rows(maker, service);
}

/* Joining */

/* @work_of: by model, to write to. */
static void
find_joining(RioComparison *comparison, RioComparedService *service, RioBits **work_of)
{
	g_autoptr(RioArena) arena = rio_arena_new();
	RioBits **work = rio_arena_new_many(arena, RioBits *, service->n_models);

	for (guint32 i = 0; i < service->n_models; i++) {
		work[i] = rio_bits_new_in(arena, service->n_rows);
		work_of[service->models[i]] = work[i];
	}
	for (guint32 r = 0; r < service->n_rows; r++) {
		const RioComparisonRow *row = &comparison->rows[service->first_row + r];

		for (guint32 i = 0; i < row->n_members; i++)
			rio_bits_add(work_of[row->members[i].model], r);
	}
	service->joinings = rio_arena_new_many(comparison->arena, RioJoining, service->n_models);
	rio_joining_find(work, service->n_models, service->joinings);
	for (guint32 i = 0; i < service->n_models; i++)
		service->joinings[i].who = service->models[service->joinings[i].who];
}

static void
make(RioComparison *comparison)
{
	const RioMatch *match = comparison->match;
	g_autoptr(RioArena) arena = rio_arena_new();
	g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(RioComparisonRow));
	RioBits **work_of = rio_arena_new_many(arena, RioBits *, match->n_models);
	Maker maker = {
		.comparison = comparison,
		.rows = rows,
		.row_of = rio_arena_new_many(arena, guint32 *, match->n_models),
		.service_of = rio_arena_new_many(arena, guint32, match->n_models),
	};

	for (guint32 m = 0; m < match->n_models; m++)
		maker.row_of[m] = rio_arena_new_many(arena, guint32, match->models[m]->n_nodes);
	find_services(&maker);
	list_correspondences(&maker);
	for (guint32 s = 0; s < comparison->n_services; s++)
		find_rows(&maker, &comparison->services[s]);
	for (guint32 s = 0; s < comparison->n_services; s++)
		g_array_unref(maker.shared[s]);
	g_free(maker.shared);
	comparison->n_rows = rows->len;
	comparison->rows =
		rio_arena_copy(comparison->arena, rows->data, rows->len, sizeof(RioComparisonRow));
	for (guint32 s = 0; s < comparison->n_services; s++)
		find_joining(comparison, &comparison->services[s], work_of);
}

RioComparison *
rio_comparison_new(RioModel *const *models, gsize n, const RioMatchOptions *options, GError **error)
{
	g_autoptr(RioMatch) match = rio_match_new(models, n, options, error);

	return match ? rio_comparison_from_match(match) : NULL;
}

RioComparison *
rio_comparison_from_match(RioMatch *match)
{
	RioComparison *comparison;

	g_return_val_if_fail(match, NULL);

	comparison = g_new0(RioComparison, 1);
	g_atomic_ref_count_init(&comparison->references);
	comparison->arena = rio_arena_new();
	comparison->match = rio_match_ref(match);
	make(comparison);
	return comparison;
}

RioComparison *
rio_comparison_ref(RioComparison *comparison)
{
	g_return_val_if_fail(comparison, NULL);

	g_atomic_ref_count_inc(&comparison->references);
	return comparison;
}

void
rio_comparison_unref(RioComparison *comparison)
{
	if (!comparison || !g_atomic_ref_count_dec(&comparison->references))
		return;
	rio_match_unref(comparison->match);
	rio_arena_free(comparison->arena);
	g_free(comparison);
}

RioMatch *
rio_comparison_get_match(const RioComparison *comparison)
{
	g_return_val_if_fail(comparison, NULL);

	return comparison->match;
}

GPtrArray *
rio_comparison_get_rows(const RioComparison *comparison)
{
	GPtrArray *rows = g_ptr_array_new();

	g_return_val_if_fail(comparison, rows);

	for (guint32 r = 0; r < comparison->n_rows; r++)
		g_ptr_array_add(rows, &comparison->rows[r]);
	return rows;
}

const RioMember *
rio_comparison_cell(const RioComparisonRow *row, guint32 model, guint32 *n)
{
	guint32 first = 0, end;

	while (first < row->n_members && row->members[first].model < model)
		first++;
	for (end = first; end < row->n_members && row->members[end].model == model;)
		end++;
	*n = end - first;
	return row->members + first;
}

const char *
rio_comparison_row_get_id(const RioComparisonRow *row)
{
	g_return_val_if_fail(row, NULL);

	return row->id;
}

const char *
rio_comparison_row_get_label(const RioComparisonRow *row)
{
	g_return_val_if_fail(row, NULL);

	return row->label;
}

guint
rio_comparison_row_get_n_models(const RioComparisonRow *row)
{
	g_return_val_if_fail(row, 0);

	return row->n_models;
}

GPtrArray *
rio_comparison_row_get_members(const RioComparisonRow *row)
{
	g_return_val_if_fail(row, g_ptr_array_new());

	return rio_members_elements(row->comparison->match->models, row->members, row->n_members);
}

/* The joining at that place among those of all services. */
static const RioJoining *
joining_at(const RioComparison *comparison, guint at)
{
	for (guint32 s = 0; s < comparison->n_services; s++) {
		const RioComparedService *service = &comparison->services[s];

		if (at < service->n_models)
			return &service->joinings[at];
		at -= service->n_models;
	}
	return NULL;
}

GPtrArray *
rio_comparison_get_joining(const RioComparison *comparison)
{
	GPtrArray *models = g_ptr_array_new();

	g_return_val_if_fail(comparison, models);

	for (guint32 i = 0; i < comparison->match->n_models; i++)
		g_ptr_array_add(models, comparison->match->models[joining_at(comparison, i)->who]);
	return models;
}

guint
rio_comparison_get_cost(const RioComparison *comparison, guint at, guint *brings, guint *lacks)
{
	const RioJoining *joining;

	g_return_val_if_fail(comparison && at < comparison->match->n_models, 0);

	joining = joining_at(comparison, at);
	if (brings)
		*brings = joining->brings;
	if (lacks)
		*lacks = joining->lacks;
	return joining->brings + joining->lacks;
}
