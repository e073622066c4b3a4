/*
 * main.c: the program
 *
 * Finds the command, reads its options, runs it.  What a command does stands in tools/cmd-NAME.c.
 */
#include "command.h"
#include "output.h"
#include "suggest.h"

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

extern const Command cmd_check;
extern const Command cmd_compare;
extern const Command cmd_diff;
extern const Command cmd_draw;
extern const Command cmd_duplicates;
extern const Command cmd_extract;
extern const Command cmd_label;
extern const Command cmd_match;
extern const Command cmd_merge;
extern const Command cmd_show;

/* The order of the help. */
static const Command *const commands[] = {
	&cmd_check,	 &cmd_show,  &cmd_label,   &cmd_match, &cmd_diff, &cmd_compare,
	&cmd_duplicates, &cmd_merge, &cmd_extract, &cmd_draw,  NULL,
};

/* By Format. */
static const char format_words[] = "text|json|csv|html|sarif|bpmn";

/* What every command understands; of choices, 0 is what holds unasked. */
typedef struct {
	guint format;
	gboolean json;
	guint lang;
	guint color;
	gboolean quiet;
	guint jobs;
	guint limit;
	gboolean help;
	gboolean version;
} Common;

enum {
	LANG_IT = 1,
	LANG_EN,
};
enum {
	COLOR_AUTO = 1,
	COLOR_ALWAYS,
	COLOR_NEVER,
};

static const Option common_options[] = {
	{"lang", 0, OPTION_CHOICE, G_STRUCT_OFFSET(Common, lang), "it|en",
	 N_("language of all words (default: the locale's; in data Italian)")},
	{"color", 0, OPTION_CHOICE, G_STRUCT_OFFSET(Common, color), "auto|always|never",
	 N_("colours in text (NO_COLOR is honoured)")},
	{"quiet", 'q', OPTION_FLAG, G_STRUCT_OFFSET(Common, quiet), NULL,
	 N_("no words but errors and what was asked for")},
	{"jobs", 'j', OPTION_NUMBER, G_STRUCT_OFFSET(Common, jobs), N_("N"),
	 N_("work with N threads (default: one for each processor)")},
	{"limit", 0, OPTION_NUMBER, G_STRUCT_OFFSET(Common, limit), N_("N"),
	 N_("tell at most N entries of a list (data is never cut)")},
	{"help", 'h', OPTION_FLAG, G_STRUCT_OFFSET(Common, help), NULL, N_("show this help")},
	{"version", 0, OPTION_FLAG, G_STRUCT_OFFSET(Common, version), NULL, N_("show the version")},
	{NULL},
};

/* The options for the formats that a command has; an empty table if it has none. */
static void
fill_format_options(Option options[3], const char *formats)
{
	memset(options, 0, 3 * sizeof *options);
	if (!formats)
		return;
	options[0] = (Option){"format",	     0,
			      OPTION_CHOICE, G_STRUCT_OFFSET(Common, format),
			      formats,	     N_("how to tell it (default: the first)")};
	options[1] = (Option){"json",	   0,
			      OPTION_FLAG, G_STRUCT_OFFSET(Common, json),
			      NULL,	   N_("the same as --format=json")};
}

static const Command *
find_command(const char *name)
{
	for (gsize i = 0; commands[i]; i++) {
		if (g_str_equal(commands[i]->name, name))
			return commands[i];
	}
	return NULL;
}

static void
say_no_command(RioLanguage language, const char *name)
{
	const char *names[G_N_ELEMENTS(commands)] = {NULL};

	for (gsize i = 0; commands[i]; i++)
		names[i] = commands[i]->name;
	say(_W(language, "there is no command “%s”"), name);
	suggest(language, name, names);
}

static gboolean
wants_color(guint asked)
{
	const char *no = g_getenv("NO_COLOR"), *term = g_getenv("TERM");

	if (asked == COLOR_ALWAYS || asked == COLOR_NEVER)
		return asked == COLOR_ALWAYS;
	return !(no && no[0]) && g_strcmp0(term, "dumb") != 0 && isatty(STDOUT_FILENO);
}

/* The language of words about the options themselves, before these are read. */
static RioLanguage
guess_language(int argc, char **argv)
{
	RioLanguage language = rio_language_from_locale();

	for (int i = 1; i < argc && !g_str_equal(argv[i], "--"); i++) {
		if (g_str_has_prefix(argv[i], "--lang="))
			rio_language_parse(argv[i] + strlen("--lang="), &language);
	}
	return language;
}

static Format
format_of(const Command *command, const Common *common)
{
	g_auto(GStrv) words = g_strsplit(command->formats ? command->formats : "text", "|", -1);
	const char *word = words[common->format > 0 ? common->format - 1 : 0];

	return (Format)option_word(format_words, common->json ? "json" : word);
}

/* How wide text may be, 0 where nobody knows. */
static guint
find_width(void)
{
	const char *columns = g_getenv("COLUMNS");
	struct winsize size;
	guint64 asked;

	if (columns && g_ascii_string_to_unsigned(columns, 10, 1, G_MAXINT16, &asked, NULL))
		return (guint)asked;
	return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

RioReportOptions
call_report_options(const Call *call)
{
	return (RioReportOptions){
		.language = call->format == FORMAT_TEXT ? call->language : call->data_language,
		.color = call->color && call->format == FORMAT_TEXT,
		.limit = call->limit,
		.width = find_width(),
	};
}

/* @command: its name and a space, or nothing. */
static int
say_where_help_is(RioLanguage language, const char *command)
{
	say(_W(language, "“riordino %s--help” tells how it is used"), command);
	return EXIT_TROUBLE;
}

int
call_misused(const Call *call, const char *format, ...)
{
	g_autofree char *message = NULL;
	g_autofree char *command = g_strconcat(call->command->name, " ", NULL);
	va_list arguments;

	va_start(arguments, format);
	message = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	say("%s", message);
	return say_where_help_is(call->language, command);
}

/* Words that were asked for are data: if they cannot be written it is trouble. */
static int
print(RioLanguage language, const GString *out)
{
	const Call call = {.language = language};

	return output_data(&call, out->str, out->len) ? EXIT_NOTHING : EXIT_TROUBLE;
}

/* What there is to know beside commands and options; both N_(). */
typedef struct {
	const char *term, *words;
} Entry;

static const Entry models_help[] = {
	{N_("FILE"), N_("a model; its Comune is called as the file is, without its ending")},
	{N_("NAME=FILE"), N_("a model whose Comune is called NAME")},
	{N_("NAME=-"), N_("the same from standard input")},
	{N_("DIR"), N_("all DIR/SERVICE/COMUNE.bpmn, or all DIR/COMUNE.bpmn of one service")},
};

static const Entry status_help[] = {
	{"0", N_("nothing to report")},
	{"1", N_("differences, duplicates, or problems that are errors")},
	{"2", N_("trouble: a bad file, a bad option; it stands on standard error")},
};

static const Entry environment_help[] = {
	{"LANGUAGE, LC_ALL, LC_MESSAGES, LANG", N_("the language of words on the terminal")},
	{"COLUMNS", N_("how wide text may be (unset: as the terminal is, or 80)")},
	{"NO_COLOR", N_("if it is set, and not empty, no colours unless --color=always")},
};

static void
append_entries(GString *out, const Entry *entries, gsize n, RioLanguage language)
{
	for (gsize i = 0; i < n; i++)
		options_help_entry(out, rio_words(language, entries[i].term),
				   rio_words(language, entries[i].words));
}

static int
help(RioLanguage language)
{
	g_autoptr(GString) out = g_string_new(NULL);

	g_string_append_printf(out, _W(language, "Usage: riordino %s\n\n"),
			       _W(language, "COMMAND [OPTION…] ARGUMENT…"));
	g_string_append(
		out,
		_W(language,
		   "Finds the same work in BPMN models that several Comuni drew of one service,\n"
		   "says how they differ, and merges them.\n"
		   "\n"
		   "“riordino COMMAND --help” tells more of each command.\n"));
	g_string_append(out, _W(language, "\nCommands:\n"));
	for (gsize i = 0; commands[i]; i++)
		options_help_entry(out, commands[i]->name,
				   rio_words(language, commands[i]->summary));
	g_string_append(out, _W(language, "\nOptions of every command:\n"));
	options_help(out, common_options, language);
	g_string_append(out, _W(language, "\nModels:\n"));
	append_entries(out, models_help, G_N_ELEMENTS(models_help), language);
	g_string_append(out, _W(language, "\nExit status:\n"));
	append_entries(out, status_help, G_N_ELEMENTS(status_help), language);
	g_string_append(out, _W(language, "\nEnvironment:\n"));
	append_entries(out, environment_help, G_N_ELEMENTS(environment_help), language);
	g_string_append(out, _W(language, "\nExamples:\n"));
	g_string_append(out, "  riordino match bpmn-samples/scia-suap\n"
			     "  riordino merge bpmn-samples/scia-suap -o scia.bpmn\n"
			     "  riordino draw scia.bpmn -o scia.svg\n");
	return print(language, out);
}

static int
command_help(const Command *command, const Option *format_options, RioLanguage language)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autofree char *usage =
		g_strdup_printf("%s %s", command->name, rio_words(language, command->arguments));

	g_string_append_printf(out, _W(language, "Usage: riordino %s\n\n"), usage);
	g_string_append(out, rio_words(language, command->help));
	g_string_append(out, _W(language, "\nOptions:\n"));
	if (command->options)
		options_help(out, command->options, language);
	options_help(out, format_options, language);
	g_string_append(out, _W(language, "\nOptions of every command:\n"));
	options_help(out, common_options, language);
	g_string_append_printf(out, "%s%s", _W(language, "\nExamples:\n"), command->examples);
	return print(language, out);
}

static int
version(RioLanguage language)
{
	g_autoptr(GString) out = g_string_new(NULL);

	g_string_printf(out, "riordino %s\n", rio_version());
	return print(language, out);
}

static gboolean
right_arguments(const Call *call)
{
	guint least = call->command->least_arguments, most = call->command->most_arguments;

	if (call->n_arguments < least)
		call_misused(call,
			     _WN(call->language, "at least %u argument is wanted: %s",
				 "at least %u arguments are wanted: %s", least),
			     least, rio_words(call->language, call->command->arguments));
	else if (call->n_arguments > most)
		call_misused(call,
			     _WN(call->language, "at most %u argument is wanted",
				 "at most %u arguments are wanted", most),
			     most);
	return call->n_arguments >= least && call->n_arguments <= most;
}

/* @argv begins with the command's name. */
static int
run(const Command *command, int argc, char **argv, Common *common, RioLanguage language)
{
	g_autofree gpointer fields = g_malloc0(command->options_size);
	g_autofree char *name = g_strconcat(command->name, " ", NULL);
	Option format_options[3];
	const OptionSet sets[] = {
		{common_options, common},
		{format_options, common},
		{command->options, fields},
	};
	Call call = {.command = command, .options = fields, .language = language};
	g_autoptr(Progress) progress = NULL;
	int rest;

	fill_format_options(format_options, command->formats);
	rest = options_parse(argc, argv, sets, command->options ? 3 : 2, FALSE, language);
	if (rest < 0)
		return say_where_help_is(language, name);

	if (common->lang > 0)
		call.language = common->lang == LANG_IT ? RIO_LANGUAGE_IT : RIO_LANGUAGE_EN;
	if (common->help)
		return command_help(command, format_options, call.language);

	call.data_language = common->lang == LANG_EN ? RIO_LANGUAGE_EN : RIO_LANGUAGE_IT;
	call.format = format_of(command, common);
	call.color = wants_color(common->color);
	call.quiet = common->quiet;
	call.jobs = common->jobs;
	call.limit = common->limit;
	call.arguments = argv + rest;
	call.n_arguments = (guint)(argc - rest);
	if (!right_arguments(&call))
		return EXIT_TROUBLE;
	progress = call.progress = progress_start(call.language, call.quiet);
	return command->run(&call);
}

int
main(int argc, char **argv)
{
	Common common = {0};
	const OptionSet sets[] = {{common_options, &common}};
	RioLanguage language = guess_language(argc, argv);
	const Command *command;
	int first = options_parse(argc, argv, sets, 1, TRUE, language);

	if (first < 0)
		return say_where_help_is(language, "");
	if (common.lang > 0)
		language = common.lang == LANG_IT ? RIO_LANGUAGE_IT : RIO_LANGUAGE_EN;
	if (common.version)
		return version(language);
	if (common.help)
		return help(language);

	if (first == argc) {
		say(_W(language, "a command is missing"));
		return say_where_help_is(language, "");
	}
	command = find_command(argv[first]);
	if (!command) {
		say_no_command(language, argv[first]);
		return say_where_help_is(language, "");
	}
	return run(command, argc - first, argv + first, &common, language);
}
