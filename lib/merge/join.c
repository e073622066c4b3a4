#include "merge/join.h"

#include "base/compare.h"
#include "base/hash.h"
#include "model/content.h"

RioModel *
rio_join_model(const RioAlignment *alignment, guint32 model)
{
	return alignment->match->models[model];
}

guint32
rio_join_parent(const RioAlignment *alignment, guint32 model, guint32 element)
{
	return alignment->of[model][rio_at(rio_join_model(alignment, model), element)->parent];
}

gboolean
rio_join_holds_flow(const RioModel *model, guint32 element)
{
	for (guint32 c = rio_model_first(model, element); c != RIO_NONE;
	     c = rio_model_next(model, c))
		if (rio_kind_is(rio_model_kind(model, c), RIO_FLOW_NODE))
			return TRUE;
	return FALSE;
}

char *
rio_join_fold(const char *name)
{
	g_autofree char *one_case = g_utf8_casefold(name, -1);
	g_auto(GStrv) words = g_strsplit_set(one_case, " \t\r\n", -1);
	GString *result = g_string_new(NULL);

	for (gsize i = 0; words[i]; i++)
		if (words[i][0] != '\0')
			g_string_append_printf(result, "%s%s", result->len ? " " : "", words[i]);
	return g_string_free(result, FALSE);
}

static gboolean
has_place(const RioAlignment *alignment, guint32 model, guint32 element)
{
	return rio_at(rio_join_model(alignment, model), element)->parent ==
		       rio_join_model(alignment, model)->root ||
	       rio_join_parent(alignment, model, element) != RIO_NONE;
}

/* What follows from names, ends and content: groups by a key, within one model by order too. */

typedef struct {
	RioAlignment *alignment;
	guint32 model;
	char text[9];
} Speller;

static const char *
group_as_text(const RioModel *model, guint32 element, gpointer data)
{
	Speller *speller = data;
	guint32 group = speller->alignment->of[speller->model][element];

	if (group == RIO_NONE)
		return NULL;
	g_snprintf(speller->text, sizeof speller->text, "%08x", group);
	return speller->text;
}

typedef enum {
	BY_NAME, /* where it has one, else by content */
	BY_CONTENT,
	BY_PLACE, /* the first with the first */
} Discriminator;

static Discriminator
discriminator_of(RioKind kind)
{
	switch (kind) {
	case RIO_KIND_COLLABORATION:
	case RIO_KIND_LANE_SET:
	case RIO_KIND_CHILD_LANE_SET:
		return BY_PLACE;
	case RIO_KIND_ASSOCIATION:
	case RIO_KIND_MESSAGE_FLOW:
	case RIO_KIND_TEXT_ANNOTATION:
	case RIO_KIND_GROUP:
		return BY_CONTENT;
	default:
		return BY_NAME;
	}
}

static char *
key_of(RioAlignment *alignment, guint32 model, guint32 element)
{
	const RioModel *here = rio_join_model(alignment, model);
	RioKind kind = rio_model_kind(here, element);
	g_autofree char *name = rio_join_fold(rio_model_name(here, element));
	GString *key = g_string_new(NULL);
	Speller speller = {.alignment = alignment, .model = model};

	g_string_printf(key, "%u %d ", rio_join_parent(alignment, model, element), kind);
	if (discriminator_of(kind) == BY_NAME && name[0] != '\0')
		g_string_append(key, name);
	else if (discriminator_of(kind) != BY_PLACE)
		rio_content_spell(here, element, group_as_text, &speller, key);
	return g_string_free(key, FALSE);
}

struct _RioKeys {
	RioAlignment *alignment;
	GHashTable *groups; /* number and key → group */
	GHashTable *counts; /* model and key → how many of them */
};

RioKeys *
rio_keys_new(RioAlignment *alignment)
{
	RioKeys *keys = g_new(RioKeys, 1);

	keys->alignment = alignment;
	keys->groups = g_hash_table_new_full(rio_hash_text, g_str_equal, g_free, NULL);
	keys->counts = g_hash_table_new_full(rio_hash_text, g_str_equal, g_free, NULL);
	return keys;
}

void
rio_keys_free(RioKeys *keys)
{
	if (!keys)
		return;
	g_hash_table_unref(keys->groups);
	g_hash_table_unref(keys->counts);
	g_free(keys);
}

void
rio_keys_join(RioKeys *keys, guint32 model, guint32 element)
{
	RioAlignment *alignment = keys->alignment;
	g_autofree char *key = key_of(alignment, model, element);
	char *own = g_strdup_printf("%u %s", model, key), *numbered;
	guint count = GPOINTER_TO_UINT(g_hash_table_lookup(keys->counts, own));
	gpointer group;

	g_hash_table_replace(keys->counts, own, GUINT_TO_POINTER(count + 1));
	numbered = g_strdup_printf("%u %s", count, key);
	if (!g_hash_table_lookup_extended(keys->groups, numbered, NULL, &group)) {
		group = GUINT_TO_POINTER(rio_alignment_add_group(
			alignment, rio_join_parent(alignment, model, element)));
		g_hash_table_insert(keys->groups, g_steal_pointer(&numbered), group);
	}
	g_free(numbered);
	rio_alignment_add(alignment, GPOINTER_TO_UINT(group), model, element);
}

void
rio_join_kind(RioAlignment *alignment, RioKind kind)
{
	g_autoptr(RioKeys) keys = rio_keys_new(alignment);

	for (guint32 m = 0; m < alignment->match->n_models; m++) {
		const RioModel *model = rio_join_model(alignment, m);

		for (guint32 e = rio_model_next_of_kind(model, kind, RIO_NONE); e != RIO_NONE;
		     e = rio_model_next_of_kind(model, kind, e))
			if (alignment->of[m][e] == RIO_NONE && rio_content_is_owned(model, e) &&
			    has_place(alignment, m, e))
				rio_keys_join(keys, m, e);
	}
}

static int
compare_pairs(gconstpointer a, gconstpointer b)
{
	const RioPair *x = a, *y = b;

	return RIO_ORDER(y->weight, x->weight)
		       ?: RIO_ORDER(x->element, y->element)
		       ?: RIO_ORDER(x->group, y->group);
}

void
rio_join_best(RioAlignment *alignment, guint32 model, GArray *pairs)
{
	g_array_sort(pairs, compare_pairs);
	for (guint i = 0; i < pairs->len; i++) {
		const RioPair *pair = &g_array_index(pairs, RioPair, i);
		RioGroup *group = rio_alignment_group(alignment, pair->group);

		if (alignment->of[model][pair->element] == RIO_NONE &&
		    !rio_group_member(group, model))
			rio_alignment_add(alignment, pair->group, model, pair->element);
	}
}

gboolean
rio_join_is_free(const RioAlignment *alignment, const RioOwned *owned)
{
	const RioModel *model = rio_join_model(alignment, owned->model);
	RioKind kind = rio_model_kind(model, owned->element);
	guint32 node = rio_model_node(model, owned->element);

	switch (kind) {
	case RIO_KIND_PARALLEL_GATEWAY:
	case RIO_KIND_INCLUSIVE_GATEWAY:
	case RIO_KIND_COMPLEX_GATEWAY:
	case RIO_KIND_EVENT_BASED_GATEWAY:
	case RIO_KIND_BOUNDARY_EVENT:
		return FALSE;
	default:
		break;
	}
	for (guint32 n = 0; n < model->n_nodes; n++)
		if (model->nodes[n].host == node || model->nodes[n].scope == owned->element)
			return FALSE;
	/* what a gateway waits for stays with the gateway */
	for (guint32 i = 0; i < model->nodes[node].n_in; i++) {
		guint32 source = model->flows[model->incoming[model->nodes[node].in + i]].source;

		if (source != RIO_NONE && rio_model_kind(model, model->nodes[source].element) ==
						  RIO_KIND_EVENT_BASED_GATEWAY)
			return FALSE;
	}
	return TRUE;
}
