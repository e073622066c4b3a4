/*
 * alike.h: which texts are alike, and how much
 *
 * A word index: only texts that share a word or a meaning, or have related ones, are held against
 * each other, each two of them once; and those of one model not before somebody asks.
 */
#pragma once

#include <riordino/progress.h>

#include "label/label.h"
#include "match/texts.h"

typedef struct {
	guint32 text;
	float likeness;
	gboolean contrary; /* in something, as rio_label_compare() says */
} RioLike;

typedef struct {
	const RioTexts *texts;
	RioLabels *labels; /* by number of text */
	guint32 n_texts;
	guint32 *
		first; /* what text t is like stands at likes[first[t]] … likes[first[t + 1] - 1] */
	RioLike *likes; /* by text; each is like itself */
} RioAlike;

/*
 * @texts must outlive it; @jobs: threads, as rio_workers_run(); @progress, or NULL, hears of each
 * text.  NULL: more than RIO_LIMIT_PAIRS would have to be held against each other.
 */
RioAlike *rio_alike_new(const RioTexts *texts, RioLexicon *lexicon, guint jobs,
			RioProgress *progress);
void rio_alike_free(RioAlike *alike);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioAlike, rio_alike_free)

/* NULL where they are not alike, nor contraries, or either is RIO_TEXT_NONE, and of two texts that
 * one and the same model has alone.  Logarithmic. */
const RioLike *rio_alike_find(const RioAlike *alike, guint32 a, guint32 b);

/* How much, 0 if not at all; of any two. */
double rio_alike_between(const RioAlike *alike, guint32 a, guint32 b);

/* Whether the text is a name that only a program gave, or none. */
gboolean rio_alike_is_mute(const RioAlike *alike, guint32 text);
