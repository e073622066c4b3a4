/*
 * gist.h: what a name says that holds in every service
 *
 * Names of two services may have their words in common and still be of different work: each has an
 * "Istruttoria", and each decides on its "istanza".  What is the same work everywhere shows in two
 * ways:
 *
 *     Protocollare la SCIA         Protocolla l'avviso        any service does the act alike,
 *                                                             whatever it is about
 *     Chiedere il certificato      Richiesta certificato      the act is the same, and so is what
 *     di agibilità                 di agibilità               it is done on
 *
 * The lexicon marks such acts as `common`, and as `case` each word for whatever a procedure is
 * about, which tells no work from another.  Nor does who does it, or for whom.
 */
#pragma once

#include "label/label.h"

/* Two names more alike than this are rather of the same work than not. */
#define RIO_LEAST_GIST 0.6

/* Whether the name says anything of that kind. */
gboolean rio_gist_is_there(const RioLabel *label);

/* Adds the words and classes that it is made of: two names that add the same say the same. */
void rio_gist_spell(const RioLabel *label, GString *out);

/*
 * Adds numbers of what the name may share with others of its gist: classes of the lexicon, then
 * words of the collection.  Who has no number in common, nor a class that is near one, is not like
 * it.
 */
void rio_gist_add_keys(const RioLabel *label, GArray *keys);

/* How sure it is that two names of different services name the same work, 0 to 1; symmetric. */
double rio_gist_likeness(const RioLabel *a, const RioLabel *b);

/* Whether both say what is done, or on what, and it has nothing in common. */
gboolean rio_gist_is_apart(const RioLabel *a, const RioLabel *b);

/* Whether the name says one act only. */
gboolean rio_gist_is_plain(const RioLabel *label);
