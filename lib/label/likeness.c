#include "label/likeness.h"

#include <math.h>
#include <string.h>

#include "label/parts.h"
#include "label/weights.h"

/* How alike each part of one label is to each of the other. */
typedef double Table[RIO_MOST_PARTS][RIO_MOST_PARTS];

static void
fill_table(Table table, const RioLexicon *lexicon, const RioPhrase *a, const RioPhrase *b)
{
	for (guint32 i = 0; i < a->n_parts; i++)
		for (guint32 j = 0; j < b->n_parts; j++)
			table[i][j] = rio_parts_likeness(lexicon, &a->parts[i], &b->parts[j]);
}

static gboolean
takes_part(const RioPartPairing *pairing, const RioPhrase *phrase, guint32 part)
{
	return pairing->with_act || phrase->parts[part].role != RIO_LABEL_ACT;
}

/* What a pair is worth: how alike the two are, and how telling. */
static double
worth(const RioPartPairing *pairing, const RioPartMatch *match)
{
	return match->likeness *
	       (pairing->a->parts[match->a].weight + pairing->b->parts[match->b].weight);
}

static gboolean
best_match(const RioPartPairing *pairing, Table table, RioPartMatch *best)
{
	*best = (RioPartMatch){0};
	for (guint32 i = 0; i < pairing->a->n_parts; i++) {
		if (pairing->used_a[i] || !takes_part(pairing, pairing->a, i))
			continue;
		for (guint32 j = 0; j < pairing->b->n_parts; j++) {
			RioPartMatch match = {(guint8)i, (guint8)j, table[i][j]};

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
		return RIO_SLOT_PARTY;
	if (part->role != RIO_LABEL_COMPLEMENT || part->class == RIO_CLASS_NONE)
		return RIO_SLOT_MATTER;
	kind = rio_lexicon_class(lexicon, part->class)->kind;
	return kind == RIO_CLASS_OFFICE || kind == RIO_CLASS_ROLE ? RIO_SLOT_PARTY
								  : RIO_SLOT_MATTER;
}

static void
weigh_parts(const RioPartPairing *pairing, const RioPhrase *phrase, double only[RIO_N_SLOTS])
{
	for (guint32 i = 0; i < phrase->n_parts; i++)
		if (takes_part(pairing, phrase, i))
			only[slot_of(pairing->lexicon, &phrase->parts[i])] +=
				phrase->parts[i].weight;
}

static void
take_found(const RioPartPairing *pairing, const RioLabelPart *part, double likeness,
	   double only[RIO_N_SLOTS])
{
	only[slot_of(pairing->lexicon, part)] -= likeness * part->weight;
}

/* Cubic in the parts of a label, of which there are few. */
static void
pair_parts(RioPartPairing *pairing, Table table)
{
	RioPartMatch match;

	weigh_parts(pairing, pairing->a, pairing->only_a);
	weigh_parts(pairing, pairing->b, pairing->only_b);
	while (best_match(pairing, table, &match)) {
		pairing->used_a[match.a] = pairing->used_b[match.b] = TRUE;
		pairing->same += worth(pairing, &match) / 2;
		take_found(pairing, &pairing->a->parts[match.a], match.likeness, pairing->only_a);
		take_found(pairing, &pairing->b->parts[match.b], match.likeness, pairing->only_b);
		if (match.likeness <= RIO_LIKENESS_TOUCHING)
			continue;
		pairing->matches[pairing->n_matches++] = match;
		pairing->found_a[match.a] = pairing->found_b[match.b] = match.likeness;
	}
}

static double
found_likeness(const RioPartPairing *pairing, guint32 part, gboolean of_a)
{
	return of_a ? pairing->found_a[part] : pairing->found_b[part];
}

gboolean
rio_part_pairing_found_any(const RioPartPairing *pairing, guint32 part, gboolean of_a)
{
	return found_likeness(pairing, part, of_a) > 0;
}

static gboolean
found_like(const RioPartPairing *pairing, guint32 part, gboolean of_a)
{
	return found_likeness(pairing, part, of_a) >= RIO_LIKENESS_FOUND;
}

/* Is what the label is about, its first object, unlike anything on the other side? */
static gboolean
lacks_head(const RioPartPairing *pairing, gboolean of_a)
{
	const RioPhrase *phrase = of_a ? pairing->a : pairing->b;

	for (guint32 i = 0; i < phrase->n_parts; i++)
		if (phrase->parts[i].role == RIO_LABEL_OBJECT)
			return !found_like(pairing, i, of_a);
	return FALSE;
}

static double
surplus_weight(const RioPartPairing *pairing)
{
	gboolean of_a = pairing->only_a[RIO_SLOT_MATTER] > pairing->only_b[RIO_SLOT_MATTER];

	return lacks_head(pairing, of_a) ? RIO_WEIGHT_SURPLUS_HEAD : RIO_WEIGHT_SURPLUS;
}

/* Does it say what the work is done on? */
static gboolean
has_matter(const RioLexicon *lexicon, const RioPhrase *phrase)
{
	for (guint32 i = 0; i < phrase->n_parts; i++)
		if (phrase->parts[i].role != RIO_LABEL_ACT &&
		    slot_of(lexicon, &phrase->parts[i]) == RIO_SLOT_MATTER)
			return TRUE;
	return FALSE;
}

/* Does it say with whom? */
static gboolean
has_party(const RioLexicon *lexicon, const RioPhrase *phrase)
{
	for (guint32 i = 0; i < phrase->n_parts; i++)
		if (phrase->parts[i].role == RIO_LABEL_COMPLEMENT &&
		    slot_of(lexicon, &phrase->parts[i]) == RIO_SLOT_PARTY)
			return TRUE;
	return FALSE;
}

gboolean
rio_part_pairing_is_about_parties(const RioPartPairing *pairing)
{
	return has_party(pairing->lexicon, pairing->a) && has_party(pairing->lexicon, pairing->b) &&
	       !(has_matter(pairing->lexicon, pairing->a) &&
		 has_matter(pairing->lexicon, pairing->b));
}

/* A Comune has its own people: who is not found on the other side may be called otherwise. */
static gboolean
tells_apart(const RioPartPairing *pairing, guint32 part, gboolean of_a)
{
	const RioPhrase *phrase = of_a ? pairing->a : pairing->b;
	const RioLabelPart *it = &phrase->parts[part];

	if (it->role == RIO_LABEL_ACTOR || found_like(pairing, part, of_a))
		return FALSE;
	return rio_lexicon_class(pairing->lexicon, it->class)->kind != RIO_CLASS_ROLE ||
	       (rio_part_pairing_is_about_parties(pairing) &&
		!rio_part_pairing_found_any(pairing, part, of_a));
}

/* What the lexicon knows of one side and finds nothing of in the other. */
static void
weigh_known(const RioPartPairing *pairing, gboolean of_a, double known[RIO_N_SLOTS])
{
	const RioPhrase *phrase = of_a ? pairing->a : pairing->b;

	for (guint32 i = 0; i < phrase->n_parts; i++) {
		const RioLabelPart *part = &phrase->parts[i];

		if (part->class != RIO_CLASS_NONE && takes_part(pairing, phrase, i) &&
		    tells_apart(pairing, i, of_a))
			known[slot_of(pairing->lexicon, part)] += part->weight;
	}
}

/* Two different things in one place tell labels apart: "retta del nido", "retta della mensa". */
static double
contrast_of(const RioPartPairing *pairing)
{
	double known_a[RIO_N_SLOTS] = {0}, known_b[RIO_N_SLOTS] = {0}, both = 0;

	weigh_known(pairing, TRUE, known_a);
	weigh_known(pairing, FALSE, known_b);
	for (guint slot = 0; slot < RIO_N_SLOTS; slot++)
		both += MIN(known_a[slot], known_b[slot]);
	return both;
}

/* What the two have in common, which is @same at least, among all that they say. */
static double
ratio(const RioPartPairing *pairing, double same)
{
	double other = RIO_WEIGHT_CONTRAST * pairing->contrast, surplus = 0, all;

	for (guint slot = 0; slot < RIO_N_SLOTS; slot++) {
		other += MIN(pairing->only_a[slot], pairing->only_b[slot]);
		surplus += fabs(pairing->only_a[slot] - pairing->only_b[slot]);
	}
	same += pairing->same;
	all = same + other + surplus_weight(pairing) * surplus;
	return all > 0 ? same / all : 0;
}

/* One that says nothing but an act, and with whom, leaves open on what. */
static double
rest_likeness(const RioPartPairing *pairing)
{
	gboolean open = (!has_matter(pairing->lexicon, pairing->a) ||
			 !has_matter(pairing->lexicon, pairing->b)) &&
			!rio_part_pairing_is_about_parties(pairing);

	return MAX(ratio(pairing, open ? RIO_WEIGHT_BARE : 0), RIO_LIKENESS_OTHER_OBJECT);
}

/* Who acts in the one is the other's counterpart: "invia al cittadino", "il cittadino riceve". */
static gboolean
actor_is_counterpart(const RioLexicon *lexicon, const RioPhrase *a, const RioPhrase *b)
{
	for (guint32 i = 0; i < a->n_parts; i++)
		for (guint32 j = 0; j < b->n_parts && a->parts[i].role == RIO_LABEL_ACTOR; j++)
			if (b->parts[j].role == RIO_LABEL_COMPLEMENT &&
			    rio_parts_likeness(lexicon, &a->parts[i], &b->parts[j]) >=
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
add_veto(RioVetoes *vetoes, guint veto, const char *a, const char *b)
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
find_contraries(const RioPartPairing *bag, RioVetoes *vetoes)
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
				add_veto(vetoes, RIO_VETOED_OPPOSED, a->text, b->text);
			if (relation == RIO_RELATION_CONVERSE && a->role == RIO_LABEL_ACT &&
			    !swapped)
				add_veto(vetoes, RIO_VETOED_CONVERSE, a->text, b->text);
		}
	}
}

/* "Il Comune affitta al privato", "il privato affitta al Comune": each is the other's counterpart.
 */
static void
find_turned_roles(RioLikeness *likeness)
{
	const RioPartPairing *bag = &likeness->pairing;

	if (likeness->act >= RIO_LIKENESS_NEAR && !likeness->exchanged &&
	    actor_is_counterpart(bag->lexicon, bag->a, bag->b) &&
	    actor_is_counterpart(bag->lexicon, bag->b, bag->a))
		add_veto(&likeness->vetoes, RIO_VETOED_CONVERSE, likeness->a->text,
			 likeness->b->text);
}

static void
find_vetoes(RioLikeness *likeness)
{
	const RioLabel *a = likeness->a, *b = likeness->b;
	RioVetoes *vetoes = &likeness->vetoes;

	find_contraries(&likeness->pairing, vetoes);
	find_turned_roles(likeness);
	if (a->negated != b->negated) {
		/* "non accolta" is "respinta" */
		if (vetoes->found & RIO_VETOED_OPPOSED)
			vetoes->found &= ~RIO_VETOED_OPPOSED;
		else
			add_veto(vetoes, RIO_VETOED_NEGATION, a->text, b->text);
	}
	if (a->n_numbers && b->n_numbers && !share_number(a, b))
		add_veto(vetoes, RIO_VETOED_NUMBER, a->text, b->text);
}

static double
veto_factor(guint vetoes)
{
	double factor = 1;

	if (vetoes & RIO_VETOED_OPPOSED)
		factor = MIN(factor, RIO_VETO_OPPOSED);
	if (vetoes & RIO_VETOED_NEGATION)
		factor = MIN(factor, RIO_VETO_NEGATION);
	if (vetoes & RIO_VETOED_NUMBER)
		factor = MIN(factor, RIO_VETO_NUMBER);
	if (vetoes & RIO_VETOED_CONVERSE)
		factor = MIN(factor, RIO_VETO_CONVERSE);
	return factor;
}

static void
start(RioPartPairing *pairing, const RioLexicon *lexicon, const RioPhrase *a, const RioPhrase *b,
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
bag_likeness(const RioLikeness *likeness)
{
	gboolean other = likeness->act <= RIO_LIKENESS_OTHER_ACT || likeness->pairing.contrast > 0;

	return ratio(&likeness->pairing, 0) * (other ? RIO_WEIGHT_BAG_OF_OTHERS : RIO_WEIGHT_BAG);
}

static void
compare_phrases(RioLikeness *out, const RioLexicon *lexicon, const RioPhrase *a, const RioPhrase *b)
{
	RioPartPairing rest;
	Table table;

	fill_table(table, lexicon, a, b);
	start(&out->pairing, lexicon, a, b, TRUE, table);
	out->exchanged = are_exchanged(a, b, lexicon);
	out->act = out->exchanged ? RIO_LIKENESS_SYNONYM : act_likeness(a, b, table);
	/* nothing in common is no likeness, whatever is left open */
	if (out->pairing.n_matches == 0 && !out->exchanged)
		return;
	start(&rest, lexicon, a, b, FALSE, table);
	out->score = pow(MAX(out->act * rest_likeness(&rest), bag_likeness(out)), RIO_SHARPNESS);
}

/* The contraries of both readings count. */
static void
compare_whole(RioLikeness *likeness, const RioLexicon *lexicon, WholeVerdict verdict)
{
	RioLikeness whole = {.a = likeness->a, .b = likeness->b};

	compare_phrases(&whole, lexicon, &whole.a->whole, &whole.b->whole);
	find_contraries(&whole.pairing, &whole.vetoes);
	if (whole.score > likeness->score || verdict == WHOLE_DECIDES ||
	    (verdict == WHOLE_IS_ONE && whole.pairing.contrast > 0))
		*likeness = whole;
	else
		likeness->vetoes = whole.vetoes;
}

void
rio_likeness_find(const RioLabel *a, const RioLabel *b, RioLikeness *out)
{
	const RioLexicon *lexicon = rio_labels_lexicon(a->labels);
	/* the pairs must not depend on who is first, nor on the order of the collection */
	gboolean swap = strcmp(a->folded, b->folded) > 0;
	WholeVerdict verdict;

	*out = (RioLikeness){.a = swap ? b : a, .b = swap ? a : b};
	a = out->a;
	b = out->b;
	compare_phrases(out, lexicon, &a->pieces, &b->pieces);
	verdict = judge_wholes(lexicon, &a->whole, &b->whole);
	if (verdict != WHOLE_SAYS_NOTHING)
		compare_whole(out, lexicon, verdict);
	find_vetoes(out);
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
	RioLikeness likeness;

	*contrary = FALSE;
	if (a->form == RIO_LABEL_EMPTY || b->form == RIO_LABEL_EMPTY)
		return 0;
	if (a->folded == b->folded)
		return same_text_likeness(a, b);
	rio_likeness_find(a, b, &likeness);
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
