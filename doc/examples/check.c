/*
 * check.c: what is off in some models, for people, for programs and for a code host
 *
 *     cc check.c -o check $(pkg-config --cflags --libs riordino)
 *     ./check text|json|sarif|count it|en|- model.bpmn…
 *
 * A problem is no error: the model was read.  An error means that it was not, and says where and
 * why; the program goes on with the others.
 */
#include <riordino/riordino.h>

#include <locale.h>

static RioLanguage
language_of(const char *code)
{
	RioLanguage language = rio_language_from_locale();

	rio_language_parse(code, &language); /* what is no language leaves that of the locale */
	return language;
}

/* Each as a fixed word for programs and in words for people; these begin with how bad it is. */
static void
tell_problems(const GPtrArray *problems, RioLanguage language)
{
	for (guint i = 0; i < problems->len; i++) {
		const RioProblem *problem = problems->pdata[i];
		const char *severity = rio_severity_to_string(rio_problem_get_severity(problem));
		g_autofree char *words = rio_problem_to_words(problem, language);

		g_printerr("  %s, line %u: %s: %s\n", rio_problem_get_code(problem),
			   rio_element_get_line(rio_problem_get_element(problem)),
			   rio_words(language, severity), words);
	}
}

static gboolean
check(RioFindings *findings, const char *path, RioLanguage language, GError **error)
{
	const RioReadOptions how = {.language = language};
	g_autoptr(RioModel) model = rio_model_read_file(path, &how, error);
	g_autoptr(RioSoundness) soundness = NULL;
	g_autoptr(GPtrArray) problems = NULL, faults = NULL;

	if (!model)
		return FALSE;
	problems = rio_model_check(model);
	soundness = rio_soundness_new(model, NULL, NULL, error);
	if (!soundness)
		return FALSE;
	faults = rio_soundness_get_problems(soundness);
	for (guint i = 0; i < faults->len; i++)
		g_ptr_array_add(problems, rio_problem_ref(faults->pdata[i]));
	rio_findings_add(findings, model, problems);
	g_printerr("%s: %s\n", rio_model_get_file(model),
		   rio_verdict_to_string(rio_soundness_get_verdict(soundness)));
	tell_problems(problems, language);
	return TRUE;
}

static char *
told(const RioFindings *findings, const char *format, RioLanguage language)
{
	guint n = rio_findings_count(findings, RIO_SEVERITY_ERROR);

	if (g_str_equal(format, "json"))
		return rio_findings_to_json(findings);
	if (g_str_equal(format, "sarif"))
		return rio_findings_to_sarif(findings);
	if (g_str_equal(format, "text"))
		return rio_findings_to_text(findings);
	/* what riordino has words for, a program may say in its languages */
	return g_strdup_printf(rio_words_n(language, "%u error", "%u errors", n), n);
}

int
main(int argc, char **argv)
{
	g_autoptr(RioFindings) findings = NULL;
	g_autofree char *text = NULL;
	RioLanguage language;
	gboolean failed = FALSE;

	setlocale(LC_ALL, "");
	if (argc < 4) {
		g_printerr("usage: check text|json|sarif|count it|en|- model.bpmn…\n");
		return 2;
	}
	language = language_of(argv[2]);
	g_printerr("riordino %s\n", rio_version());
	findings = rio_findings_new(&(RioReportOptions){.language = language});
	for (int i = 3; i < argc; i++) {
		g_autoptr(GError) error = NULL;

		if (check(findings, argv[i], language, &error))
			continue;
		failed = TRUE;
		g_printerr("%s: %s\n", error->domain == RIO_ERROR ? "no model" : "no file",
			   error->message);
	}
	text = told(findings, argv[1], language);
	g_print("%s%s", text, g_str_has_suffix(text, "\n") ? "" : "\n");
	return failed ? 2 : rio_findings_count(findings, RIO_SEVERITY_ERROR) > 0;
}
