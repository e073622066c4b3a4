#include "merge/naming.h"

#include "merge/join.h"

/* What speaks against a name, the gravest first. */
enum {
	CLOSED,
	NAMELESS,
	SHOUTED,
	ABBREVIATED,
	UNCOMMON, /* how many others say it otherwise */
	N_FLAWS,
};

typedef struct {
	guint32 of[N_FLAWS];
} Flaws;

static const char *
name_at(const RioAlignment *alignment, const RioOwned *owned)
{
	return rio_model_name(rio_join_model(alignment, owned->model), owned->element);
}

static gboolean
is_shouted(const char *name)
{
	gboolean any = FALSE;

	for (const char *at = name; *at != '\0'; at = g_utf8_next_char(at)) {
		if (g_unichar_islower(g_utf8_get_char(at)))
			return FALSE;
		any |= g_unichar_isupper(g_utf8_get_char(at));
	}
	return any;
}

/* Full stops after a letter, but for the last of all. */
static guint32
count_abbreviations(const char *name)
{
	guint32 count = 0;
	gboolean letter = FALSE;

	for (const char *at = name; *at != '\0'; at = g_utf8_next_char(at)) {
		count += *at == '.' && letter && at[1] != '\0';
		letter = g_unichar_isalpha(g_utf8_get_char(at));
	}
	return count;
}

/* The names of the members, folded. */
static GPtrArray *
fold_names(const RioAlignment *alignment, const RioGroup *group)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < group->members->len; i++) {
		const RioOwned *owned = &g_array_index(group->members, RioOwned, i);

		g_ptr_array_add(names, rio_join_fold(name_at(alignment, owned)));
	}
	return names;
}

static guint32
count_otherwise(const GPtrArray *names, const char *folded)
{
	guint32 count = 0;

	for (guint i = 0; i < names->len; i++)
		count += !g_str_equal(folded, names->pdata[i]);
	return count;
}

static Flaws
flaws_of(const RioAlignment *alignment, const RioGroup *group, const GPtrArray *names, guint i)
{
	const RioOwned *owned = &g_array_index(group->members, RioOwned, i);
	const RioModel *model = rio_join_model(alignment, owned->model);
	const char *name = name_at(alignment, owned), *folded = names->pdata[i];
	RioKind kind = rio_model_kind(model, owned->element);
	Flaws flaws = {0};

	flaws.of[CLOSED] = kind == RIO_KIND_PARTICIPANT &&
			   rio_model_participant_process(model, owned->element) == RIO_NONE;
	flaws.of[NAMELESS] = folded[0] == '\0';
	if (!rio_kind_is(kind, RIO_FLOW_NODE) || flaws.of[NAMELESS])
		return flaws;
	flaws.of[SHOUTED] = is_shouted(name);
	flaws.of[ABBREVIATED] = count_abbreviations(name);
	flaws.of[UNCOMMON] = count_otherwise(names, folded);
	return flaws;
}

static gboolean
is_better(const Flaws *a, const Flaws *b)
{
	for (guint i = 0; i < N_FLAWS; i++)
		if (a->of[i] != b->of[i])
			return a->of[i] < b->of[i];
	return FALSE;
}

guint32
rio_naming_best(const RioAlignment *alignment, const RioGroup *group)
{
	g_autoptr(GPtrArray) names = NULL;
	guint32 best = 0;
	Flaws least;

	if (group->members->len < 2)
		return 0;
	names = fold_names(alignment, group);
	least = flaws_of(alignment, group, names, 0);
	for (guint32 i = 1; i < group->members->len; i++) {
		Flaws flaws = flaws_of(alignment, group, names, i);

		if (!is_better(&flaws, &least))
			continue;
		best = i;
		least = flaws;
	}
	return best;
}
