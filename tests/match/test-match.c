#include "match/match.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "support/tiny.h"

/* Work as two offices may draw it. */
#define ONE                                                                                        \
	"Domanda pervenuta > Protocollare la domanda > Verificare i requisiti > "                  \
	"X( Accogliere la domanda | Respingere la domanda ) > Comunicare l'esito > Concluso"
#define OTHER                                                                                      \
	"Arrivo della domanda > Registrazione al protocollo > Verifica dei requisiti > "           \
	"X( Accoglimento della domanda | Rigetto della domanda ) > "                               \
	"Comunicazione dell'esito > Fine"

static RioMatch *
match_of(RioModel *a, RioModel *b)
{
	RioModel *models[] = {a, b};

	return rio_match_new(models, 2, NULL, NULL);
}

/* How many nodes of the first model are matched with the one of the same number. */
static guint
matched_with_itself(const RioMatch *match)
{
	guint same = 0;

	for (guint32 c = 0; c < match->n_correspondences; c++) {
		const RioCorrespondence *correspondence = &match->correspondences[c];

		same += correspondence->n_members == 2 &&
			correspondence->members[0].node == correspondence->members[1].node;
	}
	return same;
}

static gboolean
says(const RioMatch *match, const char *a, const char *b)
{
	for (guint32 c = 0; c < match->n_correspondences; c++) {
		const RioCorrespondence *correspondence = &match->correspondences[c];
		const RioMember *members = correspondence->members;
		const RioModel *first = match->models[members[0].model],
			       *second = match->models[members[1].model];

		if (g_str_equal(rio_model_name(first, first->nodes[members[0].node].element), a) &&
		    g_str_equal(rio_model_name(second, second->nodes[members[1].node].element), b))
			return TRUE;
	}
	return FALSE;
}

Test(match, other_words_for_the_same_work)
{
	g_autoptr(RioModel) one = tiny_of("A", ONE);
	g_autoptr(RioModel) other = tiny_of("B", OTHER);
	g_autoptr(RioMatch) match = match_of(one, other);

	cr_assert(says(match, "Verificare i requisiti", "Verifica dei requisiti"));
	cr_assert(says(match, "Accogliere la domanda", "Accoglimento della domanda"));
	cr_assert(says(match, "Respingere la domanda", "Rigetto della domanda"));
	cr_assert(not(says(match, "Accogliere la domanda", "Rigetto della domanda")));
}

Test(match, a_model_with_itself_is_whole)
{
	static const char *const odd[] = {
		ONE,
		"Avvio > X( A | A | A ) > A > A > Fine",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(odd); i++) {
		g_autoptr(RioModel) a = tiny_of("A", odd[i]);
		g_autoptr(RioModel) b = tiny_of("B", odd[i]);
		g_autoptr(RioMatch) match = match_of(a, b);

		cr_assert(eq(uint, matched_with_itself(match), a->n_nodes));
	}
}
