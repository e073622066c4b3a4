#include "model/kind.h"

#include <string.h>

#include "base/words.h"

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

/* Kinds that people speak of. */
static const char *const words[RIO_N_KINDS] = {
	[RIO_KIND_TASK] = N_("task"),
	[RIO_KIND_USER_TASK] = N_("user task"),
	[RIO_KIND_MANUAL_TASK] = N_("manual task"),
	[RIO_KIND_SERVICE_TASK] = N_("service task"),
	[RIO_KIND_SCRIPT_TASK] = N_("script task"),
	[RIO_KIND_BUSINESS_RULE_TASK] = N_("business rule task"),
	[RIO_KIND_SEND_TASK] = N_("send task"),
	[RIO_KIND_RECEIVE_TASK] = N_("receive task"),
	[RIO_KIND_CALL_ACTIVITY] = N_("call activity"),
	[RIO_KIND_SUB_PROCESS] = N_("subprocess"),
	[RIO_KIND_TRANSACTION] = N_("transaction"),
	[RIO_KIND_AD_HOC_SUB_PROCESS] = N_("ad hoc subprocess"),
	[RIO_KIND_CHOREOGRAPHY_TASK] = N_("choreography task"),
	[RIO_KIND_SUB_CHOREOGRAPHY] = N_("sub-choreography"),
	[RIO_KIND_CALL_CHOREOGRAPHY] = N_("call choreography"),
	[RIO_KIND_START_EVENT] = N_("start event"),
	[RIO_KIND_END_EVENT] = N_("end event"),
	[RIO_KIND_INTERMEDIATE_CATCH_EVENT] = N_("intermediate catch event"),
	[RIO_KIND_INTERMEDIATE_THROW_EVENT] = N_("intermediate throw event"),
	[RIO_KIND_BOUNDARY_EVENT] = N_("boundary event"),
	[RIO_KIND_IMPLICIT_THROW_EVENT] = N_("implicit throw event"),
	[RIO_KIND_EXCLUSIVE_GATEWAY] = N_("exclusive gateway"),
	[RIO_KIND_EVENT_BASED_GATEWAY] = N_("event-based gateway"),
	[RIO_KIND_PARALLEL_GATEWAY] = N_("parallel gateway"),
	[RIO_KIND_INCLUSIVE_GATEWAY] = N_("inclusive gateway"),
	[RIO_KIND_COMPLEX_GATEWAY] = N_("complex gateway"),
	[RIO_KIND_SEQUENCE_FLOW] = N_("sequence flow"),
	[RIO_KIND_MESSAGE_FLOW] = N_("message flow"),
	[RIO_KIND_DEFINITIONS] = N_("model"),
	[RIO_KIND_PROCESS] = N_("process"),
	[RIO_KIND_CHOREOGRAPHY] = N_("choreography"),
	[RIO_KIND_COLLABORATION] = N_("collaboration"),
	[RIO_KIND_PARTICIPANT] = N_("pool"),
	[RIO_KIND_LANE_SET] = N_("set of lanes"),
	[RIO_KIND_CHILD_LANE_SET] = N_("set of lanes"),
	[RIO_KIND_LANE] = N_("lane"),
	[RIO_KIND_DATA_OBJECT] = N_("data object"),
	[RIO_KIND_DATA_OBJECT_REFERENCE] = N_("data object"),
	[RIO_KIND_DATA_STORE] = N_("data store"),
	[RIO_KIND_DATA_STORE_REFERENCE] = N_("data store"),
	[RIO_KIND_DATA_INPUT] = N_("data input"),
	[RIO_KIND_DATA_OUTPUT] = N_("data output"),
	[RIO_KIND_DATA_INPUT_ASSOCIATION] = N_("data association"),
	[RIO_KIND_DATA_OUTPUT_ASSOCIATION] = N_("data association"),
	[RIO_KIND_ASSOCIATION] = N_("association"),
	[RIO_KIND_GROUP] = N_("group"),
	[RIO_KIND_TEXT_ANNOTATION] = N_("annotation"),
	[RIO_KIND_CATEGORY] = N_("category"),
	[RIO_KIND_CATEGORY_VALUE] = N_("value of a category"),
	[RIO_KIND_MESSAGE] = N_("message"),
	[RIO_KIND_SIGNAL] = N_("signal"),
	[RIO_KIND_ERROR] = N_("error"),
	[RIO_KIND_ESCALATION] = N_("escalation"),
	[RIO_KIND_CANCEL_EVENT_DEFINITION] = N_("cancel"),
	[RIO_KIND_COMPENSATE_EVENT_DEFINITION] = N_("compensation"),
	[RIO_KIND_CONDITIONAL_EVENT_DEFINITION] = N_("condition"),
	[RIO_KIND_ERROR_EVENT_DEFINITION] = N_("error"),
	[RIO_KIND_ESCALATION_EVENT_DEFINITION] = N_("escalation"),
	[RIO_KIND_LINK_EVENT_DEFINITION] = N_("link"),
	[RIO_KIND_MESSAGE_EVENT_DEFINITION] = N_("message"),
	[RIO_KIND_SIGNAL_EVENT_DEFINITION] = N_("signal"),
	[RIO_KIND_TERMINATE_EVENT_DEFINITION] = N_("terminate"),
	[RIO_KIND_TIMER_EVENT_DEFINITION] = N_("timer"),
	[RIO_KIND_BPMN_DIAGRAM] = N_("diagram"),
	[RIO_KIND_BPMN_PLANE] = N_("diagram"),
	[RIO_KIND_BPMN_SHAPE] = N_("shape"),
	[RIO_KIND_BPMN_EDGE] = N_("line of the diagram"),
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
rio_kind_words(RioKind kind, RioLanguage language)
{
	g_assert(kind < RIO_N_KINDS);
	return words[kind] ? rio_words(language, words[kind]) : "";
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
