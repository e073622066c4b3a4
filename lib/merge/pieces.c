#include "merge/pieces.h"

#include "base/compare.h"
#include "model/content.h"

/* Ranks that hold in every parent; all kinds that are not here come at CONTENT. */
enum {
	DOCUMENTATION,
	EXTENSION_ELEMENTS,
	AUDITING,
	MONITORING,
	CATEGORY_VALUE_REF,
	INCOMING,
	OUTGOING,
	IO_SPECIFICATION,
	PROPERTY,
	DATA_INPUT,
	DATA_OUTPUT,
	DATA_INPUT_ASSOCIATION,
	DATA_OUTPUT_ASSOCIATION,
	INPUT_SET,
	OUTPUT_SET,
	RESOURCE_ROLE,
	LOOP_CHARACTERISTICS,
	TRIGGER,
	CONTENT,
	PARTITION_ELEMENT,
	FLOW_NODE_REF,
	LANE_SET,
	PARTICIPANT,
	MESSAGE_FLOW,
	FLOW_ELEMENT,
	ARTIFACT,
	COMPLETION_CONDITION,
	PROCESS_RESOURCE_ROLE,
	CORRELATION,
	SUPPORTS,
	ROOT_ELEMENT,
	CONVERSATION,
	CONVERSATION_LINK,
	DIAGRAM,
	RELATIONSHIP,
};

guint32
rio_piece_rank(RioKind parent, RioKind child)
{
	switch (child) {
	case RIO_KIND_DOCUMENTATION:
		return DOCUMENTATION;
	case RIO_KIND_EXTENSION_ELEMENTS:
		return EXTENSION_ELEMENTS;
	case RIO_KIND_AUDITING:
		return AUDITING;
	case RIO_KIND_MONITORING:
		return MONITORING;
	case RIO_KIND_CATEGORY_VALUE_REF:
		return CATEGORY_VALUE_REF;
	case RIO_KIND_INCOMING:
		return INCOMING;
	case RIO_KIND_OUTGOING:
		return OUTGOING;
	case RIO_KIND_IO_SPECIFICATION:
		return IO_SPECIFICATION;
	case RIO_KIND_PROPERTY:
		return PROPERTY;
	case RIO_KIND_DATA_INPUT:
		return DATA_INPUT;
	case RIO_KIND_DATA_OUTPUT:
		return DATA_OUTPUT;
	case RIO_KIND_DATA_INPUT_ASSOCIATION:
		return DATA_INPUT_ASSOCIATION;
	case RIO_KIND_DATA_OUTPUT_ASSOCIATION:
		return DATA_OUTPUT_ASSOCIATION;
	case RIO_KIND_INPUT_SET:
		return INPUT_SET;
	case RIO_KIND_OUTPUT_SET:
		return OUTPUT_SET;
	case RIO_KIND_RESOURCE_ROLE:
	case RIO_KIND_PERFORMER:
	case RIO_KIND_HUMAN_PERFORMER:
	case RIO_KIND_POTENTIAL_OWNER:
		return parent == RIO_KIND_PROCESS ? PROCESS_RESOURCE_ROLE : RESOURCE_ROLE;
	case RIO_KIND_STANDARD_LOOP_CHARACTERISTICS:
	case RIO_KIND_MULTI_INSTANCE_LOOP_CHARACTERISTICS:
		return LOOP_CHARACTERISTICS;
	case RIO_KIND_PARTITION_ELEMENT:
		return PARTITION_ELEMENT;
	case RIO_KIND_FLOW_NODE_REF:
		return FLOW_NODE_REF;
	case RIO_KIND_LANE_SET:
	case RIO_KIND_CHILD_LANE_SET:
		return LANE_SET;
	case RIO_KIND_PARTICIPANT:
		return PARTICIPANT;
	case RIO_KIND_MESSAGE_FLOW:
		return MESSAGE_FLOW;
	case RIO_KIND_SEQUENCE_FLOW:
	case RIO_KIND_DATA_OBJECT:
	case RIO_KIND_DATA_OBJECT_REFERENCE:
	case RIO_KIND_DATA_STORE_REFERENCE:
		return FLOW_ELEMENT;
	case RIO_KIND_COMPLETION_CONDITION:
		return parent == RIO_KIND_AD_HOC_SUB_PROCESS ? COMPLETION_CONDITION : CONTENT;
	case RIO_KIND_CORRELATION_SUBSCRIPTION:
	case RIO_KIND_CORRELATION_KEY:
		return CORRELATION;
	case RIO_KIND_SUPPORTS:
		return SUPPORTS;
	case RIO_KIND_CONVERSATION:
	case RIO_KIND_SUB_CONVERSATION:
	case RIO_KIND_CALL_CONVERSATION:
		return CONVERSATION;
	case RIO_KIND_CONVERSATION_LINK:
		return CONVERSATION_LINK;
	case RIO_KIND_RELATIONSHIP:
		return RELATIONSHIP;
	default:
		break;
	}
	if (rio_kind_is(child, RIO_FLOW_NODE))
		return FLOW_ELEMENT;
	if (rio_kind_is(child, RIO_ARTIFACT))
		return ARTIFACT;
	if (rio_kind_is(child, RIO_TRIGGER))
		return parent == RIO_KIND_DEFINITIONS ? ROOT_ELEMENT : TRIGGER;
	if (rio_kind_is(child, RIO_ROOT))
		return ROOT_ELEMENT;
	return rio_kind_is(child, RIO_DIAGRAM) ? DIAGRAM : CONTENT;
}

void
rio_pieces_add(GArray *pieces, RioKind parent, RioKind child, guint32 what, guint32 number)
{
	RioPiece piece = {rio_piece_rank(parent, child), pieces->len, what, number};

	g_array_append_val(pieces, piece);
}

void
rio_pieces_add_content(GArray *pieces, const RioModel *model, guint32 element, gboolean with_nodes,
		       guint32 what)
{
	RioKind kind = rio_model_kind(model, element);
	guint32 rank = DOCUMENTATION;

	for (guint32 c = rio_content_next_child(model, element, RIO_NONE); c != RIO_NONE;
	     c = rio_content_next_child(model, element, c)) {
		RioKind child = rio_model_kind(model, c);
		RioPiece piece = {0, pieces->len, what, c};

		if (child == RIO_KIND_FLOW_NODE_REF && !with_nodes)
			continue;
		/* text and comments stay behind what is before them */
		if (child != RIO_KIND_CHARACTERS && child != RIO_KIND_COMMENT &&
		    child != RIO_KIND_INSTRUCTION)
			rank = MAX(rank, rio_piece_rank(kind, child));
		piece.rank = rank;
		g_array_append_val(pieces, piece);
	}
}

static int
compare_pieces(gconstpointer a, gconstpointer b)
{
	const RioPiece *x = a, *y = b;

	return RIO_ORDER(x->rank, y->rank) ?: RIO_ORDER(x->order, y->order);
}

void
rio_pieces_sort(GArray *pieces)
{
	g_array_sort(pieces, compare_pieces);
}
