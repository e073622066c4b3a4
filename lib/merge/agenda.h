/*
 * agenda.h: the questions that a proposal leaves to people
 *
 * Each knows by which group of a file of decisions it is answered, and what the answers may be.
 */
#pragma once

#include <riordino/language.h>

#include "merge/decisions.h"
#include "merge/proposal.h"

/* In the order of their importance, other things being equal. */
typedef enum {
	RIO_QUESTION_AGAIN,   /* decided once, of what is gone or has another name */
	RIO_QUESTION_LOST,    /* has to be there, and found no place */
	RIO_QUESTION_OPEN,    /* to take one way would not be sound */
	RIO_QUESTION_WAY,     /* which way of several */
	RIO_QUESTION_MOVED,   /* has to be there; is this its place? */
	RIO_QUESTION_KEPT,    /* has to be there, though few have it */
	RIO_QUESTION_SAME,    /* is this the same work? */
	RIO_QUESTION_WHO,     /* Comune or Unione? */
	RIO_QUESTION_DROPPED, /* few do it: is it dropped? */
	RIO_QUESTION_ROLE,    /* different roles do it */
	RIO_QUESTION_NAME,    /* what to call it */
	RIO_N_QUESTIONS,
} RioQuestionKind;

struct _RioQuestion {
	RioQuestionKind kind;
	double weight;				 /* the more, the sooner */
	guint32 node;				 /* of the union that it is about, or RIO_NONE */
	const RioSettled *settled;		 /* of ways */
	const RioCorrespondence *correspondence; /* of the same work: is the first member … */
	guint32 member;				 /* … the same as this one? */
	const RioDecision *decision;		 /* of what is asked again; or the answer given */
	char *group;	    /* of a file of decisions; NULL: it has no answer there */
	char *label[2];	    /* the witnesses */
	GPtrArray *answers; /* of char *: what may stand there */
};

/* The most important first; of RioQuestion. */
GPtrArray *rio_agenda_of(const RioProposal *proposal);

/* The fixed word of the kind, for programs. */
const char *rio_question_code(RioQuestionKind kind);

/* What is asked, in one line, and who does what, in lines of their own. */
char *rio_question_words(const RioProposal *proposal, const RioQuestion *question,
			 RioLanguage language);
GPtrArray *rio_question_details(const RioProposal *proposal, const RioQuestion *question,
				RioLanguage language);
