#include "report/page.h"

#include <riordino/draw.h>
#include <riordino/version.h>

#include <gio/gio.h>
#include <string.h>

#include "base/words.h"
#include "page-resource.h"

struct _RioPage {
	RioLanguage language;
	GString *out; /* as far as it is written */
	char *end;    /* of the frame */
};

/* Our own files */

static char *
resource_text(const char *name)
{
	g_autofree char *path = g_strconcat("/riordino/page/", name, NULL);
	g_autoptr(GBytes) bytes = NULL;
	gconstpointer text;
	gsize length;

	page_register_resource();
	bytes = g_resource_lookup_data(page_get_resource(), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
				       NULL);
	text = g_bytes_get_data(bytes, &length);
	return g_strndup(text, length);
}

/* Words as a string of the program: none has what ends it, or what is an escape there. */
static void
append_string(GString *out, const char *words)
{
	g_assert(!strpbrk(words, "\"\\\n"));
	g_string_append_printf(out, "\"%s\"", words);
}

static gboolean
translate(const GMatchInfo *match, GString *out, gpointer data)
{
	const RioLanguage *language = data;
	g_autofree char *call = g_match_info_fetch(match, 1);
	g_autofree char *one = g_match_info_fetch(match, 2);
	g_autofree char *many = g_match_info_fetch(match, 3);

	g_string_append(out, call);
	if (!many || many[0] == '\0') {
		append_string(out, rio_words(*language, one));
		return FALSE;
	}
	append_string(out, rio_words_n(*language, one, many, 1));
	g_string_append(out, ", ");
	append_string(out, rio_words_n(*language, one, many, 2));
	return FALSE;
}

/* Each _("one") and _N("one", "many", n) of the program, in the language. */
static char *
translated(const char *script, RioLanguage language)
{
	g_autoptr(GRegex) calls =
		g_regex_new("(\\b_N?\\(\\s*)\"([^\"]*)\"(?:,\\s*\"([^\"]*)\")?", 0, 0, NULL);

	return g_regex_replace_eval(calls, script, -1, 0, 0, translate, &language, NULL);
}

static char *
whole_script(const char *const *scripts, RioLanguage language)
{
	g_autoptr(GString) all = g_string_new("\"use strict\";\n{\n");

	for (gsize i = 0; scripts[i]; i++) {
		g_autofree char *text = resource_text(scripts[i]);

		g_string_append(all, text);
	}
	g_string_append(all, "}\n");
	return translated(all->str, language);
}

/* As a security policy names what may run. */
static char *
hash_of(const char *text)
{
	g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
	guint8 digest[32];
	gsize length = sizeof digest;

	g_checksum_update(checksum, (const guchar *)text, -1);
	g_checksum_get_digest(checksum, digest, &length);
	return g_base64_encode(digest, length);
}

/* The frame */

typedef struct {
	const char *name;
	const char *text;
} Part;

/* Fills each {{name}} of the frame, once: what a part holds is left alone. */
static GString *
filled(const char *frame, const Part *parts, gsize n)
{
	GString *out = g_string_new(NULL);
	g_auto(GStrv) pieces = g_strsplit(frame, "{{", -1);

	g_string_append(out, pieces[0]);
	for (gsize p = 1; pieces[p]; p++) {
		char *end = strstr(pieces[p], "}}");

		g_assert(end);
		*end = '\0';
		for (gsize i = 0; i < n; i++)
			if (g_str_equal(parts[i].name, pieces[p]))
				g_string_append(out, parts[i].text);
		g_string_append(out, end + 2);
	}
	return out;
}

RioPage *
rio_page_new(const char *title, const char *const *scripts, RioLanguage language)
{
	g_autofree char *frame = resource_text("page.html");
	g_autofree char *style = resource_text("page.css");
	g_autofree char *script = whole_script(scripts, language);
	g_autofree char *style_hash = hash_of(style);
	g_autofree char *script_hash = hash_of(script);
	const Part parts[] = {
		{"language", language == RIO_LANGUAGE_IT ? "it" : "en"},
		{"version", rio_version()},
		{"title", title},
		{"without script",
		 _W(language, "This page needs JavaScript, which it brings along: "
			      "here it is switched off.")},
		{"script hash", script_hash},
		{"style hash", style_hash},
		{"style", style},
		{"script", script},
	};
	static const char between[] = "{{material}}";
	char *middle = strstr(frame, between);
	RioPage *page = g_new(RioPage, 1);

	g_assert(middle);
	*middle = '\0';
	page->language = language;
	page->out = filled(frame, parts, G_N_ELEMENTS(parts));
	page->end =
		g_string_free(filled(middle + strlen(between), parts, G_N_ELEMENTS(parts)), FALSE);
	return page;
}

/* What comes in between */

void
rio_page_add_picture(RioPage *page, const char *prefix, RioModel *model)
{
	RioDrawOptions how = {.language = page->language, .id_prefix = prefix};
	g_autoptr(GBytes) svg = rio_draw_svg(model, &how);
	gsize length;
	const char *text = g_bytes_get_data(svg, &length);
	const char *body = g_strstr_len(text, (gssize)length, "<svg");

	g_string_append_printf(page->out, "<figure data-picture=\"%s\">", prefix);
	g_string_append_len(page->out, body, (gssize)length - (body - text));
	g_string_append(page->out, "</figure>\n");
}

/* No name can end it, and it goes without its indentation: a third is white space. */
void
rio_page_take_data(RioPage *page, const char *name, char *json)
{
	GString *out = page->out;

	g_string_append_printf(out, "<script type=\"application/json\" id=\"data-%s\">", name);
	for (const char *c = json; *c; c++)
		if (*c == '<')
			g_string_append(out, "\\u003c");
		else if (*c == '\n')
			c += strspn(c + 1, " ");
		else
			g_string_append_c(out, *c);
	g_string_append(out, "</script>\n");
	g_free(json);
}

char *
rio_page_end(RioPage *page)
{
	char *whole;

	g_string_append(page->out, page->end);
	whole = g_string_free(page->out, FALSE);
	g_free(page->end);
	g_free(page);
	return whole;
}
