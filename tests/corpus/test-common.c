#include "corpus/common.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "support/tiny.h"

#define N_MODELS 3

/* Two models of one service and one of another. */
typedef struct {
	RioArena *arena;
	RioModel *models[N_MODELS];
	GArray *works; /* of RioKin, as the matches of the services would have them */
} Town;

static RioModel *
of_service(const char *comune, const char *service, const char *notation)
{
	g_autoptr(RioModel) model = tiny_of(comune, notation);
	g_autoptr(GBytes) bytes = rio_model_write_bytes(model);
	const RioReadOptions options = {.comune = comune, .service = service};

	return rio_model_read_bytes(bytes, &options, NULL);
}

/* The match of the first service holds the steps after the start to be the same, one by one. */
static void
match_in_line(Town *town)
{
	for (guint32 n = 1; n + 1 < town->models[0]->n_nodes; n++) {
		RioMember *members = rio_arena_new_many(town->arena, RioMember, 2);
		RioKin kin = {members, 2, NULL};

		members[0] = (RioMember){0, n};
		members[1] = (RioMember){1, n};
		kin.label = rio_member_name(town->models, members);
		g_array_append_val(town->works, kin);
	}
}

static void
town_start(Town *town, const char *first, const char *second, const char *other)
{
	town->arena = rio_arena_new();
	town->models[0] = of_service("Brenta", "edilizia", first);
	town->models[1] = of_service("Pieve", "edilizia", second);
	town->models[2] = of_service("Brenta", "tributi", other);
	town->works = g_array_new(FALSE, FALSE, sizeof(RioKin));
	match_in_line(town);
}

static void
town_clear(Town *town)
{
	for (guint m = 0; m < N_MODELS; m++)
		rio_model_unref(town->models[m]);
	g_array_unref(town->works);
	rio_arena_free(town->arena);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Town, town_clear)

/* What they have in common, each as "label: member, member; " */
static char *
told(const char *first, const char *second, const char *other)
{
	g_auto(Town) town = {0};
	const RioCommonWork *common;
	GString *out = g_string_new(NULL);
	guint32 n;

	town_start(&town, first, second, other);
	common = rio_common_work_find(town.arena, town.models, N_MODELS, town.works, NULL, &n);
	for (guint32 c = 0; c < n; c++) {
		const RioKin *kin = &common[c].kin;

		g_string_append_printf(out, "%s:", kin->label);
		for (guint32 i = 0; i < kin->n_members; i++)
			g_string_append_printf(out, "%s %s", i > 0 ? "," : "",
					       rio_member_name(town.models, &kin->members[i]));
		g_string_append(out, "; ");
	}
	return g_string_free(out, FALSE);
}

Test(common, what_any_service_does_is_told_from_what_each_has_its_own_of)
{
	g_autofree char *common =
		told("Avvio > Protocollare la SCIA > Istruttoria > Notifica ordinanza > Fine",
		     "Avvio > Protocollazione > Istruttoria > Notificare il divieto > Fine",
		     "Avvio > Prot. istanza > Istruttoria > Notifica dell'avviso > Fine");

	/* what most models call alike comes first */
	cr_expect(
		eq(str, common,
		   "Notifica ordinanza: Notifica ordinanza, Notificare il divieto, Notifica "
		   "dell'avviso; "
		   "Protocollare la SCIA: Protocollare la SCIA, Protocollazione, Prot. istanza; "));
}

Test(common, what_the_match_has_wrong_stays_where_it_is)
{
	g_autofree char *common =
		told("Avvio > Protocollare la SCIA > Fine", "Avvio > Controllare la firma > Fine",
		     "Avvio > Protocollo dell'istanza > Fine");

	cr_expect(eq(str, common,
		     "Protocollare la SCIA: Protocollare la SCIA, Protocollo dell'istanza; "));
}

Test(common, what_others_of_its_work_are_goes_along_for_its_words)
{
	g_autofree char *common =
		told("Avvio > Protocollare la SCIA > Fine", "Avvio > Numero di protocollo > Fine",
		     "Avvio > Protocollazione dell'istanza > Fine");

	cr_expect(eq(str, common,
		     "Protocollare la SCIA: Protocollare la SCIA, Numero di protocollo, "
		     "Protocollazione dell'istanza; "));
}

Test(common, one_service_has_nothing_in_common_with_others)
{
	g_auto(Town) town = {0};
	guint32 n;

	town_start(&town, "Avvio > Protocollare > Fine", "Avvio > Protocollare > Fine",
		   "Avvio > Protocollare > Fine");
	cr_expect(rio_common_work_find(town.arena, town.models, 2, town.works, NULL, &n) == NULL);
	cr_expect(eq(u32, n, 0));
}
