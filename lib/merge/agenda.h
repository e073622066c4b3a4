/*
 * agenda.h: the questions that a proposal leaves to people
 *
 * A workshop has two hours, so what belongs together is one question: all that is to be said where
 * the ways of the Comuni part, all names for one correspondence, all steps that few do.  A question
 * has points, each of which is answered by itself: it knows by which group of a file of decisions,
 * and what the answers may be.
 */
#pragma once

#include <riordino/language.h>

#include "merge/decisions.h"
#include "merge/proposal.h"

/* In the order of their importance. */
typedef enum {
	RIO_QUESTION_AGAIN,   /* decided once, of what is gone or has another name */
	RIO_QUESTION_LOST,    /* has to be there, and found no place */
	RIO_QUESTION_OPEN,    /* to take one way would not be sound */
	RIO_QUESTION_WAY,     /* which way of several */
	RIO_QUESTION_WHO,     /* Comune or Unione? */
	RIO_QUESTION_TERM,    /* how long to wait */
	RIO_QUESTION_MOVED,   /* has to be there; is this its place? */
	RIO_QUESTION_KEPT,    /* has to be there, though few have it */
	RIO_QUESTION_DROPPED, /* few do it: is it dropped? */
	RIO_QUESTION_SAME,    /* is this the same work? */
	RIO_QUESTION_NAME,    /* what to call it */
	RIO_N_QUESTIONS,
} RioQuestionKind;

typedef struct {
	char *word;	 /* as a file of decisions has it */
	RioBits *models; /* of a way: whose it is; else NULL */
	gboolean chosen; /* this is how the proposal has it */
} RioAnswer;

/* One thing to be said. */
typedef struct {
	RioQuestionKind kind;
	guint32 node;	    /* of the union that it is about, or RIO_NONE */
	guint32 member;	    /* of the same work: this one? */
	char *group;	    /* of a file of decisions; NULL: it can only be told */
	char *label[2];	    /* the witnesses */
	GPtrArray *answers; /* of RioAnswer */
} RioPoint;

struct _RioQuestion {
	const RioProposal *proposal;
	RioQuestionKind kind;
	double weight;				 /* the more, the sooner */
	guint32 node;				 /* of the union that it is about, or RIO_NONE */
	GPtrArray *settled;			 /* of RioSettled: of ways */
	const RioCorrespondence *correspondence; /* of the same work, as its first member */
	const RioDecision *decision;		 /* of what is asked again */
	GPtrArray *points;			 /* of RioPoint; that on the way comes first */
};

/* The most important first; of RioQuestion. */
GPtrArray *rio_agenda_of(const RioProposal *proposal);

/* The fixed word of the kind, for programs. */
const char *rio_question_code(RioQuestionKind kind);

/* What kind of decision answers it; RIO_N_DECIDES: none. */
RioDecides rio_question_decides(RioQuestionKind kind);

/* What is asked, in one line. */
char *rio_question_words(const RioProposal *proposal, const RioQuestion *question,
			 RioLanguage language);

/* The same for a point alone; and what there is to know of it, line by line. */
char *rio_point_words(const RioProposal *proposal, const RioPoint *point, RioLanguage language);
GPtrArray *rio_point_details(const RioProposal *proposal, const RioQuestion *question,
			     const RioPoint *point, RioLanguage language);

/* What the answer means. */
char *rio_answer_words(const RioProposal *proposal, const RioQuestion *question,
		       const RioAnswer *answer, RioLanguage language);

/* What the Comune does where the ways part, in words: at a glance, see telling.h. */
char *rio_question_way(const RioProposal *proposal, const RioQuestion *question, guint32 model,
		       RioLanguage language);

/* The names of all that it does there: equal for Comuni that do the same in the same words. */
char *rio_question_whole_way(const RioProposal *proposal, const RioQuestion *question,
			     guint32 model);

/* The activities of the union on the way of the Comune; of guint32 nodes. */
GArray *rio_question_steps(const RioProposal *proposal, const RioQuestion *question, guint32 model);
