#include "support/tokens.h"

#define MOST_EDGES 63

typedef guint64 Set;

typedef struct {
	const RioNet *net;
	Tokens *tokens;
	GHashTable *numbers; /* state → number */
	Set *in, *out;	     /* by node: edges that bear tokens */
	guint limit;
} Player;

static Set
bit(guint32 edge)
{
	return (Set)1 << edge;
}

/* The token that starts it all is on no edge of the net: it has the bit behind them. */
static Set
start(const Player *player)
{
	return bit(player->net->n_edges);
}

static Set
strict_edges(const RioNet *net)
{
	Set set = 0;

	for (guint32 e = 0; e < net->n_edges; e++)
		if (net->edges[e].strict)
			set |= bit(e);
	return set;
}

static Set
kept_edges(const RioNet *net)
{
	Set set = strict_edges(net);

	for (guint32 e = 0; e < net->n_edges; e++)
		if (net->nodes[net->edges[e].to].pass != RIO_PASS_END)
			set |= bit(e);
	return set;
}

static void
step(Player *player, guint32 state, guint32 node, Set consumed, Set produced)
{
	GArray *states = player->tokens->states;
	Set left = g_array_index(states, Set, state) & ~consumed;
	Set after = left | (produced & kept_edges(player->net));
	gpointer known;
	TokensStep taken = {.from = state, .node = node};

	if ((left & produced & strict_edges(player->net)) != 0) {
		player->tokens->doubles = TRUE;
		return;
	}
	if (g_hash_table_lookup_extended(player->numbers, &after, NULL, &known)) {
		taken.to = GPOINTER_TO_UINT(known);
	} else {
		taken.to = states->len;
		g_array_append_val(states, after);
		g_hash_table_insert(player->numbers, g_memdup2(&after, sizeof after),
				    GUINT_TO_POINTER(taken.to));
	}
	g_array_append_val(player->tokens->steps, taken);
}

/* The edges from which a token can come to @edge without passing @node. */
static Set
upstream(const Player *player, guint32 edge, guint32 node)
{
	const RioNet *net = player->net;
	Set set = 0, before;

	do {
		before = set;
		for (guint32 e = 0; e < net->n_edges; e++) {
			guint32 from = net->edges[e].from;
			Set follows = (set | bit(edge)) & bit(e);

			if (follows && from != node)
				set |= player->in[from];
		}
	} while (set != before);
	return set;
}

static gboolean
waits(const Player *player, Set state, guint32 node)
{
	Set to_empty = 0, to_marked = 0;

	for (guint32 e = 0; e < player->net->n_edges; e++) {
		if ((player->in[node] & bit(e)) == 0)
			continue;
		if ((state & bit(e)) != 0)
			to_marked |= upstream(player, e, node);
		else
			to_empty |= upstream(player, e, node);
	}
	return (state & to_empty & ~to_marked) != 0;
}

static void
step_each(Player *player, guint32 state, guint32 node, Set consumed)
{
	for (guint32 e = 0; e < player->net->n_edges; e++)
		if ((player->out[node] & bit(e)) != 0)
			step(player, state, node, consumed, bit(e));
}

/* All that the node can do in the state; whether it can do anything. */
static gboolean
pass(Player *player, guint32 state, guint32 node)
{
	Set all = g_array_index(player->tokens->states, Set, state);
	Set here = all & player->in[node], some;

	if (node == player->net->source)
		here |= all & start(player);
	if (here == 0)
		return FALSE;
	switch (player->net->nodes[node].pass) {
	case RIO_PASS_ANY:
	case RIO_PASS_END:
		for (Set rest = here; rest != 0; rest &= rest - 1) {
			Set token = rest & -rest;

			if (player->net->nodes[node].pass == RIO_PASS_END)
				step(player, state, node, token, 0);
			else
				step_each(player, state, node, token);
		}
		return TRUE;
	case RIO_PASS_KILL:
		step(player, state, node, all, 0);
		return TRUE;
	case RIO_PASS_ALL:
		if (node != player->net->source && here != player->in[node])
			return FALSE;
		step(player, state, node, here, player->out[node]);
		return TRUE;
	case RIO_PASS_SOME:
		if (waits(player, all, node))
			return FALSE;
		for (some = player->out[node]; some != 0; some = (some - 1) & player->out[node])
			step(player, state, node, here, some);
		return TRUE;
	case RIO_PASS_STUCK:
		break;
	}
	return FALSE;
}

static gboolean
play(Player *player)
{
	for (guint32 s = 0; s < player->tokens->states->len; s++) {
		gboolean moved = FALSE;

		if (s == player->limit)
			return FALSE;
		for (guint32 v = 0; v < player->net->n_nodes; v++)
			moved |= pass(player, s, v);
		if (!moved && g_array_index(player->tokens->states, Set, s) != 0)
			player->tokens->stops = TRUE;
	}
	return TRUE;
}

/* The states that a run can come from to one that is marked, without steps of @without. */
static void
mark_before(const Tokens *tokens, guint8 *marks, guint32 without)
{
	gboolean more = TRUE;

	while (more) {
		more = FALSE;
		for (guint i = tokens->steps->len; i-- > 0;) {
			const TokensStep *taken = &g_array_index(tokens->steps, TokensStep, i);

			if (taken->node == without || marks[taken->from] || !marks[taken->to])
				continue;
			marks[taken->from] = more = TRUE;
		}
	}
}

static void
mark_ends(const Tokens *tokens, guint8 *marks)
{
	for (guint32 s = 0; s < tokens->states->len; s++)
		marks[s] = g_array_index(tokens->states, Set, s) == 0;
}

Tokens *
tokens_new(const RioNet *net, guint limit)
{
	Tokens *tokens = g_new0(Tokens, 1);
	g_autofree Set *sets = g_new0(Set, 2 * (gsize)net->n_nodes);
	g_autofree guint8 *marks = NULL;
	Player player = {net, tokens, NULL, sets, sets + net->n_nodes, limit};
	Set first;

	tokens->states = g_array_new(FALSE, FALSE, sizeof(Set));
	tokens->steps = g_array_new(FALSE, FALSE, sizeof(TokensStep));
	if (net->n_edges > MOST_EDGES)
		return tokens;
	player.numbers = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	for (guint32 e = 0; e < net->n_edges; e++) {
		if (net->edges[e].unreal)
			continue;
		player.out[net->edges[e].from] |= bit(e);
		player.in[net->edges[e].to] |= bit(e);
	}
	first = start(&player);
	g_array_append_val(tokens->states, first);
	tokens->complete = play(&player);
	marks = g_new0(guint8, tokens->states->len);
	mark_ends(tokens, marks);
	mark_before(tokens, marks, G_MAXUINT32);
	tokens->ends = TRUE;
	for (guint32 s = 0; s < tokens->states->len; s++)
		tokens->ends &= marks[s];
	g_hash_table_unref(player.numbers);
	return tokens;
}

void
tokens_free(Tokens *tokens)
{
	if (!tokens)
		return;
	g_array_free(tokens->states, TRUE);
	g_array_free(tokens->steps, TRUE);
	g_free(tokens);
}

gboolean
tokens_leads_to(const Tokens *tokens, guint32 state, guint32 node)
{
	g_autofree guint8 *marks = g_new0(guint8, tokens->states->len);

	for (guint i = 0; i < tokens->steps->len; i++) {
		const TokensStep *taken = &g_array_index(tokens->steps, TokensStep, i);

		marks[taken->from] |= taken->node == node;
	}
	mark_before(tokens, marks, G_MAXUINT32);
	return marks[state];
}

gboolean
tokens_end_without(const Tokens *tokens, guint32 node)
{
	g_autofree guint8 *marks = g_new0(guint8, tokens->states->len);

	mark_ends(tokens, marks);
	mark_before(tokens, marks, node);
	return marks[0];
}

gboolean
tokens_reach_without(const Tokens *tokens, guint32 a, guint32 b)
{
	g_autofree guint8 *marks = g_new0(guint8, tokens->states->len);

	for (guint i = 0; i < tokens->steps->len; i++) {
		const TokensStep *taken = &g_array_index(tokens->steps, TokensStep, i);

		marks[taken->from] |= taken->node == a;
	}
	mark_before(tokens, marks, b);
	return marks[0];
}
