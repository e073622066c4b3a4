#include "label/label.h"

#include <math.h>
#include <string.h>

#include "label/weights.h"

/*
 * Two labels are alike if their acts are and what the acts are done on is.
 *
 *     Verifica       della completezza   della domanda        A
 *        |                  |                  ·
 *     Controllare    la completezza                           B
 *       act                 rest          surplus of A
 *
 * The acts are compared with each other.  The other parts are paired, the most
 * alike first; what pairs weigh speaks for likeness, what neither side finds in
 * the other speaks against it in full, and what only one side says in addition
 * speaks against it a little.  Act and rest are multiplied, since the same act on
 * another object is other work, and another act on the same object too.  The same
 * is done with all parts whatever their role, counting for less, so that a label
 * read wrongly is not lost.  What the one turns into its contrary is a veto.
 */

enum {
	OPPOSED = 1 << 0,
	CONVERSE = 1 << 1,
	NEGATION = 1 << 2,
	NUMBER = 1 << 3,
};

typedef struct {
	guint8 a;
	guint8 b;
	double likeness;
} Match;

/* Parts of two labels set against each other. */
typedef struct {
	const RioPhrase *a;
	const RioPhrase *b;
	const RioLexicon *lexicon;
	guint n_matches;
	Match matches[RIO_MOST_PARTS];
	/* They have something in common that is known to both. */
	gboolean touches;
	double same;
	double only_a;
	double only_b;
	gboolean used_a[RIO_MOST_PARTS];
	gboolean used_b[RIO_MOST_PARTS];
} Pairing;

typedef struct {
	double score;
	guint vetoes;
	double act;
	double rest;
	/* As the pairing has them: in the order of their texts. */
	const RioLabel *a;
	const RioLabel *b;
	Pairing pairing;
} Likeness;

static gboolean
has_word(const RioLabelPart *part, guint32 word)
{
	for (guint32 i = 0; i < part->n_words; i++)
		if (part->words[i] == word)
			return TRUE;
	return FALSE;
}

/* Words in common among all words of the two. */
static double
shared_words(const RioLabelPart *a, const RioLabelPart *b)
{
	guint32 shared = 0;

	for (guint32 i = 0; i < a->n_words; i++)
		if (has_word(b, a->words[i]))
			shared++;
	return shared == 0 ? 0 : 2.0 * shared / (a->n_words + b->n_words);
}

static gboolean
same_class(const RioLabelPart *a, const RioLabelPart *b)
{
	if (a->class == RIO_CLASS_NONE || b->class == RIO_CLASS_NONE)
		return FALSE;
	return a->class == b->class || a->class == b->other_class || a->other_class == b->class;
}

/* Of several words the first is what the expression is, in Italian; the last in other tongues. */
static gboolean
same_head(const RioLabelPart *a, const RioLabelPart *b)
{
	if (a->n_words == 0 || b->n_words == 0)
		return FALSE;
	return a->words[0] == b->words[0] || a->words[a->n_words - 1] == b->words[b->n_words - 1];
}

/* Two things to the lexicon that have words in common. */
static double
sibling_likeness(const RioLabelPart *a, const RioLabelPart *b, double shared)
{
	if (shared == 1)
		return RIO_LIKENESS_DERIVED;
	if (!same_head(a, b))
		return shared * RIO_LIKENESS_SIBLING / 2;
	if (a->words[0] == b->words[0] && MIN(a->n_words, b->n_words) == 1)
		return RIO_LIKENESS_NARROWER;
	return shared * RIO_LIKENESS_SIBLING;
}

static double
part_likeness(const RioLexicon *lexicon, const RioLabelPart *a, const RioLabelPart *b)
{
	double shared = shared_words(a, b);

	if (a->form == b->form)
		return 1;
	if (a->class == RIO_CLASS_NONE || b->class == RIO_CLASS_NONE)
		return MAX(shared, RIO_LIKENESS_UNKNOWN);
	if (same_class(a, b))
		return shared == 1 ? 1 : RIO_LIKENESS_SYNONYM;
	switch (rio_lexicon_relation(lexicon, a->class, b->class)) {
	case RIO_RELATION_OPPOSED:
	case RIO_RELATION_CONVERSE:
		return 0;
	case RIO_RELATION_RELATED:
		return RIO_LIKENESS_RELATED;
	case RIO_RELATION_PART:
		return RIO_LIKENESS_PART;
	case RIO_RELATION_NONE:
		break;
	}
	return sibling_likeness(a, b, shared);
}

static gboolean
takes_part(const RioPhrase *phrase, guint32 part, gboolean with_act)
{
	return with_act || phrase->parts[part].role != RIO_LABEL_ACT;
}

/* What a pair is worth: how alike the two are, and how telling. */
static double
worth(const Pairing *pairing, const Match *match)
{
	return match->likeness *
	       (pairing->a->parts[match->a].weight + pairing->b->parts[match->b].weight);
}

static gboolean
best_match(const Pairing *pairing, gboolean with_act, Match *best)
{
	*best = (Match){0};
	for (guint32 i = 0; i < pairing->a->n_parts; i++) {
		if (pairing->used_a[i] || !takes_part(pairing->a, i, with_act))
			continue;
		for (guint32 j = 0; j < pairing->b->n_parts; j++) {
			Match match = {.a = (guint8)i, .b = (guint8)j};

			if (pairing->used_b[j] || !takes_part(pairing->b, j, with_act))
				continue;
			match.likeness = part_likeness(pairing->lexicon, &pairing->a->parts[i],
						       &pairing->b->parts[j]);
			if (worth(pairing, &match) > worth(pairing, best))
				*best = match;
		}
	}
	return best->likeness > 0;
}

static double
weight_of(const RioPhrase *phrase, gboolean with_act)
{
	double weight = 0;

	for (guint32 i = 0; i < phrase->n_parts; i++)
		if (takes_part(phrase, i, with_act))
			weight += phrase->parts[i].weight;
	return weight;
}

/* Cubic in the parts of a label, of which there are few. */
static void
pair_parts(Pairing *pairing, gboolean with_act)
{
	Match match;

	pairing->only_a = weight_of(pairing->a, with_act);
	pairing->only_b = weight_of(pairing->b, with_act);
	while (best_match(pairing, with_act, &match)) {
		pairing->used_a[match.a] = pairing->used_b[match.b] = TRUE;
		pairing->same += worth(pairing, &match) / 2;
		pairing->only_a -= match.likeness * pairing->a->parts[match.a].weight;
		pairing->only_b -= match.likeness * pairing->b->parts[match.b].weight;
		if (match.likeness <= RIO_LIKENESS_UNKNOWN)
			continue;
		pairing->touches = TRUE;
		pairing->matches[pairing->n_matches++] = match;
	}
}

/* Did the part find its like on the other side? */
static gboolean
found_like(const Pairing *pairing, guint32 part, gboolean of_a)
{
	for (guint i = 0; i < pairing->n_matches; i++)
		if ((of_a ? pairing->matches[i].a : pairing->matches[i].b) == part &&
		    pairing->matches[i].likeness >= RIO_LIKENESS_FOUND)
			return TRUE;
	return FALSE;
}

/* Is what the label is about, its first object, unlike anything on the other side? */
static gboolean
lacks_head(const Pairing *pairing, gboolean of_a)
{
	const RioPhrase *phrase = of_a ? pairing->a : pairing->b;

	for (guint32 i = 0; i < phrase->n_parts; i++)
		if (phrase->parts[i].role == RIO_LABEL_OBJECT)
			return !found_like(pairing, i, of_a);
	return FALSE;
}

static double
surplus_weight(const Pairing *pairing)
{
	gboolean of_a = pairing->only_a > pairing->only_b;

	return lacks_head(pairing, of_a) ? RIO_WEIGHT_SURPLUS_HEAD : RIO_WEIGHT_SURPLUS;
}

static double
ratio(double same, const Pairing *pairing)
{
	double other = MIN(pairing->only_a, pairing->only_b);
	double surplus = fabs(pairing->only_a - pairing->only_b);
	double all = same + other + surplus_weight(pairing) * surplus;

	return all > 0 ? same / all : 0;
}

static gboolean
has_rest(const RioPhrase *phrase)
{
	for (guint32 i = 0; i < phrase->n_parts; i++)
		if (phrase->parts[i].role != RIO_LABEL_ACT)
			return TRUE;
	return FALSE;
}

/* One side says nothing but an act. */
static double
bare_ratio(const Pairing *pairing)
{
	double surplus = MAX(pairing->only_a, pairing->only_b);

	return RIO_WEIGHT_BARE / (RIO_WEIGHT_BARE + RIO_WEIGHT_SURPLUS * surplus);
}

static double
rest_likeness(const Pairing *pairing)
{
	if (!has_rest(pairing->a) && !has_rest(pairing->b))
		return 1;
	if (!has_rest(pairing->a) || !has_rest(pairing->b))
		return bare_ratio(pairing);
	return MAX(ratio(pairing->same, pairing), RIO_LIKENESS_OTHER_OBJECT);
}

/* Of several acts in one label the likest counts. */
static double
act_likeness(const RioPhrase *a, const RioPhrase *b, const RioLexicon *lexicon)
{
	double best = 0;

	if (a->act < 0 && b->act < 0)
		return 1;
	if (a->act < 0 || b->act < 0)
		return RIO_LIKENESS_NO_ACT;
	for (guint32 i = 0; i < a->n_parts; i++)
		for (guint32 j = 0; j < b->n_parts; j++)
			if (a->parts[i].role == RIO_LABEL_ACT && b->parts[j].role == RIO_LABEL_ACT)
				best = MAX(best,
					   part_likeness(lexicon, &a->parts[i], &b->parts[j]));
	return MAX(best, RIO_LIKENESS_OTHER_ACT);
}

static gboolean
share_number(const RioLabel *a, const RioLabel *b)
{
	for (guint32 i = 0; i < a->n_numbers; i++)
		for (guint32 j = 0; j < b->n_numbers; j++)
			if (a->numbers[i] == b->numbers[j])
				return TRUE;
	return FALSE;
}

/* Contraries among what has no like on the other side: who says both sides excludes none. */
static guint
find_contraries(const Pairing *bag)
{
	guint vetoes = 0;

	for (guint32 i = 0; i < bag->a->n_parts; i++) {
		const RioLabelPart *a = &bag->a->parts[i];

		if (a->class == RIO_CLASS_NONE || found_like(bag, i, TRUE))
			continue;
		for (guint32 j = 0; j < bag->b->n_parts; j++) {
			const RioLabelPart *b = &bag->b->parts[j];
			RioRelation relation;

			if (b->class == RIO_CLASS_NONE || found_like(bag, j, FALSE))
				continue;
			/* "richiesta" is no contrary of "per integrazione" */
			if ((a->role == RIO_LABEL_ACT) != (b->role == RIO_LABEL_ACT))
				continue;
			relation = rio_lexicon_relation(bag->lexicon, a->class, b->class);
			if (relation == RIO_RELATION_OPPOSED)
				vetoes |= OPPOSED;
			if (relation == RIO_RELATION_CONVERSE && a->role == RIO_LABEL_ACT)
				vetoes |= CONVERSE;
		}
	}
	return vetoes;
}

static gboolean
same_part(const RioLabelPart *a, const RioLabelPart *b)
{
	return same_class(a, b) || shared_words(a, b) == 1;
}

/* Who acts in the one is the other's counterpart: "invia al cittadino", "il cittadino riceve". */
static gboolean
actor_is_counterpart(const RioPhrase *a, const RioPhrase *b)
{
	for (guint32 i = 0; i < a->n_parts; i++)
		for (guint32 j = 0; j < b->n_parts && a->parts[i].role == RIO_LABEL_ACTOR; j++)
			if (b->parts[j].role == RIO_LABEL_COMPLEMENT &&
			    same_part(&a->parts[i], &b->parts[j]))
				return TRUE;
	return FALSE;
}

static guint
find_vetoes(const RioLabel *a, const RioLabel *b, const Pairing *bag)
{
	guint vetoes = find_contraries(bag);

	if ((vetoes & CONVERSE) &&
	    (actor_is_counterpart(bag->a, bag->b) || actor_is_counterpart(bag->b, bag->a)))
		vetoes &= ~CONVERSE;
	/* "non accolta" is "respinta" */
	if (a->negated != b->negated)
		vetoes = vetoes & OPPOSED ? vetoes & ~OPPOSED : vetoes | NEGATION;
	if (a->n_numbers && b->n_numbers && !share_number(a, b))
		vetoes |= NUMBER;
	return vetoes;
}

static double
veto_factor(guint vetoes)
{
	double factor = 1;

	if (vetoes & OPPOSED)
		factor = MIN(factor, RIO_VETO_OPPOSED);
	if (vetoes & NEGATION)
		factor = MIN(factor, RIO_VETO_NEGATION);
	if (vetoes & NUMBER)
		factor = MIN(factor, RIO_VETO_NUMBER);
	if (vetoes & CONVERSE)
		factor = MIN(factor, RIO_VETO_CONVERSE);
	return factor;
}

static void
start(Pairing *pairing, const RioLexicon *lexicon, const RioPhrase *a, const RioPhrase *b)
{
	memset(pairing, 0, sizeof *pairing);
	pairing->a = a;
	pairing->b = b;
	pairing->lexicon = lexicon;
}

static gboolean
are_related(const RioLexicon *lexicon, const RioLabelPart *a, const RioLabelPart *b)
{
	if (a->class == RIO_CLASS_NONE || b->class == RIO_CLASS_NONE)
		return FALSE;
	return a->class == b->class ||
	       rio_lexicon_relation(lexicon, a->class, b->class) != RIO_RELATION_NONE;
}

/* Does the lexicon say anything of a composite part of one and a part of the other? */
static gboolean
compares_whole(const RioLexicon *lexicon, const RioPhrase *a, const RioPhrase *b)
{
	for (guint32 i = 0; i < a->n_parts; i++)
		for (guint32 j = 0; j < b->n_parts; j++)
			if ((a->parts[i].composite || b->parts[j].composite) &&
			    are_related(lexicon, &a->parts[i], &b->parts[j]))
				return TRUE;
	return FALSE;
}

/* Where one says nothing but an act, the act decides. */
static double
combine(double act, double rest, gboolean both_have_rest)
{
	return pow(act, both_have_rest ? RIO_WEIGHT_ACT : 1) * pow(rest, RIO_WEIGHT_REST);
}

static void
compare_phrases(Likeness *out, const RioLexicon *lexicon, const RioPhrase *a, const RioPhrase *b)
{
	Pairing rest;
	double all;

	start(&out->pairing, lexicon, a, b);
	pair_parts(&out->pairing, TRUE);
	start(&rest, lexicon, a, b);
	pair_parts(&rest, FALSE);
	out->act = act_likeness(a, b, lexicon);
	out->rest = rest_likeness(&rest);
	/* nothing in common is no likeness, whatever is left open */
	if (!out->pairing.touches)
		return;

	all = ratio(out->pairing.same, &out->pairing);
	out->score =
		MAX(combine(out->act, out->rest, has_rest(a) && has_rest(b)), all * RIO_WEIGHT_BAG);
}

/* The better of both readings counts, and the contraries of both. */
static void
compare_whole(Likeness *likeness, const RioLexicon *lexicon)
{
	Likeness whole = {.a = likeness->a, .b = likeness->b};

	compare_phrases(&whole, lexicon, &whole.a->whole, &whole.b->whole);
	whole.vetoes = find_contraries(&whole.pairing);
	if (whole.score > likeness->score)
		*likeness = whole;
	else
		likeness->vetoes = whole.vetoes;
}

static void
compare(const RioLabel *a, const RioLabel *b, Likeness *out)
{
	const RioLexicon *lexicon = rio_labels_lexicon(a->labels);
	/* the pairs must not depend on who is first, nor on the order of the collection */
	gboolean swap = strcmp(a->folded, b->folded) > 0;

	*out = (Likeness){.a = swap ? b : a, .b = swap ? a : b};
	a = out->a;
	b = out->b;
	compare_phrases(out, lexicon, &a->pieces, &b->pieces);
	if (compares_whole(lexicon, &a->whole, &b->whole))
		compare_whole(out, lexicon);
	out->vetoes |= find_vetoes(a, b, &out->pairing);
	out->score *= veto_factor(out->vetoes) * RIO_WEIGHT_OTHER_TEXT;
	if (a->form == RIO_LABEL_TECHNICAL || b->form == RIO_LABEL_TECHNICAL)
		out->score *= RIO_WEIGHT_TECHNICAL;
}

double
rio_label_likeness(const RioLabel *a, const RioLabel *b)
{
	Likeness likeness;

	g_return_val_if_fail(a && b && a->labels == b->labels, 0);

	if (a->form == RIO_LABEL_EMPTY || b->form == RIO_LABEL_EMPTY)
		return 0;
	if (a->folded == b->folded)
		return 1;
	compare(a, b, &likeness);
	return likeness.score;
}

void
rio_reason_free(RioReason *reason)
{
	g_free((char *)reason->text);
	g_free(reason);
}

static void
add_reason(GPtrArray *reasons, const char *code, const char *a, const char *b)
{
	RioReason *reason = g_new0(RioReason, 1);

	reason->code = code;
	reason->text = !b || g_str_equal(a, b) ? g_strdup(a) : g_strconcat(a, " ~ ", b, NULL);
	g_ptr_array_add(reasons, reason);
}

static const char *
code_of_match(const Pairing *pairing, const Match *match)
{
	const RioLabelPart *a = &pairing->a->parts[match->a], *b = &pairing->b->parts[match->b];
	gboolean acts = a->role == RIO_LABEL_ACT && b->role == RIO_LABEL_ACT;
	RioRelation relation = RIO_RELATION_NONE;

	if (a->class != RIO_CLASS_NONE && b->class != RIO_CLASS_NONE)
		relation = rio_lexicon_relation(pairing->lexicon, a->class, b->class);
	if (match->likeness < RIO_LIKENESS_SYNONYM)
		return relation == RIO_RELATION_RELATED ? "related"
		       : relation == RIO_RELATION_PART	? "part"
							: "same-words";
	if (a->typo || b->typo)
		return "typo";
	if (a->abbreviation != b->abbreviation)
		return "abbreviation";
	if (acts)
		return a->nominal != b->nominal && match->likeness == 1 ? "nominal" : "same-act";
	if (match->likeness < 1)
		return "synonym";
	if (a->role == RIO_LABEL_ACTOR && b->role == RIO_LABEL_ACTOR)
		return "same-actor";
	return a->role == RIO_LABEL_OBJECT && b->role == RIO_LABEL_OBJECT ? "same-object"
									  : "same-words";
}

static void
add_vetoes(GPtrArray *reasons, const Likeness *likeness)
{
	static const struct {
		guint veto;
		const char *code;
	} codes[] = {
		{OPPOSED, "opposed"},
		{NEGATION, "negation"},
		{NUMBER, "number"},
		{CONVERSE, "converse"},
	};
	const RioLabel *a = likeness->a, *b = likeness->b;
	const RioPhrase *left = likeness->pairing.a, *right = likeness->pairing.b;

	for (gsize i = 0; i < G_N_ELEMENTS(codes); i++)
		if (likeness->vetoes & codes[i].veto)
			add_reason(reasons, codes[i].code, a->text, b->text);
	if (left->act >= 0 && right->act >= 0 && likeness->act <= RIO_LIKENESS_OTHER_ACT)
		add_reason(reasons, "other-act", left->parts[left->act].text,
			   right->parts[right->act].text);
	if (likeness->rest <= RIO_LIKENESS_OTHER_OBJECT)
		add_reason(reasons, "other-object", a->text, b->text);
	if (a->form == RIO_LABEL_TECHNICAL || b->form == RIO_LABEL_TECHNICAL)
		add_reason(reasons, "technical", a->text, b->text);
}

GPtrArray *
rio_label_reasons(const RioLabel *a, const RioLabel *b)
{
	GPtrArray *reasons = g_ptr_array_new_with_free_func((GDestroyNotify)rio_reason_free);
	Likeness likeness;

	g_return_val_if_fail(a && b && a->labels == b->labels, reasons);

	if (a->form == RIO_LABEL_EMPTY || b->form == RIO_LABEL_EMPTY)
		return reasons;
	if (a->folded == b->folded) {
		add_reason(reasons, "same-text", a->text, NULL);
		return reasons;
	}
	compare(a, b, &likeness);
	if (likeness.vetoes)
		add_vetoes(reasons, &likeness);
	for (guint i = 0; i < likeness.pairing.n_matches; i++) {
		const Match *match = &likeness.pairing.matches[i];

		add_reason(reasons, code_of_match(&likeness.pairing, match),
			   likeness.pairing.a->parts[match->a].text,
			   likeness.pairing.b->parts[match->b].text);
	}
	if (!likeness.vetoes)
		add_vetoes(reasons, &likeness);
	return reasons;
}
