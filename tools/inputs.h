/*
 * inputs.h: which models the command line means
 */
#pragma once

#include "command.h"

typedef struct {
	char *path; /* "-" is standard input */
	char *comune;
	char *service;
} Input;

/*
 * Reads arguments as FILE, NAME=FILE, NAME=- or DIR.  A file that exists under the whole argument
 * wins over NAME=FILE.  DIR stands for all DIR/SERVICE/COMUNE.bpmn and for DIR/COMUNE.bpmn, then of
 * the service DIR, sorted by name.  NULL after saying what is wrong: a folder without models, two
 * of one name in one service.
 */
GPtrArray *inputs_parse(const Call *call, char **arguments, guint n_arguments);

/* The model of an input, as read from its file; NULL after saying what is wrong. */
RioModel *input_read(const Call *call, const Input *input);

/*
 * The models that the arguments name, in the order of the command line; NULL after saying what is
 * wrong with each file that cannot be read, or that there are fewer than @least.
 */
GPtrArray *inputs_read(const Call *call, char **arguments, guint n_arguments, guint least);

/*
 * Says how many of the models have errors, unless the call is quiet: what is made of them may be
 * wrong where they are.
 */
void inputs_warn_of_errors(const Call *call, const GPtrArray *models);

/*
 * The one model that the argument number @at names; NULL after saying what is wrong.  Two that are
 * read like this may have one name, as versions of one file do.
 */
RioModel *inputs_read_one(const Call *call, guint at);

/* Reads a lexicon, if @path names one; FALSE after saying what is wrong with it. */
gboolean inputs_lexicon(const Call *call, const char *path, RioLexicon **lexicon);
