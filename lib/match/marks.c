#include "match/marks.h"

#include "label/label.h"

static gboolean
is_named(const RioModel *model, guint32 element)
{
	RioKind kind = rio_model_kind(model, element);

	return (rio_kind_is(kind, RIO_FLOW_NODE) || kind == RIO_KIND_LANE ||
		kind == RIO_KIND_PARTICIPANT) &&
	       rio_model_name(model, element)[0] != '\0';
}

static void
read_names(RioMarks *marks, RioModel *const *models, guint32 n_models, RioLexicon *lexicon)
{
	g_autoptr(GPtrArray) texts = g_ptr_array_new();
	g_autoptr(GArray) groups = g_array_new(FALSE, FALSE, sizeof(guint32));
	guint32 group = 0;

	marks->label_of = g_new(guint32 *, n_models);
	for (guint32 m = 0; m < n_models; m++) {
		const RioModel *model = models[m];
		guint before = texts->len;

		marks->label_of[m] = g_new(guint32, model->n_elements + 1);
		for (guint32 e = 0; e < model->n_elements; e++) {
			marks->label_of[m][e] = RIO_NONE;
			if (!is_named(model, e))
				continue;
			marks->label_of[m][e] = texts->len;
			g_ptr_array_add(texts, (gpointer)rio_model_name(model, e));
			g_array_append_val(groups, group);
		}
		/* one without names is no group */
		group += texts->len > before;
	}
	marks->labels = rio_labels_new(lexicon, NULL, texts->len, (const char *const *)texts->pdata,
				       (const guint32 *)groups->data);
}

/* By element, whether it is a process whose pool is an office. */
static guint8 *
find_offices(const RioMarks *marks, guint32 m)
{
	const RioModel *model = marks->models[m];
	guint8 *offices = g_new0(guint8, model->n_elements);
	g_autofree guint8 *seen = g_new0(guint8, model->n_elements);
	guint32 pool = RIO_NONE;

	while ((pool = rio_model_next_of_kind(model, RIO_KIND_PARTICIPANT, pool)) != RIO_NONE) {
		guint32 process = rio_model_participant_process(model, pool);

		if (process == RIO_NONE || seen[process])
			continue;
		seen[process] = TRUE;
		offices[process] = rio_marks_is_office(marks, m, pool);
	}
	return offices;
}

/* Whether the other end of a message flow of the node is outside. */
static gboolean
is_outside(const RioMarks *marks, guint32 m, guint32 node, guint32 end, const guint8 *offices)
{
	const RioModel *model = marks->models[m];
	guint32 other, process;

	if (end == RIO_NONE)
		return FALSE;
	if (rio_model_kind(model, end) == RIO_KIND_PARTICIPANT)
		return !rio_marks_is_office(marks, m, end);
	other = rio_model_node(model, end);
	process = other == RIO_NONE ? RIO_NONE : model->nodes[other].process;
	return process != RIO_NONE && process != model->nodes[node].process && !offices[process];
}

static guint8 *
find_meetings(const RioMarks *marks, guint32 m)
{
	const RioModel *model = marks->models[m];
	g_autofree guint8 *offices = find_offices(marks, m);
	guint8 *meets = g_new0(guint8, model->n_nodes + 1);

	for (guint32 f = 0; f < model->n_message_flows; f++) {
		const guint32 ends[] = {model->message_flows[f].source,
					model->message_flows[f].target};

		for (guint i = 0; i < 2; i++) {
			guint32 node =
				ends[i] == RIO_NONE ? RIO_NONE : rio_model_node(model, ends[i]);

			if (node != RIO_NONE)
				meets[node] |= is_outside(marks, m, node, ends[1 - i], offices);
		}
	}
	return meets;
}

RioMarks *
rio_marks_new(RioModel *const *models, guint32 n_models, RioLexicon *lexicon)
{
	RioMarks *marks = g_new0(RioMarks, 1);

	marks->models = models;
	marks->n_models = n_models;
	read_names(marks, models, n_models, lexicon);
	marks->meets = g_new(guint8 *, n_models);
	for (guint32 m = 0; m < n_models; m++)
		marks->meets[m] = find_meetings(marks, m);
	return marks;
}

void
rio_marks_free(RioMarks *marks)
{
	if (!marks)
		return;
	for (guint32 m = 0; m < marks->n_models; m++) {
		g_free(marks->label_of[m]);
		g_free(marks->meets[m]);
	}
	g_free(marks->label_of);
	g_free(marks->meets);
	rio_labels_unref(marks->labels);
	g_free(marks);
}

RioLabelMarks
rio_marks_of(const RioMarks *marks, guint32 model, guint32 element)
{
	guint32 label = marks->label_of[model][element];

	return label == RIO_NONE ? 0 : rio_label_get_marks(rio_labels_get(marks->labels, label));
}

gboolean
rio_marks_meets(const RioMarks *marks, guint32 model, guint32 node)
{
	return marks->meets[model][node];
}

gboolean
rio_marks_is_office(const RioMarks *marks, guint32 model, guint32 element)
{
	guint32 number = marks->label_of[model][element];
	const RioLexicon *lexicon = rio_labels_lexicon(marks->labels);
	const RioLabel *label;
	gboolean office = FALSE;

	if (number == RIO_NONE)
		return FALSE;
	label = rio_labels_get(marks->labels, number);
	for (guint32 i = 0; i < label->whole.n_parts; i++) {
		guint32 class = label->whole.parts[i].class;

		if (class == RIO_CLASS_NONE)
			continue;
		if (rio_lexicon_class(lexicon, class)->kind == RIO_CLASS_ROLE)
			return FALSE;
		office |= rio_lexicon_class(lexicon, class)->kind == RIO_CLASS_OFFICE;
	}
	return office;
}
