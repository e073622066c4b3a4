#include "diff/diff.h"

#include "base/words.h"

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
	return (RioChange){kinds[change->kind].mirror, change->b, change->a, change->to,
			   change->from};
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
