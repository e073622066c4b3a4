#include "draw/shapes.h"

#include "draw/font.h"

#define TASK_WIDTH 100
#define TASK_HEIGHT 80
#define TASK_LINES 4 /* more of them make a task larger */
#define LARGE_WIDTH 140
#define GATEWAY_SIZE 50
#define NOTE_WIDTH 120
#define GROUP_WIDTH 180
#define GROUP_HEIGHT 100

static const struct {
	RioKind kind;
	int w, h;
} artifact_sizes[] = {
	{RIO_KIND_DATA_OBJECT_REFERENCE, 36, 50},
	{RIO_KIND_DATA_INPUT, 36, 50},
	{RIO_KIND_DATA_OUTPUT, 36, 50},
	{RIO_KIND_DATA_STORE_REFERENCE, 50, 50},
	{RIO_KIND_GROUP, GROUP_WIDTH, GROUP_HEIGHT},
};

gboolean
rio_shape_is_labelled(RioKind kind)
{
	if (rio_kind_is(kind, RIO_EVENT | RIO_GATEWAY))
		return TRUE;
	for (guint i = 0; i < G_N_ELEMENTS(artifact_sizes); i++)
		if (artifact_sizes[i].kind == kind)
			return TRUE;
	return FALSE;
}

char *
rio_shape_words(const RioModel *model, guint32 element)
{
	g_autoptr(GString) words = NULL;
	guint32 text;

	if (rio_model_kind(model, element) != RIO_KIND_TEXT_ANNOTATION)
		return g_strdup(rio_model_name(model, element));

	words = g_string_new(NULL);
	text = rio_model_child(model, element, RIO_KIND_TEXT);
	if (text != RIO_NONE)
		rio_model_text(model, text, words);
	return g_strdup(g_strstrip(words->str));
}

static void
size_box(RioItem *item, const char *words)
{
	int w, h;

	item->outline = RIO_OUTLINE_BOX;
	item->w = TASK_WIDTH;
	item->h = TASK_HEIGHT;
	rio_font_size(words, TASK_WIDTH - 10, 0, &w, &h);
	if (h <= TASK_LINES * RIO_LINE_HEIGHT)
		return;
	item->w = LARGE_WIDTH;
	rio_font_size(words, LARGE_WIDTH - 10, 0, &w, &h);
	item->h = CLAMP(h + 20, TASK_HEIGHT, 4 * TASK_HEIGHT);
}

static void
size_note(RioItem *item, const char *words)
{
	int w, h;

	item->outline = RIO_OUTLINE_BOX;
	rio_font_size(words, NOTE_WIDTH - 12, 0, &w, &h);
	item->w = CLAMP(w + 12, 40, NOTE_WIDTH);
	item->h = MAX(h + 6, 30);
}

/* The label stands below, but for gateways: above. */
static void
add_label(RioItem *item, const char *words)
{
	int w, h;

	if (!*words)
		return;
	rio_font_label(words, RIO_LABEL_WIDTH, &w, &h);
	if (item->outline == RIO_OUTLINE_DIAMOND)
		item->above += h + RIO_LABEL_GAP;
	else
		item->below += h + RIO_LABEL_GAP;
}

void
rio_shape_size(const RioModel *model, RioItem *item)
{
	RioKind kind = rio_model_kind(model, item->element);
	g_autofree char *words = rio_shape_words(model, item->element);

	if (rio_kind_is(kind, RIO_EVENT)) {
		item->outline = RIO_OUTLINE_CIRCLE;
		item->w = item->h = RIO_EVENT_SIZE;
	} else if (rio_kind_is(kind, RIO_GATEWAY)) {
		item->outline = RIO_OUTLINE_DIAMOND;
		item->w = item->h = GATEWAY_SIZE;
	} else if (kind == RIO_KIND_TEXT_ANNOTATION) {
		size_note(item, words);
	} else {
		size_box(item, words);
	}
	for (guint i = 0; i < G_N_ELEMENTS(artifact_sizes); i++) {
		if (artifact_sizes[i].kind != kind)
			continue;
		item->w = artifact_sizes[i].w;
		item->h = artifact_sizes[i].h;
	}
	item->above = item->below = item->h / 2;
	if (rio_shape_is_labelled(kind))
		add_label(item, words);
}

gboolean
rio_shape_is_around(const RioModel *model, guint32 element, gboolean expanded)
{
	RioKind kind = rio_model_kind(model, element);

	return kind == RIO_KIND_PARTICIPANT || kind == RIO_KIND_LANE || kind == RIO_KIND_GROUP ||
	       (rio_kind_is(kind, RIO_SCOPE) && expanded);
}
