#include "diff/extensions.h"

#include "base/hash.h"
#include "model/content.h"

/* An attribute or element of a vendor. */
typedef struct {
	const RioName *name;
	char *text; /* its name, and what it says, blind to ids */
	gboolean shared;
} Extension;

static void
extension_clear(gpointer data)
{
	Extension *extension = data;

	g_free(extension->text);
}

static const char *
no_id(G_GNUC_UNUSED const RioModel *model, G_GNUC_UNUSED guint32 element,
      G_GNUC_UNUSED gpointer data)
{
	return "";
}

static void
add(GArray *found, const RioName *name, const GString *says)
{
	Extension extension = {name, g_strjoin(" ", name->uri, name->local, says->str, NULL),
			       FALSE};

	g_array_append_val(found, extension);
}

static void
add_attributes(GArray *found, const RioModel *model, guint32 element)
{
	const RioSpelling how = {no_id, NULL, TRUE};

	for (guint i = 0; i < rio_at(model, element)->n_attributes; i++) {
		const RioAttribute *attribute =
			&model->attributes[rio_at(model, element)->attributes + i];
		const RioName *name = &model->names[attribute->name];
		g_autoptr(GString) text = NULL;

		if (name->uri[0] == '\0' || g_str_equal(name->uri, RIO_NS_XSI) ||
		    !rio_content_has_attribute(model, element, attribute))
			continue;
		text = g_string_new(NULL);
		rio_content_spell_attribute(model, element, attribute, &how, text);
		add(found, name, text);
	}
}

static void
add_elements(GArray *found, const RioModel *model, guint32 element)
{
	const RioSpelling how = {no_id, NULL, TRUE};

	for (guint32 c = rio_model_first(model, element); c != RIO_NONE;
	     c = rio_model_next(model, c)) {
		RioKind kind = rio_model_kind(model, c);
		g_autoptr(GString) text = NULL;

		if (kind == RIO_KIND_EXTENSION_ELEMENTS)
			add_elements(found, model, c);
		if (kind != RIO_KIND_FOREIGN)
			continue;
		text = g_string_new(NULL);
		rio_content_spell_child(model, c, &how, text);
		add(found, &model->names[rio_at(model, c)->name], text);
	}
}

static GArray *
extensions_of(const RioElement *element)
{
	guint32 position = rio_element_position(element);
	GArray *found = g_array_new(FALSE, FALSE, sizeof(Extension));

	g_array_set_clear_func(found, extension_clear);
	add_attributes(found, element->model, position);
	add_elements(found, element->model, position);
	return found;
}

static void
count(GHashTable *times, const char *text, int more)
{
	guint n = GPOINTER_TO_UINT(g_hash_table_lookup(times, text));

	g_hash_table_insert(times, (gpointer)text, GUINT_TO_POINTER(n + (guint)more));
}

/* Marks what the others have too, one against one. */
static void
mark_shared(GArray *here, const GArray *there)
{
	g_autoptr(GHashTable) times = g_hash_table_new(rio_hash_text, g_str_equal);

	for (guint i = 0; i < there->len; i++)
		count(times, g_array_index(there, Extension, i).text, 1);
	for (guint i = 0; i < here->len; i++) {
		Extension *one = &g_array_index(here, Extension, i);

		if (!g_hash_table_lookup(times, one->text))
			continue;
		one->shared = TRUE;
		count(times, one->text, -1);
	}
}

/* @seen: the names, as a set. */
static void
add_names(GPtrArray *names, GHashTable *seen, const GArray *extensions)
{
	for (guint i = 0; i < extensions->len; i++) {
		const Extension *extension = &g_array_index(extensions, Extension, i);
		const RioName *name = extension->name;
		g_autofree char *shown = g_strconcat(
			name->prefix, name->prefix[0] != '\0' ? ":" : "", name->local, NULL);

		if (extension->shared || g_hash_table_contains(seen, shown))
			continue;
		g_hash_table_add(seen, shown);
		g_ptr_array_add(names, g_steal_pointer(&shown));
	}
}

GPtrArray *
rio_extensions_odd(const RioElement *a, const RioElement *b)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GHashTable) seen = g_hash_table_new(rio_hash_text, g_str_equal);
	g_autoptr(GArray) one = extensions_of(a), other = extensions_of(b);

	mark_shared(one, other);
	mark_shared(other, one);
	add_names(names, seen, one);
	add_names(names, seen, other);
	return names;
}
