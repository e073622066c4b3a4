#include "corpus/compare.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "support/generate.h"
#include "support/tiny.h"

#define ONE                                                                                        \
	"Domanda pervenuta > Protocollare la domanda > Verificare i requisiti > Comunicare "       \
	"l'esito > Concluso"
#define OTHER                                                                                      \
	"Arrivo della domanda > Registrazione al protocollo > Riscuotere il bollo > Verifica dei " \
	"requisiti > Comunicazione dell'esito > Fine"

static char *
json_of(RioModel *const *models, guint n, guint jobs)
{
	const RioMatchOptions options = {.jobs = jobs};
	g_autoptr(RioComparison) comparison = rio_comparison_new(models, n, &options, NULL);

	return rio_comparison_to_json(comparison, TRUE, NULL);
}

Test(compare, rows_stand_in_the_order_of_the_flow)
{
	g_autoptr(RioModel) a = tiny_of("A", ONE);
	g_autoptr(RioModel) b = tiny_of("B", OTHER);
	RioModel *models[] = {b, a};
	g_autoptr(RioComparison) comparison = rio_comparison_new(models, 2, NULL, NULL);
	static const guint counts[] = {2, 1, 2, 2};

	cr_assert(eq(u32, comparison->n_rows, 4));
	for (guint32 r = 0; r < comparison->n_rows; r++)
		cr_assert(eq(uint, comparison->rows[r].n_models, counts[r]));
	cr_assert(eq(str, (char *)comparison->rows[1].label, "Riscuotere il bollo"));
}

Test(compare, each_activity_is_in_one_row)
{
	for (guint32 seed = 1; seed <= 100; seed++) {
		g_autoptr(RioModel) a = generate(seed, 0, 20, GENERATE_ALL);
		g_autoptr(RioModel) b = generate(seed, 1, 20, GENERATE_ALL);
		RioModel *models[] = {a, b};
		g_autoptr(RioComparison) comparison = rio_comparison_new(models, 2, NULL, NULL);
		guint members = 0, activities = 0;

		for (guint32 r = 0; r < comparison->n_rows; r++) {
			const RioComparisonRow *row = &comparison->rows[r];

			for (guint32 i = 0; i < row->n_members; i++) {
				const RioModel *model =
					comparison->match->models[row->members[i].model];
				guint32 element = model->nodes[row->members[i].node].element;

				members +=
					rio_kind_is(rio_model_kind(model, element), RIO_ACTIVITY);
			}
		}
		for (guint m = 0; m < 2; m++)
			for (guint32 n = 0; n < models[m]->n_nodes; n++)
				activities += rio_kind_is(
					rio_model_kind(models[m], models[m]->nodes[n].element),
					RIO_ACTIVITY);
		cr_assert(eq(uint, members, activities), "seed %u", seed);
	}
}

Test(compare, neither_order_nor_threads_change_it)
{
	for (guint32 seed = 1; seed <= 50; seed++) {
		g_autoptr(RioModel) a = generate(seed, 0, 20, GENERATE_TIDY);
		g_autoptr(RioModel) b = generate(seed, 1, 20, GENERATE_TIDY);
		g_autoptr(RioModel) c = generate(seed, 2, 20, GENERATE_TIDY);
		RioModel *here[] = {a, b, c}, *there[] = {c, a, b};
		g_autofree char *one = json_of(here, 3, 1);
		g_autofree char *other = json_of(there, 3, 3);

		cr_assert(eq(str, one, other), "seed %u", seed);
	}
}
