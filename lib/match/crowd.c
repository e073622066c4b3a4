#include "match/crowd.h"

#include <math.h>

#include "base/workers.h"
#include "match/pair.h"
#include "match/weights.h"

/* What an item has in another model: the item there, and how sure that is. */
typedef struct {
	guint32 item;
	float confidence;
} Partner;

typedef struct {
	const guint32 *model_of;
	RioTie *ties;
	Partner *partners; /* by item, flat; those of one item by number, so by model */
	guint32 *first;
	float *odds; /* by tie: what comes of it */
} Crowd;

static void
find_partners(Crowd *crowd, guint32 n_items, guint32 n_ties)
{
	crowd->first = g_new0(guint32, n_items + 2);
	crowd->partners = g_new(Partner, 2 * (gsize)n_ties + 1);
	for (guint32 t = 0; t < n_ties; t++) {
		crowd->first[crowd->ties[t].a + 2]++;
		crowd->first[crowd->ties[t].b + 2]++;
	}
	for (guint32 i = 0; i < n_items; i++)
		crowd->first[i + 2] += crowd->first[i + 1];
	/* earlier partners come first, as the ties are by a, then b */
	for (guint32 t = 0; t < n_ties; t++) {
		const RioTie *tie = &crowd->ties[t];

		crowd->partners[crowd->first[tie->b + 1]++] =
			(Partner){tie->a, (float)rio_confidence(tie->odds)};
	}
	for (guint32 t = 0; t < n_ties; t++) {
		const RioTie *tie = &crowd->ties[t];

		crowd->partners[crowd->first[tie->a + 1]++] =
			(Partner){tie->b, (float)rio_confidence(tie->odds)};
	}
}

/* The partners of an item in one model after the other. */
typedef struct {
	const Crowd *crowd;
	guint32 next, end;
} Walk;

static Walk
walk_of(const Crowd *crowd, guint32 item)
{
	return (Walk){crowd, crowd->first[item], crowd->first[item + 1]};
}

static guint32
model_at(const Walk *walk)
{
	return walk->next < walk->end
		       ? walk->crowd->model_of[walk->crowd->partners[walk->next].item]
		       : G_MAXUINT32;
}

/* How sure both are of one partner in @model, and how sure the surer one is of any there. */
static void
hear_model(Walk *a, Walk *b, guint32 model, float *both, float *any)
{
	*both = *any = 0;
	while (model_at(a) == model || model_at(b) == model) {
		const Partner *one = model_at(a) == model ? &a->crowd->partners[a->next] : NULL;
		const Partner *other = model_at(b) == model ? &b->crowd->partners[b->next] : NULL;

		if (one && other && one->item == other->item)
			*both = MAX(*both, one->confidence * other->confidence);
		if (one)
			*any = MAX(*any, one->confidence);
		if (other)
			*any = MAX(*any, other->confidence);
		if (one && (!other || one->item <= other->item)) {
			a->next++;
			b->next += other && other->item == one->item;
		} else {
			b->next++;
		}
	}
}

static void
hear(guint32 item, gpointer scratch, gpointer data)
{
	Crowd *crowd = data;
	const RioTie *tie = &crowd->ties[item];
	Walk a = walk_of(crowd, tie->a), b = walk_of(crowd, tie->b);
	float same = RIO_CROWD_PRIOR / 2, all = RIO_CROWD_PRIOR;
	guint32 model;

	while ((model = MIN(model_at(&a), model_at(&b))) != G_MAXUINT32) {
		float both, any;

		hear_model(&a, &b, model, &both, &any);
		/* what the two say of each other is known already */
		if (model == crowd->model_of[tie->a] || model == crowd->model_of[tie->b])
			continue;
		same += both;
		all += any;
	}
	crowd->odds[item] =
		RIO_CROWD_BASE + RIO_CROWD_OWN * tie->odds + RIO_CROWD_THIRD * same / all;
}

void
rio_crowd_hear(guint32 n_items, const guint32 *model_of, RioTie *ties, guint32 n_ties, guint jobs)
{
	static const RioWork work = {.work = hear};
	Crowd crowd = {.model_of = model_of, .ties = ties};

	find_partners(&crowd, n_items, n_ties);
	crowd.odds = g_new(float, n_ties + 1);
	rio_workers_run(jobs, n_ties, &work, &crowd);
	for (guint32 t = 0; t < n_ties; t++)
		ties[t].odds = crowd.odds[t];
	g_free(crowd.odds);
	g_free(crowd.partners);
	g_free(crowd.first);
}
