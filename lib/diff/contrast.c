#include "diff/contrast.h"

#include "base/part.h"
#include "diff/diff.h"

RIO_DEFINE_PART(RioContrast, rio_contrast, diff, RioDiff, rio_diff)

static const char *const names[] = {
	[RIO_CONTRAST_ORDER] = "order",
	[RIO_CONTRAST_FIRST] = "first",
	[RIO_CONTRAST_EXCLUSIVE] = "exclusive",
	[RIO_CONTRAST_RETURN] = "return",
	[RIO_CONTRAST_OPTIONAL] = "optional",
	[RIO_CONTRAST_WAITS] = "waits",
	[RIO_CONTRAST_CONCURRENT] = "concurrent",
	[RIO_CONTRAST_REPEATS] = "repeats",
	[RIO_CONTRAST_ROLE] = "role",
};

const char *
rio_contrast_kind_name(RioContrastKind kind)
{
	g_return_val_if_fail((guint)kind < G_N_ELEMENTS(names), NULL);
	return names[kind];
}

RioContrastKind
rio_contrast_get_kind(const RioContrast *contrast)
{
	g_return_val_if_fail(contrast, RIO_CONTRAST_ORDER);
	return contrast->kind;
}

RioModel *
rio_contrast_get_model(const RioContrast *contrast)
{
	g_return_val_if_fail(contrast, NULL);
	return contrast->in_b ? contrast->diff->b : contrast->diff->a;
}

static gboolean
is_of(const RioContrast *contrast, const RioModel *model)
{
	return contrast && (model == contrast->diff->a || model == contrast->diff->b);
}

static RioElement *
twin_in(const RioContrast *contrast, const RioTwin *twin, const RioModel *model)
{
	return model == contrast->diff->a ? twin->a : twin->b;
}

static GPtrArray *
elements_in(const RioContrast *contrast, const RioTwin *twins, guint32 n, const RioModel *model)
{
	GPtrArray *elements = g_ptr_array_new();

	for (guint32 i = 0; i < n; i++)
		g_ptr_array_add(elements, twin_in(contrast, &twins[i], model));
	return elements;
}

GPtrArray *
rio_contrast_get_steps(const RioContrast *contrast, const RioModel *model)
{
	g_return_val_if_fail(is_of(contrast, model), NULL);
	return elements_in(contrast, contrast->steps, contrast->n_steps, model);
}

GPtrArray *
rio_contrast_get_others(const RioContrast *contrast, const RioModel *model)
{
	g_return_val_if_fail(is_of(contrast, model), NULL);
	return elements_in(contrast, contrast->others, contrast->n_others, model);
}

RioElement *
rio_contrast_get_role(const RioContrast *contrast, const RioModel *model)
{
	g_return_val_if_fail(is_of(contrast, model), NULL);
	return contrast->role ? twin_in(contrast, contrast->role, model) : NULL;
}

static gboolean
are_sure(const RioContrast *contrast, const RioTwin *twins, guint32 n)
{
	for (guint32 i = 0; i < n; i++)
		if (!rio_diff_is_sure(contrast->diff, twins[i].a))
			return FALSE;
	return TRUE;
}

gboolean
rio_contrast_is_sure(const RioContrast *contrast)
{
	g_return_val_if_fail(contrast, FALSE);
	return are_sure(contrast, contrast->steps, contrast->n_steps) &&
	       are_sure(contrast, contrast->others, contrast->n_others);
}
