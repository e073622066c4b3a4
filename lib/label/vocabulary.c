#include "label/vocabulary.h"

#include <string.h>

struct _RioVocabulary {
	const RioLexicon *lexicon;
	RioStemmers *stemmers;
	RioArena *arena;
	RioNames *texts;
	/* By number of the text: RioKnownWord by language, without a text where nobody asked yet.
	 */
	GPtrArray *words;
};

RioVocabulary *
rio_vocabulary_new(const RioLexicon *lexicon)
{
	RioVocabulary *vocabulary = g_new0(RioVocabulary, 1);

	vocabulary->lexicon = lexicon;
	vocabulary->stemmers = rio_stemmers_new();
	vocabulary->arena = rio_arena_new();
	vocabulary->texts = rio_names_new(vocabulary->arena);
	vocabulary->words = g_ptr_array_new();
	return vocabulary;
}

void
rio_vocabulary_free(RioVocabulary *vocabulary)
{
	if (!vocabulary)
		return;
	rio_names_free(vocabulary->texts);
	g_ptr_array_unref(vocabulary->words);
	rio_arena_free(vocabulary->arena);
	rio_stemmers_free(vocabulary->stemmers);
	g_free(vocabulary);
}

const RioLexicon *
rio_vocabulary_lexicon(const RioVocabulary *vocabulary)
{
	return vocabulary->lexicon;
}

static void
fill(const RioVocabulary *vocabulary, RioKnownWord *word, RioTongue tongue, const char *text)
{
	word->text = text;
	word->function = rio_grammar_function(tongue, text);
	word->key.form = rio_lexicon_form(vocabulary->lexicon, tongue, text);
}

static RioKnownWord *
find(RioVocabulary *vocabulary, const char *text)
{
	GPtrArray *words = vocabulary->words;
	guint32 number = rio_names_intern(vocabulary->texts, text, strlen(text));
	RioKnownWord *word;

	if (number < words->len)
		return words->pdata[number];
	word = rio_arena_new_many(vocabulary->arena, RioKnownWord, RIO_N_TONGUES);
	for (guint tongue = 0; tongue < RIO_N_TONGUES; tongue++)
		fill(vocabulary, &word[tongue], tongue, rio_names_text(vocabulary->texts, number));
	g_ptr_array_add(words, word);
	return word;
}

const RioKnownWord *
rio_vocabulary_glance(RioVocabulary *vocabulary, const char *text)
{
	return find(vocabulary, text);
}

const RioKnownWord *
rio_vocabulary_word(RioVocabulary *vocabulary, RioTongue tongue, const char *text)
{
	RioKnownWord *word = &find(vocabulary, text)[tongue];
	char stem[RIO_TOKEN_SIZE];

	if (word->stem)
		return word;
	word->key = rio_lexicon_word(vocabulary->lexicon, vocabulary->stemmers, tongue, word->text,
				     stem);
	word->stem = rio_arena_text(vocabulary->arena, stem, strlen(stem));
	word->is_stop = rio_lexicon_is_stop(vocabulary->lexicon, tongue, word->text);
	word->looks = rio_grammar_looks(tongue, word->text);
	return word;
}
