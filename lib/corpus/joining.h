/*
 * joining.h: the order in which joining costs least
 *
 * Who joins brings what nobody there does yet, which must be taken up or given up, and lacks what
 * all there do, which it must learn: both cost.  The two that cost each other least begin, and
 * next joins whom it costs least, as in Prim's tree, with the group in the place of its nearest
 * member.
 */
#pragma once

#include "base/bits.h"

typedef struct {
	guint32 who;
	guint32 brings; /* what it does that nobody before it does */
	guint32 lacks;	/* what it does not do that all before it do */
} RioJoining;

/*
 * @work: by who, what each of @n does.  Of equal costs the lower number comes first.  Quadratic in
 * @n.
 */
void rio_joining_find(RioBits *const *work, guint32 n, RioJoining *joinings);
