#include "options.h"

#include "say.h"
#include "suggest.h"

#include <getopt.h>
#include <string.h>

/* getopt() gives characters for letters; long options are numbered from here. */
#define FIRST_LONG 256

/* Columns of help: where words begin, and where they end. */
#define HELP_AT 28
#define HELP_WIDTH 80

/* One option and where its value goes. */
typedef struct {
	const Option *option;
	gpointer field;
} Target;

static GArray *
targets_of(const OptionSet *sets, gsize n_sets)
{
	GArray *targets = g_array_new(FALSE, FALSE, sizeof(Target));

	for (gsize i = 0; i < n_sets; i++) {
		for (const Option *option = sets[i].options; option->name; option++) {
			Target target = {option, (char *)sets[i].fields + option->field};

			g_array_append_val(targets, target);
		}
	}
	return targets;
}

/* The ':' makes getopt() tell a missing value from an unknown option. */
static GString *
letters_of(const GArray *targets, gboolean first_only)
{
	GString *letters = g_string_new(first_only ? "+:" : ":");

	for (guint i = 0; i < targets->len; i++) {
		const Option *option = g_array_index(targets, Target, i).option;

		if (option->letter)
			g_string_append_printf(letters, "%c%s", option->letter,
					       option->type == OPTION_FLAG ? "" : ":");
	}
	return letters;
}

/* With the empty entry at the end that getopt_long() wants. */
static struct option *
longs_of(const GArray *targets)
{
	struct option *longs = g_new0(struct option, targets->len + 1);

	for (guint i = 0; i < targets->len; i++) {
		const Option *option = g_array_index(targets, Target, i).option;

		longs[i].name = option->name;
		longs[i].has_arg = option->type == OPTION_FLAG ? no_argument : required_argument;
		longs[i].val = FIRST_LONG + (int)i;
	}
	return longs;
}

static const Target *
target_of(const GArray *targets, int found)
{
	if (found >= FIRST_LONG)
		return &g_array_index(targets, Target, found - FIRST_LONG);
	for (guint i = 0; i < targets->len; i++) {
		const Target *target = &g_array_index(targets, Target, i);

		if (target->option->letter == found)
			return target;
	}
	return NULL;
}

int
option_word(const char *words, const char *word)
{
	g_auto(GStrv) list = g_strsplit(words, "|", -1);

	for (int i = 0; list[i]; i++) {
		if (g_str_equal(list[i], word))
			return i;
	}
	return -1;
}

static gboolean
take_number(const Target *target, const char *value, RioLanguage language)
{
	guint64 number;

	if (!g_ascii_string_to_unsigned(value, 10, 0, G_MAXINT32, &number, NULL)) {
		say(_W(language, "--%s wants a number, not “%s”"), target->option->name, value);
		return FALSE;
	}
	*(guint *)target->field = (guint)number;
	return TRUE;
}

static gboolean
take_choice(const Target *target, const char *value, RioLanguage language)
{
	int choice = option_word(target->option->value, value);

	if (choice < 0) {
		g_auto(GStrv) words = g_strsplit(target->option->value, "|", -1);

		say(_W(language, "--%s is one of %s, not “%s”"), target->option->name,
		    target->option->value, value);
		suggest(language, value, (const char *const *)words);
		return FALSE;
	}
	*(guint *)target->field = (guint)choice + 1;
	return TRUE;
}

/* Names of files and Comuni: none is empty. */
static gboolean
take_text(const Target *target, const char *value, RioLanguage language)
{
	if (!value[0]) {
		say(_W(language, "--%s wants a name, and got an empty one"), target->option->name);
		return FALSE;
	}
	*(const char **)target->field = value;
	return TRUE;
}

static gboolean
take(const Target *target, const char *value, RioLanguage language)
{
	switch (target->option->type) {
	case OPTION_FLAG:
		*(gboolean *)target->field = TRUE;
		return TRUE;
	case OPTION_TEXT:
		return take_text(target, value, language);
	case OPTION_NUMBER:
		return take_number(target, value, language);
	case OPTION_CHOICE:
		return take_choice(target, value, language);
	}
	g_assert_not_reached();
}

/* @argument: "--name" or "--name=value". */
static void
say_unknown(const GArray *targets, const char *argument, RioLanguage language)
{
	g_auto(GStrv) parts = g_strsplit(argument, "=", 2);
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < targets->len; i++)
		g_ptr_array_add(
			names,
			g_strconcat("--", g_array_index(targets, Target, i).option->name, NULL));
	g_ptr_array_add(names, NULL);
	say(_W(language, "unknown option %s"), argument);
	suggest(language, parts[0], (const char *const *)names->pdata);
}

/* What getopt() could not read: its last argument, or one letter of it. */
static void
say_wrong(int found, const GArray *targets, const char *argument, RioLanguage language)
{
	if (optopt > 0 && optopt < FIRST_LONG) {
		if (found == ':')
			say(_W(language, "option -%c wants a value"), optopt);
		else
			say(_W(language, "unknown option -%c"), optopt);
	} else if (found == ':') {
		say(_W(language, "option %s wants a value"), argument);
	} else if (optopt >= FIRST_LONG) {
		say(_W(language, "option %s takes no value"), argument);
	} else {
		say_unknown(targets, argument, language);
	}
}

int
options_parse(int argc, char **argv, const OptionSet *sets, gsize n_sets, gboolean first_only,
	      RioLanguage language)
{
	g_autoptr(GArray) targets = targets_of(sets, n_sets);
	g_autofree struct option *longs = longs_of(targets);
	g_autoptr(GString) letters = letters_of(targets, first_only);
	int found;

	/* 0 makes GNU getopt start anew. */
	optind = 0;
	opterr = 0;
	while ((found = getopt_long(argc, argv, letters->str, longs, NULL)) != -1) {
		const Target *target =
			found == '?' || found == ':' ? NULL : target_of(targets, found);

		if (!target) {
			say_wrong(found, targets, argv[optind - 1], language);
			return -1;
		}
		if (!take(target, optarg, language))
			return -1;
	}
	return optind;
}

static char *
label_of(const Option *option, RioLanguage language)
{
	g_autofree char *letter =
		option->letter ? g_strdup_printf("-%c, ", option->letter) : g_strdup("");

	if (!option->value)
		return g_strdup_printf("%s--%s", letter, option->name);
	return g_strdup_printf("%s--%s=%s", letter, option->name,
			       option->type == OPTION_CHOICE ? option->value
							     : rio_words(language, option->value));
}

/* Adds the words from the column on where they stand in help, in lines of a usual terminal. */
static void
append_wrapped(GString *out, const char *text)
{
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	glong at = HELP_AT;

	for (gsize i = 0; words[i]; i++) {
		glong width = g_utf8_strlen(words[i], -1);

		if (i > 0 && at + 1 + width > HELP_WIDTH) {
			g_string_append_printf(out, "\n%*s", HELP_AT, "");
			at = HELP_AT;
		} else if (i > 0) {
			g_string_append_c(out, ' ');
			at++;
		}
		g_string_append(out, words[i]);
		at += width;
	}
	g_string_append_c(out, '\n');
}

void
options_help_entry(GString *out, const char *term, const char *text)
{
	glong width = g_utf8_strlen(term, -1) + 4;

	/* What does not fit in the column gets a line of its own. */
	g_string_append_printf(out, "  %s", term);
	if (width > HELP_AT)
		g_string_append_printf(out, "\n%*s", HELP_AT, "");
	else
		g_string_append_printf(out, "  %*s", (int)(HELP_AT - width), "");
	append_wrapped(out, text);
}

void
options_help(GString *out, const Option *options, RioLanguage language)
{
	for (const Option *option = options; option->name; option++) {
		g_autofree char *label = label_of(option, language);

		options_help_entry(out, label, rio_words(language, option->help));
	}
}
