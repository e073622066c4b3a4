/*
 * texts.h: the names of all models, each text once
 *
 * Comuni share names, and a model has the same name in several places: what is found out about a
 * text, and about two texts, is found out once.
 */
#pragma once

#include "base/names.h"

#define RIO_TEXT_NONE RIO_NAME_NONE

typedef struct {
	RioArena *arena;
	RioNames *numbers;
	GArray *groups; /* by text, guint32: the model it was seen in first */
	GArray *shared; /* by text, gboolean: seen in another model too */
	guint32 group;
	gboolean group_has_texts;
} RioTexts;

RioTexts *rio_texts_new(void);
void rio_texts_free(RioTexts *texts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioTexts, rio_texts_free)

/* What is numbered from now on is of the next model.  Models without a new text do not count. */
void rio_texts_next_group(RioTexts *texts);

/* The number of the text, old or new; RIO_TEXT_NONE if it is blank. */
guint32 rio_texts_number(RioTexts *texts, const char *text);

/* Whether both were seen in one and the same model and nowhere else. */
gboolean rio_texts_are_of_one(const RioTexts *texts, guint32 a, guint32 b);

guint32 rio_texts_count(const RioTexts *texts);

const char *rio_texts_at(const RioTexts *texts, guint32 number);
