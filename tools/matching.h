/*
 * matching.h: how the command line says to match
 *
 *     typedef struct {
 *             MatchingFiles matching;
 *     } Options;
 *
 *     static const Option options[] = {
 *             MATCHING_OPTIONS(Options, matching),
 *             {NULL},
 *     };
 */
#pragma once

#include "command.h"

/* The files that options name; NULL: none. */
typedef struct {
	const char *lexicon;
	const char *decisions;
} MatchingFiles;

/* Lines for a table of options. */
#define MATCHING_OPTIONS(Struct, field)                                                            \
	{"lexicon",   0,                                                                           \
	 OPTION_TEXT, G_STRUCT_OFFSET(Struct, field.lexicon),                                      \
	 N_("FILE"),  N_("words of one's own (see doc/lexicon.md)")},                              \
	{                                                                                          \
		"decisions", 0, OPTION_TEXT, G_STRUCT_OFFSET(Struct, field.decisions), N_("FILE"), \
			N_("what the workshop decided")                                            \
	}

typedef struct {
	RioLexicon *lexicon;	 /* or NULL */
	RioDecisions *decisions; /* or NULL */
	GPtrArray *together, *apart;
	RioMatchOptions options; /* for the library, until the rest is cleared */
} Matching;

/* Reads what the files say about @models; FALSE after saying what is wrong with them. */
gboolean matching_read(Matching *matching, const Call *call, const MatchingFiles *files,
		       const GPtrArray *models);

/* Says which models have nothing to do with the others: most often one of another service has got
 * among them. */
void matching_warn_of_strangers(const Call *call, const RioMatch *match);

void matching_clear(Matching *matching);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Matching, matching_clear)
