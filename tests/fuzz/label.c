/*
 * label.c: lines, each of them a label; all are understood, and any two are as alike as the other
 * way round
 */
#include "fuzz.h"

#define MOST_LABELS 12

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autofree char *valid = g_utf8_make_valid((const char *)data, (gssize)size);
	g_auto(GStrv) texts = g_strsplit(valid, "\n", MOST_LABELS);
	gsize n = g_strv_length(texts);
	g_autoptr(RioLabels) labels =
		rio_labels_new(NULL, NULL, n, (const char *const *)texts, NULL);
	g_autofree char *json = rio_labels_to_json(labels, NULL);

	for (gsize i = 0; i < n; i++) {
		for (gsize j = i; j < n; j++) {
			const RioLabel *a = rio_labels_get(labels, i),
				       *b = rio_labels_get(labels, j);
			double likeness = rio_label_likeness(a, b);
			g_autoptr(GPtrArray) reasons = rio_label_reasons(a, b);

			g_assert_cmpfloat(likeness, ==, rio_label_likeness(b, a));
			g_assert_true(likeness >= 0 && likeness <= 1);
		}
	}
	return 0;
}
