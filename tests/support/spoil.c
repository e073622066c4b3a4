#include "support/spoil.h"

#include "support/chance.h"

/* A node to draw a wild flow from or to, or SKETCH_NONE. */
static guint
random_node(Sketch *sketch, GRand *random, RioKind never, RioKind never_either)
{
	for (guint i = 0; i < 20; i++) {
		guint node = below(random, sketch->nodes->len);
		RioKind kind = sketch_node_at(sketch, node)->kind;

		if (kind != never && kind != never_either)
			return node;
	}
	return SKETCH_NONE;
}

static void
add_wild_flow(Sketch *sketch, GRand *random, gboolean anywhere)
{
	guint source = random_node(sketch, random, RIO_KIND_END_EVENT, RIO_KIND_OTHER);
	guint target = random_node(sketch, random, RIO_KIND_START_EVENT, RIO_KIND_BOUNDARY_EVENT);
	const SketchNode *from, *to;

	if (source == SKETCH_NONE || target == SKETCH_NONE)
		return;
	from = sketch_node_at(sketch, source);
	to = sketch_node_at(sketch, target);
	if (anywhere || (from->scope == to->scope && from->pool == to->pool))
		sketch_flow(sketch, source, target);
}

void
spoil_flows(Sketch *sketch, GRand *random)
{
	guint n = 1 + below(random, 4);

	for (guint i = 0; i < n; i++)
		add_wild_flow(sketch, random, FALSE);
	if (chance(random, 30)) {
		guint flow = below(random, sketch->flows->len);
		guint target =
			random_node(sketch, random, RIO_KIND_START_EVENT, RIO_KIND_BOUNDARY_EVENT);

		if (target != SKETCH_NONE &&
		    sketch_node_at(sketch, target)->scope ==
			    sketch_node_at(sketch, sketch_flow_at(sketch, flow)->source)->scope)
			sketch_flow_at(sketch, flow)->target = target;
	}
}

static void
replace(char **text, const char *with)
{
	char *copy = g_strdup(with);

	g_free(*text);
	*text = copy;
}

void
spoil_something(Sketch *sketch, GRand *random)
{
	SketchNode *node = sketch_node_at(sketch, below(random, sketch->nodes->len));
	SketchNode *other = sketch_node_at(sketch, below(random, sketch->nodes->len));
	SketchFlow *flow = sketch_flow_at(sketch, below(random, sketch->flows->len));

	switch (below(random, 14)) {
	case 0:
		flow->target = SKETCH_NONE;
		break;
	case 1:
		flow->source = SKETCH_NONE;
		break;
	case 2:
		replace(&node->id, NULL);
		break;
	case 3:
		replace(&node->id, other->id);
		break;
	case 4:
		replace(&flow->id, node->id);
		break;
	case 5:
		replace(&node->name, "  Verificare\nla   completezza ");
		break;
	case 6:
		replace(&node->name, NULL);
		break;
	case 7:
		add_wild_flow(sketch, random, TRUE);
		break;
	case 8:
		sketch_node(sketch, RIO_KIND_BOUNDARY_EVENT, "Sola", SKETCH_NONE);
		break;
	case 9:
		sketch_node(sketch, RIO_KIND_TASK, "Isolata", SKETCH_NONE);
		break;
	case 10:
		sketch_flow(sketch, flow->source, flow->target);
		break;
	case 11:
		replace(&node->id, "nowhere"); /* where what leads nowhere leads */
		break;
	case 12:
		replace(&flow->id, NULL);
		break;
	default:
		sketch_flow(sketch, flow->source, flow->source);
	}
}
