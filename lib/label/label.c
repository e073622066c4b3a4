#include "label/label.h"

#include <math.h>
#include <string.h>

#include "base/compare.h"
#include "base/part.h"
#include "label/reading.h"
#include "label/spelling.h"
#include "label/weights.h"

/* A group's labels are in a language if so much of what they could say for it does, and most. */
#define LEAST_EVIDENCE 2

struct _RioLabels {
	gatomicrefcount references;
	RioLexicon *lexicon;
	RioArena *arena;
	RioNames *words;
	/* The labels' folded texts, each once. */
	RioNames *texts;
	gsize n;
	RioLabel *labels;
	/* In how many labels of different text a word or a class occurs. */
	guint32 *word_uses;
	guint32 *class_uses;
};

G_DEFINE_BOXED_TYPE(RioLabels, rio_labels, rio_labels_ref, rio_labels_unref)
RIO_DEFINE_PART(RioLabel, rio_label, labels, RioLabels, rio_labels)

/* What it takes to make a collection. */
typedef struct {
	RioLabels *labels;
	RioVocabulary *vocabulary;
	RioReading **readings;
	/* For each word of the collection, its number among the lexicon's stems. */
	GArray *stems;
	/* Room for what is made of one label at a time. */
	GString *text;
	GArray *numbers; /* of guint32 */
} Maker;

/* "in-" and the like turn an adjective or participle around: "ammissibile", "inammissibile". */
static const struct {
	RioTongue tongue;
	const char *prefixes[8];
	const char *endings[24];
} negations[] = {
	{RIO_TONGUE_IT,
	 {"in", "im", "ir", "il", "dis"},
	 {"ile", "ili", "ivo", "iva", "ivi", "ive", "ente", "enti", "ale", "ali", "are",
	  "ari", "ido", "ida", "idi", "ide", "ato", "ata",  "ate",  "uto", "uta"}},
	{RIO_TONGUE_EN,
	 {"un", "in", "im", "ir", "dis", "non"},
	 {"ed", "able", "ible", "al", "ive", "ent", "ete", "id", "ect", "ar"}},
	{RIO_TONGUE_DE, {"un", "nicht"}, {"ig", "lich", "bar", "t", "en", "sam"}},
};

static gboolean
ends_in_one_of(const char *word, const char *const *endings)
{
	for (gsize i = 0; endings[i]; i++)
		if (g_str_has_suffix(word, endings[i]))
			return TRUE;
	return FALSE;
}

/* The word that @word turns around, if that is @known to somebody. */
static const RioKnownWord *
find_base(const Maker *maker, RioTongue tongue, const char *word)
{
	for (gsize i = 0; i < G_N_ELEMENTS(negations); i++) {
		if (negations[i].tongue != tongue || !ends_in_one_of(word, negations[i].endings))
			continue;
		for (gsize p = 0; negations[i].prefixes[p]; p++) {
			const char *base = word + strlen(negations[i].prefixes[p]);
			const RioKnownWord *known;

			if (!g_str_has_prefix(word, negations[i].prefixes[p]) || strlen(base) < 5)
				continue;
			known = rio_vocabulary_word(maker->vocabulary, tongue, base);
			if (known->key.stem != RIO_NAME_NONE ||
			    rio_names_find(maker->labels->words, known->stem,
					   strlen(known->stem)) != RIO_NAME_NONE)
				return known;
		}
	}
	return NULL;
}

/* "Oggetto inservibile" becomes "Oggetto servibile", negated, if that is no thing with a contrary.
 */
static void
undo_negations(const Maker *maker, RioReading *reading)
{
	for (guint i = 0; i < reading->parts->len; i++) {
		RioPart *part = rio_reading_part(reading, i);
		RioWord *word = rio_reading_word(reading, part->first);
		const RioKnownWord *base;
		guint32 contrary;

		if (part->found.length > 0)
			continue;
		base = find_base(maker, reading->tongue, word->text);
		if (!base)
			continue;
		word->key = base->key;
		word->stem = base->stem;
		part->found = rio_lexicon_find(maker->labels->lexicon, &word->key, 1);
		contrary = rio_lexicon_contrary(maker->labels->lexicon, part->found.noun);
		part->class = contrary ?: part->found.noun ?: part->found.act;
		reading->negated ^= contrary == RIO_CLASS_NONE;
	}
}

static gboolean
counts(const RioWord *word)
{
	return word->kind != RIO_TOKEN_BREAK && !word->key.small;
}

static guint32
intern_word(Maker *maker, const RioWord *word)
{
	guint32 number = rio_names_intern(maker->labels->words, word->stem, strlen(word->stem));

	if (number >= maker->stems->len) {
		guint32 stem = word->key.stem;

		g_array_append_val(maker->stems, stem);
	}
	return number;
}

static void
intern_all_words(Maker *maker)
{
	for (gsize i = 0; i < maker->labels->n; i++)
		for (guint w = 0; w < maker->readings[i]->words->len; w++) {
			const RioWord *word = rio_reading_word(maker->readings[i], w);

			if (counts(word))
				intern_word(maker, word);
		}
}

/* The words as written, for people. */
static const char *
part_text(const Maker *maker, const RioReading *reading, const RioPart *part)
{
	guint32 start = rio_reading_word(reading, part->first)->start;
	guint32 end = rio_reading_word(reading, part->end - 1)->end;

	return rio_arena_text(maker->labels->arena, reading->tokens->plain + start, end - start);
}

static guint32
intern_form(const Maker *maker, const RioReading *reading, const RioPart *part)
{
	GString *form = g_string_truncate(maker->text, 0);

	for (guint i = part->first; i < part->end; i++) {
		const RioWord *word = rio_reading_word(reading, i);

		if (!counts(word))
			continue;
		g_string_append(form, word->text);
		g_string_append_c(form, ' ');
	}
	return rio_names_intern(maker->labels->texts, form->str, form->len);
}

static void
make_part(Maker *maker, const RioReading *reading, const RioPart *from, RioLabelPart *part)
{
	guint32 *words = rio_arena_new_many(maker->labels->arena, guint32, from->end - from->first);

	part->text = part_text(maker, reading, from);
	part->class = from->class;
	if (from->found.act != RIO_CLASS_NONE && from->found.noun != RIO_CLASS_NONE)
		part->other_class =
			from->class == from->found.act ? from->found.noun : from->found.act;
	part->form = intern_form(maker, reading, from);
	part->role = from->role;
	part->words = words;
	part->nominal = !(from->looks & RIO_LOOKS_INFINITIVE);
	part->composite = from->composite;
	for (guint i = from->first; i < from->end; i++) {
		const RioWord *word = rio_reading_word(reading, i);

		if (!counts(word))
			continue;
		words[part->n_words++] = intern_word(maker, word);
		part->abbreviation = part->abbreviation || word->abbreviation;
		part->typo = part->typo || word->typo;
	}
	/* "permesso di costruire", but "building permit" */
	if (part->n_words > 0)
		part->head = words[reading->tongue == RIO_TONGUE_IT ? 0 : part->n_words - 1];
}

/* The numbers at hand, sorted, each once, in the arena; none is at hand then. */
static const guint32 *
take_set(const Maker *maker, guint32 *n)
{
	guint32 *all = (guint32 *)(gpointer)maker->numbers->data, count = 0;

	if (maker->numbers->len > 1)
		g_array_sort(maker->numbers, rio_compare_numbers);
	for (guint i = 0; i < maker->numbers->len; i++)
		if (i == 0 || all[i] != all[i - 1])
			all[count++] = all[i];
	*n = count;
	g_array_set_size(maker->numbers, 0);
	return rio_arena_copy(maker->labels->arena, all, count, sizeof *all);
}

static void
add_words(const Maker *maker, const RioPhrase *phrase)
{
	for (guint32 i = 0; i < phrase->n_parts; i++)
		g_array_append_vals(maker->numbers, phrase->parts[i].words,
				    phrase->parts[i].n_words);
}

static void
add_classes(const Maker *maker, const RioPhrase *phrase)
{
	for (guint32 i = 0; i < phrase->n_parts; i++)
		if (phrase->parts[i].class != RIO_CLASS_NONE)
			g_array_append_val(maker->numbers, phrase->parts[i].class);
}

static void
add_numbers(const Maker *maker, const RioReading *reading)
{
	for (guint i = 0; i < reading->numbers->len; i++) {
		const char *text =
			rio_reading_word(reading, g_array_index(reading->numbers, guint, i))->text;
		guint32 number = rio_names_intern(maker->labels->texts, text, strlen(text));

		g_array_append_val(maker->numbers, number);
	}
}

static void
make_sets(const Maker *maker, const RioReading *reading, RioLabel *label)
{
	add_words(maker, &label->whole);
	add_words(maker, &label->pieces);
	label->words = take_set(maker, &label->n_words);
	add_classes(maker, &label->whole);
	add_classes(maker, &label->pieces);
	label->classes = take_set(maker, &label->n_classes);
	add_numbers(maker, reading);
	label->numbers = take_set(maker, &label->n_numbers);
}

static const char *
fold_text(const Maker *maker, const RioReading *reading)
{
	GString *folded = g_string_truncate(maker->text, 0);
	guint32 number;

	for (guint i = 0; i < reading->tokens->tokens->len; i++) {
		const RioToken *token = rio_tokens_at(reading->tokens, i);

		if (token->kind == RIO_TOKEN_BREAK)
			continue;
		if (folded->len > 0)
			g_string_append_c(folded, ' ');
		g_string_append(folded, token->text);
	}
	number = rio_names_intern(maker->labels->texts, folded->str, folded->len);
	return rio_names_text(maker->labels->texts, number);
}

static RioPhrase
make_phrase(Maker *maker, const RioReading *reading, const GArray *from)
{
	RioPhrase phrase = {.act = -1, .n_parts = MIN(from->len, RIO_MOST_PARTS)};
	RioLabelPart *parts =
		rio_arena_new_many(maker->labels->arena, RioLabelPart, phrase.n_parts);

	for (guint32 i = 0; i < phrase.n_parts; i++) {
		make_part(maker, reading, &g_array_index(from, RioPart, i), &parts[i]);
		if (parts[i].role == RIO_LABEL_ACT && phrase.act < 0)
			phrase.act = (int)i;
	}
	phrase.parts = parts;
	return phrase;
}

static guint
collect_marks(const RioLexicon *lexicon, const RioPhrase *phrase)
{
	guint marks = 0;

	for (guint32 i = 0; i < phrase->n_parts; i++)
		if (phrase->parts[i].class != RIO_CLASS_NONE)
			marks |= rio_lexicon_class(lexicon, phrase->parts[i].class)->marks;
	return marks & ~RIO_CLASS_INNER;
}

static void
make_label(Maker *maker, const RioReading *reading, RioLabel *label)
{
	RioLabels *labels = maker->labels;

	label->labels = labels;
	label->text = rio_arena_text(labels->arena, reading->tokens->plain,
				     strlen(reading->tokens->plain));
	label->folded = fold_text(maker, reading);
	label->form = reading->form;
	label->tongue = reading->tongue;
	label->negated = reading->negated;
	label->whole = make_phrase(maker, reading, reading->parts);
	label->pieces =
		reading->pieces ? make_phrase(maker, reading, reading->pieces) : label->whole;
	label->marks = collect_marks(labels->lexicon, &label->whole) |
		       collect_marks(labels->lexicon, &label->pieces);
	make_sets(maker, reading, label);
}

/* Labels of equal text count once: a hundred Comuni that say the same do not make it common. */
static gsize
count_uses(Maker *maker)
{
	RioLabels *labels = maker->labels;
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

	labels->word_uses = g_new0(guint32, rio_names_count(labels->words) + 1);
	labels->class_uses = g_new0(guint32, rio_lexicon_n_classes(labels->lexicon) + 1);
	for (gsize i = 0; i < labels->n; i++) {
		const RioLabel *label = &labels->labels[i];

		if (!g_hash_table_add(seen, (gpointer)label->folded))
			continue;
		for (guint32 w = 0; w < label->n_words; w++)
			labels->word_uses[label->words[w]]++;
		for (guint32 c = 0; c < label->n_classes; c++)
			labels->class_uses[label->classes[c]]++;
	}
	return g_hash_table_size(seen);
}

/* How often the least common word of a part stands in the language of offices. */
static double
prior_of(const Maker *maker, const RioLabelPart *part)
{
	const RioLexicon *lexicon = maker->labels->lexicon;
	double all = rio_lexicon_n_expressions(lexicon) + 1, least = 1;

	for (guint32 i = 0; i < part->n_words; i++) {
		guint32 stem = g_array_index(maker->stems, guint32, part->words[i]);

		least = MIN(least, (rio_lexicon_uses(lexicon, stem) + 1) / all);
	}
	return least;
}

static double
uses_of(const RioLabels *labels, const RioLabelPart *part)
{
	guint32 least = G_MAXUINT32;

	if (part->class != RIO_CLASS_NONE)
		return labels->class_uses[part->class];
	for (guint32 i = 0; i < part->n_words; i++)
		least = MIN(least, labels->word_uses[part->words[i]]);
	return part->n_words > 0 ? least : 1;
}

/* The information that the part bears, in units of the most that any could. */
static double
telling(const Maker *maker, const RioLabelPart *part, gsize n_texts)
{
	double n = n_texts + RIO_WEIGHT_PRIOR_LABELS;
	double seen =
		uses_of(maker->labels, part) + RIO_WEIGHT_PRIOR_LABELS * prior_of(maker, part);

	return log(MAX(n / seen, 1.0)) / log(n);
}

static double
complement_weight(const RioLexicon *lexicon, const RioLabelPart *part)
{
	if (part->class == RIO_CLASS_NONE)
		return RIO_WEIGHT_COMPLEMENT;
	switch (rio_lexicon_class(lexicon, part->class)->kind) {
	case RIO_CLASS_OFFICE:
		return RIO_WEIGHT_OFFICE;
	case RIO_CLASS_ROLE:
		return RIO_WEIGHT_SOMEBODY;
	default:
		return RIO_WEIGHT_COMPLEMENT;
	}
}

static double
role_weight(const RioLexicon *lexicon, const RioLabelPart *part, guint *n_objects)
{
	switch ((RioLabelRole)part->role) {
	case RIO_LABEL_OBJECT:
		return (*n_objects)++ == 0 ? RIO_WEIGHT_OBJECT : RIO_WEIGHT_SECOND_OBJECT;
	case RIO_LABEL_COMPLEMENT:
		return complement_weight(lexicon, part);
	case RIO_LABEL_ACTOR:
		return RIO_WEIGHT_ACTOR;
	case RIO_LABEL_ACT:
		return RIO_WEIGHT_OBJECT;
	}
	g_assert_not_reached();
}

static void
weigh_phrase(const Maker *maker, const RioPhrase *phrase, gsize n_texts)
{
	guint n_objects = 0;

	for (guint32 i = 0; i < phrase->n_parts; i++) {
		/* nobody else has seen the part yet */
		RioLabelPart *part = (RioLabelPart *)&phrase->parts[i];

		part->weight = (float)(telling(maker, part, n_texts) *
				       role_weight(maker->labels->lexicon, part, &n_objects));
	}
}

static void
weigh(Maker *maker)
{
	gsize n_texts = count_uses(maker);

	for (gsize i = 0; i < maker->labels->n; i++) {
		const RioLabel *label = &maker->labels->labels[i];

		weigh_phrase(maker, &label->whole, n_texts);
		if (label->pieces.parts != label->whole.parts)
			weigh_phrase(maker, &label->pieces, n_texts);
	}
}

/* What speaks for each language in a group of labels. */
typedef struct {
	/* What could speak for it at most, told without stems; what does, where that is known. */
	guint most[RIO_N_TONGUES];
	guint found[RIO_N_TONGUES];
} Evidence;

/* The language that most speaks for; ties go to the first. */
static RioTongue
strongest(const guint *evidence)
{
	RioTongue best = RIO_TONGUE_IT;

	for (guint tongue = best + 1; tongue < RIO_N_TONGUES; tongue++)
		if (evidence[tongue] > evidence[best])
			best = tongue;
	return best;
}

/* Could it still be the language of the group, once what speaks for the likeliest is known? */
static gboolean
contends(const Evidence *evidence, RioTongue tongue)
{
	RioTongue likeliest = strongest(evidence->most);
	guint known = evidence->found[likeliest];

	return tongue != likeliest && (evidence->most[tongue] > known ||
				       (evidence->most[tongue] == known && tongue < likeliest));
}

/* Stems are found for the language of a group alone, and for those that come close. */
static void
weigh_tongues(const Maker *maker, const guint32 *groups, Evidence *evidence)
{
	gsize n = maker->labels->n;

	for (gsize i = 0; i < n; i++)
		rio_reading_glance(maker->readings[i], maker->vocabulary,
				   evidence[groups ? groups[i] : 0].most);
	for (gsize i = 0; i < n; i++) {
		Evidence *group = &evidence[groups ? groups[i] : 0];
		RioTongue likeliest = strongest(group->most);

		group->found[likeliest] +=
			rio_reading_evidence(maker->readings[i], maker->vocabulary, likeliest);
	}
	for (guint tongue = RIO_TONGUE_IT; tongue < RIO_N_TONGUES; tongue++)
		for (gsize i = 0; i < n; i++) {
			Evidence *group = &evidence[groups ? groups[i] : 0];

			if (contends(group, tongue))
				group->found[tongue] += rio_reading_evidence(
					maker->readings[i], maker->vocabulary, tongue);
		}
}

static RioTongue *
find_tongues(const Maker *maker, const char *language, const guint32 *groups)
{
	gsize n = maker->labels->n;
	RioTongue *tongues = g_new0(RioTongue, n + 1);
	g_autofree Evidence *evidence = g_new0(Evidence, n + 1);

	if (!language)
		weigh_tongues(maker, groups, evidence);
	for (gsize i = 0; i < n; i++) {
		const guint *found = evidence[groups ? groups[i] : 0].found;
		RioTongue best = strongest(found);

		if (language)
			tongues[i] = rio_tongue_parse(language);
		else if (found[best] >= LEAST_EVIDENCE)
			tongues[i] = best;
	}
	return tongues;
}

static void
read_all(const Maker *maker, const char *language, const char *const *texts, const guint32 *groups)
{
	const RioLexicon *lexicon = maker->labels->lexicon;
	g_autofree RioTongue *tongues = NULL;
	gsize n = maker->labels->n;

	for (gsize i = 0; i < n; i++)
		maker->readings[i] = rio_reading_new(texts[i]);
	tongues = find_tongues(maker, language, groups);
	for (gsize i = 0; i < n; i++)
		rio_reading_find_words(maker->readings[i], maker->vocabulary, tongues[i]);
	rio_spelling_correct(maker->readings, n, maker->vocabulary);
	for (gsize i = 0; i < n; i++)
		rio_reading_find_parts(maker->readings[i], lexicon);
}

RioLabels *
rio_labels_new(RioLexicon *lexicon, const char *language, gsize n, const char *const *texts,
	       const guint32 *groups)
{
	RioLabels *labels = g_new0(RioLabels, 1);
	Maker maker = {.labels = labels};

	g_atomic_ref_count_init(&labels->references);
	labels->lexicon = rio_lexicon_ref(lexicon ? lexicon : rio_lexicon_builtin());
	labels->arena = rio_arena_new();
	labels->words = rio_names_new(labels->arena);
	labels->texts = rio_names_new(labels->arena);
	labels->n = n;
	labels->labels = rio_arena_new_many(labels->arena, RioLabel, n);

	maker.vocabulary = rio_vocabulary_new(labels->lexicon);
	maker.readings = g_new0(RioReading *, n + 1);
	maker.stems = g_array_new(FALSE, FALSE, sizeof(guint32));
	maker.text = g_string_new(NULL);
	maker.numbers = g_array_new(FALSE, FALSE, sizeof(guint32));
	read_all(&maker, language, texts, groups);
	intern_all_words(&maker);
	for (gsize i = 0; i < n; i++) {
		undo_negations(&maker, maker.readings[i]);
		make_label(&maker, maker.readings[i], &labels->labels[i]);
		rio_reading_free(maker.readings[i]);
	}
	weigh(&maker);

	g_string_free(maker.text, TRUE);
	g_array_unref(maker.numbers);
	g_array_unref(maker.stems);
	g_free(maker.readings);
	rio_vocabulary_free(maker.vocabulary);
	return labels;
}

RioLabels *
rio_labels_ref(RioLabels *labels)
{
	g_atomic_ref_count_inc(&labels->references);
	return labels;
}

void
rio_labels_unref(RioLabels *labels)
{
	if (!labels || !g_atomic_ref_count_dec(&labels->references))
		return;
	g_free(labels->word_uses);
	g_free(labels->class_uses);
	rio_names_free(labels->words);
	rio_names_free(labels->texts);
	rio_arena_free(labels->arena);
	rio_lexicon_unref(labels->lexicon);
	g_free(labels);
}

gsize
rio_labels_get_size(const RioLabels *labels)
{
	return labels->n;
}

const RioLabel *
rio_labels_get(const RioLabels *labels, gsize number)
{
	g_return_val_if_fail(number < labels->n, NULL);

	return &labels->labels[number];
}

const RioLexicon *
rio_labels_lexicon(const RioLabels *labels)
{
	return labels->lexicon;
}

guint32
rio_labels_n_words(const RioLabels *labels)
{
	return rio_names_count(labels->words);
}

const char *
rio_label_get_text(const RioLabel *label)
{
	return label->text;
}

const char *
rio_label_get_language(const RioLabel *label)
{
	return rio_tongue_code(label->tongue);
}

RioLabelForm
rio_label_get_form(const RioLabel *label)
{
	return label->form;
}

const char *
rio_label_form_name(RioLabelForm form)
{
	static const char *const names[] = {
		[RIO_LABEL_EMPTY] = "empty",
		[RIO_LABEL_TECHNICAL] = "technical",
		[RIO_LABEL_NAME] = "name",
		[RIO_LABEL_INFINITIVE] = "infinitive",
		[RIO_LABEL_IMPERATIVE] = "imperative",
		[RIO_LABEL_SENTENCE] = "sentence",
		[RIO_LABEL_NOMINAL] = "nominal",
		[RIO_LABEL_STATE] = "state",
		[RIO_LABEL_QUESTION] = "question",
	};

	g_return_val_if_fail((guint)form < G_N_ELEMENTS(names), NULL);
	return names[form];
}

const char *
rio_label_role_name(RioLabelRole role)
{
	static const char *const names[] = {
		[RIO_LABEL_ACT] = "act",
		[RIO_LABEL_OBJECT] = "object",
		[RIO_LABEL_COMPLEMENT] = "complement",
		[RIO_LABEL_ACTOR] = "actor",
	};

	g_return_val_if_fail((guint)role < G_N_ELEMENTS(names), NULL);
	return names[role];
}

RioLabelMarks
rio_label_get_marks(const RioLabel *label)
{
	return label->marks;
}

gboolean
rio_label_is_negated(const RioLabel *label)
{
	return label->negated;
}

gsize
rio_label_get_n_parts(const RioLabel *label)
{
	return label->whole.n_parts;
}

const char *
rio_label_get_part(const RioLabel *label, gsize part, RioLabelRole *role, const char **meaning)
{
	const RioLabelPart *found;

	g_return_val_if_fail(part < label->whole.n_parts, NULL);

	found = &label->whole.parts[part];
	if (role)
		*role = found->role;
	if (meaning)
		*meaning = found->class == RIO_CLASS_NONE
				   ? NULL
				   : rio_lexicon_class_id(label->labels->lexicon, found->class);
	return found->text;
}
