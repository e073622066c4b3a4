/*
 * label.h: what the names of activities say, and how alike two of them are
 *
 * Two Comuni seldom give the same work the same name.  A label is understood
 * once: which language, what kind of phrase, which act, on what object, by
 * whom.  Then two labels are compared by what they say.
 *
 * Labels live in a collection, since a word is as telling as it is rare among
 * the labels at hand.  All that is here is immutable once made and may be
 * shared by threads.
 */
#pragma once

#include <glib-object.h>
#include <riordino/error.h>
#include <riordino/report.h>

G_BEGIN_DECLS

/**
 * RioLexicon:
 *
 * Words and expressions by meaning, and how the meanings relate.
 */
typedef struct _RioLexicon RioLexicon;

#define RIO_TYPE_LEXICON (rio_lexicon_get_type())
RIO_PUBLIC GType rio_lexicon_get_type(void);

/**
 * rio_lexicon_builtin:
 *
 * Returns: (transfer none): the words of a town hall that come with the library
 */
RIO_PUBLIC RioLexicon *rio_lexicon_builtin(void);

/**
 * rio_lexicon_read:
 * @file: (type filename): a file in the format of doc/lexicon.md
 * @error: %RIO_ERROR_LEXICON with file and line, or trouble with the file
 *
 * Returns: (transfer full): the builtin words with those of @file, or %NULL
 */
RIO_PUBLIC RioLexicon *rio_lexicon_read(const char *file, GError **error);

/**
 * rio_lexicon_parse:
 * @name: what to call @text in an error
 * @text: lines in the format of doc/lexicon.md
 * @error: %RIO_ERROR_LEXICON with @name and line
 *
 * Returns: (transfer full): the builtin words with those of @text, or %NULL
 */
RIO_PUBLIC RioLexicon *rio_lexicon_parse(const char *name, const char *text, GError **error);

/**
 * rio_lexicon_ref:
 * @lexicon: a lexicon
 *
 * Returns: (transfer full): the same lexicon, with a reference more
 */
RIO_PUBLIC RioLexicon *rio_lexicon_ref(RioLexicon *lexicon);

/**
 * rio_lexicon_unref:
 * @lexicon: (transfer full) (nullable): a lexicon
 *
 * Gives a reference back.
 */
RIO_PUBLIC void rio_lexicon_unref(RioLexicon *lexicon);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioLexicon, rio_lexicon_unref)

/**
 * RioLabelForm:
 * @RIO_LABEL_EMPTY: nothing to read
 * @RIO_LABEL_TECHNICAL: a name made by or for a program, "HT-Generico_block158"
 * @RIO_LABEL_NAME: a thing, "Ufficio tributi"
 * @RIO_LABEL_INFINITIVE: "Verificare la domanda"
 * @RIO_LABEL_IMPERATIVE: "Verifica la domanda", "Check the form"
 * @RIO_LABEL_SENTENCE: "Il cittadino presenta la domanda"
 * @RIO_LABEL_NOMINAL: "Verifica della domanda"
 * @RIO_LABEL_STATE: "Domanda verificata"
 * @RIO_LABEL_QUESTION: "Domanda completa?"
 *
 * What kind of phrase a label is.
 */
typedef enum {
	RIO_LABEL_EMPTY,
	RIO_LABEL_TECHNICAL,
	RIO_LABEL_NAME,
	RIO_LABEL_INFINITIVE,
	RIO_LABEL_IMPERATIVE,
	RIO_LABEL_SENTENCE,
	RIO_LABEL_NOMINAL,
	RIO_LABEL_STATE,
	RIO_LABEL_QUESTION,
} RioLabelForm;

/**
 * RioLabelMarks:
 * @RIO_LABEL_CONTROL: a check
 * @RIO_LABEL_DUE: an act that the law demands in this place
 * @RIO_LABEL_CITIZEN: a step in which the office meets the citizen
 * @RIO_LABEL_FRONT: an office or a role between the citizen and the offices behind
 *
 * What the lexicon says of the words of a label.
 */
typedef enum {
	RIO_LABEL_CONTROL = 1 << 0,
	RIO_LABEL_DUE = 1 << 1,
	RIO_LABEL_CITIZEN = 1 << 2,
	RIO_LABEL_FRONT = 1 << 3,
} RioLabelMarks;

/**
 * RioLabels:
 *
 * A collection of labels.
 */
typedef struct _RioLabels RioLabels;

#define RIO_TYPE_LABELS (rio_labels_get_type())
RIO_PUBLIC GType rio_labels_get_type(void);

/**
 * RioLabel:
 *
 * One label, understood.  It lives as long as its collection.
 */
typedef struct _RioLabel RioLabel;

/**
 * RioReason:
 * @code: a fixed word for programs
 * @text: the words of the labels that it is about
 *
 * Why two things are held the same, or not.  What tells for it: same-text,
 * same-words, same-act, same-object, synonym, near, kind, general, exchange,
 * related, part, abbreviation, typo, nominal, same-actor, same-number.  What
 * tells against it: opposed, negation, converse, number, other-act,
 * other-object, other-party, technical.
 */
typedef struct {
	const char *code;
	const char *text;
} RioReason;

#define RIO_TYPE_REASON (rio_reason_get_type())
RIO_PUBLIC GType rio_reason_get_type(void) G_GNUC_CONST;

/**
 * rio_reason_copy:
 * @reason: a reason
 *
 * Returns: (transfer full): one of its own, for rio_reason_free()
 */
RIO_PUBLIC RioReason *rio_reason_copy(const RioReason *reason);

/**
 * rio_reason_free:
 * @reason: (transfer full) (nullable): a reason that was copied
 */
RIO_PUBLIC void rio_reason_free(RioReason *reason);

/**
 * rio_labels_new:
 * @lexicon: (nullable): the words to know, %NULL for the builtin ones
 * @language: (nullable): "it", "en" or "de", or %NULL to find it out
 * @n: how many labels
 * @texts: (array length=n): their texts; %NULL is an empty one
 * @groups: (array length=n) (nullable): the group of each, such as its model: counted
 *   from 0 and less than @n.  A group is written in one language; %NULL: all are one group
 *
 * Linear in the labels, but for words that the lexicon does not know: these are
 * held against those of their first letter to find slips of typing.
 *
 * Returns: (transfer full): the labels, understood
 */
RIO_PUBLIC RioLabels *rio_labels_new(RioLexicon *lexicon, const char *language, gsize n,
				     const char *const *texts, const guint32 *groups);

/**
 * rio_labels_ref:
 * @labels: labels
 *
 * Returns: (transfer full): the same, with a reference more
 */
RIO_PUBLIC RioLabels *rio_labels_ref(RioLabels *labels);

/**
 * rio_labels_unref:
 * @labels: (transfer full) (nullable): labels
 *
 * Gives a reference back; with the last one they are gone.
 */
RIO_PUBLIC void rio_labels_unref(RioLabels *labels);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioLabels, rio_labels_unref)

/**
 * rio_labels_get_size:
 * @labels: labels
 *
 * Returns: how many they are
 */
RIO_PUBLIC gsize rio_labels_get_size(const RioLabels *labels);

/**
 * rio_labels_get:
 * @labels: labels
 * @number: less than rio_labels_get_size()
 *
 * Returns: (transfer none): the label of the text with this number
 */
RIO_PUBLIC const RioLabel *rio_labels_get(const RioLabels *labels, gsize number);

#define RIO_TYPE_LABEL (rio_label_get_type())
RIO_PUBLIC GType rio_label_get_type(void) G_GNUC_CONST;

/**
 * rio_label_ref:
 * @label: a label
 *
 * Takes a reference on its collection.
 *
 * Returns: (transfer full): the same label
 */
RIO_PUBLIC RioLabel *rio_label_ref(RioLabel *label);

/**
 * rio_label_unref:
 * @label: (transfer full) (nullable): a label
 *
 * Gives a reference on its collection back.
 */
RIO_PUBLIC void rio_label_unref(RioLabel *label);

/**
 * rio_label_get_text:
 * @label: a label
 *
 * Returns: (transfer none): the text in one line
 */
RIO_PUBLIC const char *rio_label_get_text(const RioLabel *label);

/**
 * rio_label_get_language:
 * @label: a label
 *
 * Returns: (transfer none) (nullable): "it", "en" or "de", or %NULL if it could be any
 */
RIO_PUBLIC const char *rio_label_get_language(const RioLabel *label);

/**
 * rio_label_get_form:
 * @label: a label
 *
 * Returns: what kind of phrase it is
 */
RIO_PUBLIC RioLabelForm rio_label_get_form(const RioLabel *label);

/**
 * rio_label_form_name:
 * @form: a kind of phrase
 *
 * Returns: (transfer none): a fixed word for programs, "nominal"
 */
RIO_PUBLIC const char *rio_label_form_name(RioLabelForm form);

/**
 * rio_label_get_marks:
 * @label: a label
 *
 * Returns: what the lexicon says of its words
 */
RIO_PUBLIC RioLabelMarks rio_label_get_marks(const RioLabel *label);

/**
 * rio_label_is_negated:
 * @label: a label
 *
 * Returns: whether it says that something is not so, "Domanda non completa"
 */
RIO_PUBLIC gboolean rio_label_is_negated(const RioLabel *label);

/**
 * RioLabelRole:
 * @RIO_LABEL_ACT: what is done
 * @RIO_LABEL_OBJECT: on what
 * @RIO_LABEL_COMPLEMENT: to whom, where, how
 * @RIO_LABEL_ACTOR: by whom
 *
 * What a part of a label is in it.
 */
typedef enum {
	RIO_LABEL_ACT,
	RIO_LABEL_OBJECT,
	RIO_LABEL_COMPLEMENT,
	RIO_LABEL_ACTOR,
} RioLabelRole;

/**
 * rio_label_role_name:
 * @role: what a part of a label is in it
 *
 * Returns: (transfer none): a fixed word for programs, "object"
 */
RIO_PUBLIC const char *rio_label_role_name(RioLabelRole role);

/**
 * rio_label_get_n_parts:
 * @label: a label
 *
 * Returns: how many words and expressions with a meaning the label has
 */
RIO_PUBLIC gsize rio_label_get_n_parts(const RioLabel *label);

/**
 * rio_label_get_part:
 * @label: a label
 * @part: less than rio_label_get_n_parts()
 * @role: (out) (optional): what it is in the label
 * @meaning: (out) (optional) (transfer none) (nullable): the id of its class in the lexicon
 *
 * Returns: (transfer none): the words of one part as written, folded
 */
RIO_PUBLIC const char *rio_label_get_part(const RioLabel *label, gsize part, RioLabelRole *role,
					  const char **meaning);

/**
 * rio_label_likeness:
 * @a: a label
 * @b: another of the same collection
 *
 * Symmetric, and 1 for labels of equal text, unless it is a technical name: two steps that a
 * tool called alike need not be.
 *
 * Returns: how sure it is that they name the same work, 0 to 1
 */
RIO_PUBLIC double rio_label_likeness(const RioLabel *a, const RioLabel *b);

/**
 * rio_label_reasons:
 * @a: a label
 * @b: another of the same collection
 *
 * Returns: (transfer container) (element-type RioReason): why they are as alike as they are, the
 *   most telling first
 */
RIO_PUBLIC GPtrArray *rio_label_reasons(const RioLabel *a, const RioLabel *b);

/**
 * rio_labels_to_text:
 * @labels: labels
 * @options: (nullable): how to tell it
 *
 * Returns: (transfer full): how each is understood, and of two how alike they are and why
 */
RIO_PUBLIC char *rio_labels_to_text(const RioLabels *labels, const RioReportOptions *options);

/**
 * rio_labels_to_json:
 * @labels: labels
 * @options: (nullable): how to tell it
 *
 * Returns: (transfer full): the same for programs, a document of the schema riordino.label/1
 */
RIO_PUBLIC char *rio_labels_to_json(const RioLabels *labels, const RioReportOptions *options);

/**
 * rio_labels_to_line:
 * @labels: two labels
 *
 * Returns: (transfer full): their likeness with a point whatever the locale, a tab, the reasons,
 * and a line end
 */
RIO_PUBLIC char *rio_labels_to_line(const RioLabels *labels);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioReason, rio_reason_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioLabel, rio_label_unref)

G_END_DECLS
