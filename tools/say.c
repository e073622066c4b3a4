#include "say.h"

#include <stdio.h>

void
say(const char *format, ...)
{
	g_autofree char *message = NULL;
	va_list arguments;

	va_start(arguments, format);
	message = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	fprintf(stderr, "riordino: %s\n", message);
}
