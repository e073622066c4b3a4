#include "base/bits.h"
#include "base/hash.h"
#include "corpus/duplicates.h"

static gboolean
are_of_one_service(const RioDuplicates *duplicates, guint32 a, guint32 b)
{
	return g_str_equal(duplicates->models[a]->service, duplicates->models[b]->service);
}

/* The models of the service of one that have no member; models stand service by service. */
static void
find_others(RioSpread *spread, const RioDuplicates *duplicates, const RioBits *models,
	    guint32 model)
{
	g_autoptr(GArray) others = g_array_new(FALSE, FALSE, sizeof(guint32));
	guint32 m = model;

	while (m > 0 && are_of_one_service(duplicates, m - 1, model))
		m--;
	for (; m < duplicates->n_models && are_of_one_service(duplicates, m, model); m++)
		if (!rio_bits_has(models, m))
			g_array_append_val(others, m);
	spread->n_others = others->len;
	spread->others =
		rio_arena_copy(duplicates->arena, others->data, others->len, sizeof(guint32));
}

/* Of one step in several places; of a part of the flow, whether most of its activities do. */
static RioMeets
meets_citizen(const RioDuplicates *duplicates, const RioMember *members, guint32 n, gboolean is_one)
{
	guint32 activities = 0, meeting = 0;

	if (is_one)
		return rio_meeting_of(duplicates->marks, members, n).how;
	for (guint32 i = 0; i < n; i++) {
		if (!rio_member_is_activity(duplicates->models, &members[i]))
			continue;
		activities++;
		meeting +=
			rio_meeting_of(duplicates->marks, &members[i], 1).how != RIO_MEETS_NOBODY;
	}
	return 2 * meeting > activities ? RIO_MEETS_BY_NAME : RIO_MEETS_NOBODY;
}

static RioAdvice
advice_of(const RioSpread *spread)
{
	switch (spread->scope) {
	case RIO_DUPLICATE_IN_MODEL:
		return RIO_ADVICE_SUBPROCESS;
	case RIO_DUPLICATE_ACROSS_SERVICES:
		return RIO_ADVICE_ONE_OFFICE;
	case RIO_DUPLICATE_IN_SERVICE:
		break;
	}
	if (spread->meets != RIO_MEETS_NOBODY)
		return RIO_ADVICE_AT_COMUNE;
	if (spread->n_others == 0)
		return RIO_ADVICE_ASSOCIATE;
	return spread->n_others < spread->n_models ? RIO_ADVICE_ASSOCIATE_MOST : RIO_ADVICE_AGREE;
}

RioSpread
rio_spread_new(const RioDuplicates *duplicates, const RioMember *members, guint32 n,
	       gboolean is_one)
{
	g_autoptr(RioBits) models = rio_bits_new(duplicates->n_models);
	g_autoptr(GHashTable) services = g_hash_table_new(rio_hash_text, g_str_equal);
	RioSpread spread = {0};

	for (guint32 i = 0; i < n; i++) {
		rio_bits_add(models, members[i].model);
		g_hash_table_add(services, (gpointer)duplicates->models[members[i].model]->service);
	}
	spread.n_models = rio_bits_count(models);
	spread.n_services = g_hash_table_size(services);
	spread.scope = spread.n_services > 1 ? RIO_DUPLICATE_ACROSS_SERVICES
		       : spread.n_models > 1 ? RIO_DUPLICATE_IN_SERVICE
					     : RIO_DUPLICATE_IN_MODEL;
	if (spread.scope == RIO_DUPLICATE_IN_SERVICE)
		find_others(&spread, duplicates, models, members[0].model);
	spread.meets = meets_citizen(duplicates, members, n, is_one);
	spread.advice = advice_of(&spread);
	return spread;
}
