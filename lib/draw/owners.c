#include "draw/owners.h"

#include <string.h>

#include "model/content.h"

/* The rio:merge of a collaboration, or RIO_NONE. */
static guint32
find_merge(const RioModel *model)
{
	guint32 around = rio_model_next_of_kind(model, RIO_KIND_COLLABORATION, RIO_NONE), child;

	if (around != RIO_NONE)
		around = rio_model_child(model, around, RIO_KIND_EXTENSION_ELEMENTS);
	child = around == RIO_NONE ? RIO_NONE : rio_model_first(model, around);
	while (child != RIO_NONE && !rio_content_is_ours(model, child, "merge"))
		child = rio_model_next(model, child);
	return child;
}

RioOwners *
rio_owners_new(const RioModel *model)
{
	RioOwners *owners = g_new0(RioOwners, 1);
	guint32 merge = find_merge(model);

	owners->model = model;
	owners->keys = g_ptr_array_new();
	owners->names = g_ptr_array_new();
	if (merge == RIO_NONE)
		return owners;
	for (guint32 child = rio_model_first(model, merge); child != RIO_NONE;
	     child = rio_model_next(model, child)) {
		const char *key = rio_model_attribute(model, child, "key");
		const char *name = rio_model_attribute(model, child, "comune");

		if (!key || !rio_content_is_ours(model, child, "source"))
			continue;
		g_ptr_array_add(owners->keys, (gpointer)key);
		g_ptr_array_add(owners->names, (gpointer)(name ? name : key));
	}
	return owners;
}

void
rio_owners_free(RioOwners *owners)
{
	g_ptr_array_unref(owners->keys);
	g_ptr_array_unref(owners->names);
	g_free(owners);
}

guint
rio_owners_count(const RioModel *model, guint32 element)
{
	const char *in = rio_model_attribute_ns(model, element, RIO_NS_RIO, "in");
	guint n = 1;

	for (; in && *in; in++)
		n += *in == ' ';
	return n;
}

guint32
rio_owners_only(const RioOwners *owners, guint32 element)
{
	const char *in = rio_model_attribute_ns(owners->model, element, RIO_NS_RIO, "in");

	for (guint i = 0; in && i < owners->keys->len; i++)
		if (g_str_equal(owners->keys->pdata[i], in))
			return i;
	return RIO_NONE;
}
