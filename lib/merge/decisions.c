#include "merge/decisions.h"

#include <string.h>

#include "base/hash.h"
#include "base/input.h"
#include "base/words.h"
#include "merge/comune.h"
#include "merge/join.h"

G_DEFINE_BOXED_TYPE(RioDecisions, rio_decisions, rio_decisions_ref, rio_decisions_unref)

typedef struct {
	const char *word;
	const char *answers; /* NULL: anything */
} Kind;

static const Kind kinds[RIO_N_DECIDES] = {
	[RIO_DECIDES_SAME] = {"same", "yes|no"},      [RIO_DECIDES_WAY] = {"way", NULL},
	[RIO_DECIDES_WHO] = {"who", "comune|unione"}, [RIO_DECIDES_STEP] = {"step", "keep|drop"},
	[RIO_DECIDES_NAME] = {"name", NULL},
};

const char *
rio_decides_word(RioDecides kind)
{
	return kinds[kind].word;
}

const char *
rio_decides_answers(RioDecides kind)
{
	return kinds[kind].answers;
}

/* Names */

static void
escape(GString *out, const char *text, gboolean slash)
{
	for (; *text; text++)
		if (strchr("%[]|", *text) || (slash && *text == '/') || (guchar)*text < ' ')
			g_string_append_printf(out, "%%%02X", (guchar)*text);
		else
			g_string_append_c(out, *text);
}

char *
rio_decisions_name(const char *comune, const char *id)
{
	GString *name = g_string_new(NULL);

	escape(name, comune, TRUE);
	g_string_append_c(name, '/');
	escape(name, id, FALSE);
	return g_string_free(name, FALSE);
}

static gboolean
read_name(const char *text, char **comune, char **id)
{
	g_auto(GStrv) parts = g_strsplit(text, "/", 2);

	if (!parts[0] || !parts[1])
		return FALSE;
	*comune = g_uri_unescape_string(g_strstrip(parts[0]), NULL);
	*id = g_uri_unescape_string(g_strstrip(parts[1]), NULL);
	return *comune && *id && (*id)[0] != '\0';
}

/* Reading */

typedef struct {
	const char *name;
	RioLanguage language;
	RioDecisions *decisions;
	RioDecision *open;
	guint line;
	GHashTable *answered; /* by question: the first RioDecision on it */
} Reader;

static void
decision_free(gpointer data)
{
	RioDecision *decision = data;

	for (int i = 0; i < 2; i++) {
		g_free(decision->comune[i]);
		g_free(decision->id[i]);
		g_free(decision->label[i]);
	}
	g_free(decision->group);
	g_free(decision->answer);
	g_free(decision);
}

static gboolean G_GNUC_PRINTF(3, 4)
	fail(const Reader *reader, GError **error, const char *format, ...)
{
	g_autofree char *message = NULL;
	va_list arguments;

	va_start(arguments, format);
	message = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_set_error(error, RIO_ERROR, RIO_ERROR_DECISIONS, "%s:%u: %s", reader->name, reader->line,
		    message);
	return FALSE;
}

static gboolean
open_group(Reader *reader, const char *group, GError **error)
{
	g_auto(GStrv) words = g_strsplit(group, " ", 2);
	RioDecision *decision = g_new0(RioDecision, 1);
	g_auto(GStrv) names = NULL;
	gboolean readable = words[0] && words[1];

	g_ptr_array_add(reader->decisions->all, decision);
	reader->open = decision;
	decision->group = g_strdup(group);
	decision->line = reader->line;
	decision->kind = RIO_N_DECIDES;
	for (guint k = 0; readable && k < RIO_N_DECIDES; k++)
		if (g_str_equal(kinds[k].word, words[0]))
			decision->kind = k;
	if (decision->kind == RIO_N_DECIDES)
		return fail(reader, error,
			    _W(reader->language, "[%s] is no question that riordino asks"), group);
	names = g_strsplit(words[1], " | ", 2);
	readable = names[0] && read_name(names[0], &decision->comune[0], &decision->id[0]) &&
		   (decision->kind == RIO_DECIDES_SAME) == (names[1] != NULL) &&
		   (!names[1] || read_name(names[1], &decision->comune[1], &decision->id[1]));
	if (!readable)
		return fail(reader, error,
			    _W(reader->language, "[%s] does not name its elements as COMUNE/ID"),
			    group);
	return TRUE;
}

/* The same for a question in whatever order it names its elements. */
static char *
key_of(const RioDecision *decision)
{
	g_autofree char *one = rio_decisions_name(decision->comune[0], decision->id[0]);
	g_autofree char *other =
		decision->id[1] ? rio_decisions_name(decision->comune[1], decision->id[1]) : NULL;
	const char *word = kinds[decision->kind].word;

	return !other			 ? g_strdup_printf("%s %s", word, one)
	       : strcmp(one, other) <= 0 ? g_strdup_printf("%s %s|%s", word, one, other)
					 : g_strdup_printf("%s %s|%s", word, other, one);
}

/* Whoever joins two files gets no silent choice between their answers. */
static gboolean
note_answer(const Reader *reader, RioDecision *decision, GError **error)
{
	g_autofree char *key = key_of(decision);
	const RioDecision *before = g_hash_table_lookup(reader->answered, key);

	if (!before)
		g_hash_table_insert(reader->answered, g_steal_pointer(&key), decision);
	else if (!g_str_equal(before->answer, decision->answer))
		return fail(reader, error,
			    _W(reader->language, "[%s] is “%s” here, and “%s” in line %u"),
			    decision->group, decision->answer, before->answer, before->line);
	return TRUE;
}

static gboolean
take_answer(const Reader *reader, char *answer, GError **error)
{
	RioDecision *decision = reader->open;
	g_auto(GStrv) known = NULL;

	if (decision->answer) {
		g_free(answer);
		return fail(reader, error, _W(reader->language, "[%s] is answered twice"),
			    decision->group);
	}
	decision->answer = g_strstrip(answer);
	if (!kinds[decision->kind].answers)
		return note_answer(reader, decision, error);
	known = g_strsplit(kinds[decision->kind].answers, "|", 0);
	if (!g_strv_contains((const char *const *)known, decision->answer))
		return fail(reader, error, _W(reader->language, "“%s” is no answer: %s"),
			    decision->answer, kinds[decision->kind].answers);
	return note_answer(reader, decision, error);
}

static gboolean
read_pair(Reader *reader, const char *line, GError **error)
{
	const char *equals = strchr(line, '=');
	g_autofree char *key = equals ? g_strndup(line, equals - line) : NULL;
	g_autofree char *text = NULL;
	RioDecision *decision = reader->open;
	/* GKeyFile knows of escapes; a key file of this line alone gives its value */
	g_autoptr(GKeyFile) one = g_key_file_new();

	if (!key)
		return fail(reader, error,
			    _W(reader->language, "neither [a question] nor key=value: “%s”"), line);
	g_strchomp(key);
	if (!decision)
		return fail(reader, error, _W(reader->language, "“%s” stands before any question"),
			    key);
	text = g_strconcat("[x]\nvalue", equals, "\n", NULL);
	if (!g_key_file_load_from_data(one, text, -1, G_KEY_FILE_NONE, NULL))
		return fail(reader, error, _W(reader->language, "“%s” is no text"), key);
	g_clear_pointer(&text, g_free);
	text = g_key_file_get_string(one, "x", "value", NULL);
	if (!text)
		return fail(reader, error, _W(reader->language, "“%s” is no text"), key);
	if (g_str_equal(key, "answer"))
		return take_answer(reader, g_steal_pointer(&text), error);
	if (g_str_equal(key, "label")) {
		g_free(decision->label[0]);
		decision->label[0] = g_steal_pointer(&text);
	} else if (g_str_equal(key, "label2") && decision->kind == RIO_DECIDES_SAME) {
		g_free(decision->label[1]);
		decision->label[1] = g_steal_pointer(&text);
	} else {
		return fail(reader, error, _W(reader->language, "unknown key “%s”"), key);
	}
	return TRUE;
}

static gboolean
read_line(Reader *reader, char *line, GError **error)
{
	gsize length;

	g_strstrip(line);
	length = strlen(line);
	if (length == 0 || line[0] == '#')
		return TRUE;
	if (!g_utf8_validate(line, -1, NULL))
		return fail(reader, error, _W(reader->language, "this is not UTF-8"));
	if (line[0] != '[')
		return read_pair(reader, line, error);
	if (line[length - 1] != ']')
		return fail(reader, error,
			    _W(reader->language, "neither [a question] nor key=value: “%s”"), line);
	line[length - 1] = '\0';
	return open_group(reader, line + 1, error);
}

RioDecisions *
rio_decisions_parse(const char *name, const char *text, RioLanguage language, GError **error)
{
	g_autoptr(RioDecisions) decisions = g_new0(RioDecisions, 1);
	g_autoptr(GHashTable) answered =
		g_hash_table_new_full(rio_hash_text, g_str_equal, g_free, NULL);
	Reader reader = {name, language, decisions, .answered = answered};
	g_auto(GStrv) lines = NULL;

	g_return_val_if_fail(name != NULL && text != NULL, NULL);

	g_atomic_ref_count_init(&decisions->references);
	decisions->file = g_strdup(name);
	decisions->all = g_ptr_array_new_with_free_func(decision_free);
	/* editors on some systems begin a text with a mark */
	if (g_str_has_prefix(text, "\xef\xbb\xbf"))
		text += 3;
	lines = g_strsplit(text, "\n", -1);
	for (gsize i = 0; lines[i]; i++) {
		reader.line = i + 1;
		if (!read_line(&reader, lines[i], error))
			return NULL;
	}
	return g_steal_pointer(&decisions);
}

RioDecisions *
rio_decisions_read(const char *file, RioLanguage language, GError **error)
{
	g_autofree char *text = NULL;

	g_return_val_if_fail(file != NULL, NULL);

	text = rio_input_text(file, RIO_ERROR_DECISIONS, language, error);
	if (!text)
		return NULL;
	return rio_decisions_parse(file, text, language, error);
}

RioDecisions *
rio_decisions_ref(RioDecisions *decisions)
{
	g_atomic_ref_count_inc(&decisions->references);
	return decisions;
}

void
rio_decisions_unref(RioDecisions *decisions)
{
	if (!decisions || !g_atomic_ref_count_dec(&decisions->references))
		return;
	g_free(decisions->file);
	g_ptr_array_unref(decisions->all);
	g_free(decisions);
}

/* Elements */

static gboolean
has_label(const RioModel *model, guint32 element, const char *label)
{
	g_autofree char *ours = rio_join_fold(rio_model_name(model, element));
	g_autofree char *theirs = rio_join_fold(label ? label : "");

	return g_str_equal(ours, theirs);
}

guint32
rio_decision_find(const RioDecision *decision, guint which, RioModel *const *models, gsize n,
		  guint32 *model)
{
	for (guint32 m = 0; m < n; m++) {
		guint32 element;

		if (!g_str_equal(models[m]->comune, decision->comune[which]))
			continue;
		element = rio_model_find(models[m], decision->id[which]);
		if (element == RIO_NONE || !has_label(models[m], element, decision->label[which]))
			continue;
		*model = m;
		return element;
	}
	return RIO_NONE;
}

GPtrArray *
rio_decisions_get_pairs(const RioDecisions *decisions, RioModel *const *models, gsize n,
			gboolean same)
{
	GPtrArray *pairs = g_ptr_array_new();

	g_return_val_if_fail(decisions != NULL && models != NULL, pairs);

	for (guint i = 0; i < decisions->all->len; i++) {
		const RioDecision *decision = decisions->all->pdata[i];
		guint32 model[2], element[2];

		if (decision->kind != RIO_DECIDES_SAME || !decision->answer ||
		    g_str_equal(decision->answer, "yes") != same)
			continue;
		for (guint e = 0; e < 2; e++)
			element[e] = rio_decision_find(decision, e, models, n, &model[e]);
		if (element[0] == RIO_NONE || element[1] == RIO_NONE || model[0] == model[1] ||
		    rio_model_node(models[model[0]], element[0]) == RIO_NONE ||
		    rio_model_node(models[model[1]], element[1]) == RIO_NONE)
			continue;
		for (guint e = 0; e < 2; e++)
			g_ptr_array_add(pairs, &models[model[e]]->elements[element[e]]);
	}
	return pairs;
}

static gboolean
has_comune(RioModel *const *models, gsize n, const char *typed)
{
	return rio_comune_among(models, n, typed) != RIO_NONE;
}

gboolean
rio_decision_is_stale(const RioDecision *decision, RioModel *const *models, gsize n)
{
	guint32 model;

	if (!decision->answer)
		return FALSE;
	for (guint e = 0; e < (decision->kind == RIO_DECIDES_SAME ? 2 : 1); e++)
		if (rio_decision_find(decision, e, models, n, &model) == RIO_NONE)
			return TRUE;
	return decision->kind == RIO_DECIDES_WAY && !has_comune(models, n, decision->answer);
}

/* What the element of the id is called in the Comune's model; NULL: it is not there. */
static const char *
current_name(const RioDecision *decision, guint which, RioModel *const *models, gsize n)
{
	for (gsize m = 0; m < n; m++) {
		guint32 element = g_str_equal(models[m]->comune, decision->comune[which])
					  ? rio_model_find(models[m], decision->id[which])
					  : RIO_NONE;

		if (element != RIO_NONE)
			return rio_model_name(models[m], element);
	}
	return NULL;
}

static char *
tell_stranger(const char *comune, RioModel *const *models, gsize n, RioLanguage language)
{
	g_autoptr(GPtrArray) names = rio_comune_names(models, n);
	g_autofree char *list = rio_comune_list(names);

	return g_strdup_printf(_W(language, "“%s” is not among the Comuni: %s"), comune, list);
}

char *
rio_decision_why_stale(const RioDecision *decision, RioModel *const *models, gsize n,
		       RioLanguage language)
{
	for (guint e = 0; e < 2 && decision->comune[e]; e++) {
		const char *name = current_name(decision, e, models, n);
		guint32 model;

		if (rio_decision_find(decision, e, models, n, &model) != RIO_NONE)
			continue;
		if (!has_comune(models, n, decision->comune[e]))
			return tell_stranger(decision->comune[e], models, n, language);
		if (!name)
			return g_strdup_printf(_W(language, "%s/%s is there no more"),
					       decision->comune[e], decision->id[e]);
		if (decision->label[e])
			return g_strdup_printf(_W(language, "“%s” is called “%s” now"),
					       decision->label[e], name);
		/* somebody wrote it by hand */
		return g_strdup_printf(
			_W(language, "it has no line “%s=%s”, which says what the step is called"),
			e == 0 ? "label" : "label2", name);
	}
	if (decision->kind == RIO_DECIDES_WAY && !has_comune(models, n, decision->answer))
		return tell_stranger(decision->answer, models, n, language);
	return g_strdup(_W(language, "it is no step of the flow"));
}

static char *
describe_stale(const RioDecisions *decisions, const RioDecision *decision, RioModel *const *models,
	       gsize n, RioLanguage language)
{
	g_autofree char *why = rio_decision_why_stale(decision, models, n, language);

	return g_strdup_printf(_W(language, "%s:%u: [%s] is asked again: %s"), decisions->file,
			       decision->line, decision->group, why);
}

/* The first Comune that the decision is about, and that has no model here; or NULL. */
static const char *
find_absent(const RioDecision *decision, RioModel *const *models, gsize n)
{
	for (guint e = 0; e < 2 && decision->comune[e]; e++)
		if (!has_comune(models, n, decision->comune[e]))
			return decision->comune[e];
	return NULL;
}

GPtrArray *
rio_decisions_get_stale(const RioDecisions *decisions, RioModel *const *models, gsize n,
			RioLanguage language)
{
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) absent = g_ptr_array_new();
	guint n_waiting = 0;

	g_return_val_if_fail(decisions != NULL && models != NULL, words);

	for (guint i = 0; i < decisions->all->len; i++) {
		const RioDecision *decision = decisions->all->pdata[i];
		const char *stranger = find_absent(decision, models, n);

		if (!rio_decision_is_stale(decision, models, n))
			continue;
		if (!stranger) {
			g_ptr_array_add(words,
					describe_stale(decisions, decision, models, n, language));
			continue;
		}
		n_waiting++;
		if (!g_ptr_array_find_with_equal_func(absent, stranger, g_str_equal, NULL))
			g_ptr_array_add(absent, (gpointer)stranger);
	}
	if (n_waiting > 0) {
		g_autofree char *list = rio_comune_list(absent);

		g_ptr_array_add(words,
				g_strdup_printf(_WN(language,
						    "%s: %u decision waits: no model here is of %s",
						    "%s: %u decisions wait: no model here is of %s",
						    n_waiting),
						decisions->file, n_waiting, list));
	}
	return words;
}
