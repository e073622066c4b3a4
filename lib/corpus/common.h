/*
 * common.h: the same work in different services
 *
 * Protocollare, chiedere integrazioni, notificare, riscuotere: offices do them in every service,
 * and they are the first candidates for one office of all.  Where in the flow they stand says
 * little from one service to the next, so names speak, by what of them holds everywhere (gist.h).
 *
 *     1. gists    names that say the same are one, whoever says it
 *     2. leaders  the gist that most services and Comuni have stands for those like it
 *     3. voices   who says the same work in other words is counted where its work is
 *
 * In the third step a service is asked: of the work "PROT. SCIA, Protocollazione, Numero di
 * protocollo, Controlla la firma" most is protocollare, so what is named like that goes along, and
 * what is named otherwise does not.
 */
#pragma once

#include "corpus/members.h"

typedef struct {
	RioKin kin; /* called as its largest work is */
	/* Those of them that stand for their works: most of each is in here.  What a work has one
	 * or two names of in other groups is not all of these groups. */
	RioKin firm;
	double confidence;	  /* how alike the names are, and how many there are */
	const RioReason *reasons; /* why two names of different services are the same */
	guint32 n_reasons;
} RioCommonWork;

/*
 * Work of two services or more: @n of them, in @arena.  @works: RioKin, the same work within a
 * service; activities that are in none are works of their own.
 */
RioCommonWork *rio_common_work_find(RioArena *arena, RioModel *const *models, guint32 n_models,
				    const GArray *works, RioLexicon *lexicon, guint32 *n);
