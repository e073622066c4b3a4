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

RioMarks *
rio_marks_new(RioModel *const *models, guint32 n_models, RioLexicon *lexicon)
{
	RioMarks *marks = g_new(RioMarks, 1);
	g_autoptr(GPtrArray) texts = g_ptr_array_new();
	g_autoptr(GArray) groups = g_array_new(FALSE, FALSE, sizeof(guint32));
	guint32 group = 0;

	marks->models = models;
	marks->n_models = n_models;
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
	return marks;
}

void
rio_marks_free(RioMarks *marks)
{
	if (!marks)
		return;
	for (guint32 m = 0; m < marks->n_models; m++)
		g_free(marks->label_of[m]);
	g_free(marks->label_of);
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
