#include "report/json.h"

#include <math.h>
#include <string.h>

typedef struct {
	char close; /* the bracket that ends it */
	gboolean flat;
	gboolean filled; /* something stands in it already */
} Level;

struct _RioJson {
	GString *out;
	GArray *levels;
};

RioJson *
rio_json_new(GString *out)
{
	RioJson *json = g_new0(RioJson, 1);

	json->out = out;
	json->levels = g_array_new(FALSE, FALSE, sizeof(Level));
	return json;
}

void
rio_json_free(RioJson *json)
{
	if (!json)
		return;
	g_assert(json->levels->len == 0);
	g_array_unref(json->levels);
	g_free(json);
}

static Level *
innermost(RioJson *json)
{
	if (json->levels->len == 0)
		return NULL;
	return &g_array_index(json->levels, Level, json->levels->len - 1);
}

static void
new_line(RioJson *json)
{
	g_string_append_c(json->out, '\n');
	for (guint i = 0; i < json->levels->len; i++)
		g_string_append(json->out, "  ");
}

/* Runs of bytes that mean themselves are copied at once. */
static void
append_quoted(GString *out, const char *text)
{
	static const char shorts[] = "\bb\ff\nn\rr\tt\"\"\\\\";

	g_string_append_c(out, '"');
	while (*text) {
		gsize run = 0;
		const char *known = NULL;

		while ((guchar)text[run] >= 0x20 && text[run] != '"' && text[run] != '\\')
			run++;
		g_string_append_len(out, text, (gssize)run);
		text += run;
		if (*text == '\0')
			break;

		for (gsize i = 0; shorts[i] && !known; i += 2)
			known = shorts[i] == *text ? &shorts[i + 1] : NULL;
		if (known)
			g_string_append_printf(out, "\\%c", *known);
		else
			g_string_append_printf(out, "\\u%04x", (guint)*text);
		text++;
	}
	g_string_append_c(out, '"');
}

/* All that goes before a value. */
static void
begin_value(RioJson *json, const char *key)
{
	Level *level = innermost(json);

	g_assert((key != NULL) == (level != NULL && level->close == '}'));
	if (!level)
		return;
	if (level->filled)
		g_string_append(json->out, level->flat ? ", " : ",");
	if (!level->flat)
		new_line(json);
	level->filled = TRUE;
	if (key) {
		append_quoted(json->out, key);
		g_string_append(json->out, ": ");
	}
}

static void
end_value(RioJson *json)
{
	if (json->levels->len == 0)
		g_string_append_c(json->out, '\n');
}

static void
begin_level(RioJson *json, const char *key, const char *brackets, gboolean flat)
{
	Level *outer, level = {.close = brackets[1], .flat = flat};

	begin_value(json, key);
	outer = innermost(json);
	level.flat |= outer && outer->flat;
	g_string_append_c(json->out, brackets[0]);
	g_array_append_val(json->levels, level);
}

void
rio_json_object(RioJson *json, const char *key)
{
	begin_level(json, key, "{}", FALSE);
}

void
rio_json_array(RioJson *json, const char *key)
{
	begin_level(json, key, "[]", FALSE);
}

void
rio_json_flat_object(RioJson *json, const char *key)
{
	begin_level(json, key, "{}", TRUE);
}

void
rio_json_flat_array(RioJson *json, const char *key)
{
	begin_level(json, key, "[]", TRUE);
}

void
rio_json_end(RioJson *json)
{
	Level level;

	g_assert(json->levels->len > 0);
	level = *innermost(json);
	g_array_set_size(json->levels, json->levels->len - 1);
	if (level.filled && !level.flat)
		new_line(json);
	g_string_append_c(json->out, level.close);
	end_value(json);
}

void
rio_json_text(RioJson *json, const char *key, const char *text)
{
	if (!text) {
		rio_json_null(json, key);
		return;
	}
	begin_value(json, key);
	if (g_utf8_validate(text, -1, NULL)) {
		append_quoted(json->out, text);
	} else {
		g_autofree char *valid = g_utf8_make_valid(text, -1);

		append_quoted(json->out, valid);
	}
	end_value(json);
}

void
rio_json_integer(RioJson *json, const char *key, gint64 number)
{
	begin_value(json, key);
	g_string_append_printf(json->out, "%" G_GINT64_FORMAT, number);
	end_value(json);
}

void
rio_json_number(RioJson *json, const char *key, double number)
{
	/* DBL_MAX has 309 digits before the point. */
	char digits[512];
	gsize length;

	if (!isfinite(number)) {
		rio_json_null(json, key);
		return;
	}
	g_ascii_formatd(digits, sizeof digits, "%.4f", number);
	length = strlen(digits);
	while (digits[length - 1] == '0')
		length--;
	if (digits[length - 1] == '.')
		length--;
	digits[length] = '\0';

	begin_value(json, key);
	g_string_append(json->out, g_str_equal(digits, "-0") ? "0" : digits);
	end_value(json);
}

void
rio_json_boolean(RioJson *json, const char *key, gboolean value)
{
	begin_value(json, key);
	g_string_append(json->out, value ? "true" : "false");
	end_value(json);
}

void
rio_json_null(RioJson *json, const char *key)
{
	begin_value(json, key);
	g_string_append(json->out, "null");
	end_value(json);
}
