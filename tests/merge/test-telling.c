/*
 * A way through the flow, in a line
 */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "merge/merge.h"
#include "merge/telling.h"
#include "support/merged.h"
#include "support/tiny.h"

/* What Brenta does before both give the permit, where Alba does nothing. */
static char *
told_of(const char *notation)
{
	g_autoptr(RioModel) alba = tiny_of("Alba", "Avvio > Rilasciare il permesso > Fine");
	g_autoptr(RioModel) brenta = tiny_of("Brenta", notation);
	g_autoptr(RioMerge) merge = merged((RioModel *[]){alba, brenta}, 2);
	g_autoptr(RioDraft) draft = rio_draft_new(merge->model, 2);
	g_autoptr(GPtrArray) choices = rio_choices_of(draft);
	guint c = 0, way = 0;
	g_autoptr(RioRegion) region = NULL;

	while (!((const RioChoice *)choices->pdata[c])->varies)
		c++;
	while (!rio_bits_has(rio_choice_models(draft, choices->pdata[c], way), 1))
		way++;
	region = rio_region_new(draft, choices->pdata[c], way);
	return rio_tell_way(draft, region, 1);
}

static void
expect(const char *notation, const char *told)
{
	g_autofree char *way = told_of(notation);

	cr_assert(eq(str, way, (char *)told));
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
