/*
 * A way through the flow, in a line
 */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "merge/merge.h"
#include "merge/telling.h"
#include "support/merged.h"
#include "support/tiny.h"

/* What Brenta does before both give the permit, where Alba does nothing; and what Alba does. */
static void
tell(const char *notation, char *told[2])
{
	g_autoptr(RioModel) alba = tiny_of("Alba", "Avvio > Rilasciare il permesso > Fine");
	g_autoptr(RioModel) brenta = tiny_of("Brenta", notation);
	g_autoptr(RioMerge) merge = merged((RioModel *[]){alba, brenta}, 2);
	g_autoptr(RioDraft) draft = rio_draft_new(merge->model, 2);
	g_autoptr(GPtrArray) choices = rio_choices_of(draft);
	guint c = 0;

	while (!((const RioChoice *)choices->pdata[c])->varies)
		c++;
	for (guint way = 0; way < 2; way++) {
		g_autoptr(RioRegion) region = rio_region_new(draft, choices->pdata[c], way);

		if (rio_bits_has(rio_choice_models(draft, choices->pdata[c], way), 1))
			told[1] = rio_tell_way(draft, region, 1);
		else
			told[0] = rio_tell_straight_on(draft, region, 0, RIO_LANGUAGE_EN);
	}
}

static void
expect(const char *notation, const char *told)
{
	char *ways[2] = {NULL};

	tell(notation, ways);
	cr_assert(eq(str, ways[1], (char *)told));
	cr_assert(eq(str, ways[0], "straight on to «Rilasciare il permesso»"));
	g_free(ways[0]);
	g_free(ways[1]);
}

Test(telling, steps_stand_in_their_order)
{
	expect("Avvio > Sentire la ASL > Pagare i diritti > Rilasciare il permesso > Fine",
	       "Sentire la ASL › Pagare i diritti");
}

Test(telling, what_excludes_each_other_stands_in_brackets_with_its_outcomes)
{
	expect("Avvio > X( \"sì\" Sentire la ASL > Pagare i diritti | \"no\" Sentire i Vigili ) > "
	       "Firmare > Rilasciare il permesso > Fine",
	       "(sì: Sentire la ASL / no: Sentire i Vigili) › Firmare");
}

Test(telling, what_goes_on_together_too)
{
	expect("Avvio > +( Sentire la ASL | Sentire i Vigili ) > Firmare > Rilasciare il permesso "
	       "> Fine",
	       "(Sentire la ASL + Sentire i Vigili) › Firmare");
}

Test(telling, a_step_that_may_be_left_out_is_alone_in_brackets)
{
	expect("Avvio > Firmare > X( Sentire la ASL | ) > Pagare i diritti > Rilasciare il "
	       "permesso > Fine",
	       "Firmare › (Sentire la ASL) › Pagare i diritti");
}
