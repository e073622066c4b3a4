/*
 * fold.h: a label cut into words that can be compared
 *
 * The same name comes typed in many ways: "Attività", "attivita'", "ATTIVITA’",
 * "S.C.I.A.", "dell'atto", "VerificaDomanda", a line broken in the middle.  Folding
 * undoes what only the typing did: compatibility forms, case, accents,
 * apostrophes that stand for accents, elisions, full stops within acronyms,
 * hyphens and camel case.
 *
 * Every place that compares words folds them here, the lexicon's own too.
 */
#pragma once

#include <glib.h>

/* Longer words are cut: no language here has them. */
#define RIO_TOKEN_SIZE 48

typedef enum {
	RIO_TOKEN_WORD,
	RIO_TOKEN_NUMBER,
	/* Punctuation that ends a phrase: ( ) : ; , / – and a full stop. */
	RIO_TOKEN_BREAK,
} RioTokenKind;

enum {
	/* Before an apostrophe, which took its last vowel: dell', un' */
	RIO_TOKEN_ELIDED = 1 << 0,
	/* A full stop follows: prot. */
	RIO_TOKEN_DOTTED = 1 << 1,
	/* All letters are capitals. */
	RIO_TOKEN_CAPITALS = 1 << 2,
	/* Joined to the next by camel case, underscore or as letters to digits. */
	RIO_TOKEN_JOINED = 1 << 3,
};

typedef struct {
	/* Bytes [start, end) of the plain text. */
	guint32 start;
	guint32 end;
	guint8 kind;
	guint8 flags;
	/* Folded.  Of a break: its character, '-' for all dashes. */
	char text[RIO_TOKEN_SIZE];
} RioToken;

typedef struct {
	/* The label in one line, composed, without blanks around. */
	char *plain;
	/* Of RioToken. */
	GArray *tokens;
	/* It ends in a question mark. */
	gboolean question;
} RioTokens;

/* @text may be anything, valid UTF-8 or not; at most its first @limit bytes count. */
RioTokens *rio_tokens_new(const char *text, gsize limit);
void rio_tokens_free(RioTokens *tokens);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioTokens, rio_tokens_free)

/*
 * The tokens of at most the first @limit bytes of @text with a blank between; @breaks: punctuation
 * as well.  To be freed.
 */
char *rio_fold(const char *text, gsize limit, gboolean breaks);

#define rio_tokens_at(list, i) (&g_array_index((list)->tokens, RioToken, (i)))
