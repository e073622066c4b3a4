#include "label/fold.h"

#include <string.h>

/* What may stand before a hyphen and belongs to the word after it: e-mail, pre-istruttoria. */
static const char *const joining_prefixes[] = {
	"anti", "auto", "co",  "extra", "inter", "intra", "multi", "non",  "off",
	"on",	"post", "pre", "re",	"ri",	 "sub",	  "super", "vice",
};

/* English after an apostrophe: "clerk's", "it'll"; of "n't" only the "not" counts. */
static const char *const english_clitics[] = {"d", "ll", "m", "re", "s", "t", "ve"};

/* Additions to the number of an article: 10-bis. */
static const char *const number_suffixes[] = {"bis", "ter", "quater", "quinquies", "sexies"};

/* Both halves of a camel case word are at least so long, or it is a name: PagoPA, WiFi. */
#define CAMEL_HALF 3

typedef struct {
	RioTokens *out;
	const char *at;
	/* Where the word being read starts, and what it is so far. */
	const char *start;
	GString *word;
	guint n_letters;
	gboolean capitals;
	gboolean last_is_small;
} Scanner;

static gboolean
is_one_of(const char *text, const char *const *list, gsize n)
{
	for (gsize i = 0; i < n; i++)
		if (g_str_equal(text, list[i]))
			return TRUE;
	return FALSE;
}

/* One line, compatibility forms composed: NFKC would turn the dots of "…" into a sentence. */
static char *
plain_text(const char *text, gsize limit)
{
	g_autofree char *valid = g_utf8_make_valid(text, strnlen(text, limit));
	g_autofree char *composed = g_str_is_ascii(valid)
					    ? g_steal_pointer(&valid)
					    : g_utf8_normalize(valid, -1, G_NORMALIZE_ALL_COMPOSE);
	GString *plain = g_string_sized_new(strlen(composed) + 1);
	gboolean blank = FALSE;

	for (const char *at = composed; *at; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		gboolean plainest = c < 0x80 && g_ascii_isgraph((char)c);

		if (!plainest && (g_unichar_isspace(c) || g_unichar_iscntrl(c))) {
			blank = plain->len > 0;
			continue;
		}
		/* soft hyphens and joiners are no letters of a word */
		if (!plainest && g_unichar_type(c) == G_UNICODE_FORMAT)
			continue;
		if (blank)
			g_string_append_c(plain, ' ');
		blank = FALSE;
		if (plainest)
			g_string_append_c(plain, (char)c);
		else
			g_string_append_unichar(plain, c);
	}
	return g_string_free(plain, FALSE);
}

static gboolean
is_apostrophe(gunichar c)
{
	return c == '\'' || c == '`' || c == 0x2019 || c == 0x2018 || c == 0xB4 || c == 0x2032;
}

static gboolean
is_dash(gunichar c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

/* Lower case without marks; "ß" becomes two letters, as German writes it too. */
static void
append_folded(GString *word, gunichar c)
{
	gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
	gsize n;

	if (c < 0x80) {
		g_string_append_c(word, g_ascii_tolower((char)c));
		return;
	}
	if (c == 0xDF || c == 0x1E9E) {
		g_string_append(word, "ss");
		return;
	}
	n = g_unichar_fully_decompose(c, FALSE, parts, G_N_ELEMENTS(parts));
	for (gsize i = 0; i < n; i++)
		if (!g_unichar_ismark(parts[i]))
			g_string_append_unichar(word, g_unichar_tolower(parts[i]));
}

static void
set_text(RioToken *token, const char *text)
{
	gsize length = strlen(text);

	if (length >= RIO_TOKEN_SIZE) {
		const char *end = g_utf8_find_prev_char(text, text + RIO_TOKEN_SIZE);
		length = end - text;
	}
	memcpy(token->text, text, length);
	token->text[length] = '\0';
}

static void
emit(Scanner *scan, RioTokenKind kind, const char *text, const char *start, const char *end,
     guint flags)
{
	RioToken token = {
		.start = start - scan->out->plain,
		.end = end - scan->out->plain,
		.kind = kind,
		.flags = flags,
	};

	set_text(&token, text);
	g_array_append_val(scan->out->tokens, token);
}

static void
start_word(Scanner *scan)
{
	scan->start = scan->at;
	g_string_truncate(scan->word, 0);
	scan->n_letters = 0;
	scan->capitals = TRUE;
	scan->last_is_small = FALSE;
}

static void
emit_word(Scanner *scan, guint flags)
{
	if (scan->n_letters >= 2 && scan->capitals)
		flags |= RIO_TOKEN_CAPITALS;
	if (scan->word->len > 0)
		emit(scan, RIO_TOKEN_WORD, scan->word->str, scan->start, scan->at, flags);
	start_word(scan);
}

static gunichar
peek(const char *at, guint n)
{
	while (n-- > 0 && *at)
		at = g_utf8_next_char(at);
	return g_utf8_get_char(at);
}

/* Letters from @at on, folded. */
static char *
letters_at(const char *at)
{
	GString *letters = g_string_new(NULL);

	for (; g_unichar_isalpha(g_utf8_get_char(at)); at = g_utf8_next_char(at))
		append_folded(letters, g_utf8_get_char(at));
	return g_string_free(letters, FALSE);
}

static guint
count_letters(const char *at)
{
	guint n = 0;

	for (; g_unichar_isalpha(g_utf8_get_char(at)); at = g_utf8_next_char(at))
		n++;
	return n;
}

static void
skip(Scanner *scan, guint n)
{
	while (n-- > 0 && *scan->at)
		scan->at = g_utf8_next_char(scan->at);
}

/* At the apostrophe after a word: an accent, an elision, or an English clitic. */
static void
end_at_apostrophe(Scanner *scan)
{
	const char *after = g_utf8_next_char(scan->at);
	g_autofree char *rest = letters_at(after);
	gboolean is_not;

	if (*rest == '\0') {
		emit_word(scan, 0);
		skip(scan, 1);
		return;
	}
	if (!is_one_of(rest, english_clitics, G_N_ELEMENTS(english_clitics))) {
		emit_word(scan, RIO_TOKEN_ELIDED);
		skip(scan, 1);
		return;
	}
	is_not = g_str_equal(rest, "t") && g_str_has_suffix(scan->word->str, "n");
	if (is_not)
		g_string_truncate(scan->word, scan->word->len - 1);
	emit_word(scan, 0);
	if (is_not)
		emit(scan, RIO_TOKEN_WORD, "not", scan->at, scan->at, 0);
	skip(scan, 1 + count_letters(after));
}

/* "S.C.I.A." is SCIA: single letters with full stops between. */
static gboolean
take_acronym(Scanner *scan)
{
	const char *at = scan->at;
	guint n = 0;

	g_string_truncate(scan->word, 0);
	while (g_unichar_isalpha(g_utf8_get_char(at)) && peek(at, 1) == '.') {
		append_folded(scan->word, g_utf8_get_char(at));
		at = g_utf8_next_char(at) + 1;
		n++;
	}
	/* the last may go without its own */
	if (n >= 2 && count_letters(at) == 1) {
		append_folded(scan->word, g_utf8_get_char(at));
		at = g_utf8_next_char(at);
		n++;
	}
	if (n < 2 || count_letters(at) > 0) {
		g_string_truncate(scan->word, 0);
		return FALSE;
	}
	emit(scan, RIO_TOKEN_WORD, scan->word->str, scan->at, at, RIO_TOKEN_CAPITALS);
	scan->at = at;
	start_word(scan);
	return TRUE;
}

/* At a hyphen between two words: does the left one belong to the right one? */
static gboolean
hyphen_joins(const Scanner *scan)
{
	if (!g_unichar_isalpha(peek(scan->at, 1)))
		return FALSE;
	return scan->n_letters == 1 ||
	       is_one_of(scan->word->str, joining_prefixes, G_N_ELEMENTS(joining_prefixes));
}

static gboolean
starts_camel_word(const Scanner *scan, gunichar c)
{
	return g_unichar_isupper(c) && scan->last_is_small && scan->n_letters >= CAMEL_HALF &&
	       count_letters(scan->at) >= CAMEL_HALF;
}

static void
take_letter(Scanner *scan, gunichar c)
{
	append_folded(scan->word, c);
	scan->n_letters++;
	scan->last_is_small = g_unichar_islower(c);
	if (scan->last_is_small)
		scan->capitals = FALSE;
	skip(scan, 1);
}

/* The letters of which most words are made. */
static void
take_plain_letters(Scanner *scan)
{
	const char *start = scan->at;

	while (g_ascii_islower(*scan->at))
		scan->at++;
	if (scan->at == start)
		return;
	g_string_append_len(scan->word, start, scan->at - start);
	scan->n_letters += (guint)(scan->at - start);
	scan->last_is_small = TRUE;
	scan->capitals = FALSE;
}

/* Digits right after one letter are part of a name, F24; after more they are a number. */
static void
end_at_digit(Scanner *scan)
{
	if (scan->n_letters != 1) {
		emit_word(scan, RIO_TOKEN_JOINED);
		return;
	}
	for (; g_unichar_isdigit(g_utf8_get_char(scan->at)); skip(scan, 1))
		g_string_append_unichar(scan->word, g_utf8_get_char(scan->at));
	emit_word(scan, 0);
}

static void
take_word(Scanner *scan)
{
	start_word(scan);
	if (take_acronym(scan))
		return;
	for (;;) {
		gunichar c;

		take_plain_letters(scan);
		c = g_utf8_get_char(scan->at);
		if (g_unichar_ismark(c)) {
			skip(scan, 1);
		} else if (g_unichar_isalpha(c)) {
			if (starts_camel_word(scan, c))
				emit_word(scan, RIO_TOKEN_JOINED);
			take_letter(scan, c);
		} else if (is_apostrophe(c)) {
			end_at_apostrophe(scan);
			return;
		} else if (is_dash(c) && hyphen_joins(scan)) {
			skip(scan, 1);
		} else if (g_unichar_isdigit(c)) {
			end_at_digit(scan);
			return;
		} else {
			emit_word(scan, c == '.'   ? RIO_TOKEN_DOTTED
					: c == '_' ? RIO_TOKEN_JOINED
						   : 0);
			if (c == '.' || c == '_')
				skip(scan, 1);
			return;
		}
	}
}

/* "10-bis" and "10 bis" are one number; "1ª", "1°" and "1" too. */
static const char *
take_number_suffix(const char *at, GString *number)
{
	gboolean apart = *at == ' ' || is_dash(g_utf8_get_char(at));
	const char *after = apart ? g_utf8_next_char(at) : at;
	g_autofree char *suffix = letters_at(after);

	if (is_one_of(suffix, number_suffixes, G_N_ELEMENTS(number_suffixes))) {
		g_string_append(number, suffix);
		return after + strlen(suffix);
	}
	if (!apart && (g_str_equal(suffix, "a") || g_str_equal(suffix, "o")))
		return g_utf8_next_char(at);
	return at;
}

static void
take_number(Scanner *scan)
{
	const char *start = scan->at, *at = start;
	g_autoptr(GString) number = g_string_new(NULL);

	for (;;) {
		gunichar c = g_utf8_get_char(at);

		if (g_unichar_isdigit(c))
			g_string_append_printf(number, "%d", g_unichar_digit_value(c));
		else if ((c != '.' && c != ',') || !g_unichar_isdigit(peek(at, 1)))
			break;
		else
			g_string_append_c(number, '.');
		at = g_utf8_next_char(at);
	}
	at = take_number_suffix(at, number);
	emit(scan, RIO_TOKEN_NUMBER, number->str, start, at, 0);
	scan->at = at;
}

static void
take_mark(Scanner *scan, gunichar c)
{
	char text[2] = {0};
	const char *start = scan->at;

	if (is_dash(c))
		text[0] = '-';
	else if (c < 0x80 && strchr("()[]:;,/.", (int)c))
		text[0] = (char)c;
	skip(scan, 1);
	/* a hyphen with no blank around only divides words */
	if (text[0] == '-' && *scan->at != ' ')
		return;
	if (text[0])
		emit(scan, RIO_TOKEN_BREAK, text, start, scan->at, 0);
}

RioTokens *
rio_tokens_new(const char *text, gsize limit)
{
	RioTokens *tokens = g_new0(RioTokens, 1);
	g_autoptr(GString) word = g_string_new(NULL);
	Scanner scan = {.out = tokens, .word = word};

	tokens->plain = plain_text(text, limit);
	tokens->tokens = g_array_new(FALSE, FALSE, sizeof(RioToken));
	tokens->question = g_str_has_suffix(tokens->plain, "?");

	for (scan.at = tokens->plain; *scan.at;) {
		gunichar c = g_utf8_get_char(scan.at);

		if (g_unichar_isalpha(c))
			take_word(&scan);
		else if (g_unichar_isdigit(c))
			take_number(&scan);
		else
			take_mark(&scan, c);
	}
	return tokens;
}

char *
rio_fold(const char *text, gsize limit, gboolean breaks)
{
	g_autoptr(RioTokens) tokens = rio_tokens_new(text, limit);
	GString *folded = g_string_new(NULL);

	for (guint i = 0; i < tokens->tokens->len; i++) {
		const RioToken *token = rio_tokens_at(tokens, i);

		if (breaks || token->kind != RIO_TOKEN_BREAK)
			g_string_append_printf(folded, "%s%s", folded->len > 0 ? " " : "",
					       token->text);
	}
	return g_string_free(folded, FALSE);
}

void
rio_tokens_free(RioTokens *tokens)
{
	if (!tokens)
		return;
	g_array_unref(tokens->tokens);
	g_free(tokens->plain);
	g_free(tokens);
}
