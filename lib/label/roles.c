#include "label/roles.h"

#include <string.h>

/* An act and what belongs to it are joined around an object if neither has more words. */
#define MOST_JOINED 4

static gboolean
is_act(const RioPart *part)
{
	return part->found.act != RIO_CLASS_NONE;
}

/* A state something is in: "pervenuta", but not "la verifica". */
static gboolean
is_participle(const RioPart *part)
{
	return (part->looks & RIO_LOOKS_PARTICIPLE) && !part->article &&
	       part->after == RIO_FUNCTION_NONE && part->end == part->first + 1;
}

static gboolean
is_somebody(const RioPart *part, const RioLexicon *lexicon)
{
	RioClassKind kind;

	if (part->found.actor)
		return TRUE;
	if (part->found.noun == RIO_CLASS_NONE)
		return FALSE;
	kind = rio_lexicon_class(lexicon, part->found.noun)->kind;
	return kind == RIO_CLASS_OFFICE || kind == RIO_CLASS_ROLE;
}

/* Could this act be a verb with a subject before it: "verifica", "checks", "prüft"? */
static gboolean
is_finite(const RioReading *reading, guint number)
{
	const RioPart *part = rio_reading_part(reading, number);
	const char *text = rio_reading_word(reading, part->first)->text;
	gboolean goes_on = part->end > part->first + 1 || number + 1 < reading->parts->len;
	/* "il committente paga": after a subject with its article no noun can stand bare */
	gboolean ends =
		rio_reading_part(reading, 0)->article && !(part->looks & RIO_LOOKS_PARTICIPLE);
	char last = text[strlen(text) - 1];

	if (part->article || part->after != RIO_FUNCTION_NONE || part->break_before)
		return FALSE;
	if (reading->tongue == RIO_TONGUE_EN)
		return last == 's';
	if (reading->tongue == RIO_TONGUE_DE)
		return last == 't';
	return (goes_on || ends) && (last == 'a' || last == 'e' || g_str_has_suffix(text, "no"));
}

/* An article right after a word shows a verb: "Stampa il modulo", "Print the form". */
static gboolean
takes_object(const RioReading *reading, guint number)
{
	const RioPart *next;

	if (number + 1 >= reading->parts->len ||
	    rio_reading_part(reading, number)->found.length > 0)
		return FALSE;
	next = rio_reading_part(reading, number + 1);
	return next->article && next->after == RIO_FUNCTION_NONE && !next->break_before;
}

/* What the word of a part says as a form of a verb, though it be written like a noun. */
static RioExpression
as_verb(const RioReading *reading, const RioLexicon *lexicon, const RioPart *part)
{
	RioLexiconWord word = rio_reading_word(reading, part->first)->key;

	word.form = word.noun = RIO_NAME_NONE;
	return rio_lexicon_find(lexicon, &word, 1);
}

/* "Il Comune opta per la gara", but "l'ufficio competente per la gara" is no more than an office.
 */
static gboolean
may_be_unknown_verb(const RioReading *reading, guint number)
{
	const RioPart *part = rio_reading_part(reading, number);
	const RioPart *next = rio_reading_part(reading, number + 1);

	return part->found.length == 0 && !(part->looks & RIO_LOOKS_PARTICIPLE) &&
	       rio_grammar_may_act(reading->tongue, rio_reading_word(reading, part->first)->text) &&
	       (next->after == RIO_FUNCTION_TO || next->after == RIO_FUNCTION_PREPOSITION);
}

/* "L'istruttore domanda chiarimenti": right after who acts stands a verb, be it written like a noun
 * or not known at all. */
static guint
find_hidden_verb(const RioReading *reading, const RioLexicon *lexicon)
{
	RioPart *part = rio_reading_part(reading, 1);
	RioExpression verb;

	if (reading->tongue != RIO_TONGUE_IT || reading->parts->len < 3 ||
	    !is_somebody(rio_reading_part(reading, 0), lexicon) || part->end > part->first + 1 ||
	    !is_finite(reading, 1))
		return 0;
	verb = as_verb(reading, lexicon, part);
	if (verb.act == RIO_CLASS_NONE && !may_be_unknown_verb(reading, 1))
		return 0;
	part->found = verb;
	return 1;
}

/* The verb of which the first part is the subject, or 0. */
static guint
find_sentence_act(RioReading *reading, const RioLexicon *lexicon)
{
	const RioPart *first = rio_reading_part(reading, 0);

	/* an article in front tells a subject too */
	if (reading->parts->len < 2 || !(is_somebody(first, lexicon) || first->article))
		return 0;
	for (guint i = 1; i < reading->parts->len; i++) {
		const RioPart *part = rio_reading_part(reading, i);

		if ((is_act(part) || part->found.light || takes_object(reading, i)) &&
		    is_finite(reading, i))
			return i;
		if (part->after == RIO_FUNCTION_CONJUNCTION && is_somebody(part, lexicon))
			continue;
		if (part->after != RIO_FUNCTION_NONE && part->after != RIO_FUNCTION_OF)
			break;
	}
	return find_hidden_verb(reading, lexicon);
}

/* Parts before a colon that name somebody: "Ufficio tecnico: verifica". */
static guint
count_prefix_actors(const RioReading *reading, const RioLexicon *lexicon)
{
	if (reading->parts->len < 2 || !is_somebody(rio_reading_part(reading, 0), lexicon))
		return 0;
	for (guint i = 1; i < reading->parts->len; i++)
		if (strchr(":-", rio_reading_part(reading, i)->break_before ?: ' '))
			return i;
	return 0;
}

/* "Comprovare i requisiti dichiarati": an infinitive in front is the act, known or not. */
static gboolean
is_infinitive(const RioReading *reading, guint number)
{
	const RioPart *part = rio_reading_part(reading, number);

	return reading->tongue == RIO_TONGUE_IT && part->found.length == 0 &&
	       (part->looks & RIO_LOOKS_INFINITIVE) && !part->article;
}

/* A light verb gives way: "effettuare la verifica" is "verifica", said as "effettuare"; "far
 * visitare" is "visitare". */
static void
drop_light_verb(RioReading *reading, guint at, guint *looks)
{
	RioPart *light, *next;

	if (at + 1 >= reading->parts->len)
		return;
	light = rio_reading_part(reading, at);
	next = rio_reading_part(reading, at + 1);
	if (!light->found.light || next->break_before ||
	    !(is_act(next) || (next->looks & RIO_LOOKS_ACTION) || is_infinitive(reading, at + 1)))
		return;
	*looks = light->looks;
	next->after = light->after;
	next->article = light->article;
	g_array_remove_index(reading->parts, at);
}

static gboolean
agrees(const RioReading *reading, guint noun, guint participle)
{
	const RioPart *part = rio_reading_part(reading, noun);

	return rio_grammar_agrees(
		reading->tongue, rio_reading_word(reading, part->first)->text,
		rio_reading_word(reading, rio_reading_part(reading, participle)->first)->text);
}

static gboolean
governs(const RioReading *reading, guint number)
{
	const RioPart *part = rio_reading_part(reading, number);
	const RioPart *next;

	if (part->found.noun == RIO_CLASS_NONE || number + 1 >= reading->parts->len)
		return TRUE;
	/* "Richiesta pervenuta": a noun and what became of it */
	next = rio_reading_part(reading, number + 1);
	return !(is_act(next) && is_participle(next) && !next->found.exact &&
		 agrees(reading, number, number + 1));
}

/* "Emetti", "archivia": a form of a verb that the lexicon knows, and no noun itself, as "verifica".
 */
static gboolean
bids(const RioReading *reading, const RioLexicon *lexicon, const RioPart *part)
{
	const RioWord *word = rio_reading_word(reading, part->first);
	char verb[RIO_TOKEN_SIZE];

	if (part->article || rio_lexicon_find(lexicon, &word->key, 1).exact)
		return FALSE;
	for (guint i = 0; rio_grammar_bidden(reading->tongue, word->text, i, verb); i++)
		if (rio_lexicon_form(lexicon, reading->tongue, verb) != RIO_NAME_NONE)
			return TRUE;
	return FALSE;
}

static RioLabelForm
form_of_head(const RioReading *reading, const RioLexicon *lexicon, guint number)
{
	const RioPart *part = rio_reading_part(reading, number);
	const RioPart *next =
		number + 1 < reading->parts->len ? rio_reading_part(reading, number + 1) : NULL;

	if (part->looks & RIO_LOOKS_INFINITIVE && reading->tongue != RIO_TONGUE_EN)
		return RIO_LABEL_INFINITIVE;
	if (part->looks & RIO_LOOKS_ACTION)
		return RIO_LABEL_NOMINAL;
	if (bids(reading, lexicon, part))
		return RIO_LABEL_IMPERATIVE;
	if (next && next->article && next->after == RIO_FUNCTION_NONE && !next->break_before)
		return is_participle(part) && !part->found.exact ? RIO_LABEL_STATE
								 : RIO_LABEL_IMPERATIVE;
	if (reading->tongue == RIO_TONGUE_EN && next && next->after == RIO_FUNCTION_NONE)
		return RIO_LABEL_IMPERATIVE;
	return RIO_LABEL_NOMINAL;
}

/*
 * Where the act stands when it is not the head: at a participle after its noun,
 * after a break, or last, as German and English compounds have it.
 */
static gboolean
find_late_act(const RioReading *reading, guint from, guint *act, RioLabelForm *form)
{
	guint n = reading->parts->len;
	const RioPart *last = rio_reading_part(reading, n - 1);

	for (guint i = from + 1; i < n; i++) {
		const RioPart *part = rio_reading_part(reading, i);

		*act = i;
		*form = RIO_LABEL_STATE;
		if (is_act(part) && is_participle(part))
			return TRUE;
		*form = RIO_LABEL_NOMINAL;
		if (is_act(part) && part->break_before)
			return TRUE;
	}
	if (n < from + 2 || reading->tongue == RIO_TONGUE_IT || last->after != RIO_FUNCTION_NONE ||
	    last->break_before)
		return FALSE;
	*act = n - 1;
	*form = last->looks & RIO_LOOKS_INFINITIVE   ? RIO_LABEL_INFINITIVE
		: last->looks & RIO_LOOKS_PARTICIPLE ? RIO_LABEL_STATE
						     : RIO_LABEL_NOMINAL;
	return is_act(last) || last->looks != 0;
}

/* A head that the lexicon does not know may still be seen to be a verb or its noun. */
static gboolean
looks_like_act(const RioReading *reading, guint number)
{
	const RioPart *part = rio_reading_part(reading, number);

	if (part->found.length > 0)
		return FALSE;
	if (reading->tongue == RIO_TONGUE_IT &&
	    (part->looks & (RIO_LOOKS_INFINITIVE | RIO_LOOKS_ACTION)))
		return TRUE;
	if (reading->tongue != RIO_TONGUE_IT && (part->looks & RIO_LOOKS_ACTION))
		return TRUE;
	return takes_object(reading, number);
}

/* "Eseguire il bonifico": a light verb that found no work to give way to is the act. */
static gboolean
bears(const RioReading *reading, guint number)
{
	return rio_reading_part(reading, number)->found.light && number + 1 < reading->parts->len;
}

/* The number of the act, or that of parts if there is none. */
static guint
find_act(RioReading *reading, const RioLexicon *lexicon, guint from)
{
	guint n = reading->parts->len, act = from;
	RioLabelForm form;

	reading->form = RIO_LABEL_NAME;
	if (from >= n)
		return n;
	if (is_infinitive(reading, from) || bears(reading, from) ||
	    (is_act(rio_reading_part(reading, from)) && governs(reading, from))) {
		reading->form = form_of_head(reading, lexicon, from);
		return from;
	}
	if (find_late_act(reading, from, &act, &form)) {
		reading->form = form;
		return act;
	}
	if (looks_like_act(reading, from)) {
		reading->form = form_of_head(reading, lexicon, from);
		return from;
	}
	return n;
}

static void
set_role(RioPart *part, RioLabelRole role)
{
	gboolean as_act = role == RIO_LABEL_ACT;

	part->role = role;
	part->class = as_act ? part->found.act : part->found.noun;
	if (part->class == RIO_CLASS_NONE)
		part->class = as_act ? part->found.noun : part->found.act;
}

/* "Individua e avvisa i controinteressati", "colloquio e redazione della relazione": one label, two
 * acts.  What has nothing of its own after it may as well be an object: "verifica firma e data". */
static gboolean
is_further_act(const RioReading *reading, guint number)
{
	const RioPart *part = rio_reading_part(reading, number);
	const RioPart *next =
		number + 1 < reading->parts->len ? rio_reading_part(reading, number + 1) : NULL;

	if (!is_act(part) || part->article ||
	    (part->after != RIO_FUNCTION_CONJUNCTION && part->break_before != ','))
		return FALSE;
	if (rio_reading_part(reading, number - 1)->role == RIO_LABEL_ACT)
		return TRUE;
	return next && !next->break_before && next->after != RIO_FUNCTION_CONJUNCTION;
}

static void
set_roles(RioReading *reading, const RioLexicon *lexicon, guint n_actors, guint act)
{
	RioLabelRole role = RIO_LABEL_OBJECT;
	gboolean has_object = FALSE;

	for (guint i = 0; i < reading->parts->len; i++) {
		RioPart *part = rio_reading_part(reading, i);

		if (i < n_actors) {
			set_role(part, RIO_LABEL_ACTOR);
			continue;
		}
		if (i == act || (i > act && is_further_act(reading, i))) {
			set_role(part, RIO_LABEL_ACT);
			role = RIO_LABEL_OBJECT;
			has_object = has_object && i < act;
			continue;
		}
		if (part->after == RIO_FUNCTION_TO || part->after == RIO_FUNCTION_FROM ||
		    part->after == RIO_FUNCTION_PREPOSITION || part->break_before)
			role = RIO_LABEL_COMPLEMENT;
		else if (!has_object && (part->after == RIO_FUNCTION_OF || part->article))
			role = RIO_LABEL_OBJECT;
		has_object = has_object || role == RIO_LABEL_OBJECT;
		set_role(part, role);
		if (part->after == RIO_FUNCTION_FROM && is_somebody(part, lexicon) &&
		    (reading->form == RIO_LABEL_STATE || reading->form == RIO_LABEL_NOMINAL))
			part->role = RIO_LABEL_ACTOR;
	}
}

/*
 * "Acquisire la domanda al protocollo" is "acquisire al protocollo": an expression
 * may have its object inside.
 */
static void
join_around_object(RioReading *reading, const RioLexicon *lexicon, guint act)
{
	RioPart *head = rio_reading_part(reading, act);
	RioLexiconWord keys[2 * MOST_JOINED];
	guint n = head->end - head->first;

	if (n > MOST_JOINED)
		return;
	for (guint i = 0; i < n; i++)
		keys[i] = rio_reading_word(reading, head->first + i)->key;
	for (guint later = act + 2; later < reading->parts->len; later++) {
		const RioPart *tail = rio_reading_part(reading, later);
		guint more = tail->end - tail->first;
		RioExpression found;

		if (more > MOST_JOINED || tail->break_before)
			return;
		for (guint i = 0; i < more; i++)
			keys[n + i] = rio_reading_word(reading, tail->first + i)->key;
		found = rio_lexicon_find(lexicon, keys, n + more);
		if (found.length < n + more || found.act == RIO_CLASS_NONE)
			continue;
		head->found = found;
		head->composite = TRUE;
		g_array_remove_index(reading->parts, later);
		return;
	}
}

/*
 * "Inviare il sollecito" is "sollecitare": what such an act is done on is the work
 * itself.
 */
static void
join_yielding_verb(RioReading *reading, const RioLexicon *lexicon, guint act)
{
	RioPart *verb = rio_reading_part(reading, act);
	const RioPart *noun;

	if (act + 1 >= reading->parts->len)
		return;
	noun = rio_reading_part(reading, act + 1);
	if (noun->break_before || noun->found.act == RIO_CLASS_NONE ||
	    (noun->after != RIO_FUNCTION_NONE && noun->after != RIO_FUNCTION_OF) ||
	    !rio_lexicon_yields(lexicon, verb->found.act, noun->found.act))
		return;
	verb->found.act = noun->found.act;
	verb->found.noun = RIO_CLASS_NONE;
	verb->end = noun->end;
	verb->composite = TRUE;
	g_array_remove_index(reading->parts, act + 1);
}

void
rio_roles_find(RioReading *reading, const RioLexicon *lexicon, gboolean take_apart)
{
	guint n_actors = find_sentence_act(reading, lexicon), act, looks = 0;
	gboolean sentence = n_actors > 0;

	if (!sentence)
		n_actors = count_prefix_actors(reading, lexicon);
	drop_light_verb(reading, n_actors, &looks);
	/* after a subject the verb is the act, whatever follows */
	act = sentence ? n_actors : find_act(reading, lexicon, n_actors);
	if (!take_apart && act < reading->parts->len) {
		join_yielding_verb(reading, lexicon, act);
		join_around_object(reading, lexicon, act);
	}
	if (sentence)
		reading->form = RIO_LABEL_SENTENCE;
	else if (looks & RIO_LOOKS_INFINITIVE)
		reading->form = RIO_LABEL_INFINITIVE;
	set_roles(reading, lexicon, n_actors, act);
}
