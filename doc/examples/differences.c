/*
 * differences.c: how the work of two models differs, change by change and in sentences
 *
 *     cc differences.c -o differences $(pkg-config --cflags --libs riordino)
 *     ./differences a.bpmn b.bpmn page.html
 *
 * That two models differ is a result, no error.
 */
#include <riordino/riordino.h>

#include <locale.h>
#include <string.h>

#define TOLD 4

static const char *
id_of(RioElement *element)
{
	return element ? rio_element_get_id(element) : "-";
}

static void
tell_steps(const char *word, GPtrArray *steps)
{
	for (guint i = 0; i < steps->len; i++)
		g_print("  %s %s\n", word, rio_element_get_name(steps->pdata[i]));
	g_ptr_array_unref(steps);
}

/* What the differences mean for the work: what comes first, what may be left out, who does it. */
static void
tell_contrasts(const RioDiff *diff)
{
	g_autoptr(GPtrArray) contrasts = rio_diff_get_contrasts(diff);

	for (guint i = 0; i < MIN(contrasts->len, TOLD); i++) {
		const RioContrast *contrast = contrasts->pdata[i];
		RioModel *model = rio_contrast_get_model(contrast);
		RioElement *role = rio_contrast_get_role(contrast, model);
		g_autofree char *words = rio_contrast_describe(contrast, RIO_LANGUAGE_EN);

		g_print("%s%s: %s\n", rio_contrast_kind_name(rio_contrast_get_kind(contrast)),
			rio_contrast_is_sure(contrast) ? "" : "?", words);
		tell_steps("of", rio_contrast_get_steps(contrast, model));
		tell_steps("and", rio_contrast_get_others(contrast, model));
		if (role)
			g_print("  by %s\n", rio_element_get_name(role));
	}
}

static void
tell_changes(const RioDiff *diff)
{
	g_autoptr(GPtrArray) changes = rio_diff_get_changes(diff);
	RioChangeKind last = RIO_CHANGE_LAYOUT;

	/* by kind: the first of each */
	for (guint i = 0; i < changes->len; i++) {
		const RioChange *change = changes->pdata[i];
		g_autofree char *words = rio_change_describe(change, RIO_LANGUAGE_IT);

		if (rio_change_get_kind(change) == last)
			continue;
		last = rio_change_get_kind(change);
		g_print("%s%s: %s\n", rio_change_kind_name(last),
			rio_change_is_sure(change) ? "" : "?", words);
		g_print("  %s | %s\n", id_of(rio_change_get_a(change)),
			id_of(rio_change_get_b(change)));
		tell_steps("part", rio_change_get_parts(change));
	}
}

/* For a screen, for a program, for a browser. */
static gboolean
write_all(const RioDiff *diff, const char *page, GError **error)
{
	const RioReportOptions how = {.language = RIO_LANGUAGE_IT, .width = 100};
	g_autofree char *text = rio_diff_to_text(diff, &how);
	g_autofree char *json = rio_diff_to_json(diff, &how);
	g_autofree char *html = rio_diff_to_html(diff, &how);

	g_assert(*text && strstr(json, "riordino.diff/1"));
	return g_file_set_contents(page, html, -1, error);
}

int
main(int argc, char **argv)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(RioModel) a = NULL, b = NULL;
	g_autoptr(RioMatchOptions) match = rio_match_options_new(NULL, NULL, NULL, 0, NULL, 0);
	g_autoptr(RioDiffOptions) options = rio_diff_options_new(match);
	g_autoptr(RioDiff) diff = NULL;

	setlocale(LC_ALL, "");
	if (argc < 4) {
		g_printerr("usage: differences a.bpmn b.bpmn page.html\n");
		return 2;
	}
	a = rio_model_read_file(argv[1], NULL, &error);
	b = a ? rio_model_read_file(argv[2], NULL, &error) : NULL;
	diff = b ? rio_diff_new(a, b, options, &error) : NULL;
	if (!diff || !write_all(diff, argv[3], &error)) {
		g_printerr("%s\n", error->message);
		return 2;
	}
	if (!rio_diff_is_comparable(diff)) {
		g_print("too little in common: %.0f%%\n", 100 * rio_diff_get_similarity(diff));
		return 1;
	}
	tell_contrasts(diff);
	tell_changes(diff);
	return 1;
}
