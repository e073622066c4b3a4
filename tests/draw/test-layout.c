/*
 * What must hold of every layout, on models in a line and on random ones: all is placed, nodes
 * stand apart and in their lanes, flows are upright or level, run through nothing and not on each
 * other.
 */
#include "draw/diagram.h"
#include "draw/layout.h"
#include "draw/sources.h"

#include <riordino/draw.h>

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <stdlib.h>
#include <string.h>

#include "support/bpmn.h"
#include "support/generate.h"
#include "support/merged.h"
#include "support/tiny.h"

typedef struct {
	const RioModel *model;
	const RioPage *page;
	const char *what; /* told when something does not hold */
	RioBox *box_of;	  /* by element */
} Laws;

static RioBox
box_of_node(const Laws *laws, guint32 node)
{
	return laws->box_of[laws->model->nodes[node].element];
}

/* Whether one of two nodes is in the other, or on its border, or on the border of what it is in. */
static gboolean
may_touch(const RioModel *model, guint32 a, guint32 b)
{
	guint32 outer = model->nodes[b].element;

	if (model->nodes[a].host == b || model->nodes[b].host == a)
		return TRUE;
	for (guint32 e = model->nodes[a].element; e != RIO_NONE; e = rio_at(model, e)->parent)
		if (e == outer)
			return TRUE;
	return FALSE;
}

static void
check_apart(const Laws *laws)
{
	const RioModel *model = laws->model;

	for (guint32 a = 0; a < model->n_nodes; a++)
		for (guint32 b = 0; b < a; b++)
			cr_expect(may_touch(model, a, b) || may_touch(model, b, a) ||
					  !rio_box_overlaps(box_of_node(laws, a),
							    box_of_node(laws, b)),
				  "%s: %s and %s overlap", laws->what,
				  rio_model_id(model, model->nodes[a].element),
				  rio_model_id(model, model->nodes[b].element));
}

static gboolean
is_inside(RioBox inner, RioBox outer)
{
	return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
	       inner.y + inner.h <= outer.y + outer.h;
}

static void
check_lanes(const Laws *laws)
{
	const RioModel *model = laws->model;

	for (guint32 n = 0; n < model->n_nodes; n++) {
		guint32 lane = model->nodes[n].lane;

		if (lane == RIO_NONE || model->nodes[n].host != RIO_NONE)
			continue;
		cr_expect(is_inside(box_of_node(laws, n), laws->box_of[lane]),
			  "%s: %s is outside its lane", laws->what,
			  rio_model_id(model, model->nodes[n].element));
	}
}

static gboolean
is_flow(const Laws *laws, const RioLine *line)
{
	RioKind kind = rio_model_kind(laws->model, line->element);

	return kind == RIO_KIND_SEQUENCE_FLOW || kind == RIO_KIND_MESSAGE_FLOW;
}

/* A piece of a line as a box, without its ends. */
static RioBox
piece_of(const Laws *laws, const RioLine *line, guint i)
{
	const RioPoint *p = rio_page_point(laws->page, line->first + i), *q = p + 1;

	return (RioBox){MIN(p->x, q->x), MIN(p->y, q->y), ABS(p->x - q->x), ABS(p->y - q->y)};
}

static gboolean
is_end_of(const RioModel *model, const RioLine *line, guint32 element)
{
	static const char *const ends[] = {"sourceRef", "targetRef"};

	for (guint i = 0; i < 2; i++) {
		guint32 end =
			rio_model_find(model, rio_model_attribute(model, line->element, ends[i]));

		for (; end != RIO_NONE; end = rio_at(model, end)->parent)
			if (end == element)
				return TRUE;
	}
	return FALSE;
}

static void
check_line(const Laws *laws, const RioLine *line)
{
	const RioModel *model = laws->model;

	for (guint i = 0; i + 1 < line->n; i++) {
		RioBox piece = piece_of(laws, line, i);

		cr_expect(piece.w == 0 || piece.h == 0, "%s: %s is slanted", laws->what,
			  rio_model_id(model, line->element));
		for (guint32 n = 0; n < model->n_nodes; n++) {
			RioBox box = rio_box_grown(box_of_node(laws, n), -4);
			gboolean through = piece.x < box.x + box.w && piece.x + piece.w > box.x &&
					   piece.y < box.y + box.h && piece.y + piece.h > box.y;

			cr_expect(is_end_of(model, line, model->nodes[n].element) || !through,
				  "%s: %s runs through %s", laws->what,
				  rio_model_id(model, line->element),
				  rio_model_id(model, model->nodes[n].element));
		}
	}
}

static gboolean
lie_on_each_other(RioBox a, RioBox b)
{
	if (a.w == 0 && b.w == 0)
		return ABS(a.x - b.x) <= 1 && MIN(a.y + a.h, b.y + b.h) - MAX(a.y, b.y) > 5;
	if (a.h == 0 && b.h == 0)
		return ABS(a.y - b.y) <= 1 && MIN(a.x + a.w, b.x + b.w) - MAX(a.x, b.x) > 5;
	return FALSE;
}

static gboolean
share_end(const RioModel *model, const RioLine *a, const RioLine *b)
{
	static const char *const ends[] = {"sourceRef", "targetRef"};

	for (guint i = 0; i < 4; i++)
		if (g_strcmp0(rio_model_attribute(model, a->element, ends[i / 2]),
			      rio_model_attribute(model, b->element, ends[i % 2])) == 0)
			return TRUE;
	return FALSE;
}

static void
check_pair(const Laws *laws, const RioLine *a, const RioLine *b)
{
	for (guint i = 0; i + 1 < a->n; i++)
		for (guint j = 0; j + 1 < b->n; j++)
			cr_expect(lie_on_each_other(piece_of(laws, a, i), piece_of(laws, b, j)) ==
					  FALSE,
				  "%s: %s lies on %s", laws->what,
				  rio_model_id(laws->model, a->element),
				  rio_model_id(laws->model, b->element));
}

static void
check_lines(const Laws *laws)
{
	for (guint i = 0; i < laws->page->lines->len; i++) {
		const RioLine *line = rio_page_line(laws->page, i);

		if (!is_flow(laws, line))
			continue;
		check_line(laws, line);
		for (guint k = 0; k < i; k++) {
			const RioLine *other = rio_page_line(laws->page, k);

			if (is_flow(laws, other) && !share_end(laws->model, line, other))
				check_pair(laws, line, other);
		}
	}
}

static void
check_complete(const RioModel *model, const RioPicture *picture, const char *what)
{
	g_autofree gboolean *placed = g_new0(gboolean, model->n_elements);

	for (guint p = 0; p < rio_picture_n_pages(picture); p++) {
		const RioPage *page = rio_picture_page(picture, p);

		for (guint i = 0; i < page->shapes->len; i++)
			placed[rio_page_shape(page, i)->element] = TRUE;
		for (guint i = 0; i < page->lines->len; i++)
			placed[rio_page_line(page, i)->element] = TRUE;
	}
	for (guint32 n = 0; n < model->n_nodes; n++)
		cr_expect(placed[model->nodes[n].element], "%s: %s has no place", what,
			  rio_model_id(model, model->nodes[n].element));
	for (guint32 f = 0; f < model->n_flows; f++)
		cr_expect(placed[model->flows[f].element] || model->flows[f].source == RIO_NONE ||
				  model->flows[f].target == RIO_NONE,
			  "%s: %s has no place", what,
			  rio_model_id(model, model->flows[f].element));
}

static void
check_picture(const RioModel *model, const RioPicture *picture, const char *what)
{
	check_complete(model, picture, what);
	for (guint p = 0; p < rio_picture_n_pages(picture); p++) {
		Laws laws = {model, rio_picture_page(picture, p), what, NULL};

		laws.box_of = g_new0(RioBox, model->n_elements);
		for (guint i = 0; i < laws.page->shapes->len; i++) {
			const RioShape *shape = rio_page_shape(laws.page, i);

			laws.box_of[shape->element] = shape->box;
		}
		check_apart(&laws);
		check_lanes(&laws);
		check_lines(&laws);
		g_free(laws.box_of);
	}
}

/* Takes the model. */
static void
check_laws(RioModel *model, const char *what)
{
	g_autoptr(RioPicture) picture = rio_layout_all(model, NULL);

	check_picture(model, picture, what);
	rio_model_unref(model);
}

static const char *const small[] = {
	"Avvio > Fine",
	"Avvio > Verifica > X( Accogli | Respingi ) > Fine",
	"Avvio > X( | Integra | Respingi. | A > B > C ) > Fine",
	"Avvio > +( A | B | C | D | E | F | G ) > Fine",
	"Avvio > L( Verifica | Integra ) > Fine",
	"Avvio > A > A > Fine",
	"Avvio > A @Sportello > B @Ufficio > C @Sportello > D @Dirigente > Fine",
	"Avvio > Esame[ a > b > c ] ^ Scadenza > Fine ; Scadenza > Sollecito > Esame",
	"Avvio > Esame[ a > Dentro[ b > c ] > d ] > Fine",
	"Avvio > A ^ T1 > Fine ; T1 > B > Fine ; A > B",
	"Comune: Avvio > A > B > Fine || Ditta: Inizio > C > D > Esito ; A ~ C ; D ~ B",
	"Avvio > A > B > C > Fine ; A > C ; C > A ; B > A ; A > Fine",
};

Test(layout, laws_hold_on_small_models)
{
	for (guint i = 0; i < G_N_ELEMENTS(small); i++)
		check_laws(tiny(small[i]), small[i]);
}

Test(layout, laws_hold_on_random_models)
{
	for (guint32 seed = 0; seed < generate_seeds(60); seed++) {
		guint size = 5 + seed % 40;
		g_autofree char *what = g_strdup_printf("seed %u, size %u", seed, size);

		check_laws(generate(seed, seed % 3, size, GENERATE_TIDY | GENERATE_IRREGULAR),
			   what);
	}
}

Test(layout, dirty_models_get_a_picture_too)
{
	for (guint32 seed = 0; seed < generate_seeds(60); seed++) {
		g_autoptr(RioModel) model = generate(seed, 0, 5 + seed % 30, GENERATE_ALL);
		g_autoptr(RioPicture) picture = rio_layout_all(model, NULL);

		cr_assert(rio_picture_n_pages(picture) > 0);
	}
}

Test(layout, the_longest_path_is_straight)
{
	g_autoptr(RioModel) model = tiny("Avvio > A > X( B > C | D | ) > E > Fine");
	g_autoptr(RioPicture) picture = rio_layout_all(model, NULL);
	const RioPage *page = rio_picture_page(picture, 0);
	int middle = -1;

	for (guint i = 0; i < page->shapes->len; i++) {
		const RioShape *shape = rio_page_shape(page, i);
		int y = shape->box.y + shape->box.h / 2;

		if (g_str_equal(rio_model_id(model, shape->element), "D"))
			continue;
		if (middle < 0)
			middle = y;
		cr_expect(eq(int, y, middle));
	}
}

static GBytes *
drawn_once(guint32 seed)
{
	g_autoptr(RioModel) model = generate(seed, 0, 30, GENERATE_ALL);
	RioDrawOptions how = {.layout = RIO_LAYOUT_ALL};
	g_autoptr(RioModel) drawn = rio_draw_layout(model, &how);

	return rio_model_write_bytes(drawn);
}

Test(layout, the_same_model_gives_the_same_bytes)
{
	for (guint32 seed = 0; seed < generate_seeds(8); seed++) {
		g_autoptr(GBytes) once = drawn_once(seed), again = drawn_once(seed);

		cr_assert(g_bytes_equal(once, again));
	}
}

Test(layout, a_diagram_that_was_written_is_read_again)
{
	g_autoptr(RioModel) model = tiny("Avvio > Verifica > X( Accogli | Respingi ) > Fine");
	RioDrawOptions all = {.layout = RIO_LAYOUT_ALL}, missing = {.layout = RIO_LAYOUT_MISSING};
	g_autoptr(RioModel) drawn = rio_draw_layout(model, &all);
	g_autoptr(RioModel) again = rio_draw_layout(drawn, &missing);
	g_autoptr(RioPicture) made = rio_layout_all(model, NULL), read = rio_diagram_read(drawn);
	const RioPage *a = rio_picture_page(made, 0), *b = rio_picture_page(read, 0);

	cr_assert(again == drawn); /* nothing is missing */
	cr_assert(eq(u32, a->shapes->len, b->shapes->len));
	cr_assert(eq(u32, a->points->len, b->points->len));
	for (guint i = 0; i < a->shapes->len; i++)
		cr_assert(memcmp(&rio_page_shape(a, i)->box, &rio_page_shape(b, i)->box,
				 sizeof(RioBox)) == 0);
}

/* A split and a join with @n branches, each with a message to a closed pool if @messages. */
static RioModel *
make_branches(guint n, gboolean messages)
{
	g_autoptr(GString) xml = g_string_new(
		"<collaboration id='c'><participant id='a' processRef='p'/><participant id='b'/>");

	for (guint i = 0; messages && i < n; i++)
		g_string_append_printf(xml, "<messageFlow id='m%u' sourceRef='t%u' targetRef='b'/>",
				       i, i);
	g_string_append(xml, "</collaboration><process id='p'><parallelGateway id='split'/>"
			     "<parallelGateway id='join'/>");
	for (guint i = 0; i < n; i++)
		g_string_append_printf(
			xml,
			"<task id='t%u'/><sequenceFlow id='f%u' sourceRef='split' targetRef='t%u'/>"
			"<sequenceFlow id='g%u' sourceRef='t%u' targetRef='join'/>",
			i, i, i, i, i);
	g_string_append(xml, "</process>");
	return bpmn(xml->str);
}

Test(layout, laws_hold_when_there_is_no_time_left)
{
	check_laws(make_branches(120, TRUE), "branches with messages");
}

Test(layout, nearly_as_many_branches_as_are_read_are_drawn, .timeout = 60)
{
	g_autoptr(RioModel) model = make_branches(9990, FALSE);
	g_autoptr(RioPicture) picture = rio_layout_all(model, NULL);

	check_complete(model, picture, "many branches");
}

static const RioShape *
shape_called(const RioModel *model, const RioPicture *picture, const char *id)
{
	const RioPage *page = rio_picture_page(picture, 0);

	for (guint i = 0; i < page->shapes->len; i++)
		if (g_str_equal(rio_model_id(model, rio_page_shape(page, i)->element), id))
			return rio_page_shape(page, i);
	return NULL;
}

#define SHAPE(id, x, y)                                                                            \
	"<bpmndi:BPMNShape bpmnElement='" id "'><dc:Bounds x='" x "' y='" y                        \
	"' width='100' height='80'/></bpmndi:BPMNShape>"

/* a → b → c, of which b and its flows are not drawn, and a stands lower than any layout would. */
Test(layout, what_a_person_drew_stays)
{
	g_autoptr(RioModel) model = bpmn(
		"<process id='p'><task id='a'/><task id='b'/><task id='c'/><sequenceFlow id='ab' "
		"sourceRef='a' targetRef='b'/><sequenceFlow id='bc' sourceRef='b' targetRef='c'/>"
		"</process><bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement='p' "
		"xmlns:dc='http://www.omg.org/spec/DD/20100524/DC'>" SHAPE("a", "100", "777")
			SHAPE("c", "600", "100") "</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>");
	g_autoptr(RioModel) drawn = rio_draw_layout(model, NULL);
	g_autoptr(RioPicture) picture = rio_diagram_read(drawn);
	const RioShape *a = shape_called(drawn, picture, "a");
	const RioShape *b = shape_called(drawn, picture, "b");
	const RioShape *c = shape_called(drawn, picture, "c");

	cr_assert(a->box.x == 100 && a->box.y == 777);
	cr_assert(c->box.x == 600 && c->box.y == 100);
	cr_assert(b && !rio_box_overlaps(a->box, b->box) && !rio_box_overlaps(b->box, c->box));
	check_complete(drawn, picture, "completed");
}

/* ---- a drawing that is followed ---------------------------------------------------------- */

/* Every second shape or so, with the flows between them. */
static RioPicture *
half_of(const RioPicture *picture, guint32 seed)
{
	g_autoptr(GRand) dice = g_rand_new_with_seed(seed);
	RioPicture *half = rio_picture_new();

	for (guint p = 0; p < rio_picture_n_pages(picture); p++) {
		const RioPage *page = rio_picture_page(picture, p);
		RioPage *to = rio_picture_add(half, page->plane);

		for (guint i = 0; i < page->shapes->len; i++)
			if (g_rand_boolean(dice))
				rio_page_add_shape(to, *rio_page_shape(page, i));
	}
	return half;
}

/* By element: its shape, wherever; no width: it has none.  To be freed. */
static RioBox *
boxes_of(const RioModel *model, const RioPicture *picture)
{
	RioBox *box_of = g_new0(RioBox, model->n_elements);

	for (guint p = 0; p < rio_picture_n_pages(picture); p++) {
		const RioPage *page = rio_picture_page(picture, p);

		for (guint i = 0; i < page->shapes->len; i++)
			box_of[rio_page_shape(page, i)->element] = rio_page_shape(page, i)->box;
	}
	return box_of;
}

static gboolean
is_left_of(RioBox a, RioBox b)
{
	return a.x + a.w <= b.x;
}

static gboolean
is_above(RioBox a, RioBox b)
{
	return a.y + a.h <= b.y;
}

/* Both in one lane, and the drawing says so too. */
static gboolean
are_in_one_lane(const RioBox *then, const RioNode *a, const RioNode *b)
{
	RioBox lane = a->lane == RIO_NONE ? (RioBox){0} : then[a->lane];

	return a->lane == b->lane && (lane.w == 0 || (is_inside(then[a->element], lane) &&
						      is_inside(then[b->element], lane)));
}

/* Of what stands on one surface: left stays left, and in one lane above stays above. */
static void
check_order(const RioModel *model, const RioPicture *drawn, const RioPicture *picture,
	    const char *what)
{
	g_autofree RioBox *then = boxes_of(model, drawn), *now = boxes_of(model, picture);

	for (guint32 a = 0; a < model->n_nodes; a++)
		for (guint32 b = 0; b < model->n_nodes; b++) {
			const RioNode *i = &model->nodes[a], *j = &model->nodes[b];
			RioBox drawn_a = then[i->element], drawn_b = then[j->element];
			RioBox at_a = now[i->element], at_b = now[j->element];

			if (drawn_a.w == 0 || drawn_b.w == 0 || i->scope != j->scope ||
			    i->host != RIO_NONE || j->host != RIO_NONE)
				continue;
			cr_expect(is_left_of(drawn_a, drawn_b) == FALSE ||
					  2 * at_a.x + at_a.w < 2 * at_b.x + at_b.w,
				  "%s: %s is no more left of %s", what,
				  rio_model_id(model, i->element), rio_model_id(model, j->element));
			cr_expect(are_in_one_lane(then, i, j) == FALSE ||
					  is_above(drawn_a, drawn_b) == FALSE ||
					  2 * at_a.y + at_a.h < 2 * at_b.y + at_b.h,
				  "%s: %s is no more above %s", what,
				  rio_model_id(model, i->element), rio_model_id(model, j->element));
		}
}

Test(layout, the_order_of_a_drawing_is_kept)
{
	for (guint32 seed = 0; seed < generate_seeds(30); seed++) {
		guint size = 5 + seed % 40;
		g_autoptr(RioModel) model =
			generate(seed, seed % 3, size, GENERATE_TIDY | GENERATE_IRREGULAR);
		g_autoptr(RioPicture) whole = rio_layout_all(model, NULL);
		g_autoptr(RioPicture) half = half_of(whole, seed);
		g_autoptr(RioPicture) like = rio_layout_like(model, half);
		g_autofree char *what = g_strdup_printf("seed %u, size %u", seed, size);

		check_picture(model, like, what);
		check_order(model, half, like, what);
	}
}

/* A drawing in which everything stands anywhere, also on each other and outside its lane. */
static RioPicture *
scatter(const RioPicture *picture, guint32 seed)
{
	g_autoptr(GRand) dice = g_rand_new_with_seed(seed);
	RioPicture *wild = half_of(picture, seed);

	for (guint p = 0; p < rio_picture_n_pages(wild); p++) {
		RioPage *page = rio_picture_page(wild, p);

		for (guint i = 0; i < page->shapes->len; i++) {
			RioBox *box = &rio_page_shape(page, i)->box;

			box->x = g_rand_int_range(dice, -300, 900);
			box->y = g_rand_int_range(dice, -300, 500);
		}
	}
	return wild;
}

Test(layout, laws_hold_whatever_a_drawing_says)
{
	for (guint32 seed = 0; seed < generate_seeds(30); seed++) {
		g_autoptr(RioModel) model =
			generate(seed, 0, 5 + seed % 30, GENERATE_TIDY | GENERATE_IRREGULAR);
		g_autoptr(RioPicture) whole = rio_layout_all(model, NULL);
		g_autoptr(RioPicture) wild = scatter(whole, seed);
		g_autoptr(RioPicture) like = rio_layout_like(model, wild);
		g_autofree char *what = g_strdup_printf("scattered, seed %u", seed);

		check_picture(model, like, what);
	}
}

/* Each with its diagram. */
static GPtrArray *
drawn_relatives(guint32 seed)
{
	g_autoptr(GPtrArray) plain = generate_relatives(seed, 3, 12, GENERATE_TIDY);
	GPtrArray *drawn = g_ptr_array_new_with_free_func((GDestroyNotify)rio_model_unref);

	for (guint i = 0; i < plain->len; i++)
		g_ptr_array_add(drawn, rio_draw_layout(plain->pdata[i], NULL));
	return drawn;
}

Test(layout, what_contributes_most_keeps_its_order_in_a_merged_model)
{
	for (guint32 seed = 0; seed < generate_seeds(8); seed++) {
		g_autoptr(GPtrArray) models = drawn_relatives(seed);
		RioModel *const *sources = (RioModel *const *)models->pdata;
		g_autoptr(RioMerge) merge = merged(sources, models->len);
		RioModel *model = rio_merge_get_model(merge);
		g_autoptr(RioPicture) drawn = rio_sources_recall(model, sources, models->len);
		RioDrawOptions how = {.sources = sources, .n_sources = models->len};
		g_autoptr(RioModel) laid_out = rio_draw_layout(model, &how);
		g_autoptr(RioPicture) picture = rio_diagram_read(laid_out);
		g_autofree char *what = g_strdup_printf("merged, seed %u", seed);

		check_picture(laid_out, picture, what);
		cr_assert(drawn && rio_page_extent(rio_picture_page(drawn, 0)).w > 0);
		check_order(model, drawn, picture, what);
	}
}

Test(layout, without_a_diagram_among_the_sources_all_is_placed_anew)
{
	g_autoptr(GPtrArray) models = generate_relatives(7, 3, 12, GENERATE_TIDY);
	RioModel *const *sources = (RioModel *const *)models->pdata;
	g_autoptr(RioMerge) merge = merged(sources, models->len);
	RioModel *model = rio_merge_get_model(merge);
	RioDrawOptions how = {.sources = sources, .n_sources = models->len};
	g_autoptr(RioModel) with = rio_draw_layout(model, &how), without = NULL;
	g_autoptr(GBytes) a = rio_model_write_bytes(with), b = NULL;

	without = rio_draw_layout(model, NULL);
	b = rio_model_write_bytes(without);
	cr_assert(g_bytes_equal(a, b));
}

/* ---- names -------------------------------------------------------------------------------- */

static gboolean
is_near(RioBox label, const RioPoint *p, const RioPoint *q)
{
	RioBox piece = {MIN(p->x, q->x), MIN(p->y, q->y), ABS(p->x - q->x), ABS(p->y - q->y)};

	return rio_box_overlaps(rio_box_grown(piece, 20), label);
}

/* Whether the piece from @p lies on the line, all of it. */
static gboolean
is_on(const RioPage *page, const RioLine *line, const RioPoint *p)
{
	for (guint i = line->first; i + 1 < line->first + line->n; i++) {
		const RioPoint *a = rio_page_point(page, i), *b = a + 1;
		gboolean upright = a->x == b->x && p->x == a->x && p[1].x == a->x;
		gboolean level = a->y == b->y && p->y == a->y && p[1].y == a->y;

		if (upright && MIN(a->y, b->y) <= MIN(p->y, p[1].y) &&
		    MAX(a->y, b->y) >= MAX(p->y, p[1].y))
			return TRUE;
		if (level && MIN(a->x, b->x) <= MIN(p->x, p[1].x) &&
		    MAX(a->x, b->x) >= MAX(p->x, p[1].x))
			return TRUE;
	}
	return FALSE;
}

/* Whether its name is near a piece of the line that is not also one of @other. */
static gboolean
stands_at_own_piece(const RioPage *page, const RioLine *line, const RioLine *other)
{
	for (guint i = line->first; i + 1 < line->first + line->n; i++) {
		const RioPoint *p = rio_page_point(page, i);

		if (is_near(line->label, p, p + 1) && !is_on(page, other, p))
			return TRUE;
	}
	return FALSE;
}

Test(layout, the_name_of_a_way_stands_where_it_has_left_the_others)
{
	g_autoptr(RioModel) model =
		bpmn("<process id='p'><exclusiveGateway id='x'/><task id='a'/><task id='b'/><task "
		     "id='c'/>"
		     "<task id='d'/><task id='e'/>"
		     "<sequenceFlow id='xa' name='Yes' sourceRef='x' targetRef='a'/>"
		     "<sequenceFlow id='xb' name='No' sourceRef='x' targetRef='b'/>"
		     "<sequenceFlow id='xc' name='Perhaps' sourceRef='x' targetRef='c'/>"
		     "<sequenceFlow id='xd' name='Later' sourceRef='x' targetRef='d'/>"
		     "<sequenceFlow id='xe' name='Never' sourceRef='x' targetRef='e'/></process>");
	g_autoptr(RioPicture) picture = rio_layout_all(model, NULL);
	const RioPage *page = rio_picture_page(picture, 0);

	cr_assert(eq(u32, page->lines->len, 5));
	for (guint i = 0; i < page->lines->len; i++)
		for (guint k = 0; k < page->lines->len; k++)
			cr_expect(i == k || stands_at_own_piece(page, rio_page_line(page, i),
								rio_page_line(page, k)),
				  "%u stands on %u", i, k);
}

/* A piece of the line that is not also one of @other. */
static gboolean
has_own_piece(const RioPage *page, const RioLine *line, const RioLine *other)
{
	for (guint i = line->first; i + 1 < line->first + line->n; i++)
		if (!is_on(page, other, rio_page_point(page, i)))
			return TRUE;
	return FALSE;
}

Test(layout, flows_from_and_to_the_same_do_not_hide_each_other)
{
	g_autoptr(RioModel) model =
		bpmn("<process id='p'><task id='a'/><task id='b'/>"
		     "<sequenceFlow id='f' sourceRef='a' targetRef='b'/>"
		     "<sequenceFlow id='g' sourceRef='a' targetRef='b'/>"
		     "<sequenceFlow id='h' sourceRef='a' targetRef='b'/></process>");
	g_autoptr(RioPicture) picture = rio_layout_all(model, NULL);
	const RioPage *page = rio_picture_page(picture, 0);

	cr_assert(eq(u32, page->lines->len, 3));
	for (guint i = 0; i < page->lines->len; i++)
		for (guint k = 0; k < page->lines->len; k++)
			cr_expect(i == k || has_own_piece(page, rio_page_line(page, i),
							  rio_page_line(page, k)));
}
