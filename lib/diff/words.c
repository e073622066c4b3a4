#include "diff/diff.h"

#include "base/words.h"
#include "diff/extensions.h"
#include "diff/names.h"
#include "model/content.h"

/* Longer texts are cut: a change is told in a line. */
#define MOST_TEXT 80

static char *
describe_detail(const RioChange *change, const char *detail, RioLanguage language)
{
	g_autofree char *what = rio_element_words(change->b, language);

	return g_strdup_printf("%s: %s", what, detail);
}

/* The named steps just around a node of the flow: "after “A”", "between “A” and “B”"; or "". */
static char *
place_of(const RioElement *element, RioLanguage language)
{
	const RioModel *model = element->model;
	guint32 node = rio_model_node(model, rio_element_position(element));
	g_autofree char *before = NULL, *after = NULL;
	const RioNode *at;

	if (node == RIO_NONE)
		return g_strdup("");
	at = &model->nodes[node];
	if (at->n_in > 0) {
		guint32 source = model->flows[model->incoming[at->in]].source;

		before = rio_element_quoted(rio_at(model, model->nodes[source].element), language);
	}
	if (at->n_out > 0) {
		guint32 target = model->flows[model->outgoing[at->out]].target;

		after = rio_element_quoted(rio_at(model, model->nodes[target].element), language);
	}
	if (before && after)
		return g_strdup_printf(_W(language, "between %s and %s"), before, after);
	if (before)
		return g_strdup_printf(_W(language, "after %s"), before);
	return after ? g_strdup_printf(_W(language, "before %s"), after) : g_strdup("");
}

static char *
describe_odd(const RioChange *change, RioLanguage language)
{
	const RioElement *element = change->a ? change->a : change->b;
	g_autofree char *what = rio_element_words(element, language);
	g_autofree char *place = place_of(element, language);
	g_autofree char *both =
		place[0] != '\0' && rio_model_name(element->model,
						   rio_element_position(element))[0] != '\0'
			? g_strdup_printf("%s, %s", what, place)
			: g_strdup(what);

	return g_strdup_printf(change->a ? _W(language, "removed: %s") : _W(language, "added: %s"),
			       both);
}

static char *
describe_renamed(const RioChange *change, RioLanguage language)
{
	g_autofree char *old = rio_element_words(change->a, language);
	g_autofree char *new = rio_element_words(change->b, language);
	const char *name = rio_model_name(change->b->model, rio_element_position(change->b));

	if (name[0] == '\0' && change->b->kind != RIO_KIND_TEXT_ANNOTATION)
		return g_strdup_printf(_W(language, "%s: has no name any more"), old);
	if (name[0] != '\0') {
		g_free(new);
		new = g_strdup_printf(_W(language, "“%s”"), name);
	}
	return g_strdup_printf(rio_change_is_sure(change)
				       ? _W(language, "%s: is now called %s")
				       : _W(language, "%s: is now called %s (to be confirmed)"),
			       old, new);
}

static char *
describe_retyped(const RioChange *change, RioLanguage language)
{
	g_autofree char *what = rio_element_quoted(change->a, language);

	return g_strdup_printf(_W(language, "%s: %s instead of %s"), what,
			       rio_kind_words(change->b->kind, language),
			       rio_kind_words(change->a->kind, language));
}

static char *
describe_moved(const RioChange *change, RioLanguage language)
{
	g_autofree char *what = rio_element_quoted(change->b, language);
	g_autofree char *from = place_of(change->a, language);
	g_autofree char *to = place_of(change->b, language);

	return g_strdup_printf(_W(language, "%s: comes %s instead of %s"), what, to, from);
}

/* The formats are literals, as those of passages below. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static char *
describe_parts(const RioElement *whole, const RioChange *change, const char *format,
	       RioLanguage language)
{
	g_autofree char *what = rio_element_quoted(whole, language);
	g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *list = NULL;

	for (guint32 i = 0; i < change->n_parts; i++)
		g_ptr_array_add(parts, rio_element_quoted(change->parts[i], language));
	list = rio_words_list(parts, FALSE, language);
	return g_strdup_printf(format, what, list);
}
#pragma GCC diagnostic pop

/* What is said of something that was one element and is another, or is no longer. */
typedef struct {
	const char *both, *only_new, *only_old;
} Passage;

static const Passage lane_passage = {
	N_("%s: done by %s instead of %s"),
	N_("%s: now in the lane %s"),
	N_("%s: no longer in the lane %s"),
};
static const Passage scope_passage = {
	N_("%s: now inside %s instead of %s"),
	N_("%s: now inside %s"),
	N_("%s: no longer inside %s"),
};
static const Passage host_passage = {
	N_("%s: attached to %s instead of %s"),
	N_("%s: now attached to %s"),
	N_("%s: no longer attached to %s"),
};

/* The formats are literals of the table above. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static char *
describe_passage(const RioChange *change, const Passage *passage, RioLanguage language)
{
	g_autofree char *what = rio_element_quoted(change->b, language);
	g_autofree char *from = change->from ? rio_element_quoted(change->from, language) : NULL;
	g_autofree char *to = change->to ? rio_element_quoted(change->to, language) : NULL;

	if (from && to)
		return g_strdup_printf(rio_words(language, passage->both), what, to, from);
	if (to)
		return g_strdup_printf(rio_words(language, passage->only_new), what, to);
	return g_strdup_printf(rio_words(language, passage->only_old), what, from ? from : "?");
}
#pragma GCC diagnostic pop

static char *
describe_retargeted(const RioChange *change, RioLanguage language)
{
	g_autofree char *old = rio_element_words(change->a, language);
	g_autofree char *new = rio_element_words(change->b, language);

	return g_strdup_printf(_W(language, "%s instead of %s"), new, old);
}

static gboolean
is_default(const RioElement *flow)
{
	const RioModel *model = flow->model;
	guint32 at = rio_model_flow(model, rio_element_position(flow));
	guint32 source = at == RIO_NONE ? RIO_NONE : model->flows[at].source;

	return source != RIO_NONE && rio_content_default(model, model->nodes[source].element) ==
					     rio_element_position(flow);
}

static char *
describe_default(const RioChange *change, RioLanguage language)
{
	g_autofree char *what = rio_element_words(change->b, language);

	return g_strdup_printf(is_default(change->b) ? _W(language, "%s: is now the default")
						     : _W(language, "%s: is no longer the default"),
			       what);
}

/* The text of the children of a kind, in a line; "" if there are none. */
static char *
text_of(const RioElement *element, RioKind kind)
{
	g_autoptr(GString) text = g_string_new(NULL);
	guint32 child = rio_model_child(element->model, rio_element_position(element), kind);
	glong length;

	if (child != RIO_NONE)
		rio_model_text(element->model, child, text);
	for (gsize i = 0; i < text->len; i++) {
		if (g_ascii_isspace(text->str[i]))
			text->str[i] = ' ';
	}
	g_strstrip(text->str);
	length = g_utf8_strlen(text->str, -1);
	if (length <= MOST_TEXT)
		return g_strdup(text->str);
	*g_utf8_offset_to_pointer(text->str, MOST_TEXT) = '\0';
	return g_strconcat(text->str, "…", NULL);
}

static char *
describe_condition(const RioChange *change, RioLanguage language)
{
	g_autofree char *what = rio_element_words(change->b, language);
	g_autofree char *old = text_of(change->a, RIO_KIND_CONDITION_EXPRESSION);
	g_autofree char *new = text_of(change->b, RIO_KIND_CONDITION_EXPRESSION);

	if (old[0] == '\0')
		return g_strdup_printf(_W(language, "%s: only if “%s”"), what, new);
	if (new[0] == '\0')
		return g_strdup_printf(_W(language, "%s: no longer only if “%s”"), what, old);
	return g_strdup_printf(_W(language, "%s: if “%s” instead of “%s”"), what, new, old);
}

static char *
triggers_of(const RioElement *event, RioLanguage language)
{
	const RioModel *model = event->model;
	GString *out = g_string_new(NULL);

	for (guint32 c = rio_model_first(model, rio_element_position(event)); c != RIO_NONE;
	     c = rio_model_next(model, c)) {
		RioKind kind = rio_model_kind(model, c);
		g_autoptr(GString) text = g_string_new(NULL);

		if (!rio_kind_is(kind, RIO_TRIGGER))
			continue;
		rio_model_text(model, c, text);
		g_strstrip(text->str);
		g_string_append_printf(out, "%s%s%s%s", out->len > 0 ? ", " : "",
				       rio_kind_words(kind, language), text->str[0] ? " " : "",
				       text->str);
	}
	if (out->len == 0)
		g_string_append(out, _W(language, "plain"));
	return g_string_free(out, FALSE);
}

static char *
describe_event(const RioChange *change, RioLanguage language)
{
	g_autofree char *what = rio_element_words(change->b, language);
	g_autofree char *old = triggers_of(change->a, language);
	g_autofree char *new = triggers_of(change->b, language);

	if (g_str_equal(old, new))
		return describe_detail(
			change, _W(language, "waits for something else, or tells it"), language);
	return g_strdup_printf(_W(language, "%s: %s instead of %s"), what, new, old);
}

static char *
describe_documentation(const RioChange *change, RioLanguage language)
{
	g_autofree char *what = rio_element_words(change->b, language);
	g_autofree char *old = text_of(change->a, RIO_KIND_DOCUMENTATION);
	g_autofree char *new = text_of(change->b, RIO_KIND_DOCUMENTATION);

	if (new[0] == '\0')
		return g_strdup_printf(_W(language, "%s: no longer documented"), what);
	if (old[0] == '\0')
		return g_strdup_printf(_W(language, "%s: now documented: “%s”"), what, new);
	return g_strdup_printf(_W(language, "%s: documented otherwise: “%s”"), what, new);
}

/* Adds the names of the attributes that only @one has, or has with another value. */
static void
add_odd_attributes(GPtrArray *names, const RioElement *one, const RioElement *other)
{
	for (guint i = 0; i < one->n_attributes; i++) {
		const char *uri, *name, *value, *there;

		value = rio_element_get_attribute_at(one, i, &uri, &name);
		there = rio_element_get_attribute(other, uri, name);
		if (uri[0] != '\0' || g_strcmp0(value, there) == 0 || g_str_equal(name, "id") ||
		    g_str_equal(name, "name"))
			continue;
		if (!g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
			g_ptr_array_add(names, (gpointer)name);
	}
}

static char *
describe_attribute(const RioChange *change, RioLanguage language)
{
	g_autofree char *what = rio_element_words(change->b, language);
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_autofree char *list = NULL;

	add_odd_attributes(names, change->a, change->b);
	add_odd_attributes(names, change->b, change->a);
	g_ptr_array_add(names, NULL);
	list = g_strjoinv(", ", (char **)names->pdata);
	if (list[0] == '\0')
		return g_strdup_printf(_W(language, "%s: other attributes"), what);
	return g_strdup_printf(_W(language, "%s: other attributes (%s)"), what, list);
}

char *
rio_change_detail(const RioChange *change, RioLanguage language)
{
	g_autoptr(GPtrArray) names = NULL;
	g_autofree char *list = NULL;

	if (change->kind != RIO_CHANGE_EXTENSION)
		return NULL;
	names = rio_extensions_odd(change->a, change->b);
	if (names->len == 0)
		return g_strdup(_W(language, "other extensions of a vendor"));
	list = rio_words_list(names, FALSE, language);
	return g_strdup_printf(_W(language, "other extensions of a vendor (%s)"), list);
}

static char *
describe_extension(const RioChange *change, RioLanguage language)
{
	g_autofree char *detail = rio_change_detail(change, language);

	return describe_detail(change, detail, language);
}

char *
rio_change_describe(const RioChange *change, RioLanguage language)
{
	g_return_val_if_fail(change, NULL);

	switch (change->kind) {
	case RIO_CHANGE_ADDED:
	case RIO_CHANGE_REMOVED:
	case RIO_CHANGE_FLOW_ADDED:
	case RIO_CHANGE_FLOW_REMOVED:
		return describe_odd(change, language);
	case RIO_CHANGE_SPLIT:
		return describe_parts(change->a, change,
				      _W(language, "%s: now in several steps, %s"), language);
	case RIO_CHANGE_JOINED:
		return describe_parts(change->b, change,
				      _W(language, "%s: now one step instead of %s"), language);
	case RIO_CHANGE_MOVED:
		return describe_moved(change, language);
	case RIO_CHANGE_RENAMED:
		return describe_renamed(change, language);
	case RIO_CHANGE_RETYPED:
		return describe_retyped(change, language);
	case RIO_CHANGE_LANE:
		return describe_passage(change, &lane_passage, language);
	case RIO_CHANGE_SCOPE:
		return describe_passage(change, &scope_passage, language);
	case RIO_CHANGE_HOST:
		return describe_passage(change, &host_passage, language);
	case RIO_CHANGE_FLOW_RETARGETED:
		return describe_retargeted(change, language);
	case RIO_CHANGE_DEFAULT:
		return describe_default(change, language);
	case RIO_CHANGE_CONDITION:
		return describe_condition(change, language);
	case RIO_CHANGE_EVENT_DEFINITION:
		return describe_event(change, language);
	case RIO_CHANGE_MARKER:
		return describe_detail(change, _W(language, "other markers"), language);
	case RIO_CHANGE_ATTRIBUTE:
		return describe_attribute(change, language);
	case RIO_CHANGE_DOCUMENTATION:
		return describe_documentation(change, language);
	case RIO_CHANGE_EXTENSION:
		return describe_extension(change, language);
	case RIO_CHANGE_CONTENT:
		return describe_detail(change, _W(language, "other content"), language);
	case RIO_CHANGE_LAYOUT:
		return describe_detail(change, _W(language, "drawn elsewhere"), language);
	}
	g_return_val_if_reached(NULL);
}
