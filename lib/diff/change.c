#include "diff/diff.h"

#include "base/part.h"
#include "base/words.h"

RIO_DEFINE_PART(RioChange, rio_change, diff, RioDiff, rio_diff)

typedef struct {
	const char *name;
	const char *heading;
	RioChangeKind mirror;
	char sign;
} Kind;

static const Kind kinds[] = {
#define CHANGE(constant, name, sign, mirror, heading)                                              \
	[RIO_CHANGE_##constant] = {name, heading, RIO_CHANGE_##mirror, sign},
#include "diff/changes.inc"
#undef CHANGE
};

const char *
rio_change_kind_name(RioChangeKind kind)
{
	g_return_val_if_fail((guint)kind < G_N_ELEMENTS(kinds), NULL);
	return kinds[kind].name;
}

const char *
rio_change_heading(RioChangeKind kind)
{
	return kinds[kind].heading;
}

char
rio_change_sign(RioChangeKind kind)
{
	return kinds[kind].sign;
}

RioChange
rio_change_mirror(const RioChange *change)
{
	RioChange mirror = *change;

	mirror.kind = kinds[change->kind].mirror;
	mirror.a = change->b;
	mirror.b = change->a;
	mirror.from = change->to;
	mirror.to = change->from;
	return mirror;
}

static RioElement *
element_of(const RioModel *model, guint32 element)
{
	return element == RIO_NONE ? NULL : &model->elements[element];
}

void
rio_change_add(GArray *changes, RioChangeKind kind, const RioModel *a, guint32 one,
	       const RioModel *b, guint32 other)
{
	RioChange change = {.kind = kind, .a = element_of(a, one), .b = element_of(b, other)};

	g_array_append_val(changes, change);
}

GPtrArray *
rio_change_get_parts(const RioChange *change)
{
	GPtrArray *parts = g_ptr_array_new();

	g_return_val_if_fail(change, parts);
	for (guint32 i = 0; i < change->n_parts; i++)
		g_ptr_array_add(parts, change->parts[i]);
	return parts;
}

gboolean
rio_change_is_sure(const RioChange *change)
{
	g_return_val_if_fail(change, FALSE);
	return !change->a || !change->b || rio_diff_is_sure(change->diff, change->a);
}

RioChangeKind
rio_change_get_kind(const RioChange *change)
{
	g_return_val_if_fail(change, RIO_CHANGE_ADDED);
	return change->kind;
}

RioElement *
rio_change_get_a(const RioChange *change)
{
	g_return_val_if_fail(change, NULL);
	return change->a;
}

RioElement *
rio_change_get_b(const RioChange *change)
{
	g_return_val_if_fail(change, NULL);
	return change->b;
}
