#include "diff/names.h"

#include "base/words.h"
#include "model/content.h"

/* Where people have no word, that of BPMN. */
static const char *
kind_words(RioKind kind, RioLanguage language)
{
	const char *words = rio_kind_words(kind, language);

	return words[0] != '\0' ? words : rio_kind_name(kind);
}

/* Names of several lines become one. */
static char *
one_line(const char *text)
{
	GString *line = g_string_new(NULL);

	for (const char *c = text; *c; c++) {
		if (!g_ascii_isspace(*c))
			g_string_append_c(line, *c);
		else if (line->len > 0 && line->str[line->len - 1] != ' ')
			g_string_append_c(line, ' ');
	}
	return g_strchomp(g_string_free(line, FALSE));
}

/* The name, of an annotation its text; "" if it has none. */
static char *
name_of(const RioModel *model, guint32 element)
{
	guint32 text = RIO_NONE;
	g_autoptr(GString) into = NULL;

	if (rio_model_kind(model, element) == RIO_KIND_TEXT_ANNOTATION)
		text = rio_model_child(model, element, RIO_KIND_TEXT);
	if (text == RIO_NONE)
		return one_line(rio_model_name(model, element));
	into = g_string_new(NULL);
	rio_model_text(model, text, into);
	return one_line(into->str);
}

static char *
in_quotes(const char *name, RioLanguage language)
{
	return g_strdup_printf(_W(language, "“%s”"), name);
}

/* Through more nodes nobody looks for a name. */
#define FARTHEST 100

/* The nearest named node before or after, through nameless ones with one way on; "" if none. */
static char *
named_neighbour(const RioModel *model, guint32 node, gboolean before)
{
	for (guint steps = 0; steps < FARTHEST; steps++) {
		const RioNode *at = &model->nodes[node];
		guint32 n = before ? at->n_in : at->n_out;
		const RioFlow *flow;
		char *name;

		if (n != 1)
			break;
		flow = &model->flows[before ? model->incoming[at->in] : model->outgoing[at->out]];
		node = before ? flow->source : flow->target;
		name = name_of(model, model->nodes[node].element);
		if (name[0] != '\0')
			return name;
		g_free(name);
	}
	return g_strdup("");
}

static char *
words_of_node(const RioModel *model, guint32 node, const char *kind, RioLanguage language)
{
	g_autofree char *before = named_neighbour(model, node, TRUE);
	g_autofree char *after = named_neighbour(model, node, FALSE);

	if (before[0] != '\0')
		return g_strdup_printf(_W(language, "%s after “%s”"), kind, before);
	if (after[0] != '\0')
		return g_strdup_printf(_W(language, "%s before “%s”"), kind, after);
	return g_strdup_printf("%s %s", kind, rio_model_id(model, model->nodes[node].element));
}

/* The elements that a flow or an association joins; RIO_NONE: unknown. */
static void
ends_of(const RioModel *model, guint32 element, guint32 *source, guint32 *target)
{
	static const RioKind kinds_of_ends[] = {RIO_KIND_SOURCE_REF, RIO_KIND_TARGET_REF};
	static const char *const names[] = {"sourceRef", "targetRef"};
	RioKind kind = rio_model_kind(model, element);
	guint32 ends[] = {RIO_NONE, RIO_NONE};

	for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
		const char *value = rio_model_attribute(model, element, names[i]);
		guint32 child = rio_model_child(model, element, kinds_of_ends[i]);
		g_autoptr(GString) text = g_string_new(value);

		if (!value && child != RIO_NONE)
			rio_model_text(model, child, text);
		if (text->len > 0)
			ends[i] = rio_model_find(model, text->str);
	}
	/* the other end is the activity that it stands in */
	if (kind == RIO_KIND_DATA_INPUT_ASSOCIATION)
		ends[1] = rio_at(model, element)->parent;
	if (kind == RIO_KIND_DATA_OUTPUT_ASSOCIATION)
		ends[0] = rio_at(model, element)->parent;
	*source = ends[0];
	*target = ends[1];
}

/* An association may join associations: these are only said to be some. */
static char *
words_of_end(const RioModel *model, guint32 end, RioLanguage language)
{
	g_autofree char *name = name_of(model, end);
	g_autofree char *kind = g_strdup(kind_words(rio_model_kind(model, end), language));
	guint32 node = rio_model_node(model, end);

	if (name[0] != '\0')
		return in_quotes(name, language);
	return node != RIO_NONE ? words_of_node(model, node, kind, language)
				: g_steal_pointer(&kind);
}

static char *
words_of_ends(const RioModel *model, guint32 element, const char *kind, RioLanguage language)
{
	g_autofree char *from = NULL, *to = NULL;
	guint32 source, target;

	ends_of(model, element, &source, &target);
	if (source == RIO_NONE || target == RIO_NONE)
		return g_strdup_printf("%s %s", kind, rio_model_id(model, element));
	from = words_of_end(model, source, language);
	to = words_of_end(model, target, language);
	return g_strdup_printf(_W(language, "%s from %s to %s"), kind, from, to);
}

static gboolean
is_connection(const RioModel *model, guint32 element)
{
	guint32 source, target;

	if (rio_kind_is(rio_model_kind(model, element), RIO_FLOW_NODE))
		return FALSE;
	ends_of(model, element, &source, &target);
	return source != RIO_NONE || target != RIO_NONE;
}

char *
rio_element_words(const RioElement *element, RioLanguage language)
{
	const RioModel *model = element->model;
	guint32 position = rio_element_position(element), node = rio_model_node(model, position);
	g_autofree char *name = name_of(model, position);
	g_autofree char *kind = g_strdup(kind_words(element->kind, language));

	if (name[0] != '\0') {
		g_autofree char *quoted = in_quotes(name, language);
		char *both = g_strdup_printf("%s %s", kind, quoted);

		if (!is_connection(model, position))
			return both;
		g_free(kind);
		kind = both;
	}
	if (is_connection(model, position))
		return words_of_ends(model, position, kind, language);
	if (node != RIO_NONE)
		return words_of_node(model, node, kind, language);
	return g_strdup_printf("%s %s", kind, rio_model_id(model, position));
}

char *
rio_element_quoted(const RioElement *element, RioLanguage language)
{
	g_autofree char *name = name_of(element->model, rio_element_position(element));

	if (name[0] == '\0' || is_connection(element->model, rio_element_position(element)))
		return rio_element_words(element, language);
	return in_quotes(name, language);
}

char *
rio_words_list(const GPtrArray *words, gboolean any, RioLanguage language)
{
	g_autoptr(GString) list = g_string_new(NULL);

	for (guint i = 0; i + 1 < words->len; i++)
		g_string_append_printf(list, "%s%s", i > 0 ? ", " : "", (char *)words->pdata[i]);
	if (words->len < 2)
		return g_strdup(words->len > 0 ? words->pdata[0] : "");
	return g_strdup_printf(any ? _W(language, "%s or %s") : _W(language, "%s and %s"),
			       list->str, (char *)words->pdata[words->len - 1]);
}
