#include "model/kind.h"

#include <string.h>

static const struct {
	const char *uri;
	const char *name;
	RioKindFlags flags;
} kinds[RIO_N_KINDS] = {
#define KIND(constant, name, flags) [RIO_KIND_##constant] = {RIO_NS_BPMN, name, flags},
#define DI_KIND(constant, namespace, name)                                                         \
	[RIO_KIND_##constant] = {RIO_NS_##namespace, name, RIO_DIAGRAM},
#include "model/kinds.inc"
#undef KIND
#undef DI_KIND
};

/* The kinds by their local name, which is unique. */
static GHashTable *
kinds_by_name(void)
{
	static GHashTable *table;

	if (g_once_init_enter(&table)) {
		GHashTable *filled = g_hash_table_new(g_str_hash, g_str_equal);

		for (gsize kind = 0; kind < RIO_N_KINDS; kind++) {
			if (kinds[kind].name)
				g_hash_table_insert(filled, (gpointer)kinds[kind].name,
						    GSIZE_TO_POINTER(kind));
		}
		g_once_init_leave(&table, filled);
	}
	return table;
}

RioKind
rio_kind_of(const char *uri, const char *local)
{
	RioKind kind;

	if (!uri || (!g_str_has_prefix(uri, "http://www.omg.org/spec/BPMN/") &&
		     !g_str_has_prefix(uri, "http://www.omg.org/spec/DD/")))
		return RIO_KIND_FOREIGN;

	kind = GPOINTER_TO_SIZE(g_hash_table_lookup(kinds_by_name(), local));
	if (kind == RIO_KIND_OTHER || !g_str_equal(kinds[kind].uri, uri))
		return RIO_KIND_OTHER;
	return kind;
}

const char *
rio_kind_name(RioKind kind)
{
	g_assert(kind < RIO_N_KINDS);
	return kinds[kind].name ? kinds[kind].name : "";
}

const char *
rio_kind_uri(RioKind kind)
{
	g_assert(kind < RIO_N_KINDS);
	return kinds[kind].uri ? kinds[kind].uri : "";
}

RioKindFlags
rio_kind_flags(RioKind kind)
{
	g_assert(kind < RIO_N_KINDS);
	return kinds[kind].flags;
}
