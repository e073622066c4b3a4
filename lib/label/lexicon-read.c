#include "label/lexicon-inside.h"

#include <string.h>

#include "base/limits.h"

#define MOST_FIELDS 8

/* One file being read. */
typedef struct {
	RioLexiconDraft *draft;
	RioStemmers *stemmers;
	const char *name;
	guint line;
	/* Whose words they are; NONE: of all. */
	RioTongue tongue;
	GError **error;
} Reader;

typedef struct {
	char *at[MOST_FIELDS];
	guint n;
} Fields;

static gboolean fail(const Reader *reader, const char *format, ...) G_GNUC_PRINTF(2, 3);

static gboolean
fail(const Reader *reader, const char *format, ...)
{
	g_autofree char *what = NULL;
	va_list arguments;

	va_start(arguments, format);
	what = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_set_error(reader->error, RIO_ERROR, RIO_ERROR_LEXICON, "%s:%u: %s", reader->name,
		    reader->line, what);
	return FALSE;
}

static guint32
intern_key(RioLexiconDraft *draft, const char *key, gsize length)
{
	guint32 number = rio_names_intern(draft->words, key, length);

	if (number >= draft->more->len)
		g_array_set_size(draft->more, number + 1);
	return number;
}

static guint32
intern_word(RioLexiconDraft *draft, RioTongue tongue, RioFold fold, const char *word)
{
	char key[RIO_TOKEN_SIZE + 1];
	gsize length = rio_lexicon_key(tongue, fold, word, key);

	return intern_key(draft, key, length);
}

static void
set_more(const RioLexiconDraft *draft, guint32 word, guint32 other)
{
	g_array_index(draft->more, guint32, word) = other + 1;
}

static gboolean
is_stop(const RioLexiconDraft *draft, RioTongue tongue, const char *word)
{
	char key[RIO_TOKEN_SIZE + 1];
	gsize length = rio_lexicon_key(tongue, RIO_AS_STOP, word, key);

	return rio_names_find(draft->words, key, length) != RIO_NAME_NONE;
}

static const RioClass *
class_of(const RioLexiconDraft *draft, guint32 class)
{
	return &g_array_index(draft->classes, RioClass, class);
}

static guint32
add_node(RioLexiconDraft *draft, guint32 node, guint32 word)
{
	RioLexiconEdge edge = {node, word};
	guint32 next = rio_names_intern(draft->edges, (const char *)&edge, sizeof edge) + 1;

	if (next >= draft->entries->len)
		g_array_set_size(draft->entries, next + 1);
	return next;
}

/* The words that count, folded; NULL-terminated. */
static GStrv
expression_words(const Reader *reader, RioTongue tongue, const RioTokens *tokens)
{
	GPtrArray *words = g_ptr_array_new();

	for (guint i = 0; i < tokens->tokens->len; i++) {
		const RioToken *token = rio_tokens_at(tokens, i);
		RioFunction function = rio_grammar_function(tongue, token->text);

		if (token->kind == RIO_TOKEN_BREAK)
			continue;
		/* SUE is an office, "sue" a small word */
		if (token->flags & RIO_TOKEN_CAPITALS)
			function = RIO_FUNCTION_NOT;
		if (function != RIO_FUNCTION_NONE && function != RIO_FUNCTION_NOT &&
		    function != RIO_FUNCTION_UNIT)
			continue;
		if (function == RIO_FUNCTION_NONE && is_stop(reader->draft, tongue, token->text))
			continue;
		g_ptr_array_add(words, g_strdup(token->text));
	}
	g_ptr_array_add(words, NULL);
	return (GStrv)g_ptr_array_free(words, FALSE);
}

/* The end of the expression in one forest. */
static RioLexiconEntry *
add_expression(const Reader *reader, RioTongue tongue, GStrv words, RioFold fold)
{
	RioLexiconDraft *draft = reader->draft;
	guint32 node = 0;

	for (gsize i = 0; words[i]; i++) {
		char folded[RIO_TOKEN_SIZE];

		if (fold == RIO_AS_FORM)
			g_strlcpy(folded, words[i], sizeof folded);
		else if (fold == RIO_AS_NOUN)
			rio_stem_noun(reader->stemmers, tongue, words[i], folded);
		else
			rio_stem(reader->stemmers, tongue, words[i], folded);
		node = add_node(draft, node, intern_word(draft, tongue, fold, folded));
	}
	return &g_array_index(draft->entries, RioLexiconEntry, node);
}

static void
count_uses(const Reader *reader, RioTongue tongue, GStrv words)
{
	for (gsize i = 0; words[i]; i++) {
		char stem[RIO_TOKEN_SIZE];
		guint32 word, form;

		rio_stem(reader->stemmers, tongue, words[i], stem);
		word = intern_word(reader->draft, tongue, RIO_AS_STEM, stem);
		form = intern_word(reader->draft, tongue, RIO_AS_FORM, words[i]);
		g_array_index(reader->draft->more, guint32, word)++;
		set_more(reader->draft, form, word);
	}
}

typedef void (*EntryFunc)(const RioLexiconDraft *draft, RioLexiconEntry *entry, guint32 class);

/* Where stems fall together, the first in the file keeps them. */
static void
set_class(const RioLexiconDraft *draft, RioLexiconEntry *entry, guint32 class)
{
	gboolean act = class_of(draft, class)->kind == RIO_CLASS_ACT;

	if (act && entry->act == RIO_CLASS_NONE)
		entry->act = class;
	if (!act && entry->noun == RIO_CLASS_NONE)
		entry->noun = class;
}

static void
set_light(const RioLexiconDraft *draft, RioLexiconEntry *entry, guint32 class)
{
	entry->light = TRUE;
}

static void
set_actor(const RioLexiconDraft *draft, RioLexiconEntry *entry, guint32 class)
{
	entry->actor = TRUE;
}

static gboolean
speaks(const Reader *reader, RioTongue tongue)
{
	return tongue == RIO_TONGUE_NONE || reader->tongue == RIO_TONGUE_NONE ||
	       reader->tongue == tongue;
}

static gboolean
read_expression(const Reader *reader, const char *text, RioFold fold, EntryFunc set, guint32 class)
{
	g_autoptr(RioTokens) tokens = rio_tokens_new(text, G_MAXUINT16);

	for (guint tongue = 0; tongue < RIO_N_TONGUES; tongue++) {
		g_auto(GStrv) words = NULL;
		RioTongue grammar = tongue == RIO_TONGUE_NONE ? reader->tongue : tongue;

		if (!speaks(reader, tongue))
			continue;
		words = expression_words(reader, grammar, tokens);
		/* a light verb that is a small word too is passed over anyway */
		if (!words[0] && set == set_light)
			continue;
		if (!words[0] || g_strv_length(words) > RIO_LONGEST_EXPRESSION)
			return fail(reader, "\"%s\" is no expression of 1 to %d words", text,
				    RIO_LONGEST_EXPRESSION);
		count_uses(reader, tongue, words);
		set(reader->draft, add_expression(reader, tongue, words, RIO_AS_FORM), class);
		/* where nothing is stemmed, all would be the same */
		if (tongue != RIO_TONGUE_NONE)
			set(reader->draft, add_expression(reader, tongue, words, fold), class);
	}
	reader->draft->n_expressions++;
	return TRUE;
}

static gboolean
read_stop(const Reader *reader, const Fields *fields)
{
	g_autoptr(RioTokens) tokens = rio_tokens_new(fields->at[1], G_MAXUINT16);

	for (guint tongue = 0; tongue < RIO_N_TONGUES; tongue++)
		for (guint i = 0; i < tokens->tokens->len; i++) {
			/* a label of no language has no small words */
			if (tongue == RIO_TONGUE_NONE || !speaks(reader, tongue))
				continue;
			intern_word(reader->draft, tongue, RIO_AS_STOP,
				    rio_tokens_at(tokens, i)->text);
		}
	return TRUE;
}

/* Words as the tokens give them, joined by blanks. */
static GString *
joined_tokens(const char *text)
{
	g_autoptr(RioTokens) tokens = rio_tokens_new(text, G_MAXUINT16);
	GString *joined = g_string_new(NULL);

	for (guint i = 0; i < tokens->tokens->len; i++) {
		const RioToken *token = rio_tokens_at(tokens, i);

		if (token->kind == RIO_TOKEN_BREAK)
			continue;
		if (joined->len > 0)
			g_string_append_c(joined, ' ');
		g_string_append(joined, token->text);
	}
	return joined;
}

/* What an abbreviation stands for, however long. */
static guint32
intern_meaning(RioLexiconDraft *draft, const char *text)
{
	char letter[RIO_TOKEN_SIZE + 1];
	g_autoptr(GString) key = joined_tokens(text);

	rio_lexicon_key(RIO_TONGUE_NONE, RIO_AS_MEANING, "", letter);
	g_string_prepend(key, letter);
	return intern_key(draft, key->str, key->len);
}

/* What it begins with is known too, without a meaning. */
static void
add_abbreviation(RioLexiconDraft *draft, RioTongue tongue, const char *words, guint32 meaning)
{
	for (const char *end = strchr(words, ' '); end; end = strchr(end + 1, ' ')) {
		g_autofree char *beginning = g_strndup(words, (gsize)(end - words));

		intern_word(draft, tongue, RIO_AS_ABBREVIATION, beginning);
	}
	set_more(draft, intern_word(draft, tongue, RIO_AS_ABBREVIATION, words), meaning);
}

static gboolean
read_abbreviation(const Reader *reader, const Fields *fields)
{
	g_autoptr(GString) words = joined_tokens(fields->at[1]);
	guint32 meaning = intern_meaning(reader->draft, fields->at[2]);

	for (guint tongue = 0; tongue < RIO_N_TONGUES; tongue++)
		if (speaks(reader, tongue))
			add_abbreviation(reader->draft, tongue, words->str, meaning);
	return TRUE;
}

static gboolean
read_light(const Reader *reader, const Fields *fields)
{
	return read_expression(reader, fields->at[1], RIO_AS_STEM, set_light, RIO_CLASS_NONE);
}

static gboolean
read_actor(const Reader *reader, const Fields *fields)
{
	return read_expression(reader, fields->at[1], RIO_AS_NOUN, set_actor, RIO_CLASS_NONE);
}

static const struct {
	const char *word;
	guint mark;
} mark_names[] = {
	{"control", RIO_LABEL_CONTROL}, {"due", RIO_LABEL_DUE},
	{"citizen", RIO_LABEL_CITIZEN}, {"front", RIO_LABEL_FRONT},
	{"any", RIO_CLASS_ANY},		{"common", RIO_CLASS_COMMON},
	{"case", RIO_CLASS_CASE},	{"outside", RIO_CLASS_OUTSIDE},
};

static gboolean
read_marks(const Reader *reader, const char *text, guint *marks)
{
	g_auto(GStrv) words = g_strsplit(text, ",", -1);

	*marks = 0;
	if (g_str_equal(text, "-"))
		return TRUE;
	for (gsize i = 0; words[i]; i++) {
		gsize known = 0;

		while (known < G_N_ELEMENTS(mark_names) &&
		       !g_str_equal(mark_names[known].word, g_strstrip(words[i])))
			known++;
		if (known == G_N_ELEMENTS(mark_names))
			return fail(reader, "unknown mark \"%s\"", words[i]);
		*marks |= mark_names[known].mark;
	}
	return TRUE;
}

/* The class of this id, made if it is new. */
static gboolean
intern_class(const Reader *reader, RioClassKind kind, const Fields *fields, guint32 *number)
{
	RioLexiconDraft *draft = reader->draft;
	const char *id = fields->at[1];
	RioClass *class;
	guint marks;

	if (!read_marks(reader, fields->at[2], &marks))
		return FALSE;
	*number = rio_names_intern(draft->ids, id, strlen(id)) + 1;
	if (*number == draft->classes->len) {
		RioClass new_class = {.kind = kind};

		if (*number > RIO_LIMIT_CLASSES)
			return fail(reader, "more than %d classes", RIO_LIMIT_CLASSES);
		g_array_append_val(draft->classes, new_class);
	}
	class = &g_array_index(draft->classes, RioClass, *number);
	if (class->kind != kind)
		return fail(reader, "the class \"%s\" is of another kind elsewhere", id);
	class->marks |= marks;
	return TRUE;
}

static gboolean
read_class(const Reader *reader, RioClassKind kind, const Fields *fields)
{
	g_auto(GStrv) expressions = g_strsplit(fields->at[3], "|", -1);
	guint32 class;

	if (!intern_class(reader, kind, fields, &class))
		return FALSE;
	for (gsize i = 0; expressions[i]; i++)
		if (!read_expression(reader, g_strstrip(expressions[i]),
				     kind == RIO_CLASS_ACT ? RIO_AS_STEM : RIO_AS_NOUN, set_class,
				     class))
			return FALSE;
	return TRUE;
}

static gboolean
find_class(const Reader *reader, const char *id, guint32 *number)
{
	guint32 found = rio_names_find(reader->draft->ids, id, strlen(id));

	if (found == RIO_NAME_NONE)
		return fail(reader, "unknown class \"%s\"", id);
	*number = found + 1;
	return TRUE;
}

static void
add_pair(GArray *pairs, guint32 a, guint32 b, RioRelation relation)
{
	RioLexiconPair pair = {.a = (guint16)a, .b = (guint16)b, .relation = relation};

	g_array_append_val(pairs, pair);
}

static gboolean
read_relation(const Reader *reader, RioRelation relation, const Fields *fields)
{
	guint32 a = RIO_CLASS_NONE, b = RIO_CLASS_NONE;

	if (!find_class(reader, fields->at[1], &a) || !find_class(reader, fields->at[2], &b))
		return FALSE;
	if (a == b)
		return fail(reader, "\"%s\" is related to itself", fields->at[1]);
	add_pair(reader->draft->relations, a, b, relation);
	add_pair(reader->draft->relations, b, a, relation);
	return TRUE;
}

static gboolean
read_yield(const Reader *reader, const Fields *fields)
{
	guint32 a = RIO_CLASS_NONE, b = RIO_CLASS_NONE;

	if (!find_class(reader, fields->at[1], &a) || !find_class(reader, fields->at[2], &b))
		return FALSE;
	if (class_of(reader->draft, a)->kind != RIO_CLASS_ACT ||
	    class_of(reader->draft, b)->kind != RIO_CLASS_ACT)
		return fail(reader, "\"%s\" and \"%s\" are not both acts", fields->at[1],
			    fields->at[2]);
	add_pair(reader->draft->yields, a, b, RIO_RELATION_NONE);
	return TRUE;
}

#define OF_KIND(name, read, kind)                                                                  \
	static gboolean name(const Reader *reader, const Fields *fields)                           \
	{                                                                                          \
		return read(reader, kind, fields);                                                 \
	}
OF_KIND(read_act, read_class, RIO_CLASS_ACT)
OF_KIND(read_doc, read_class, RIO_CLASS_DOC)
OF_KIND(read_office, read_class, RIO_CLASS_OFFICE)
OF_KIND(read_role, read_class, RIO_CLASS_ROLE)
OF_KIND(read_thing, read_class, RIO_CLASS_THING)
OF_KIND(read_opposed, read_relation, RIO_RELATION_OPPOSED)
OF_KIND(read_converse, read_relation, RIO_RELATION_CONVERSE)
OF_KIND(read_near, read_relation, RIO_RELATION_NEAR)
OF_KIND(read_kind, read_relation, RIO_RELATION_KIND)
OF_KIND(read_related, read_relation, RIO_RELATION_RELATED)
OF_KIND(read_part, read_relation, RIO_RELATION_PART)

/* Stop words and abbreviations go before expressions, and classes before what relates them. */
#define N_PASSES 3

static const struct {
	const char *word;
	guint n_fields;
	guint pass;
	gboolean (*read)(const Reader *reader, const Fields *fields);
} entry_kinds[] = {
	{"stop", 2, 0, read_stop},	   {"abbr", 3, 0, read_abbreviation},
	{"light", 2, 1, read_light},	   {"actor", 2, 1, read_actor},
	{"act", 4, 1, read_act},	   {"doc", 4, 1, read_doc},
	{"office", 4, 1, read_office},	   {"role", 4, 1, read_role},
	{"thing", 4, 1, read_thing},	   {"opposed", 3, 2, read_opposed},
	{"converse", 3, 2, read_converse}, {"near", 3, 2, read_near},
	{"kind", 3, 2, read_kind},	   {"related", 3, 2, read_related},
	{"part", 3, 2, read_part},	   {"yield", 3, 2, read_yield},
};

static void
split_fields(char *line, Fields *fields)
{
	fields->n = 0;
	for (char *at = line; at && fields->n < MOST_FIELDS; fields->n++) {
		char *tab = strchr(at, '\t');

		if (tab)
			*tab++ = '\0';
		fields->at[fields->n] = g_strstrip(at);
		at = tab;
	}
}

static gboolean
read_entry(const Reader *reader, const Fields *fields, guint pass)
{
	for (gsize i = 0; i < G_N_ELEMENTS(entry_kinds); i++) {
		if (!g_str_equal(entry_kinds[i].word, fields->at[0]))
			continue;
		if (entry_kinds[i].n_fields != fields->n)
			return fail(reader, "\"%s\" takes %u fields with tabs between, not %u",
				    fields->at[0], entry_kinds[i].n_fields, fields->n);
		return entry_kinds[i].pass != pass || entry_kinds[i].read(reader, fields);
	}
	return fail(reader, "unknown entry \"%s\"", fields->at[0]);
}

static gboolean
read_pass(Reader *reader, GStrv lines, guint pass)
{
	for (gsize i = 0; lines[i]; i++) {
		g_autofree char *line = g_strdup(lines[i]);
		Fields fields;

		reader->line = (guint)i + 1;
		if (g_strstrip(line)[0] == '\0' || line[0] == '#')
			continue;
		split_fields(line, &fields);
		if (!read_entry(reader, &fields, pass))
			return FALSE;
	}
	return TRUE;
}

gboolean
rio_lexicon_read_text(RioLexiconDraft *draft, RioTongue tongue, const char *name, const char *text,
		      GError **error)
{
	g_autoptr(RioStemmers) stemmers = rio_stemmers_new();
	g_auto(GStrv) lines = NULL;
	Reader reader = {.draft = draft,
			 .stemmers = stemmers,
			 .name = name,
			 .tongue = tongue,
			 .error = error};

	if (!g_utf8_validate(text, -1, NULL))
		return fail(&reader, "not UTF-8");
	lines = g_strsplit(text, "\n", -1);
	for (guint pass = 0; pass < N_PASSES; pass++)
		if (!read_pass(&reader, lines, pass))
			return FALSE;
	return TRUE;
}
