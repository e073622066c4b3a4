/*
 * Merging, case by case
 */
#include <criterion/criterion.h>

#include <string.h>

#include "match/match.h"
#include "merge/comune.h"
#include "merge/merge.h"
#include "support/bpmn.h"
#include "support/merged.h"
#include "support/tiny.h"

/* Takes the models over. */
static RioMerge *
merge_models(RioModel **models, gsize n)
{
	RioMerge *merge = merged(models, n);

	for (gsize i = 0; i < n; i++)
		rio_model_unref(models[i]);
	return merge;
}

static RioMerge *
merge_of(const char *const *notations, gsize n)
{
	static const char *const names[] = {"Alba", "Brenta", "Corno"};
	RioModel *models[3];

	for (gsize i = 0; i < n; i++)
		models[i] = tiny_of(names[i], notations[i]);
	return merge_models(models, n);
}

static RioMerge *
merge_two(const char *a, const char *b)
{
	return merge_of((const char *[]){a, b}, 2);
}

/* The nodes of that name in the merged model. */
static guint
count_named(const RioMerge *merge, const char *name)
{
	guint count = 0;

	for (guint32 n = 0; n < merge->model->n_nodes; n++)
		count += g_str_equal(rio_model_name(merge->model, merge->model->nodes[n].element),
				     name);
	return count;
}

/* The merge of two models, the first step of the first being no start event but a task. */
static RioMerge *
merge_without_start(const char *a, const char *b)
{
	g_autoptr(Sketch) sketch = tiny_sketch(a);
	RioModel *models[2] = {NULL, tiny_of("Brenta", b)};

	sketch_node_at(sketch, 0)->kind = RIO_KIND_TASK;
	models[0] = sketch_model(sketch, "Alba");
	return merge_models(models, 2);
}

static guint
count_kind(const RioMerge *merge, RioKind kind)
{
	guint count = 0;

	for (guint32 n = 0; n < merge->model->n_nodes; n++)
		count += rio_model_kind(merge->model, merge->model->nodes[n].element) == kind;
	return count;
}

static guint
count_variations(const RioMerge *merge)
{
	return rio_merge_get_n_variations(merge);
}

Test(merge, the_same_twice_is_there_once)
{
	g_autoptr(RioMerge) merge =
		merge_two("Avvio > Protocollare la domanda > Rilasciare il permesso > Fine",
			  "Avvio > Protocollare la domanda > Rilasciare il permesso > Fine");

	cr_expect_eq(merge->model->n_nodes, 4);
	cr_expect_eq(merge->gateways, 0);
	cr_expect_eq(rio_merge_get_compression(merge), 2);
}

Test(merge, a_step_that_one_does_more_lies_on_a_way_of_its_own)
{
	g_autoptr(RioMerge) merge =
		merge_two("Avvio > Protocollare la domanda > Rilasciare il permesso > Fine",
			  "Avvio > Protocollare la domanda > Verificare i requisiti > Rilasciare "
			  "il permesso > "
			  "Fine");

	cr_expect_eq(merge->model->n_nodes, 7);
	cr_expect_eq(merge->gateways, 2);
	cr_expect_eq(count_variations(merge), 2);
	cr_expect_eq(count_named(merge, "Verificare i requisiti"), 1);
}

Test(merge, what_ends_here_for_one_gets_an_end_of_its_own)
{
	g_autoptr(RioMerge) merge =
		merge_two("Avvio > Protocollare la domanda > Archiviare la pratica > Fine ; "
			  "Protocollare la domanda",
			  "Avvio > Protocollare la domanda > Archiviare la pratica");

	/* the last step of a chain is its end event: archiving ends one, goes on in the other */
	cr_expect_eq(count_named(merge, "Protocollare la domanda"), 1);
	for (guint32 m = 0; m < 2; m++)
		cr_expect(merge->certificates[m].holds);
}

Test(merge, parallel_gateways_of_unequal_width_stay_two)
{
	g_autoptr(RioMerge) merge = merge_two(
		"Avvio > Protocollare la domanda > +( Sentire la ASL | Sentire i Vigili ) > Fine",
		"Avvio > Protocollare la domanda > +( Sentire la ASL | Sentire i Vigili | Sentire "
		"l'ARPA ) > Fine");

	cr_expect_eq(count_kind(merge, RIO_KIND_PARALLEL_GATEWAY), 4);
}

/* The match knows them by nothing: they have no name, and other steps come before them. */
Test(merge, gateways_that_gather_for_the_same_step_are_one)
{
	g_autoptr(RioMerge) merge = merge_two(
		"Avvio > Protocollare la domanda > X( Sentire la ASL | Sentire i Vigili ) > "
		"Rilasciare il permesso > Fine",
		"Avvio > X( Fissare l'udienza | Nominare il perito ) > "
		"Rilasciare il permesso > Fine");

	cr_expect_eq(count_kind(merge, RIO_KIND_EXCLUSIVE_GATEWAY), 4);
	cr_expect_eq(count_variations(merge), 1);
}

Test(merge, choices_after_the_same_step_with_a_way_in_common_are_one)
{
	g_autoptr(RioMerge) merge = merge_two(
		"Avvio > Protocollare la domanda > X( Rilasciare il permesso | Nominare il "
		"perito ) > Fine",
		"Avvio > Protocollare la domanda > X( Rilasciare il permesso | Sentire i "
		"Vigili | Fissare l'udienza ) > Fine");

	cr_expect_eq(count_kind(merge, RIO_KIND_EXCLUSIVE_GATEWAY), 2);
	cr_expect_eq(count_variations(merge), 0);
}

Test(merge, parallel_blocks_with_the_same_work_on_all_ways_but_one_are_one)
{
	g_autoptr(RioMerge) merge = merge_two(
		"Avvio > Registrare la nascita > +( Sentire la ASL | Nominare il perito ) > "
		"Firmare il contratto > Fine",
		"Avvio > Pagare i diritti > +( Sentire la ASL | Fissare l'udienza ) > Archiviare "
		"la pratica > Fine");

	cr_expect_eq(count_named(merge, "Sentire la ASL"), 1);
	cr_expect_eq(count_kind(merge, RIO_KIND_PARALLEL_GATEWAY), 2);
}

/* The first and the last have one way of three in common, and both two with the second. */
Test(merge, parallel_blocks_are_one_where_a_third_has_enough_of_both)
{
	g_autoptr(RioMerge) merge = merge_of(
		(const char *[]){
			"Avvio > Registrare la nascita > +( Sentire la ASL | Nominare il perito | "
			"Fissare l'udienza ) > Firmare il contratto > Fine",
			"Avvio > Pagare i diritti > +( Sentire la ASL | Nominare il perito | "
			"Sentire i Vigili ) > Archiviare la pratica > Fine",
			"Avvio > Redigere la relazione > +( Sentire la ASL | Sentire i Vigili | "
			"Rilasciare il permesso ) > Liquidare la spesa > Fine",
		},
		3);

	cr_expect_eq(count_named(merge, "Sentire la ASL"), 1);
	cr_expect_eq(count_kind(merge, RIO_KIND_PARALLEL_GATEWAY), 2);
}

/* Two steps in the other order stand twice, and it is said that they are the same. */
Test(merge, work_that_cannot_be_joined_is_told_as_the_same)
{
	g_autoptr(RioMerge) merge = merge_two("Avvio > Protocollare la domanda > Pagare i diritti "
					      "> Rilasciare il permesso > Fine",
					      "Avvio > Pagare i diritti > Protocollare la domanda "
					      "> Rilasciare il permesso > Fine");
	const RioVariation *variation = merge->variations->pdata[0];
	g_autoptr(GBytes) file = rio_model_write_bytes(merge->model);

	cr_expect_eq(merge->model->n_nodes - merge->gateways, 7);
	cr_expect_eq(variation->same->len, 2);
	cr_expect(g_strstr_len(g_bytes_get_data(file, NULL), g_bytes_get_size(file),
			       "The same work elsewhere: Brenta «"));
}

/* Two flows lead from the one gateway to the other, and only their names tell them apart. */
Test(merge, flows_of_one_name_are_one_in_whatever_order_they_stand)
{
	g_autoptr(RioMerge) merge = merge_two("Avvio > Protocollare la domanda > X( \"sì\" | "
					      "\"no\" ) > Rilasciare il permesso > Fine",
					      "Avvio > Protocollare la domanda > X( \"no\" | "
					      "\"sì\" ) > Rilasciare il permesso > Fine");
	const RioModel *model = merge->model;

	for (guint32 f = 0; f < model->n_flows; f++) {
		guint32 element = model->flows[f].element, origin = RIO_NONE, inside;
		const char *name = rio_model_name(model, element);

		inside = rio_model_child(model, element, RIO_KIND_EXTENSION_ELEMENTS);
		for (origin = rio_model_first(model, inside); origin != RIO_NONE;
		     origin = rio_model_next(model, origin))
			cr_expect_str_eq(rio_model_attribute(model, origin, "name") ?: "", name);
	}
}

Test(merge, a_boundary_event_is_in_the_lane_of_its_host)
{
	static const char *const others =
		"Avvio > Protocollare @Sportello > Attendere le integrazioni @Sportello > Fine";
	g_autoptr(Sketch) one = tiny_sketch("Avvio > Protocollare @Sportello > Attendere le "
					    "integrazioni @Ufficio ^ Scadenza > Fine");
	g_autoptr(RioMerge) merge = NULL;
	const RioModel *model;
	guint events = 0;

	sketch_node_at(one, sketch_find(one, "Scadenza"))->lane = g_strdup("Ufficio");
	merge = merge_models((RioModel *[]){sketch_model(one, "Alba"), tiny_of("Brenta", others),
					    tiny_of("Corno", others)},
			     3);
	model = merge->model;

	for (guint32 n = 0; n < model->n_nodes; n++) {
		if (model->nodes[n].host == RIO_NONE)
			continue;
		cr_expect_eq(model->nodes[n].lane, model->nodes[model->nodes[n].host].lane);
		events++;
	}
	cr_expect_eq(events, 1);
}

/* What a Comune's file holds. */
static RioModel *
of_file(const char *comune, const char *inside)
{
	g_autofree char *text = bpmn_text(inside);
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
	const RioReadOptions options = {.comune = comune};
	RioModel *model = rio_model_read_bytes(bytes, &options, NULL);

	cr_assert(model);
	return model;
}

/* Each has its own note on what is in the step; the step is there once, under another id. */
Test(merge, what_refers_into_a_shared_step_finds_it_there)
{
#define NOTED(text)                                                                                \
	"<process id='p'><startEvent id='s'/><task id='t' name='Esaminare la domanda'>"            \
	"<property id='form' name='Modulo'/></task><endEvent id='e'/>"                             \
	"<sequenceFlow id='f' sourceRef='s' targetRef='t'/>"                                       \
	"<sequenceFlow id='g' sourceRef='t' targetRef='e'/><textAnnotation id='n'><text>" text     \
	"</text></textAnnotation><association id='tie' sourceRef='form' targetRef='n'/></process>"
	RioModel *models[] = {
		of_file("Alba", NOTED("Firmato")),
		of_file("Brenta", NOTED("Da protocollare")),
		of_file("Corno", "<process id='p'><task id='form' name='Pagare'/></process>"),
	};
	g_autoptr(RioMerge) merge = merge_models(models, G_N_ELEMENTS(models));
	const RioModel *model = merge->model;
	guint32 tie = RIO_NONE;
	guint n = 0;

	for (; (tie = rio_model_next_of_kind(model, RIO_KIND_ASSOCIATION, tie)) != RIO_NONE; n++) {
		guint32 form = rio_model_find(model, rio_model_attribute(model, tie, "sourceRef"));

		cr_assert_neq(form, RIO_NONE);
		cr_expect_str_eq(rio_model_name(model, form), "Modulo");
	}
	cr_expect_eq(n, 2);
#undef NOTED
}

/* Of a Comune, three steps in the lanes of that lane set. */
static RioModel *
with_lanes(const char *comune, const char *lanes)
{
	g_autofree char *inside =
		g_strdup_printf("<process id='p'><laneSet id='l'>%s</laneSet><startEvent id='s'/>"
				"<task id='a' name='Calcolare la tariffa'/>"
				"<task id='b' name='Firmare la concessione'/>"
				"<task id='c' name='Consegnare le chiavi'/>"
				"<sequenceFlow id='f1' sourceRef='s' targetRef='a'/>"
				"<sequenceFlow id='f2' sourceRef='a' targetRef='b'/>"
				"<sequenceFlow id='f3' sourceRef='b' targetRef='c'/></process>",
				lanes);

	return of_file(comune, inside);
}

/* The office does what the area does, if what is done inside that counts; of the till only a step.
 */
Test(merge, the_work_of_a_lane_is_also_that_of_the_lanes_inside_it)
{
	RioModel *models[] = {
		with_lanes("Alba",
			   "<lane id='area' name='Area'><childLaneSet id='i'>"
			   "<lane id='desk' name='Banco'><flowNodeRef>s</flowNodeRef>"
			   "<flowNodeRef>b</flowNodeRef><flowNodeRef>c</flowNodeRef></lane>"
			   "</childLaneSet></lane>"
			   "<lane id='till' name='Cassa'><flowNodeRef>a</flowNodeRef></lane>"),
		with_lanes("Brenta", "<lane id='office' name='Gruppo'><flowNodeRef>s</flowNodeRef>"
				     "<flowNodeRef>a</flowNodeRef><flowNodeRef>b</flowNodeRef>"
				     "<flowNodeRef>c</flowNodeRef></lane>"),
	};
	g_autoptr(RioMerge) merge = merge_models(models, 2);
	const RioModel *model = merge->model;
	guint32 area = rio_model_find(model, "area"), till = rio_model_find(model, "till");

	cr_assert(area != RIO_NONE && till != RIO_NONE);
	cr_expect_str_eq(rio_model_attribute_ns(model, area, RIO_NS_RIO, "in"), "c1 c2");
	cr_expect_str_eq(rio_model_attribute_ns(model, till, RIO_NS_RIO, "in"), "c1");
}

/* "Cassa: a, Banco: bc": of a Comune, who does which of the steps. */
static RioModel *
with_desks(const char *comune, const char *desks)
{
	g_auto(GStrv) all = g_strsplit(desks, ", ", -1);
	g_autoptr(GString) lanes = g_string_new(NULL);

	for (guint i = 0; all[i]; i++) {
		g_auto(GStrv) desk = g_strsplit(all[i], ": ", 2);

		g_string_append_printf(lanes, "<lane id='%s%u' name='%s'>", comune, i, desk[0]);
		for (const char *step = desk[1]; *step; step++)
			g_string_append_printf(lanes, "<flowNodeRef>%c</flowNodeRef>", *step);
		g_string_append(lanes, "</lane>");
	}
	return with_lanes(comune, lanes->str);
}

/* The names of the lanes that both have. */
static char *
common_lanes(const RioModel *model)
{
	GString *names = g_string_new(NULL);

	for (guint32 e = rio_model_next_of_kind(model, RIO_KIND_LANE, RIO_NONE); e != RIO_NONE;
	     e = rio_model_next_of_kind(model, RIO_KIND_LANE, e))
		if (g_strcmp0(rio_model_attribute_ns(model, e, RIO_NS_RIO, "in"), "c1 c2") == 0)
			g_string_append_printf(names, "%s;", rio_model_name(model, e));
	return g_string_free(names, FALSE);
}

/* Three steps in a row, and who does which; a merged lane is called as the first Comune has it. */
Test(merge, roles_are_one_by_name_or_by_enough_work)
{
	static const struct {
		const char *one, *other, *common;
	} cases[] = {
		/* a step, and be it the only one of the smaller, is not enough, nor is an event */
		{"Messo: a, Polizia locale: bc", "Segreteria: ab, Ragioneria: c", ""},
		{"Messo: sa, Polizia locale: bc", "Segreteria: sb, Ragioneria: ac", ""},
		/* unless neither does anything else */
		{"Messo: a, Polizia locale: b, URP: c", "Segreteria: a, Ragioneria: bc", "Messo;"},
		/* two are */
		{"Messo: a, Polizia locale: bc", "Segreteria: abc", "Polizia locale;"},
		/* one name needs no work, nor does one that says more, or the same in other words
		 */
		{"Ragioneria: a, Messo: bc", "Ragioneria: bc, Segreteria: a", "Ragioneria;"},
		{"Tributi: a, Messo: bc", "Segreteria: ab, Ufficio tributi: c", "Tributi;"},
		{"Polizia locale: a, Messo: bc", "Segreteria: ab, Vigili: c", "Polizia locale;"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		RioModel *models[] = {with_desks("Alba", cases[i].one),
				      with_desks("Brenta", cases[i].other)};
		g_autoptr(RioMerge) merge = merge_models(models, 2);
		g_autofree char *common = common_lanes(merge->model);

		cr_expect_str_eq(common, cases[i].common, "%s | %s: %s", cases[i].one,
				 cases[i].other, common);
	}
}

/* An event that hangs on nothing runs where nothing else begins, and never beside work. */
Test(merge, processes_that_are_sound_only_alone_stay_alone)
{
	g_autoptr(Sketch) sketch = sketch_new();
	g_autoptr(RioMerge) merge = NULL;

	sketch_node(sketch, RIO_KIND_BOUNDARY_EVENT, "Scadenza", SKETCH_NONE);
	merge = merge_models((RioModel *[]){sketch_model(sketch, "Alba"),
					    tiny_of("Brenta", "Avvio > Protocollare > Fine")},
			     2);
	cr_expect_eq(merge->soundness, RIO_VERDICT_SOUND);
	cr_expect_eq(merge->model->n_nodes, 4);
}

Test(merge, a_merge_knows_whose_everything_is)
{
	g_autoptr(RioMerge) merge =
		merge_two("Avvio > Protocollare la domanda > Fine",
			  "Avvio > Protocollare la domanda > Notificare il verbale > Fine");

	for (guint32 n = 0; n < merge->model->n_nodes; n++)
		cr_expect(rio_model_attribute_ns(merge->model, merge->model->nodes[n].element,
						 RIO_NS_RIO, "in"));
	for (guint32 f = 0; f < merge->model->n_flows; f++)
		cr_expect(rio_model_attribute_ns(merge->model, merge->model->flows[f].element,
						 RIO_NS_RIO, "in"));
}

Test(merge, a_file_that_is_no_merge_is_said_to_be_none)
{
	g_autoptr(RioModel) model = tiny("Avvio > Protocollare la domanda > Fine");
	g_autoptr(GError) error = NULL;

	cr_expect_null(rio_merge_extract(model, "Alba", RIO_LANGUAGE_EN, NULL, &error));
	cr_expect(g_error_matches(error, RIO_ERROR, RIO_ERROR_MERGE));
}

Test(merge, who_is_not_in_it_gets_the_list_of_those_who_are)
{
	g_autoptr(RioMerge) merge = merge_two("Avvio > Protocollare la domanda > Fine",
					      "Avvio > Protocollare la domanda > Fine");
	g_autoptr(GError) error = NULL;

	cr_expect_null(rio_merge_extract(merge->model, "Zara", RIO_LANGUAGE_EN, NULL, &error));
	cr_expect(g_error_matches(error, RIO_ERROR, RIO_ERROR_MERGE));
	cr_expect(strstr(error->message, "Alba, Brenta"), "%s", error->message);
}

Test(merge, a_comune_is_found_however_its_name_is_typed)
{
	const char *const names[] = {"san-lazzaro", "Forlì", "brenta", "Brenta", "Ελλάς", "B"};
	g_autoptr(GPtrArray) comuni = g_ptr_array_new();
	static const struct {
		const char *typed;
		gint found;
	} cases[] = {
		{"San Lazzaro", 0}, {"SAN-LAZZARO", 0}, {"forli'", 1},	{"Forlì", 1},
		{"brenta", 2},	    {"Brenta", 3},	{"BRENTA", -1}, {"zara", -1},
		{"", -1},	    {"?????", -1},	{"b", 5},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
		g_ptr_array_add(comuni, (gpointer)names[i]);
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		cr_expect_eq(rio_comune_find(comuni, cases[i].typed), cases[i].found, "%s",
			     cases[i].typed);
}

/* Somebody adds a step to the merged file in a modeller. */
Test(merge, what_was_added_since_is_left_out_and_said)
{
	g_autoptr(RioMerge) merge = merge_two("Avvio > Protocollare la domanda > Fine",
					      "Avvio > Protocollare la domanda > Fine");
	g_autoptr(GBytes) bytes = rio_model_write_bytes(merge->model);
	g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
	g_auto(GStrv) parts = g_strsplit(text, "</bpmn:process>", 2);
	g_autofree char *edited = g_strconcat(
		parts[0], "<bpmn:task id='New' name='Nuovo'/></bpmn:process>", parts[1], NULL);
	g_autoptr(GBytes) changed = g_bytes_new(edited, strlen(edited));
	g_autoptr(GError) error = NULL;
	g_autoptr(RioModel) merged = rio_model_read_bytes(changed, NULL, &error);
	g_autoptr(GPtrArray) lost = NULL;
	g_autoptr(RioModel) back =
		rio_merge_extract(merged, "Alba", RIO_LANGUAGE_EN, &lost, &error);

	cr_assert(back, "%s", error ? error->message : "");
	cr_expect_eq(back->n_nodes, 3);
	cr_assert_eq(lost->len, 1);
	cr_expect(strstr(lost->pdata[0], "Nuovo"), "%s", (char *)lost->pdata[0]);
}

/* The join gathers; what comes after it is one thing for each, not both. */
Test(merge, after_an_inclusive_join_goes_one_way_for_each)
{
	g_autoptr(RioMerge) merge = merge_two(
		"Avvio > O( Protocollare la domanda | Pagare i diritti ) > Notificare il verbale "
		"> Rilasciare il permesso > Fine",
		"Avvio > O( Protocollare la domanda | Pagare i diritti ) > Rilasciare il permesso "
		"> Fine");

	cr_expect_eq(merge->soundness, RIO_VERDICT_SOUND);
	cr_expect_eq(count_named(merge, "Protocollare la domanda"), 1);
	cr_expect_eq(count_named(merge, "Pagare i diritti"), 1);
	cr_expect_eq(count_variations(merge), 2);
}

/* What the flow out of the question to the step of that name is called. */
static const char *
answer_to(const RioModel *model, const char *step)
{
	for (guint32 f = 0; f < model->n_flows; f++)
		if (model->flows[f].target == node_named(model, step))
			return rio_model_name(model, model->flows[f].element);
	return NULL;
}

Test(merge, one_answer_of_two_comuni_to_other_steps_says_whose_it_is)
{
	g_autoptr(RioMerge) merge =
		merge_two("Avvio > Protocollare la domanda > xor: Completa? > X( \"sì\" Rilasciare "
			  "il permesso > "
			  "Fine | \"no\" Archiviare la pratica > Rifiutata. )",
			  "Avvio > Protocollare la domanda > xor: Completa? > X( \"sì\" Rilasciare "
			  "il permesso > "
			  "Fine | \"no\" Sentire i Vigili > Nominare il perito > Chiusa. )");
	g_autoptr(RioModel) back = NULL;

	cr_expect_str_eq(answer_to(merge->model, "Rilasciare il permesso"), "sì");
	cr_expect_str_eq(answer_to(merge->model, "Archiviare la pratica"), "no (Alba)");
	cr_expect_str_eq(answer_to(merge->model, "Sentire i Vigili"), "no (Brenta)");

	back = rio_merge_extract(merge->model, "Alba", RIO_LANGUAGE_EN, NULL, NULL);
	cr_expect_str_eq(answer_to(back, "Archiviare la pratica"), "no");
}

/* Brenta waits for both of two ways of which it goes one: nothing is promised of it anyway. */
Test(merge, steps_of_who_is_not_sound_are_joined_wherever_they_stand)
{
	g_autoptr(RioMerge) merge = merge_two(
		"Avvio > +( Protocollare la domanda > Verificare i requisiti > Assegnare la "
		"pratica | Pagare i diritti ) > Fine",
		"Avvio > Protocollare la domanda > Verificare i requisiti > Assegnare la pratica "
		"> xor: Come? > Pagare i diritti > and: Insieme > Fine ; "
		"Come? > Convocare la conferenza > Insieme");

	cr_expect_eq(merge->certificates[1].soundness, RIO_VERDICT_UNSOUND);
	cr_expect_eq(count_named(merge, "Protocollare la domanda"), 1);
	cr_expect_eq(count_named(merge, "Verificare i requisiti"), 1);
	cr_expect_eq(count_named(merge, "Assegnare la pratica"), 1);
}

/* A process without a start event begins at what no flow enters. */
Test(merge, who_has_no_start_event_gets_one_where_others_begin_elsewhere)
{
	static const char steps[] = "Protocollare la domanda > Rilasciare il permesso > Fine";
	g_autofree char *with_start = g_strconcat("Avvio > ", steps, NULL);
	g_autoptr(RioMerge) merge = merge_without_start(steps, with_start);

	cr_expect_eq(count_named(merge, "Protocollare la domanda"), 1);
	cr_expect_eq(count_kind(merge, RIO_KIND_START_EVENT), 2);
}

Test(merge, who_begins_at_two_nodes_at_once_still_does)
{
	g_autoptr(RioMerge) merge = merge_without_start(
		"Protocollare la domanda > and: J > Rilasciare il permesso > Fine ; "
		"Verificare i requisiti > J",
		"Avvio > Protocollare la domanda > Rilasciare il permesso > Fine");
	guint32 split = RIO_NONE;

	for (guint32 n = 0; n < merge->model->n_nodes; n++) {
		const RioNode *node = &merge->model->nodes[n];

		if (rio_model_kind(merge->model, node->element) == RIO_KIND_PARALLEL_GATEWAY &&
		    node->n_out > 1)
			split = n;
	}
	cr_assert_neq(split, RIO_NONE);
	cr_expect_eq(merge->model->nodes[split].n_out, 2);
}

/* Alba and Brenta begin alike, Corno does not. */
Test(merge, who_begin_alike_need_no_start_event)
{
	static const char *const comuni[] = {"Alba", "Brenta", "Corno"};
	static const char *const notations[] = {
		"Protocollare la domanda > Rilasciare il permesso > Fine",
		"Protocollare la domanda > Rilasciare il permesso > Fine",
		"Assegnare la pratica > Protocollare la domanda > Rilasciare il permesso > Fine",
	};

	for (gsize n = 2; n <= G_N_ELEMENTS(comuni); n++) {
		RioModel *models[G_N_ELEMENTS(comuni)];
		g_autoptr(RioMerge) merge = NULL;

		for (gsize m = 0; m < n; m++) {
			g_autoptr(Sketch) sketch = tiny_sketch(notations[m]);

			sketch_node_at(sketch, 0)->kind = RIO_KIND_TASK;
			models[m] = sketch_model(sketch, comuni[m]);
		}
		merge = merge_models(models, n);
		cr_expect_eq(count_kind(merge, RIO_KIND_START_EVENT), n == 2 ? 0 : 1);
		cr_expect_eq(count_named(merge, "Protocollare la domanda"), 1);
	}
}

/* Right after one step, and with one way in common. */
Test(merge, choices_at_one_place_are_one_whoever_asks)
{
	static const char *const cases[][2] = {
		{"Completa?", "Completa?"},
		{"Completa?", ""},
		{"", "Completa?"},
		{"", ""},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Sketch) a = tiny_sketch(
			"Avvio > Verificare i requisiti > xor: Q > Rilasciare il permesso > Fine ; "
			"Q > Archiviare la pratica.");
		g_autoptr(Sketch) b = tiny_sketch(
			"Avvio > Verificare i requisiti > xor: R > Rilasciare il permesso > Fine ; "
			"R > Sentire la ASL > Respinta.");
		SketchNode *one = sketch_node_at(a, sketch_find(a, "Q")),
			   *other = sketch_node_at(b, sketch_find(b, "R"));
		RioModel *models[2];
		g_autoptr(RioMerge) merge = NULL;
		guint drawn = 0;

		g_free(one->name);
		g_free(other->name);
		one->name = g_strdup(cases[i][0]);
		other->name = g_strdup(cases[i][1]);
		models[0] = sketch_model(a, "Alba");
		models[1] = sketch_model(b, "Brenta");
		merge = merge_models(models, 2);
		for (guint32 n = 0; n < merge->model->n_nodes; n++) {
			guint32 element = merge->model->nodes[n].element;

			drawn += rio_model_kind(merge->model, element) ==
					 RIO_KIND_EXCLUSIVE_GATEWAY &&
				 !rio_model_attribute_ns(merge->model, element, RIO_NS_RIO,
							 "variation") &&
				 merge->model->nodes[n].n_out > 1;
		}
		cr_expect_eq(drawn, 1, "“%s”, “%s”: %u", cases[i][0], cases[i][1], drawn);
	}
}
