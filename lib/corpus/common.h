/*
 * common.h: the same work in different services
 *
 * Protocollare, verificare, notificare, riscuotere: offices do them in every service, and they are
 * the first candidates for one office of all.  Where in the flow they stand says little from one
 * service to the next, so only names count, all those that the work has within its service: each
 * name looks for the nearest of the other side, and the mean over both sides is how alike two works
 * are.
 *
 *     SCIA: Protocollare la SCIA, PROT. SCIA       IMU: Protocolla l'avviso, Protocollazione
 *
 * What is alike is joined as nodes of several models are (match/cluster.h), with a service in the
 * place of a model.
 */
#pragma once

#include "corpus/members.h"

typedef struct {
	RioKin kin;		  /* called as its largest work is */
	double confidence;	  /* how alike its works are, on the mean */
	const RioReason *reasons; /* why the two largest are */
	guint32 n_reasons;
} RioCommonWork;

/*
 * Work of two services or more: @n of them, in @arena.  @works: RioKin, the same work within a
 * service; activities that are in none are works of their own.
 */
RioCommonWork *rio_common_work_find(RioArena *arena, RioModel *const *models, guint32 n_models,
				    const GArray *works, const RioMatchOptions *options,
				    guint32 *n);
