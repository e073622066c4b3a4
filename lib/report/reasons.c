#include "report/reasons.h"

#include "base/words.h"

static const struct {
	const char *code;
	const char *words;
	RioTone tone;
} codes[] = {
	{"same-text", N_("same text"), RIO_TONE_GOOD},
	{"same-words", N_("words in common"), RIO_TONE_GOOD},
	{"same-act", N_("same act"), RIO_TONE_GOOD},
	{"same-object", N_("same object"), RIO_TONE_GOOD},
	{"same-actor", N_("same actor"), RIO_TONE_GOOD},
	{"synonym", N_("same meaning"), RIO_TONE_GOOD},
	{"nominal", N_("verb and its noun"), RIO_TONE_GOOD},
	{"abbreviation", N_("abbreviation"), RIO_TONE_GOOD},
	{"typo", N_("slip of typing"), RIO_TONE_GOOD},
	{"near", N_("said of the same step"), RIO_TONE_GOOD},
	{"kind", N_("one says it more exactly"), RIO_TONE_GOOD},
	{"exchange", N_("one exchange, told from both ends"), RIO_TONE_GOOD},
	{"general", N_("a general word"), RIO_TONE_WARNING},
	{"related", N_("goes with it, but is not the same"), RIO_TONE_WARNING},
	{"part", N_("part of the other"), RIO_TONE_WARNING},
	{"opposed", N_("opposed"), RIO_TONE_BAD},
	{"negation", N_("negated"), RIO_TONE_BAD},
	{"converse", N_("two ends of one exchange"), RIO_TONE_BAD},
	{"number", N_("other number"), RIO_TONE_BAD},
	{"other-act", N_("other act"), RIO_TONE_BAD},
	{"other-object", N_("other object"), RIO_TONE_BAD},
	{"other-party", N_("with somebody else"), RIO_TONE_BAD},
	{"technical", N_("technical name"), RIO_TONE_WARNING},
	{"same-id", N_("same id"), RIO_TONE_GOOD},
	{"same-before", N_("comes after the same"), RIO_TONE_GOOD},
	{"same-after", N_("comes before the same"), RIO_TONE_GOOD},
	{"same-role", N_("same role"), RIO_TONE_GOOD},
	{"decided", N_("decided"), RIO_TONE_GOOD},
};

const char *
rio_reason_words(const char *code, RioLanguage language, RioTone *tone)
{
	gsize i = 0;

	while (i < G_N_ELEMENTS(codes) && !g_str_equal(codes[i].code, code))
		i++;
	g_assert(i < G_N_ELEMENTS(codes));
	*tone = codes[i].tone;
	return rio_words(language, codes[i].words);
}
