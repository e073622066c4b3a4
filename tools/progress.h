/*
 * progress.h: how far a long command is, on the terminal
 *
 *     riordino: matching pairs of models: 3120 of 19900, 12 s left
 *
 * One line on standard error that a thread of its own writes anew a few times a second, if the
 * command takes longer than people wait without a thought, and that is gone before data goes out.
 * Where standard error is no terminal, or with --quiet, there is none.
 */
#pragma once

#include <riordino/progress.h>

typedef struct Progress Progress;

/* NULL where nobody would see it, and all below take that. */
Progress *progress_start(RioLanguage language, gboolean quiet);

/* Takes the line away for good; once more does nothing. */
void progress_end(Progress *progress);

/* Ends it first. */
void progress_free(Progress *progress);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Progress, progress_free)

/* For whoever does the work; NULL if nobody looks. */
RioProgress *progress_state(const Progress *progress);
