/*
 * A sentence speaks of a case, not of gateways: what a mayor knows is that the office waits for
 * the opinion, or that the file may come back.  The steps are called as in the first model.
 */
#include "diff/contrast.h"

#include "base/words.h"
#include "diff/diff.h"
#include "diff/names.h"

/* More names make no sentence. */
#define MOST_NAMES 4

/*
 * The forms of a sentence, N_(), for one step and for several.  %1$s is the model that the kind
 * speaks of first (In Brenta) and %2$s the steps.  What follows is, without others: the other model
 * (in Pieve); with others: these, the other model; of a role: it, the other model, the role there.
 */
typedef struct {
	const char *one, *several;
	const char *clique; /* of steps against each other */
	gboolean any;	    /* any of the steps, any of the others: they are listed with “or” */
} Form;

static const Form forms[] = {
	[RIO_CONTRAST_ORDER] = {N_("%1$s %2$s always comes before %3$s, %4$s always after."),
				N_("%1$s %2$s always come before %3$s, %4$s always after.")},
	[RIO_CONTRAST_FIRST] =
		{N_("%1$s %2$s is only done once %3$s has been, %4$s it is the other way round."),
		 N_("%1$s %2$s are only done once %3$s has been, %4$s it is the other way round.")},
	[RIO_CONTRAST_EXCLUSIVE] =
		{N_("%1$s a case that goes through %2$s never goes through %3$s, %4$s it may go "
		    "through both."),
		 N_("%1$s a case that goes through %2$s never goes through %3$s, %4$s it may go "
		    "through both."),
		 N_("%1$s a case goes through one of %2$s at most, %3$s it may go through "
		    "several."),
		 TRUE},
	[RIO_CONTRAST_RETURN] = {N_("Only %1$s is there a way back from %3$s to %2$s."),
				 N_("Only %1$s is there a way back from %3$s to %2$s."), NULL,
				 TRUE},
	[RIO_CONTRAST_OPTIONAL] = {N_("%1$s %2$s can be left out, %3$s it is always done."),
				   N_("%1$s %2$s can be left out, %3$s they are always done.")},
	[RIO_CONTRAST_WAITS] = {N_("%1$s %2$s always waits for %3$s, %4$s it can do without."),
				N_("%1$s %2$s always wait for %3$s, %4$s they can do without.")},
	[RIO_CONTRAST_CONCURRENT] =
		{N_("%1$s %2$s can go on together with %3$s, %4$s it always comes before."),
		 N_("%1$s %2$s can go on together with %3$s, %4$s they always come before."),
		 N_("%1$s %2$s can go on together, %3$s one comes after the other.")},
	[RIO_CONTRAST_REPEATS] = {N_("%1$s %2$s can be done again, %3$s once at most."),
				  N_("%1$s %2$s can be done again, %3$s once each at most.")},
	[RIO_CONTRAST_ROLE] = {N_("%1$s %2$s is done by %3$s, %4$s by %5$s."),
			       N_("%1$s %2$s are done by %3$s, %4$s by %5$s.")},
};

/* Where it is so: in Brenta; of two versions of one file: in the first model. */
static char *
place_of(const RioContrast *contrast, gboolean in_b, gboolean begins, RioLanguage language)
{
	const RioModel *model = in_b ? contrast->diff->b : contrast->diff->a;

	if (!g_str_equal(contrast->diff->a->comune, contrast->diff->b->comune))
		return g_strdup_printf(begins ? _W(language, "In %s") : _W(language, "in %s"),
				       model->comune);
	if (in_b)
		return g_strdup(begins ? _W(language, "In the second model")
				       : _W(language, "in the second model"));
	return g_strdup(begins ? _W(language, "In the first model")
			       : _W(language, "in the first model"));
}

/* The name of a step; @role: with who does it. */
static char *
name_of(const RioElement *step, gboolean role, RioLanguage language)
{
	g_autofree char *name = rio_element_quoted(step, language);
	RioElement *lane = role ? rio_element_get_lane(step) : NULL;

	if (!lane || rio_element_get_name(lane)[0] == '\0')
		return g_steal_pointer(&name);
	return g_strdup_printf("%s (%s)", name, rio_element_get_name(lane));
}

/* “A”, “B” and “C”; of many the first ones and how many more there are. */
static char *
list_of(const RioTwin *twins, guint32 n, gboolean any, gboolean roles, RioLanguage language)
{
	guint32 named = n <= MOST_NAMES ? n : MOST_NAMES - 1;
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

	for (guint32 i = 0; i < named; i++)
		g_ptr_array_add(names, name_of(twins[i].a, roles, language));
	if (named < n)
		g_ptr_array_add(names, g_strdup_printf(_WN(language, "%u more step",
							   "%u more steps", n - named),
						       n - named));
	return rio_words_list(names, any, language);
}

/* Who waits for somebody else is told with both. */
static gboolean
wants_roles(const RioContrast *contrast)
{
	const RioElement *one, *other;

	if (contrast->kind != RIO_CONTRAST_WAITS || contrast->n_steps > 1 || contrast->n_others > 1)
		return FALSE;
	one = rio_element_get_lane(contrast->steps[0].a);
	other = rio_element_get_lane(contrast->others[0].a);
	return one && other && one != other;
}

static const char *
format_of(const RioContrast *contrast, RioLanguage language)
{
	const Form *form = &forms[contrast->kind];

	if (contrast->n_others == 0 && form->clique)
		return rio_words(language, form->clique);
	return rio_words(language, contrast->n_steps > 1 ? form->several : form->one);
}

/* The formats are literals of the table above. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static char *
sentence_of(const RioContrast *contrast, RioLanguage language)
{
	g_autofree char *here = NULL, *there = NULL, *steps = NULL, *one = NULL, *other = NULL;
	const char *format;
	gboolean any, roles;

	format = format_of(contrast, language);
	any = forms[contrast->kind].any && contrast->n_others > 0;
	roles = wants_roles(contrast);
	here = place_of(contrast, contrast->in_b, contrast->kind != RIO_CONTRAST_RETURN, language);
	there = place_of(contrast, !contrast->in_b, FALSE, language);
	steps = list_of(contrast->steps, contrast->n_steps, any, roles, language);
	if (contrast->role) {
		one = rio_element_quoted(contrast->role->a, language);
		other = rio_element_quoted(contrast->role->b, language);
		return g_strdup_printf(format, here, steps, one, there, other);
	}
	if (contrast->n_others == 0)
		return g_strdup_printf(format, here, steps, there);
	one = list_of(contrast->others, contrast->n_others, any, roles, language);
	return g_strdup_printf(format, here, steps, one, there);
}
#pragma GCC diagnostic pop

/* Adds the steps that are perhaps something else in the other model, with both names. */
static void
add_doubts(GPtrArray *doubts, const RioContrast *contrast, const RioTwin *twins, guint32 n,
	   RioLanguage language)
{
	for (guint32 i = 0; i < n; i++) {
		g_autofree char *one = NULL, *other = NULL;

		if (rio_diff_is_sure(contrast->diff, twins[i].a))
			continue;
		one = rio_element_quoted(twins[i].a, language);
		other = rio_element_quoted(twins[i].b, language);
		g_ptr_array_add(doubts, g_strdup_printf(_W(language, "%s is %s"), one, other));
	}
}

char *
rio_contrast_describe(const RioContrast *contrast, RioLanguage language)
{
	g_autoptr(GPtrArray) doubts = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *sentence = NULL, *list = NULL;

	g_return_val_if_fail(contrast, NULL);
	sentence = sentence_of(contrast, language);
	add_doubts(doubts, contrast, contrast->steps, contrast->n_steps, language);
	add_doubts(doubts, contrast, contrast->others, contrast->n_others, language);
	if (doubts->len == 0)
		return g_steal_pointer(&sentence);
	list = rio_words_list(doubts, FALSE, language);
	return g_strdup_printf(_W(language, "%s To be confirmed: %s."), sentence, list);
}
