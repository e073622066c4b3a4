/*
 * command.h: what a command is, and what it is called with
 *
 * A command is one file, tools/cmd-NAME.c, that defines `const Command cmd_NAME`,
 * and one line in the table of main.c.
 */
#pragma once

#include "options.h"
#include "progress.h"
#include "say.h"

#include <riordino/riordino.h>

/* As diff(1) has it. */
enum {
	EXIT_NOTHING = 0, /* nothing to report */
	EXIT_FOUND = 1,	  /* differences, duplicates, problems of severity error */
	EXIT_TROUBLE = 2, /* a bad file, a bad option: words on standard error say which */
};

/* In the order of the words in format_words (main.c). */
typedef enum {
	FORMAT_TEXT,
	FORMAT_JSON,
	FORMAT_CSV,
	FORMAT_HTML,
	FORMAT_SARIF,
	FORMAT_BPMN,
} Format;

typedef struct Command Command;

typedef struct {
	const Command *command;
	/* The arguments that are no options. */
	char **arguments;
	guint n_arguments;
	/* The command's own options: its struct, filled. */
	gconstpointer options;

	Format format;
	RioLanguage language;	   /* of words on the terminal */
	RioLanguage data_language; /* of words in files, JSON and other data */
	gboolean color;
	gboolean quiet;
	guint jobs;
	guint limit;
	Progress *progress; /* or NULL */
} Call;

struct Command {
	const char *name;
	const char *arguments; /* "A B [C…]|DIR", N_() */
	const char *summary;   /* a few words for the list of commands, N_() */
	const char *help;      /* what it does and what for, whole lines, N_() */
	const char *examples;  /* command lines, two spaces before each */
	const char *formats;   /* "text|json"; the first is the default; NULL: it prints nothing */
	const Option *options; /* NULL: none of its own */
	gsize options_size;    /* of the struct they fill */
	guint least_arguments, most_arguments;
	int (*run)(const Call *call);
};

/* How reports are told in this call: data and words for people differ in their language. */
RioReportOptions call_report_options(const Call *call);

/* Says, as by printf, why the command line makes no sense, and what to type for help; EXIT_TROUBLE.
 */
int call_misused(const Call *call, const char *format, ...) G_GNUC_PRINTF(2, 3);
