#include "match/versions.h"

#include "match/weights.h"

static guint
family_at(const RioModel *model, guint32 node)
{
	return rio_kind_flags(rio_model_kind(model, model->nodes[node].element)) & RIO_FLOW_NODE;
}

/* How many flows of a lead between two nodes that a flow of b leads between. */
static guint32
shared_flows(const RioModel *a, const RioModel *b, const guint32 *b_of)
{
	guint32 shared = 0;

	for (guint32 f = 0; f < a->n_flows; f++) {
		const RioFlow *flow = &a->flows[f];
		const RioNode *source;

		if (!rio_flow_is_whole(flow) || b_of[flow->source] == RIO_NONE)
			continue;
		source = &b->nodes[b_of[flow->source]];
		for (guint32 i = 0; i < source->n_out; i++) {
			if (b->flows[b->outgoing[source->out + i]].target == b_of[flow->target]) {
				shared++;
				break;
			}
		}
	}
	return shared;
}

static gboolean
same_node(const RioModel *a, const RioModel *b, guint32 n)
{
	const RioNode *one = &a->nodes[n], *other = &b->nodes[n];

	return rio_model_kind(a, one->element) == rio_model_kind(b, other->element) &&
	       one->host == other->host && one->n_in == other->n_in && one->n_out == other->n_out &&
	       g_str_equal(rio_model_name(a, one->element), rio_model_name(b, other->element));
}

/* One file as another tool would save it: the same from end to end, but for the ids. */
static gboolean
are_copies(const RioModel *a, const RioModel *b)
{
	if (a->n_nodes != b->n_nodes || a->n_flows != b->n_flows)
		return FALSE;
	for (guint32 n = 0; n < a->n_nodes; n++)
		if (!same_node(a, b, n))
			return FALSE;
	for (guint32 f = 0; f < a->n_flows; f++)
		if (a->flows[f].source != b->flows[f].source ||
		    a->flows[f].target != b->flows[f].target)
			return FALSE;
	return a->n_nodes > 0;
}

gboolean
rio_versions_find(const RioModel *a, const RioModel *b, guint32 *b_of)
{
	guint32 shared = 0, named_alike = 0, least_flows = MIN(a->n_flows, b->n_flows);

	if (are_copies(a, b)) {
		for (guint32 i = 0; i < a->n_nodes; i++)
			b_of[i] = i;
		return TRUE;
	}
	for (guint32 i = 0; i < a->n_nodes; i++) {
		guint32 element = a->nodes[i].element;
		const char *id = rio_model_id(a, element);
		guint32 there = rio_model_find(b, id);
		guint32 node = there == RIO_NONE ? RIO_NONE : rio_model_node(b, there);

		b_of[i] = RIO_NONE;
		if (node == RIO_NONE || family_at(a, i) != family_at(b, node) ||
		    !g_str_equal(rio_model_id(b, there), id))
			continue;
		b_of[i] = node;
		shared++;
		named_alike += g_str_equal(rio_model_name(a, element), rio_model_name(b, there));
	}
	if (shared > 0 && shared >= RIO_VERSIONS_NODES * MIN(a->n_nodes, b->n_nodes) &&
	    named_alike >= RIO_VERSIONS_NAMES * shared &&
	    shared_flows(a, b, b_of) >= RIO_VERSIONS_FLOWS * least_flows)
		return TRUE;
	for (guint32 i = 0; i < a->n_nodes; i++)
		b_of[i] = RIO_NONE;
	return FALSE;
}
