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

/* The node of that name. */
static RioElement *
node_of(RioModel *model, const char *name)
{
	for (guint32 n = 0; n < model->n_nodes; n++)
		if (g_str_equal(rio_model_name(model, model->nodes[n].element), name))
			return &model->elements[model->nodes[n].element];
	cr_fatal("no node %s", name);
}

/* Whether one correspondence has all these, whatever else it has. */
static gboolean
joins(const RioMatch *match, RioElement *const *elements, gsize n)
{
	for (guint32 c = 0; c < match->n_correspondences; c++) {
		g_autoptr(GPtrArray) members =
			rio_correspondence_get_members(&match->correspondences[c]);
		gsize found = 0;

		for (gsize i = 0; i < n; i++)
			found += g_ptr_array_find(members, elements[i], NULL);
		if (found == n)
			return TRUE;
	}
	return FALSE;
}

/* Whether some correspondence gives this reason. */
static gboolean
gives_reason(const RioMatch *match, const char *code)
{
	for (guint32 c = 0; c < match->n_correspondences; c++)
		for (guint32 r = 0; r < match->correspondences[c].n_reasons; r++)
			if (g_str_equal(match->correspondences[c].reasons[r].code, code))
				return TRUE;
	return FALSE;
}

/* The same steps, as of another service. */
static RioModel *
of_service(RioModel *model, const char *service)
{
	g_autoptr(GBytes) bytes = rio_model_write_bytes(model);
	RioReadOptions options = {.comune = "Altro", .service = service};

	return rio_model_read_bytes(bytes, &options, NULL);
}

Test(match, models_of_two_services_are_alike_and_yet_have_nothing_in_common)
{
	g_autoptr(RioModel) a = tiny(ONE);
	g_autoptr(RioModel) same = of_service(a, ""), apart = of_service(a, "altro");
	g_autoptr(RioMatch) within = match_of(a, same), across = match_of(a, apart);
	gboolean comparable = FALSE;

	cr_expect(within->n_correspondences > 0);
	cr_expect(across->n_correspondences == 0);
	cr_expect(rio_match_get_similarity(across, 0, 1, &comparable) ==
		  rio_match_get_similarity(within, 0, 1, NULL));
	cr_expect(comparable);
}

/* Many more than are tried for one node. */
Test(match, of_very_many_equal_steps_each_finds_the_one_in_its_place)
{
	g_autoptr(GString) notation = g_string_new("Avvio");
	g_autoptr(RioModel) a = NULL, b = NULL;
	g_autoptr(RioMatch) match = NULL;

	for (guint i = 0; i < 120; i++)
		g_string_append_printf(notation, " > manual: %u", i);
	g_string_append(notation, " > Fine");
	a = tiny_of("Alba", notation->str);
	b = tiny_of("Brenta", notation->str);
	match = match_of(a, b);
	cr_expect_eq(matched_with_itself(match), 122);
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
		/* names that only a program gave, and few of them */
		"Task 1",
		"Avvio > Fine",
		"Start > Task_1 > X( Task_2 | Task_3 ) > Task 4 > End",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(odd); i++) {
		g_autoptr(RioModel) a = tiny_of("A", odd[i]);
		g_autoptr(RioModel) b = tiny_of("B", odd[i]);
		g_autoptr(RioMatch) match = match_of(a, b);

		cr_assert(eq(uint, matched_with_itself(match), a->n_nodes));
	}
}

Test(match, a_copy_without_activities_can_be_compared)
{
	g_autoptr(RioModel) a = tiny_of("A", "Avvio > Fine");
	g_autoptr(RioModel) b = tiny_of("B", "Avvio > Fine");
	g_autoptr(RioMatch) match = match_of(a, b);
	gboolean comparable = FALSE;

	cr_assert(rio_match_get_similarity(match, 0, 1, &comparable) > 0.999);
	cr_assert(comparable);
}

/* Every tool numbers the steps that nobody named. */
Test(match, of_names_that_a_program_gave_the_place_counts)
{
	static const char *const names[][2] = {
		{"Task_1", "Task_2"}, {"Activity 17", "Activity 4"}, {"???", "!"}};

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *one = g_strdup_printf(
			"Avvio > Protocollare la domanda > %s > Verificare i requisiti > %s > "
			"Rilasciare il permesso > Fine",
			names[i][0], names[i][1]);
		g_autofree char *other = g_strdup_printf(
			"Inizio > Protocollo della domanda > %s > Verifica dei requisiti > %s > "
			"Rilascio del permesso > Esito",
			names[i][1], names[i][0]);
		g_autoptr(RioModel) a = tiny_of("A", one), b = tiny_of("B", other);
		g_autoptr(RioMatch) match = match_of(a, b);

		cr_expect(says(match, names[i][0], names[i][1]), "%s", one);
		cr_expect(says(match, names[i][1], names[i][0]), "%s", one);
	}
}

Test(match, one_step_here_is_several_there)
{
	g_autoptr(RioModel) one =
		tiny_of("A", "Avvio > Protocollare la domanda > Verificare i requisiti > "
			     "Rilasciare l'autorizzazione > Fine");
	g_autoptr(RioModel) other = tiny_of(
		"B", "Avvio > Protocollare la domanda > Verificare i requisiti soggettivi > "
		     "Verificare i requisiti oggettivi > Rilasciare l'autorizzazione > Fine");
	g_autoptr(RioMatch) match = match_of(one, other);
	RioElement *together[] = {
		node_of(one, "Verificare i requisiti"),
		node_of(other, "Verificare i requisiti soggettivi"),
		node_of(other, "Verificare i requisiti oggettivi"),
	};

	cr_assert(joins(match, together, G_N_ELEMENTS(together)));
}

Test(match, what_people_say_holds)
{
	g_autoptr(RioModel) one = tiny_of("A", ONE);
	g_autoptr(RioModel) other = tiny_of("B", OTHER);
	RioModel *models[] = {one, other};
	RioElement *together[] = {
		node_of(one, "Protocollare la domanda"),
		node_of(other, "Verifica dei requisiti"),
		/* of one model two, though they are no neighbours */
		node_of(one, "Respingere la domanda"),
		node_of(other, "Verifica dei requisiti"),
	};
	RioElement *apart[] = {node_of(one, "Accogliere la domanda"),
			       node_of(other, "Accoglimento della domanda")};
	RioMatchOptions options = {
		.together = together,
		.n_together = G_N_ELEMENTS(together),
		.apart = apart,
		.n_apart = G_N_ELEMENTS(apart),
	};
	g_autoptr(RioMatch) match = rio_match_new(models, 2, &options, NULL);

	cr_assert(joins(match, together, 2));
	cr_assert(joins(match, together + 2, 2));
	cr_assert(gives_reason(match, "decided"));
	cr_assert(not(gives_reason(match, "same-id")));
	cr_assert(not(joins(match, apart, 2)));
}

/* A long model and a piece of it, or one of other work. */
static RioMatch *
match_long_with(const char *other, const RioMatchOptions *options)
{
	g_autoptr(GString) notation = g_string_new("Avvio > Protocollare la domanda");
	g_autoptr(RioModel) one = NULL, piece = tiny_of("B", other);

	for (guint i = 0; i < 30; i++)
		g_string_append_printf(notation, " > Pesare il carico %u", i);
	g_string_append(notation, " > Fine");
	one = tiny_of("A", notation->str);
	return rio_match_new((RioModel *[]){one, piece}, 2, options, NULL);
}

static gboolean
are_comparable(const RioMatch *match)
{
	gboolean comparable;

	rio_match_get_similarity(match, 0, 1, &comparable);
	return comparable;
}

Test(match, a_small_version_of_a_long_file_can_be_compared_with_it)
{
	g_autoptr(RioMatch) piece = match_long_with("Avvio > Protocollare la domanda > Fine", NULL);
	g_autoptr(RioMatch) other = match_long_with("Inizio > Suonare la tromba > Esito", NULL);

	cr_expect(are_comparable(piece));
	cr_expect(says(piece, "Protocollare la domanda", "Protocollare la domanda"));
	cr_expect(not(are_comparable(other)));
}

/* What people say of two steps says nothing of the rest. */
Test(match, to_say_that_two_steps_are_one_makes_no_versions)
{
	g_autoptr(RioMatch) before = match_long_with("Inizio > Suonare la tromba > Esito", NULL);
	RioElement *together[] = {node_of(before->models[0], "Protocollare la domanda"),
				  node_of(before->models[1], "Suonare la tromba")};
	RioMatchOptions options = {.together = together, .n_together = 2};
	g_autoptr(RioMatch) match = rio_match_new(before->models, 2, &options, NULL);

	cr_expect(not(are_comparable(match)));
	cr_expect(joins(match, together, 2));
}

Test(match, options_keep_what_they_name)
{
	g_autoptr(RioModel) one = tiny_of("A", ONE), other = tiny_of("B", OTHER);
	RioElement *together[] = {node_of(one, "Protocollare la domanda"),
				  node_of(other, "Verifica dei requisiti")};
	RioElement *apart[] = {node_of(one, "Accogliere la domanda"),
			       node_of(other, "Accoglimento della domanda")};
	GCancellable *cancellable = g_cancellable_new();
	RioMatchOptions *first = rio_match_options_new(NULL, NULL, together, 2, apart, 2), *copy;
	g_autoptr(RioMatch) match = NULL;
	g_autoptr(GError) error = NULL;

	first->cancellable = g_object_ref(cancellable);
	copy = rio_match_options_copy(first);
	rio_match_options_free(first);
	match = rio_match_new((RioModel *[]){one, other}, 2, copy, NULL);
	cr_expect(joins(match, together, 2));
	cr_expect(not(joins(match, apart, 2)));
	g_cancellable_cancel(cancellable);
	g_object_unref(cancellable);
	cr_expect_null(rio_match_new((RioModel *[]){one, other}, 2, copy, &error));
	cr_expect(g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
	rio_match_options_free(copy);
}

Test(match, what_people_keep_apart_no_third_brings_together)
{
	g_autoptr(RioModel) a = tiny_of("A", ONE);
	g_autoptr(RioModel) b = tiny_of("B", ONE);
	g_autoptr(RioModel) c = tiny_of("C", ONE);
	RioModel *models[] = {a, b, c};
	RioElement *apart[] = {node_of(a, "Verificare i requisiti"),
			       node_of(b, "Verificare i requisiti")};
	RioMatchOptions options = {.apart = apart, .n_apart = 2};
	g_autoptr(RioMatch) match = rio_match_new(models, 3, &options, NULL);

	cr_assert(not(joins(match, apart, 2)));
}

/* In whatever order it is said. */
Test(match, of_what_contradicts_itself_that_they_are_not_one_counts)
{
	g_autoptr(RioModel) a = tiny_of("A", ONE), b = tiny_of("B", ONE), c = tiny_of("C", ONE);
	RioModel *models[] = {a, b, c};
	RioElement *of_a = node_of(a, "Verificare i requisiti"),
		   *of_b = node_of(b, "Verificare i requisiti"),
		   *of_c = node_of(c, "Verificare i requisiti");
	RioElement *together[] = {of_a, of_b, of_b, of_c, of_c, of_a};
	RioElement *apart[] = {of_a, of_c}, *two[] = {of_b, of_c};
	RioMatchOptions options = {
		.together = together,
		.n_together = G_N_ELEMENTS(together),
		.apart = apart,
		.n_apart = G_N_ELEMENTS(apart),
	};
	g_autoptr(RioMatch) match = rio_match_new(models, 3, &options, NULL);

	cr_assert(not(joins(match, apart, 2)));
	cr_assert(joins(match, together, 2) || joins(match, two, 2));
}

Test(match, neither_order_nor_threads_change_it)
{
	g_autoptr(RioModel) a = tiny_of("A", ONE);
	g_autoptr(RioModel) b = tiny_of("B", OTHER);
	g_autoptr(RioModel) c = tiny_of("C", "Avvio > Registrare la domanda > Esame > Fine");
	RioModel *forth[] = {a, b, c}, *back[] = {c, b, a};
	RioMatchOptions options[] = {{.jobs = 1}, {.jobs = 4}};
	g_autoptr(RioMatch) one = rio_match_new(forth, 3, &options[0], NULL);
	g_autoptr(RioMatch) other = rio_match_new(back, 3, &options[1], NULL);
	g_autofree char *told = rio_match_to_json(one, TRUE, NULL);
	g_autofree char *told_again = rio_match_to_json(other, TRUE, NULL);

	cr_assert(eq(str, told, told_again));
}

Test(match, contraries_are_kept_apart_by_any_flow)
{
	g_autoptr(RioModel) one =
		tiny_of("A", "Avvio > Verificare i requisiti > Accogliere la domanda > "
			     "Comunicare l'esito > Fine");
	g_autoptr(RioModel) other =
		tiny_of("B", "Avvio > Verificare i requisiti > Respingere la domanda > "
			     "Comunicare l'esito > Fine");
	g_autoptr(RioMatch) match = match_of(one, other);

	cr_assert(not(says(match, "Accogliere la domanda", "Respingere la domanda")));
	cr_assert(says(match, "Comunicare l'esito", "Comunicare l'esito"));
}
