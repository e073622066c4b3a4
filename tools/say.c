#include "say.h"

#include <gio/gio.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* GLib has words of its own for these, but only in the language of the locale. */
static const struct {
	int io_code, file_code;
	const char *words;
} troubles[] = {
	{G_IO_ERROR_NOT_FOUND, G_FILE_ERROR_NOENT, N_("there is no such file")},
	{G_IO_ERROR_PERMISSION_DENIED, G_FILE_ERROR_ACCES, N_("permission denied")},
	{G_IO_ERROR_IS_DIRECTORY, G_FILE_ERROR_ISDIR, N_("this is a folder")},
	{G_IO_ERROR_NOT_DIRECTORY, G_FILE_ERROR_NOTDIR, N_("a file stands where a folder should")},
	{G_IO_ERROR_NO_SPACE, G_FILE_ERROR_NOSPC, N_("there is no space left")},
	{G_IO_ERROR_FILENAME_TOO_LONG, G_FILE_ERROR_NAMETOOLONG, N_("the name is too long")},
	{G_IO_ERROR_TOO_MANY_LINKS, G_FILE_ERROR_LOOP, N_("this symbolic link leads to itself")},
	{G_IO_ERROR_READ_ONLY, G_FILE_ERROR_ROFS, N_("the disk can only be read")},
};

/* There is one standard error: a line of progress on it is erased before anything else is said. */
static GMutex lock;
static gboolean line_stands;

static void
erase_line(void)
{
	if (line_stands)
		fputs("\r\033[K", stderr);
	line_stands = FALSE;
}

/* As much as fits into one line of the terminal: it could not be taken away otherwise. */
static char *
cut(const char *line)
{
	struct winsize size;
	glong most = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col - 1 : -1;

	return most > 0 && g_utf8_strlen(line, -1) > most ? g_utf8_substring(line, 0, most)
							  : g_strdup(line);
}

void
say_progress(const char *line)
{
	g_mutex_lock(&lock);
	erase_line();
	if (line) {
		g_autofree char *whole = g_strconcat("riordino: ", line, NULL);
		g_autofree char *shown = cut(whole);

		fputs(shown, stderr);
		line_stands = TRUE;
	}
	fflush(stderr);
	g_mutex_unlock(&lock);
}

void
say(const char *format, ...)
{
	g_autofree char *message = NULL;
	va_list arguments;

	va_start(arguments, format);
	message = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_mutex_lock(&lock);
	erase_line();
	fprintf(stderr, "riordino: %s\n", message);
	g_mutex_unlock(&lock);
}

void
say_file_error(RioLanguage language, const char *path, const GError *error)
{
	gboolean of_file = error->domain == G_IO_ERROR || error->domain == G_FILE_ERROR;
	g_auto(GStrv) lines = NULL;

	for (gsize i = 0; i < G_N_ELEMENTS(troubles); i++) {
		if (g_error_matches(error, G_IO_ERROR, troubles[i].io_code) ||
		    g_error_matches(error, G_FILE_ERROR, troubles[i].file_code)) {
			say("%s: %s", path, rio_words(language, troubles[i].words));
			return;
		}
	}
	if (of_file) {
		say("%s: %s", path, error->message);
		return;
	}
	/* The library's own errors begin with the file and the line; a table may have several. */
	lines = g_strsplit(error->message, "\n", -1);
	for (gsize i = 0; lines[i]; i++)
		say("%s", lines[i]);
}
