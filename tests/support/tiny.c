#include "support/tiny.h"

#include <string.h>

typedef struct {
	const char *at;
	Sketch *sketch;
	guint pool;
	guint scope;
	gboolean again; /* after a `;`: names mean the steps that are there */
} Parser;

/* A piece of the flow: where it is entered and left; SKETCH_NONE: it is empty, or ends inside. */
typedef struct {
	guint first, last;
} Piece;

static const struct {
	const char *word;
	RioKind kind, trigger;
} kind_words[] = {
	{"user", RIO_KIND_USER_TASK, RIO_KIND_OTHER},
	{"manual", RIO_KIND_MANUAL_TASK, RIO_KIND_OTHER},
	{"service", RIO_KIND_SERVICE_TASK, RIO_KIND_OTHER},
	{"script", RIO_KIND_SCRIPT_TASK, RIO_KIND_OTHER},
	{"rule", RIO_KIND_BUSINESS_RULE_TASK, RIO_KIND_OTHER},
	{"send", RIO_KIND_SEND_TASK, RIO_KIND_OTHER},
	{"receive", RIO_KIND_RECEIVE_TASK, RIO_KIND_OTHER},
	{"call", RIO_KIND_CALL_ACTIVITY, RIO_KIND_OTHER},
	{"start", RIO_KIND_START_EVENT, RIO_KIND_OTHER},
	{"end", RIO_KIND_END_EVENT, RIO_KIND_OTHER},
	{"timer", RIO_KIND_INTERMEDIATE_CATCH_EVENT, RIO_KIND_TIMER_EVENT_DEFINITION},
	{"message", RIO_KIND_INTERMEDIATE_CATCH_EVENT, RIO_KIND_MESSAGE_EVENT_DEFINITION},
	{"throw", RIO_KIND_INTERMEDIATE_THROW_EVENT, RIO_KIND_OTHER},
	{"xor", RIO_KIND_EXCLUSIVE_GATEWAY, RIO_KIND_OTHER},
	{"and", RIO_KIND_PARALLEL_GATEWAY, RIO_KIND_OTHER},
	{"or", RIO_KIND_INCLUSIVE_GATEWAY, RIO_KIND_OTHER},
	{"event", RIO_KIND_EVENT_BASED_GATEWAY, RIO_KIND_OTHER},
	{"complex", RIO_KIND_COMPLEX_GATEWAY, RIO_KIND_OTHER},
};

/* Splits and joins by the letter before the parenthesis. */
static const struct {
	char letter;
	RioKind split, join;
} blocks[] = {
	{'X', RIO_KIND_EXCLUSIVE_GATEWAY, RIO_KIND_EXCLUSIVE_GATEWAY},
	{'+', RIO_KIND_PARALLEL_GATEWAY, RIO_KIND_PARALLEL_GATEWAY},
	{'O', RIO_KIND_INCLUSIVE_GATEWAY, RIO_KIND_INCLUSIVE_GATEWAY},
	{'E', RIO_KIND_EVENT_BASED_GATEWAY, RIO_KIND_EXCLUSIVE_GATEWAY},
};

static gboolean
take(Parser *parser, const char *token)
{
	parser->at += strspn(parser->at, " \n");
	if (!g_str_has_prefix(parser->at, token))
		return FALSE;
	parser->at += strlen(token);
	return TRUE;
}

static void
need(Parser *parser, const char *token)
{
	if (!take(parser, token))
		g_error("tiny: \"%s\" is wanted before \"%s\"", token, parser->at);
}

/* The words up to the next sign. */
static char *
take_words(Parser *parser, const char *signs)
{
	gsize length = strcspn(parser->at, signs);
	char *words = g_strstrip(g_strndup(parser->at, length));

	parser->at += length;
	return words;
}

static guint
add_node(Parser *parser, RioKind kind, const char *name)
{
	guint node = sketch_node(parser->sketch, kind, name, parser->scope);

	sketch_node_at(parser->sketch, node)->pool = parser->pool;
	return node;
}

static void
link_pieces(Parser *parser, guint from, guint to, const char *name)
{
	guint flow = sketch_flow(parser->sketch, from, to);

	sketch_flow_at(parser->sketch, flow)->name = g_strdup(name);
}

/* "user:" and the like; FALSE: the step is a task. */
static gboolean
take_kind(Parser *parser, RioKind *kind, RioKind *trigger)
{
	for (gsize i = 0; i < G_N_ELEMENTS(kind_words); i++) {
		g_autofree char *word = g_strconcat(kind_words[i].word, ":", NULL);

		if (take(parser, word)) {
			*kind = kind_words[i].kind;
			*trigger = kind_words[i].trigger;
			return TRUE;
		}
	}
	*kind = RIO_KIND_TASK;
	*trigger = RIO_KIND_OTHER;
	return FALSE;
}

static void parse_chains(Parser *parser);

static void
parse_subprocess(Parser *parser, guint node)
{
	Parser inside = *parser;

	sketch_node_at(parser->sketch, node)->kind = RIO_KIND_SUB_PROCESS;
	inside.scope = node;
	inside.again = FALSE;
	parse_chains(&inside);
	need(&inside, "]");
	parser->at = inside.at;
}

/* @host ^ name */
static guint
parse_boundary(Parser *parser, guint host)
{
	g_autofree char *name = take_words(parser, ">|;()[]@*~");
	guint node = sketch_find(parser->sketch, name);

	if (node == SKETCH_NONE || !parser->again)
		node = add_node(parser, RIO_KIND_BOUNDARY_EVENT, name);
	sketch_node_at(parser->sketch, node)->host = host;
	sketch_node_at(parser->sketch, node)->trigger = RIO_KIND_TIMER_EVENT_DEFINITION;
	return node;
}

static guint
new_step(Parser *parser, RioKind kind, RioKind trigger, char *name)
{
	gboolean ends = g_str_has_suffix(name, ".");
	guint node;

	if (ends)
		name[strlen(name) - 1] = '\0';
	node = add_node(parser, ends ? RIO_KIND_END_EVENT : kind, name[0] == '\0' ? NULL : name);
	sketch_node_at(parser->sketch, node)->trigger = trigger;
	return node;
}

static Piece
parse_step(Parser *parser)
{
	RioKind kind, trigger;
	gboolean has_kind = take_kind(parser, &kind, &trigger);
	g_autofree char *name = NULL;
	guint node = SKETCH_NONE;
	gboolean ends = FALSE;

	parser->at += strspn(parser->at, " \n");
	name = take_words(parser, ">|;()[]@*^~");
	if (name[0] == '\0' && !has_kind)
		g_error("tiny: a step is wanted before \"%s\"", parser->at);
	if (parser->again)
		node = sketch_find(parser->sketch, name);
	if (node == SKETCH_NONE) {
		node = new_step(parser, kind, trigger, name);
		ends = sketch_node_at(parser->sketch, node)->kind == RIO_KIND_END_EVENT;
	}
	if (take(parser, "["))
		parse_subprocess(parser, node);
	if (take(parser, "*"))
		sketch_node_at(parser->sketch, node)->loops = TRUE;
	if (take(parser, "@"))
		sketch_node_at(parser->sketch, node)->lane = take_words(parser, ">|;()[]*^~");
	if (take(parser, "^"))
		node = parse_boundary(parser, node);
	return (Piece){node, ends ? SKETCH_NONE : node};
}

static Piece parse_chain(Parser *parser);

static Piece
parse_branch(Parser *parser, char **name)
{
	*name = NULL;
	if (take(parser, "\"")) {
		*name = take_words(parser, "\"");
		need(parser, "\"");
	}
	parser->at += strspn(parser->at, " \n");
	if (parser->at[0] == '|' || parser->at[0] == ')')
		return (Piece){SKETCH_NONE, SKETCH_NONE};
	return parse_chain(parser);
}

/* From a split over branches to a join, which is only there if something reaches it. */
static Piece
parse_block(Parser *parser, RioKind split_kind, RioKind join_kind)
{
	guint split = add_node(parser, split_kind, NULL), join = SKETCH_NONE;

	do {
		g_autofree char *name = NULL;
		Piece branch = parse_branch(parser, &name);
		gboolean is_empty = branch.first == SKETCH_NONE;

		if ((is_empty || branch.last != SKETCH_NONE) && join == SKETCH_NONE)
			join = add_node(parser, join_kind, NULL);
		link_pieces(parser, split, is_empty ? join : branch.first, name);
		if (branch.last != SKETCH_NONE)
			link_pieces(parser, branch.last, join, NULL);
	} while (take(parser, "|"));
	need(parser, ")");
	return (Piece){split, join};
}

static Piece
parse_loop(Parser *parser)
{
	guint join = add_node(parser, RIO_KIND_EXCLUSIVE_GATEWAY, NULL), split;
	g_autofree char *name = NULL, *back_name = NULL;
	Piece body = parse_branch(parser, &name), back = {SKETCH_NONE, SKETCH_NONE};

	split = add_node(parser, RIO_KIND_EXCLUSIVE_GATEWAY, NULL);
	link_pieces(parser, join, body.first == SKETCH_NONE ? split : body.first, name);
	if (body.last != SKETCH_NONE)
		link_pieces(parser, body.last, split, NULL);
	if (take(parser, "|"))
		back = parse_branch(parser, &back_name);
	link_pieces(parser, split, back.first == SKETCH_NONE ? join : back.first, back_name);
	if (back.last != SKETCH_NONE)
		link_pieces(parser, back.last, join, NULL);
	need(parser, ")");
	return (Piece){join, split};
}

static Piece
parse_piece(Parser *parser)
{
	if (take(parser, "L("))
		return parse_loop(parser);
	for (gsize i = 0; i < G_N_ELEMENTS(blocks); i++) {
		const char opening[] = {blocks[i].letter, '(', '\0'};

		if (take(parser, opening))
			return parse_block(parser, blocks[i].split, blocks[i].join);
	}
	return parse_step(parser);
}

static Piece
parse_chain(Parser *parser)
{
	Piece chain = parse_piece(parser);

	if (take(parser, "~")) {
		sketch_message_flow(parser->sketch, chain.first, parse_piece(parser).first);
		return chain;
	}
	while (take(parser, ">")) {
		Piece next = parse_piece(parser);

		if (chain.last == SKETCH_NONE)
			g_error("tiny: nothing goes on before \"%s\"", parser->at);
		link_pieces(parser, chain.last, next.first, NULL);
		chain.last = next.last;
	}
	return chain;
}

/* A plain step where a start or an end is wanted becomes an event. */
static void
make_event(Parser *parser, guint node, RioKind kind)
{
	if (node != SKETCH_NONE && sketch_node_at(parser->sketch, node)->kind == RIO_KIND_TASK)
		sketch_node_at(parser->sketch, node)->kind = kind;
}

/* The chains of a pool or subprocess. */
static void
parse_chains(Parser *parser)
{
	Piece first = parse_chain(parser);

	if (first.first != first.last) {
		make_event(parser, first.first, RIO_KIND_START_EVENT);
		make_event(parser, first.last, RIO_KIND_END_EVENT);
	}
	parser->again = TRUE;
	while (take(parser, ";"))
		parse_chain(parser);
}

static void
parse_pool(Parser *parser)
{
	g_autofree char *name = take_words(parser, ":");

	need(parser, ":");
	if (parser->pool > 0) {
		sketch_pool(parser->sketch, name);
	} else {
		g_free(parser->sketch->pools->pdata[0]);
		parser->sketch->pools->pdata[0] = g_strdup(name);
	}
	parser->again = FALSE;
	parse_chains(parser);
}

Sketch *
tiny_sketch(const char *notation)
{
	Parser parser = {.at = notation, .sketch = sketch_new(), .scope = SKETCH_NONE};

	if (!strstr(notation, "||"))
		parse_chains(&parser);
	else
		do
			parse_pool(&parser);
		while (take(&parser, "||") && ++parser.pool);
	parser.at += strspn(parser.at, " \n");
	if (parser.at[0] != '\0')
		g_error("tiny: what is \"%s\"?", parser.at);
	return parser.sketch;
}

RioModel *
tiny_of(const char *comune, const char *notation)
{
	g_autoptr(Sketch) sketch = tiny_sketch(notation);

	return sketch_model(sketch, comune);
}

RioModel *
tiny(const char *notation)
{
	return tiny_of("Tiny", notation);
}

guint32
node_named(const RioModel *model, const char *name)
{
	for (guint32 n = 0; n < model->n_nodes; n++)
		if (g_str_equal(rio_model_name(model, model->nodes[n].element), name))
			return n;
	return RIO_NONE;
}
