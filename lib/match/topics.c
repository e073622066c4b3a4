#include "match/topics.h"

#include <stdlib.h>

#include "base/compare.h"

static int
compare_topics(gconstpointer a, gconstpointer b)
{
	guint32 one = ((const RioTopic *)a)->topic, other = ((const RioTopic *)b)->topic;

	return RIO_ORDER(one, other);
}

static void
add_topic(GArray *topics, guint32 number)
{
	RioTopic topic = {.topic = number};

	g_array_append_val(topics, topic);
}

/* Sorted; words have even numbers, classes odd ones. */
static void
list_topics(RioProfile *profile, RioProfileNode *node, const RioLabel *label)
{
	node->topics = profile->topics->len;
	for (guint32 i = 0; i < label->n_words; i++)
		add_topic(profile->topics, label->words[i] * 2);
	for (guint32 i = 0; i < label->n_classes; i++)
		add_topic(profile->topics, label->classes[i] * 2 + 1);
	node->n_topics = profile->topics->len - node->topics;
	if (node->n_topics > 0)
		qsort(&g_array_index(profile->topics, RioTopic, node->topics), node->n_topics,
		      sizeof(RioTopic), compare_topics);
}

/* Each name has a topic once, so the topics of all names tell how many names have it. */
static void
count_topics(GArray *topics)
{
	g_autoptr(GHashTable) counts = g_hash_table_new(NULL, NULL);

	for (guint t = 0; t < topics->len; t++) {
		gpointer key = GUINT_TO_POINTER(g_array_index(topics, RioTopic, t).topic);
		guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));

		g_hash_table_insert(counts, key, GUINT_TO_POINTER(count + 1));
	}
	for (guint t = 0; t < topics->len; t++) {
		RioTopic *topic = &g_array_index(topics, RioTopic, t);
		gpointer key = GUINT_TO_POINTER(topic->topic);

		topic->alone = 1 / (float)GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
	}
}

void
rio_topics_learn(RioProfile *profile, const RioAlike *names)
{
	for (guint32 n = 0; n < profile->n_nodes; n++) {
		RioProfileNode *node = &profile->nodes[n];

		if (!node->mute)
			list_topics(profile, node, rio_labels_get(names->labels, node->name));
	}
	count_topics(profile->topics);
}

static const RioTopic *
topics_of(const RioProfile *profile, guint32 node)
{
	return &g_array_index(profile->topics, RioTopic, profile->nodes[node].topics);
}

float
rio_topics_alone(const RioProfile *a, guint32 i, const RioProfile *b, guint32 j)
{
	const RioTopic *ours = topics_of(a, i), *theirs = topics_of(b, j);
	const RioTopic *our_end = ours + a->nodes[i].n_topics;
	const RioTopic *their_end = theirs + b->nodes[j].n_topics;
	float none = 1;

	while (ours < our_end && theirs < their_end) {
		int order = compare_topics(ours, theirs);

		if (order == 0)
			none *= 1 - ours->alone * theirs->alone;
		ours += order <= 0;
		theirs += order >= 0;
	}
	return 1 - none;
}
