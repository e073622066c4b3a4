#include "label/label.h"

#include <math.h>
#include <string.h>

#include "label/weights.h"

G_DEFINE_BOXED_TYPE(RioReason, rio_reason, rio_reason_copy, rio_reason_free)

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

#define N_VETOES 4

typedef struct {
	guint found;
	/* Between what, by the bit of the veto. */
	const char *a[N_VETOES];
	const char *b[N_VETOES];
} Vetoes;

typedef struct {
	guint8 a;
	guint8 b;
	double likeness;
} Match;

/* How alike each part of one label is to each of the other. */
typedef double Table[RIO_MOST_PARTS][RIO_MOST_PARTS];

/* What can stand in one place of a label: what work is done on, and with whom. */
enum { MATTER, PARTY, N_SLOTS };

/* Parts of two labels set against each other. */
typedef struct {
	const RioPhrase *a;
	const RioPhrase *b;
	const RioLexicon *lexicon;
	/* Which parts take part. */
	gboolean with_act;
	guint n_matches;
	Match matches[RIO_MOST_PARTS];
	/* They have something in common that is known to both. */
	gboolean touches;
	double same;
	double only_a[N_SLOTS];
	double only_b[N_SLOTS];
	gboolean used_a[RIO_MOST_PARTS];
	gboolean used_b[RIO_MOST_PARTS];
	/* How alike what a part found on the other side is to it; 0 if it found nothing. */
	double found_a[RIO_MOST_PARTS];
	double found_b[RIO_MOST_PARTS];
	/* Two different things in one place. */
	double contrast;
} Pairing;

typedef struct {
	double score;
	Vetoes vetoes;
	double act;
	/* The acts are the two ends of one exchange, told from both. */
	gboolean exchanged;
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

/* "Il provvedimento" is the permit where permits are given. */
static gboolean
stands_for_any(const RioLexicon *lexicon, const RioLabelPart *a, const RioLabelPart *b)
{
	const RioClass *left = rio_lexicon_class(lexicon, a->class);
	const RioClass *right = rio_lexicon_class(lexicon, b->class);

	return left->kind == right->kind && a->role == b->role &&
	       ((left->marks | right->marks) & RIO_CLASS_ANY);
}

/* Two things to the lexicon, with words in common or not. */
static double
sibling_likeness(const RioLexicon *lexicon, const RioLabelPart *a, const RioLabelPart *b,
		 double shared)
{
	if (shared == 1)
		return RIO_LIKENESS_DERIVED;
	if (stands_for_any(lexicon, a, b))
		return RIO_LIKENESS_ANY;
	if (a->head == b->head && MIN(a->n_words, b->n_words) == 1)
		return RIO_LIKENESS_KIND;
	return shared * RIO_LIKENESS_SIBLING;
}

/* Two words without a class in common; one that could be an act or a paper may be either. */
static RioRelation
relation_of(const RioLexicon *lexicon, const RioLabelPart *a, const RioLabelPart *b)
{
	RioRelation relation = rio_lexicon_relation(lexicon, a->class, b->class);

	if (relation == RIO_RELATION_NONE && b->other_class != RIO_CLASS_NONE)
		relation = rio_lexicon_relation(lexicon, a->class, b->other_class);
	if (relation == RIO_RELATION_NONE && a->other_class != RIO_CLASS_NONE)
		relation = rio_lexicon_relation(lexicon, a->other_class, b->class);
	return relation;
}

static double
part_likeness(const RioLexicon *lexicon, const RioLabelPart *a, const RioLabelPart *b)
{
	double shared = shared_words(a, b);

	/* of "protocollare … in entrata" the form is the verb alone */
	if (a->form == b->form && (same_class(a, b) || !(a->composite || b->composite)))
		return 1;
	if (a->class == RIO_CLASS_NONE || b->class == RIO_CLASS_NONE)
		return MAX(shared, RIO_LIKENESS_UNKNOWN);
	if (same_class(a, b))
		return shared == 1 ? 1 : RIO_LIKENESS_SYNONYM;
	switch (relation_of(lexicon, a, b)) {
	case RIO_RELATION_OPPOSED:
		return 0;
	case RIO_RELATION_CONVERSE:
		/* as something that work is done on, the exchange is one: incasso, versamento */
		return a->role == RIO_LABEL_ACT || b->role == RIO_LABEL_ACT ? 0 : RIO_LIKENESS_NEAR;
	case RIO_RELATION_NEAR:
		return RIO_LIKENESS_NEAR;
	case RIO_RELATION_KIND:
		return RIO_LIKENESS_KIND;
	case RIO_RELATION_RELATED:
		return RIO_LIKENESS_RELATED;
	case RIO_RELATION_PART:
		return RIO_LIKENESS_PART;
	case RIO_RELATION_NONE:
		break;
	}
	return sibling_likeness(lexicon, a, b, shared);
}

static void
fill_table(Table table, const RioLexicon *lexicon, const RioPhrase *a, const RioPhrase *b)
{
	for (guint32 i = 0; i < a->n_parts; i++)
		for (guint32 j = 0; j < b->n_parts; j++)
			table[i][j] = part_likeness(lexicon, &a->parts[i], &b->parts[j]);
}

static gboolean
takes_part(const Pairing *pairing, const RioPhrase *phrase, guint32 part)
{
	return pairing->with_act || phrase->parts[part].role != RIO_LABEL_ACT;
}

/* What a pair is worth: how alike the two are, and how telling. */
static double
worth(const Pairing *pairing, const Match *match)
{
	return match->likeness *
	       (pairing->a->parts[match->a].weight + pairing->b->parts[match->b].weight);
}

static gboolean
best_match(const Pairing *pairing, Table table, Match *best)
{
	*best = (Match){0};
	for (guint32 i = 0; i < pairing->a->n_parts; i++) {
		if (pairing->used_a[i] || !takes_part(pairing, pairing->a, i))
			continue;
		for (guint32 j = 0; j < pairing->b->n_parts; j++) {
			Match match = {(guint8)i, (guint8)j, table[i][j]};

			if (pairing->used_b[j] || !takes_part(pairing, pairing->b, j))
				continue;
			if (worth(pairing, &match) > worth(pairing, best))
				*best = match;
		}
	}
	return best->likeness > 0;
}

/* An object is matter whoever it is: "nominare la commissione", "inviare alla commissione". */
static guint
slot_of(const RioLexicon *lexicon, const RioLabelPart *part)
{
	RioClassKind kind;

	if (part->role == RIO_LABEL_ACTOR)
		return PARTY;
	if (part->role != RIO_LABEL_COMPLEMENT || part->class == RIO_CLASS_NONE)
		return MATTER;
	kind = rio_lexicon_class(lexicon, part->class)->kind;
	return kind == RIO_CLASS_OFFICE || kind == RIO_CLASS_ROLE ? PARTY : MATTER;
}

static void
weigh_parts(const Pairing *pairing, const RioPhrase *phrase, double only[N_SLOTS])
{
	for (guint32 i = 0; i < phrase->n_parts; i++)
		if (takes_part(pairing, phrase, i))
			only[slot_of(pairing->lexicon, &phrase->parts[i])] +=
				phrase->parts[i].weight;
}

static void
take_found(const Pairing *pairing, const RioLabelPart *part, double likeness, double only[N_SLOTS])
{
	only[slot_of(pairing->lexicon, part)] -= likeness * part->weight;
}

/* Cubic in the parts of a label, of which there are few. */
static void
pair_parts(Pairing *pairing, Table table)
{
	Match match;

	weigh_parts(pairing, pairing->a, pairing->only_a);
	weigh_parts(pairing, pairing->b, pairing->only_b);
	while (best_match(pairing, table, &match)) {
		pairing->used_a[match.a] = pairing->used_b[match.b] = TRUE;
		pairing->same += worth(pairing, &match) / 2;
		take_found(pairing, &pairing->a->parts[match.a], match.likeness, pairing->only_a);
		take_found(pairing, &pairing->b->parts[match.b], match.likeness, pairing->only_b);
		if (match.likeness <= RIO_LIKENESS_TOUCHING)
			continue;
		pairing->touches = TRUE;
		pairing->matches[pairing->n_matches++] = match;
		pairing->found_a[match.a] = pairing->found_b[match.b] = match.likeness;
	}
}

static double
found_likeness(const Pairing *pairing, guint32 part, gboolean of_a)
{
	return of_a ? pairing->found_a[part] : pairing->found_b[part];
}

static gboolean
found_any(const Pairing *pairing, guint32 part, gboolean of_a)
{
	return found_likeness(pairing, part, of_a) > 0;
}

static gboolean
found_like(const Pairing *pairing, guint32 part, gboolean of_a)
{
	return found_likeness(pairing, part, of_a) >= RIO_LIKENESS_FOUND;
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
	gboolean of_a = pairing->only_a[MATTER] > pairing->only_b[MATTER];

	return lacks_head(pairing, of_a) ? RIO_WEIGHT_SURPLUS_HEAD : RIO_WEIGHT_SURPLUS;
}

/* What the lexicon knows of one side and finds nothing of in the other; but a Comune has its own
 * people. */
static void
weigh_known(const Pairing *pairing, gboolean of_a, double known[N_SLOTS])
{
	const RioPhrase *phrase = of_a ? pairing->a : pairing->b;

	for (guint32 i = 0; i < phrase->n_parts; i++) {
		const RioLabelPart *part = &phrase->parts[i];

		if (part->class == RIO_CLASS_NONE || !takes_part(pairing, phrase, i) ||
		    found_like(pairing, i, of_a))
			continue;
		if (part->role != RIO_LABEL_ACTOR &&
		    rio_lexicon_class(pairing->lexicon, part->class)->kind != RIO_CLASS_ROLE)
			known[slot_of(pairing->lexicon, part)] += part->weight;
	}
}

/* Two different things in one place tell labels apart: "retta del nido", "retta della mensa". */
static double
contrast_of(const Pairing *pairing)
{
	double known_a[N_SLOTS] = {0}, known_b[N_SLOTS] = {0}, both = 0;

	weigh_known(pairing, TRUE, known_a);
	weigh_known(pairing, FALSE, known_b);
	for (guint slot = 0; slot < N_SLOTS; slot++)
		both += MIN(known_a[slot], known_b[slot]);
	return both;
}

/* What the two have in common, which is @same at least, among all that they say. */
static double
ratio(const Pairing *pairing, double same)
{
	double other = RIO_WEIGHT_CONTRAST * pairing->contrast, surplus = 0, all;

	for (guint slot = 0; slot < N_SLOTS; slot++) {
		other += MIN(pairing->only_a[slot], pairing->only_b[slot]);
		surplus += fabs(pairing->only_a[slot] - pairing->only_b[slot]);
	}
	same += pairing->same;
	all = same + other + surplus_weight(pairing) * surplus;
	return all > 0 ? same / all : 0;
}

/* Does it say what the work is done on? */
static gboolean
has_matter(const RioLexicon *lexicon, const RioPhrase *phrase)
{
	for (guint32 i = 0; i < phrase->n_parts; i++)
		if (phrase->parts[i].role != RIO_LABEL_ACT &&
		    slot_of(lexicon, &phrase->parts[i]) == MATTER)
			return TRUE;
	return FALSE;
}

/* One that says nothing but an act, and with whom, leaves open on what. */
static double
rest_likeness(const Pairing *pairing)
{
	gboolean open = !has_matter(pairing->lexicon, pairing->a) ||
			!has_matter(pairing->lexicon, pairing->b);

	return MAX(ratio(pairing, open ? RIO_WEIGHT_BARE : 0), RIO_LIKENESS_OTHER_OBJECT);
}

/* Who acts in the one is the other's counterpart: "invia al cittadino", "il cittadino riceve". */
static gboolean
actor_is_counterpart(const RioLexicon *lexicon, const RioPhrase *a, const RioPhrase *b)
{
	for (guint32 i = 0; i < a->n_parts; i++)
		for (guint32 j = 0; j < b->n_parts && a->parts[i].role == RIO_LABEL_ACTOR; j++)
			if (b->parts[j].role == RIO_LABEL_COMPLEMENT &&
			    part_likeness(lexicon, &a->parts[i], &b->parts[j]) >=
				    RIO_LIKENESS_FOUND)
				return TRUE;
	return FALSE;
}

/* Who acts, or NULL. */
static const RioLabelPart *
actor_of(const RioPhrase *phrase)
{
	for (guint32 i = 0; i < phrase->n_parts; i++)
		if (phrase->parts[i].role == RIO_LABEL_ACTOR)
			return &phrase->parts[i];
	return NULL;
}

/* "Il cittadino paga", "ricevere il pagamento": where nobody is named it is the office. */
static gboolean
is_outside_and_office(const RioLexicon *lexicon, const RioPhrase *a, const RioPhrase *b)
{
	const RioLabelPart *actor = actor_of(a);

	return actor && !actor_of(b) && actor->class != RIO_CLASS_NONE &&
	       (rio_lexicon_class(lexicon, actor->class)->marks & RIO_CLASS_OUTSIDE);
}

/* Do the two ends of an exchange speak of one another? */
static gboolean
are_swapped(const RioLexicon *lexicon, const RioPhrase *a, const RioPhrase *b)
{
	return actor_is_counterpart(lexicon, a, b) || actor_is_counterpart(lexicon, b, a) ||
	       is_outside_and_office(lexicon, a, b) || is_outside_and_office(lexicon, b, a);
}

/* What two acts have in common whatever they are. */
static double
least_act_likeness(const RioLabelPart *a, const RioLabelPart *b)
{
	gboolean known = a->class != RIO_CLASS_NONE && b->class != RIO_CLASS_NONE;

	return known ? RIO_LIKENESS_OTHER_ACT : RIO_LIKENESS_UNKNOWN;
}

/* Of several acts in one label the likest counts. */
static double
act_likeness(const RioPhrase *a, const RioPhrase *b, Table table)
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
					   MAX(table[i][j],
					       least_act_likeness(&a->parts[i], &b->parts[j])));
	return best;
}

/* "Il Comune invia al cittadino", "il cittadino riceve dal Comune". */
static gboolean
are_exchanged(const RioPhrase *a, const RioPhrase *b, const RioLexicon *lexicon)
{
	const RioLabelPart *act, *other;

	if (a->act < 0 || b->act < 0)
		return FALSE;
	act = &a->parts[a->act];
	other = &b->parts[b->act];
	return act->class != RIO_CLASS_NONE && other->class != RIO_CLASS_NONE &&
	       rio_lexicon_relation(lexicon, act->class, other->class) == RIO_RELATION_CONVERSE &&
	       are_swapped(lexicon, a, b);
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

static void
add_veto(Vetoes *vetoes, guint veto, const char *a, const char *b)
{
	int i = g_bit_nth_lsf(veto, -1);

	if (vetoes->found & veto)
		return;
	vetoes->found |= veto;
	vetoes->a[i] = a;
	vetoes->b[i] = b;
}

/* Contraries among what has no like on the other side: who says both sides excludes none. */
static void
find_contraries(const Pairing *bag, Vetoes *vetoes)
{
	gboolean swapped = are_swapped(bag->lexicon, bag->a, bag->b);

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
				add_veto(vetoes, OPPOSED, a->text, b->text);
			if (relation == RIO_RELATION_CONVERSE && a->role == RIO_LABEL_ACT &&
			    !swapped)
				add_veto(vetoes, CONVERSE, a->text, b->text);
		}
	}
}

/* "Il Comune affitta al privato", "il privato affitta al Comune": each is the other's counterpart.
 */
static void
find_turned_roles(const RioLabel *a, const RioLabel *b, const Likeness *likeness, Vetoes *vetoes)
{
	const Pairing *bag = &likeness->pairing;

	if (likeness->act >= RIO_LIKENESS_NEAR && !likeness->exchanged &&
	    actor_is_counterpart(bag->lexicon, bag->a, bag->b) &&
	    actor_is_counterpart(bag->lexicon, bag->b, bag->a))
		add_veto(vetoes, CONVERSE, a->text, b->text);
}

static void
find_vetoes(const RioLabel *a, const RioLabel *b, const Likeness *likeness, Vetoes *vetoes)
{
	find_contraries(&likeness->pairing, vetoes);
	find_turned_roles(a, b, likeness, vetoes);
	if (a->negated != b->negated) {
		/* "non accolta" is "respinta" */
		if (vetoes->found & OPPOSED)
			vetoes->found &= ~OPPOSED;
		else
			add_veto(vetoes, NEGATION, a->text, b->text);
	}
	if (a->n_numbers && b->n_numbers && !share_number(a, b))
		add_veto(vetoes, NUMBER, a->text, b->text);
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
start(Pairing *pairing, const RioLexicon *lexicon, const RioPhrase *a, const RioPhrase *b,
      gboolean with_act, Table table)
{
	memset(pairing, 0, sizeof *pairing);
	pairing->a = a;
	pairing->b = b;
	pairing->lexicon = lexicon;
	pairing->with_act = with_act;
	pair_parts(pairing, table);
	pairing->contrast = contrast_of(pairing);
}

/* What the lexicon says of a composite part of one and a part of the other, the act of it. */
typedef enum {
	WHOLE_SAYS_NOTHING,
	/* The better of both readings counts. */
	WHOLE_MAY_BE,
	/* One composite: what else is said tells them apart or does not. */
	WHOLE_IS_ONE,
	/* The lexicon tells them apart. */
	WHOLE_DECIDES,
} WholeVerdict;

static WholeVerdict
judge_whole(const RioLexicon *lexicon, const RioLabelPart *a, const RioLabelPart *b,
	    gboolean nothing_else)
{
	gboolean both = a->composite && b->composite;

	if (a->class == RIO_CLASS_NONE || b->class == RIO_CLASS_NONE)
		return WHOLE_SAYS_NOTHING;
	if (a->class == b->class)
		return both ? WHOLE_IS_ONE : WHOLE_MAY_BE;
	switch (rio_lexicon_relation(lexicon, a->class, b->class)) {
	case RIO_RELATION_NONE:
		return WHOLE_SAYS_NOTHING;
	case RIO_RELATION_NEAR:
	case RIO_RELATION_KIND:
		/* "verificare il DURC" is no "verificare la planimetria" */
		return both || nothing_else ? WHOLE_MAY_BE : WHOLE_SAYS_NOTHING;
	default:
		return both ? WHOLE_DECIDES : WHOLE_MAY_BE;
	}
}

static WholeVerdict
judge_wholes(const RioLexicon *lexicon, const RioPhrase *a, const RioPhrase *b)
{
	gboolean nothing_else = !has_matter(lexicon, a) && !has_matter(lexicon, b);
	WholeVerdict verdict = WHOLE_SAYS_NOTHING;

	for (guint32 i = 0; i < a->n_parts; i++)
		for (guint32 j = 0; j < b->n_parts; j++)
			if (a->parts[i].composite || b->parts[j].composite)
				verdict = MAX(verdict, judge_whole(lexicon, &a->parts[i],
								   &b->parts[j], nothing_else));
	return verdict;
}

/* What the words say together, whatever their roles; little where act or object is known to be
 * another. */
static double
bag_likeness(const Likeness *likeness)
{
	gboolean other = likeness->act <= RIO_LIKENESS_OTHER_ACT || likeness->pairing.contrast > 0;

	return ratio(&likeness->pairing, 0) * (other ? RIO_WEIGHT_BAG_OF_OTHERS : RIO_WEIGHT_BAG);
}

static void
compare_phrases(Likeness *out, const RioLexicon *lexicon, const RioPhrase *a, const RioPhrase *b)
{
	Pairing rest;
	Table table;

	fill_table(table, lexicon, a, b);
	start(&out->pairing, lexicon, a, b, TRUE, table);
	out->exchanged = are_exchanged(a, b, lexicon);
	out->act = out->exchanged ? RIO_LIKENESS_SYNONYM : act_likeness(a, b, table);
	/* nothing in common is no likeness, whatever is left open */
	if (!out->pairing.touches && !out->exchanged)
		return;
	start(&rest, lexicon, a, b, FALSE, table);
	out->score = pow(MAX(out->act * rest_likeness(&rest), bag_likeness(out)), RIO_SHARPNESS);
}

/* The contraries of both readings count. */
static void
compare_whole(Likeness *likeness, const RioLexicon *lexicon, WholeVerdict verdict)
{
	Likeness whole = {.a = likeness->a, .b = likeness->b};

	compare_phrases(&whole, lexicon, &whole.a->whole, &whole.b->whole);
	find_contraries(&whole.pairing, &whole.vetoes);
	if (whole.score > likeness->score || verdict == WHOLE_DECIDES ||
	    (verdict == WHOLE_IS_ONE && whole.pairing.contrast > 0))
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
	WholeVerdict verdict;

	*out = (Likeness){.a = swap ? b : a, .b = swap ? a : b};
	a = out->a;
	b = out->b;
	compare_phrases(out, lexicon, &a->pieces, &b->pieces);
	verdict = judge_wholes(lexicon, &a->whole, &b->whole);
	if (verdict != WHOLE_SAYS_NOTHING)
		compare_whole(out, lexicon, verdict);
	find_vetoes(a, b, out, &out->vetoes);
	out->score *= veto_factor(out->vetoes.found) * RIO_WEIGHT_OTHER_TEXT;
	if (a->form == RIO_LABEL_TECHNICAL || b->form == RIO_LABEL_TECHNICAL)
		out->score *= RIO_WEIGHT_TECHNICAL;
}

/* Two steps that a tool called alike need not be; of one text one may be read as such a name. */
static double
same_text_likeness(const RioLabel *a, const RioLabel *b)
{
	return a->form == RIO_LABEL_TECHNICAL || b->form == RIO_LABEL_TECHNICAL
		       ? RIO_WEIGHT_TECHNICAL
		       : 1;
}

double
rio_label_compare(const RioLabel *a, const RioLabel *b, gboolean *contrary)
{
	Likeness likeness;

	*contrary = FALSE;
	if (a->form == RIO_LABEL_EMPTY || b->form == RIO_LABEL_EMPTY)
		return 0;
	if (a->folded == b->folded)
		return same_text_likeness(a, b);
	compare(a, b, &likeness);
	*contrary = likeness.vetoes.found != 0;
	return likeness.score;
}

double
rio_label_likeness(const RioLabel *a, const RioLabel *b)
{
	gboolean contrary;

	g_return_val_if_fail(a && b && a->labels == b->labels, 0);

	return rio_label_compare(a, b, &contrary);
}

RioReason *
rio_reason_copy(const RioReason *reason)
{
	RioReason *copy = g_new(RioReason, 1);

	g_return_val_if_fail(reason, NULL);
	copy->code = reason->code;
	copy->text = g_strdup(reason->text);
	return copy;
}

void
rio_reason_free(RioReason *reason)
{
	if (!reason)
		return;
	g_free((char *)reason->text);
	g_free(reason);
}

typedef struct {
	GPtrArray *list;
	/* The caller has the two the other way round. */
	gboolean turned;
} Reasons;

static void
add_reason(Reasons *reasons, const char *code, const char *a, const char *b)
{
	const char *first = reasons->turned ? b : a, *second = reasons->turned ? a : b;
	RioReason *reason = g_new0(RioReason, 1);

	reason->code = code;
	reason->text = g_str_equal(a, b) ? g_strdup(a) : g_strconcat(first, " ~ ", second, NULL);
	g_ptr_array_add(reasons->list, reason);
}

/* Of two parts that are not the same, in the order of RioRelation. */
static const char *const relation_codes[] = {
	[RIO_RELATION_NONE] = "same-words", [RIO_RELATION_OPPOSED] = "same-words",
	[RIO_RELATION_CONVERSE] = "near",   [RIO_RELATION_NEAR] = "near",
	[RIO_RELATION_KIND] = "kind",	    [RIO_RELATION_RELATED] = "related",
	[RIO_RELATION_PART] = "part",
};

static const char *
code_of_alike(const RioLexicon *lexicon, const RioLabelPart *a, const RioLabelPart *b)
{
	RioRelation relation;

	if (a->class == RIO_CLASS_NONE || b->class == RIO_CLASS_NONE)
		return "same-words";
	relation = relation_of(lexicon, a, b);
	if (relation == RIO_RELATION_NONE && stands_for_any(lexicon, a, b))
		return "general";
	return relation_codes[relation];
}

static const char *
code_of_match(const Pairing *pairing, const Match *match)
{
	const RioLabelPart *a = &pairing->a->parts[match->a], *b = &pairing->b->parts[match->b];
	gboolean acts = a->role == RIO_LABEL_ACT && b->role == RIO_LABEL_ACT;

	if (match->likeness < RIO_LIKENESS_SYNONYM)
		return code_of_alike(pairing->lexicon, a, b);
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
add_vetoes(Reasons *reasons, const Vetoes *vetoes)
{
	/* by the bit of the veto */
	static const char *const codes[N_VETOES] = {"opposed", "converse", "negation", "number"};

	for (guint i = 0; i < N_VETOES; i++)
		if (vetoes->found & 1u << i)
			add_reason(reasons, codes[i], vetoes->a[i], vetoes->b[i]);
}

/* The first object that found nothing on the other side, or NULL. */
static const RioLabelPart *
lonely_object(const Pairing *pairing, gboolean of_a)
{
	const RioPhrase *phrase = of_a ? pairing->a : pairing->b;

	for (guint32 i = 0; i < phrase->n_parts; i++)
		if (phrase->parts[i].role == RIO_LABEL_OBJECT && !found_any(pairing, i, of_a))
			return &phrase->parts[i];
	return NULL;
}

/* What neither has of the other, unless it was told as a contrary. */
static void
add_differences(Reasons *reasons, const Likeness *likeness)
{
	const RioLabel *a = likeness->a, *b = likeness->b;
	const RioPhrase *left = likeness->pairing.a, *right = likeness->pairing.b;
	const RioLabelPart *object = lonely_object(&likeness->pairing, TRUE);
	const RioLabelPart *other = lonely_object(&likeness->pairing, FALSE);

	gboolean told = likeness->vetoes.found & (OPPOSED | CONVERSE);

	if (!told && left->act >= 0 && right->act >= 0 && likeness->act <= RIO_LIKENESS_UNKNOWN)
		add_reason(reasons, "other-act", left->parts[left->act].text,
			   right->parts[right->act].text);
	if (!told && object && other)
		add_reason(reasons, "other-object", object->text, other->text);
	if (a->form == RIO_LABEL_TECHNICAL || b->form == RIO_LABEL_TECHNICAL)
		add_reason(reasons, "technical", a->text, b->text);
}

GPtrArray *
rio_label_reasons(const RioLabel *a, const RioLabel *b)
{
	Reasons all = {g_ptr_array_new_with_free_func((GDestroyNotify)rio_reason_free), FALSE};
	Reasons *reasons = &all;
	Likeness likeness;

	g_return_val_if_fail(a && b && a->labels == b->labels, all.list);

	if (a->form == RIO_LABEL_EMPTY || b->form == RIO_LABEL_EMPTY)
		return all.list;
	if (a->folded == b->folded) {
		add_reason(reasons, "same-text", a->text, a->text);
		if (a->form == RIO_LABEL_TECHNICAL || b->form == RIO_LABEL_TECHNICAL)
			add_reason(reasons, "technical", a->text, a->text);
		return all.list;
	}
	compare(a, b, &likeness);
	all.turned = likeness.a != a;
	add_vetoes(reasons, &likeness.vetoes);
	if (likeness.exchanged)
		add_reason(reasons, "exchange",
			   likeness.pairing.a->parts[likeness.pairing.a->act].text,
			   likeness.pairing.b->parts[likeness.pairing.b->act].text);
	for (guint i = 0; i < likeness.pairing.n_matches; i++) {
		const Match *match = &likeness.pairing.matches[i];

		add_reason(reasons, code_of_match(&likeness.pairing, match),
			   likeness.pairing.a->parts[match->a].text,
			   likeness.pairing.b->parts[match->b].text);
	}
	add_differences(reasons, &likeness);
	return all.list;
}
