/*
 * options.h: options as tables
 *
 * A table says what options there are; parsing fills the fields of a plain
 * struct, and help is printed from the same table.  getopt_long() does the
 * reading: GOption takes its words from GLib's own catalogue, so it speaks no
 * Italian where no Italian locale is installed, and wants its texts in the
 * locale's encoding, so that under LC_ALL=C it refuses "Forlì".
 */
#pragma once

#include "words.h"

typedef enum {
	OPTION_FLAG,   /* gboolean */
	OPTION_TEXT,   /* const char *, as it stands in argv */
	OPTION_NUMBER, /* guint */
	OPTION_CHOICE, /* guint: 1 for the first of the words in value, and so on; 0: not given */
} OptionType;

typedef struct {
	const char *name; /* NULL ends a table */
	char letter;	  /* 0: none */
	OptionType type;
	gsize field;	   /* offset in the struct to fill */
	const char *value; /* what its value is called, N_(); of a choice "text|json" */
	const char *help;  /* N_() */
} Option;

/* A table and the struct it fills. */
typedef struct {
	const Option *options;
	gpointer fields;
} OptionSet;

/*
 * Reads the options of @argv, which is reordered so that the rest comes last.
 * Returns where the rest begins, or -1 after saying what is wrong.  @first_only:
 * to stop at the first argument that is no option.
 */
int options_parse(int argc, char **argv, const OptionSet *sets, gsize n_sets, gboolean first_only,
		  RioLanguage language);

/* The table for people, an entry each. */
void options_help(GString *out, const Option *options, RioLanguage language);
/* An entry of help: a term, and what it means beside it or below. */
void options_help_entry(GString *out, const char *term, const char *text);

/* The place of @word in "text|json|csv", or -1. */
int option_word(const char *words, const char *word);
