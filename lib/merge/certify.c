#include "merge/certify.h"

#include <string.h>

#include "base/digest.h"
#include "model/content.h"

/* What the element is called; one without an id, by where it is. */
static void
append_name(const RioModel *model, guint32 element, GString *into)
{
	const char *id;

	if (element == RIO_NONE || element == model->root)
		return;
	id = rio_model_id(model, element);
	if (id[0] != '~' && id[0] != '\0') {
		g_string_append(into, id);
		return;
	}
	append_name(model, rio_at(model, element)->parent, into);
	g_string_append_printf(into, "/%s", rio_kind_name(rio_model_kind(model, element)));
}

static const char *
id_of(const RioModel *model, guint32 element, gpointer data)
{
	const char *id = rio_model_id(model, element);

	return id[0] == '~' || id[0] == '\0' ? NULL : id;
}

static void
append_end(const RioModel *model, guint32 element, guint32 node, const char *attribute,
	   GString *into)
{
	const char *value = rio_model_attribute(model, element, attribute);

	g_string_append_c(into, '\n');
	if (node != RIO_NONE)
		append_name(model, model->nodes[node].element, into);
	else if (value)
		g_string_append_printf(into, "?%s", value);
}

static int
compare_texts(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* What the lane names, in no order. */
static void
append_held(const RioModel *model, guint32 lane, GString *into)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

	for (guint32 c = rio_model_child(model, lane, RIO_KIND_FLOW_NODE_REF); c != RIO_NONE;
	     c = rio_model_next(model, c)) {
		g_autoptr(GString) text = g_string_new(NULL);
		guint32 found;

		if (rio_model_kind(model, c) != RIO_KIND_FLOW_NODE_REF)
			continue;
		found = rio_model_named_by(model, c);
		if (found == RIO_NONE)
			rio_model_text(model, c, text);
		else
			append_name(model, found, text);
		g_ptr_array_add(names, g_string_free(g_steal_pointer(&text), FALSE));
	}
	g_ptr_array_sort(names, compare_texts);
	for (guint i = 0; i < names->len; i++)
		g_string_append_printf(into, "\n%s", (const char *)names->pdata[i]);
}

static char *
line_of(const RioModel *model, guint32 element)
{
	GString *line = g_string_new(NULL);
	guint32 node = rio_model_node(model, element), flow = rio_model_flow(model, element);

	append_name(model, element, line);
	g_string_append_printf(line, "\n%d\n", rio_model_kind(model, element));
	append_name(model, rio_at(model, element)->parent, line);
	if (node != RIO_NONE) {
		guint32 way = rio_content_default(model, element);

		g_string_append_c(line, '\n');
		append_name(model, way, line);
	}
	if (flow != RIO_NONE) {
		append_end(model, element, model->flows[flow].source, "sourceRef", line);
		append_end(model, element, model->flows[flow].target, "targetRef", line);
	}
	if (rio_model_kind(model, element) == RIO_KIND_LANE)
		append_held(model, element, line);
	g_string_append_c(line, '\n');
	rio_content_spell(model, element, id_of, NULL, line);
	return g_string_free(line, FALSE);
}

GPtrArray *
rio_certify_lines(const RioModel *model)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);

	for (guint32 e = 0; e < model->n_elements; e++)
		if (rio_content_is_owned(model, e))
			g_ptr_array_add(lines, line_of(model, e));
	g_ptr_array_sort(lines, compare_texts);
	return lines;
}

char *
rio_certify_digest(const GPtrArray *lines)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

	for (guint i = 0; i < lines->len; i++)
		rio_digest_text(sum, lines->pdata[i]);
	return g_strdup(g_checksum_get_string(sum));
}

char *
rio_certify_difference(const GPtrArray *a, const GPtrArray *b)
{
	guint i = 0;
	const char *line;

	while (i < a->len && i < b->len && g_str_equal(a->pdata[i], b->pdata[i]))
		i++;
	if (i == a->len && i == b->len)
		return NULL;
	line = i < a->len ? a->pdata[i] : b->pdata[i];
	return g_strndup(line, strcspn(line, "\n"));
}
