#include "diff/diff.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "support/bpmn.h"
#include "support/disguise.h"
#include "support/generate.h"
#include "support/places.h"
#include "support/tiny.h"

#define SCIA "Avvio > Protocollare > Verificare > X( Accogliere | Respingere ) > Notificare > Fine"

/* The changes as "+Firmare ~Verificare", with the kind where it is neither added nor removed. */
static char *
changes_of(const char *before, const char *after)
{
	g_autoptr(RioModel) a = tiny(before), b = tiny(after);
	g_autoptr(RioDiff) diff = rio_diff_new(a, b, NULL, NULL);
	GString *told = g_string_new(rio_diff_is_comparable(diff) ? NULL : "not comparable");

	for (guint32 i = 0; i < diff->n_changes; i++) {
		const RioChange *change = &diff->changes[i];
		RioElement *element = change->b ? change->b : change->a;

		g_string_append_printf(told, "%s%s %s", told->len > 0 ? ", " : "",
				       rio_change_kind_name(change->kind),
				       rio_element_get_name(element)[0] != '\0'
					       ? rio_element_get_name(element)
					       : rio_element_get_kind(element));
	}
	return g_string_free(told, FALSE);
}

typedef struct {
	const char *before, *after, *told;
} Case;

static const Case cases[] = {
	{SCIA, SCIA, ""},
	/* a step more, and a step less: the flows come and go with it */
	{SCIA,
	 "Avvio > Protocollare > Pagare > Verificare > X( Accogliere | Respingere ) > Notificare > "
	 "Fine",
	 "added Pagare"},
	{SCIA, "Avvio > Verificare > X( Accogliere | Respingere ) > Notificare > Fine",
	 "removed Protocollare"},
	{SCIA,
	 "Avvio > Verificare > X( Accogliere | Respingere ) > Protocollare > Notificare > Fine",
	 "moved Protocollare"},
	{SCIA,
	 "Avvio > Protocollare > user: Verificare > X( Accogliere | Respingere ) > Notificare > "
	 "Fine",
	 "retyped Verificare"},
	{SCIA,
	 "Avvio > Protocollare > Verificare * > X( Accogliere | Respingere ) > Notificare > Fine",
	 "marker Verificare"},
	{"Avvio > Protocollare @Protocollo > Verificare @Tecnico > Firmare @Tecnico > Fine",
	 "Avvio > Protocollare @Protocollo > Verificare @Protocollo > Firmare @Tecnico > Fine",
	 "lane Verificare"},
	{SCIA,
	 "Avvio > Protocollare > Verificare > +( Accogliere | Respingere ) > Notificare > Fine",
	 "retyped parallelGateway, retyped parallelGateway"},
	{SCIA,
	 "Avvio > Protocollare > Verificare > X( Accogliere | Respingere ) > Notificare > Fine ; "
	 "Respingere > Protocollare",
	 "flow-added sequenceFlow"},
	/* one step here, several there */
	{SCIA,
	 "Avvio > Protocollare > Verificare i requisiti > Verificare i pagamenti > "
	 "X( Accogliere | Respingere ) > Notificare > Fine",
	 "split Verificare i requisiti"},
	{"Avvio > Protocollare > Verificare i requisiti > Verificare i pagamenti > "
	 "X( Accogliere | Respingere ) > Notificare > Fine",
	 SCIA, "joined Verificare"},
	/* who keeps the name was not split */
	{SCIA,
	 "Avvio > Protocollare > Verificare > Verificare i pagamenti > X( Accogliere | "
	 "Respingere ) > Notificare > Fine",
	 "added Verificare i pagamenti"},
	{"Alfa > Beta > Gamma > Delta",
	 "Inizio > Seminare il grano > Raccogliere le olive > Vendemmia", "not comparable"},
};

Test(diff, each_edit_is_told_as_itself)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *told = changes_of(cases[i].before, cases[i].after);

		cr_expect(eq(str, told, (char *)cases[i].told), "%s\n%s\n%s", cases[i].before,
			  cases[i].after, told);
	}
}

/* What a change is called in one diff, and what its mirror is called in the other. */
static gboolean
mirror_each_other(const RioDiff *one, const RioDiff *other)
{
	guint found = 0;

	if (one->n_changes != other->n_changes)
		return FALSE;
	for (guint32 i = 0; i < one->n_changes; i++) {
		const RioChange mirror = rio_change_mirror(&one->changes[i]);

		for (guint32 j = 0; j < other->n_changes; j++) {
			const RioChange *change = &other->changes[j];

			if (change->kind == mirror.kind && change->a == mirror.a &&
			    change->b == mirror.b)
				found++;
		}
	}
	return found == one->n_changes;
}

Test(diff, both_ways_mirror_each_other)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(RioModel) a = tiny(cases[i].before), b = tiny(cases[i].after);
		g_autoptr(RioDiff) one = rio_diff_new(a, b, NULL, NULL);
		g_autoptr(RioDiff) other = rio_diff_new(b, a, NULL, NULL);

		cr_expect(mirror_each_other(one, other), "%s\n%s", cases[i].before, cases[i].after);
	}
}

static void
expect_no_difference(RioModel *model, const char *what)
{
	g_autoptr(RioModel) other = disguise(model);
	g_autoptr(RioDiff) diff = rio_diff_new(model, other, NULL, NULL);

	cr_expect(diff->comparable, "%s: not comparable", what);
	for (guint32 i = 0; i < diff->n_changes; i++) {
		g_autofree char *text = rio_change_describe(&diff->changes[i], RIO_LANGUAGE_EN);

		cr_fail("%s: %s", what, text);
	}
}

Test(diff, ids_order_prefixes_and_layout_are_no_difference)
{
	for (guint32 seed = 1; seed <= 300; seed++) {
		g_autoptr(RioModel) model = generate(seed, 0, 12, GENERATE_ALL);
		g_autofree char *what = g_strdup_printf("seed %u", seed);

		expect_no_difference(model, what);
	}
}

Test(diff, nor_is_there_one_between_models_of_nothing)
{
	g_autoptr(Sketch) nothing = sketch_new();
	g_autoptr(RioModel) model = sketch_model(nothing, "Brenta");

	expect_no_difference(model, "nothing");
}

/* An id inside an extension is its vendor's own, and stays when ours are made anew. */
Test(diff, nor_where_a_vendor_writes_an_id_of_ours)
{
	static const char file[] =
		"<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' id='d'>"
		"<process id='p'><extensionElements><v:a xmlns:v='urn:vendor' id='p'/>"
		"</extensionElements><task id='t' name='Protocollare la domanda'/>"
		"</process></definitions>";
	g_autoptr(GBytes) bytes = g_bytes_new_static(file, sizeof file - 1);
	g_autoptr(RioModel) model = rio_model_read_bytes(bytes, NULL, NULL);

	expect_no_difference(model, "a vendor's id");
}

/* Returns how many models there were. */
static guint
expect_none_in(const char *folder)
{
	g_autoptr(GPtrArray) paths = place_models(folder);
	guint n = 0;

	for (guint i = 0; i < paths->len; i++) {
		g_autoptr(RioModel) model = rio_model_read_file(paths->pdata[i], NULL, NULL);

		if (!model)
			continue;
		expect_no_difference(model, paths->pdata[i]);
		n++;
	}
	return n;
}

/* The same place written in two ways is one, what is beyond any sheet is still a place. */
Test(diff, places_are_told_apart_however_far_away)
{
	static const struct {
		const char *before, *after;
		guint32 n;
	} places[] = {{"10", "10.0", 0}, {"0", "-0.01", 0}, {"10", "11", 1}, {"1e300", "2e300", 1}};
	const RioDiffOptions options = {.layout = TRUE};

	for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
		const char *values[] = {places[i].before, places[i].after};
		RioModel *models[2];
		g_autoptr(RioDiff) diff = NULL;

		for (gsize m = 0; m < 2; m++) {
			g_autofree char *inside = g_strdup_printf(
				"<process id='p'><task id='t' name='Esame'/></process>"
				"<bpmndi:BPMNDiagram><bpmndi:BPMNPlane><bpmndi:BPMNShape "
				"bpmnElement='t'><dc:Bounds x='%s'/></bpmndi:BPMNShape>"
				"</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>",
				values[m]);

			models[m] = bpmn(inside);
		}
		diff = rio_diff_new(models[0], models[1], &options, NULL);
		cr_expect(eq(u32, diff->n_changes, places[i].n), "%s %s", values[0], values[1]);
		rio_model_unref(models[0]);
		rio_model_unref(models[1]);
	}
}

Test(diff, nor_are_they_in_the_samples)
{
	g_autofree char *samples = place_source("bpmn-samples");

	cr_assert(ge(uint, expect_none_in(samples), 20));
}

Test(diff, nor_are_they_in_real_files, .timeout = 600)
{
	if (!place_corpora())
		cr_skip("no corpora: configure with -Dcorpora=DIR");
	cr_assert(gt(uint, expect_none_in(place_corpora()), 0));
}
