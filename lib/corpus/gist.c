#include "corpus/gist.h"

#include <string.h>

/* One class or word in both; an act that another office uses for it, or a thing if every service
 * has both; such a thing else, since what is near in one service need not be in another; and a word
 * that says it more exactly. */
#define SAME 1.0
#define NEAR 0.75
#define NEAR_THING 0.55
#define KIND 0.7
/* What only one of them says is a detail, what each says otherwise counts in full. */
#define SURPLUS 0.4
/* A word that the lexicon does not know may be anything. */
#define UNKNOWN 0.3

typedef struct {
	const RioLabelPart *part;
	gboolean common; /* of an act: all do it alike */
	double weight;	 /* of a thing */
	double beside;	 /* the same, beside an act that all do alike: papers do not matter */
} Said;

/* A phrase without what tells nothing: who, with whom, and the case itself. */
typedef struct {
	const RioLexicon *lexicon;
	guint n_acts, n_things;
	Said acts[RIO_MOST_PARTS], things[RIO_MOST_PARTS];
} Reading;

static gboolean
has_mark(const RioLexicon *lexicon, const RioLabelPart *part, guint mark)
{
	return part->class != RIO_CLASS_NONE &&
	       (rio_lexicon_class(lexicon, part->class)->marks & mark);
}

static gboolean
is_silent(const RioLexicon *lexicon, const RioLabelPart *part)
{
	const RioClass *class;

	if (part->role == RIO_LABEL_ACTOR || part->n_words == 0)
		return TRUE;
	if (part->class == RIO_CLASS_NONE)
		return FALSE;
	class = rio_lexicon_class(lexicon, part->class);
	return class->kind == RIO_CLASS_OFFICE || class->kind == RIO_CLASS_ROLE ||
	       (class->marks & (RIO_CLASS_ANY | RIO_CLASS_CASE));
}

/* A paper, or an act that one is made of: the ban, the revocation. */
static gboolean
is_paper(const RioClass *class)
{
	return class && (class->kind == RIO_CLASS_DOC || class->kind == RIO_CLASS_ACT);
}

/* Taken apart, an act that the lexicon knows with its object is no longer common: to notify those
 * who may object is more than to notify. */
static void
read_phrase(const RioLabel *label, const RioPhrase *phrase, Reading *reading)
{
	gboolean whole = phrase == &label->whole;

	reading->lexicon = rio_labels_lexicon(label->labels);
	reading->n_acts = reading->n_things = 0;
	for (guint32 i = 0; i < phrase->n_parts; i++) {
		const RioLabelPart *part = &phrase->parts[i];
		gboolean known = part->class != RIO_CLASS_NONE;
		Said said = {.part = part, .weight = known ? part->weight : UNKNOWN * part->weight};
		const RioClass *class =
			known ? rio_lexicon_class(reading->lexicon, part->class) : NULL;

		if (is_silent(reading->lexicon, part))
			continue;
		if (part->role != RIO_LABEL_ACT) {
			said.beside = is_paper(class) ? 0 : said.weight;
			reading->things[reading->n_things++] = said;
			continue;
		}
		said.common = whole && has_mark(reading->lexicon, part, RIO_CLASS_COMMON);
		reading->acts[reading->n_acts++] = said;
	}
}

/* Two gists */

static gboolean
are_one_word(const RioLabelPart *a, const RioLabelPart *b)
{
	return a->form == b->form || (a->class == RIO_CLASS_NONE && b->class == RIO_CLASS_NONE &&
				      a->n_words == 1 && b->n_words == 1 && a->head == b->head);
}

static double
part_likeness(const RioLexicon *lexicon, const RioLabelPart *a, const RioLabelPart *b)
{
	if (are_one_word(a, b))
		return SAME;
	if (a->class == RIO_CLASS_NONE || b->class == RIO_CLASS_NONE)
		return 0;
	if (a->class == b->class)
		return SAME;
	switch (rio_lexicon_relation(lexicon, a->class, b->class)) {
	case RIO_RELATION_NEAR:
		return a->role == RIO_LABEL_ACT || (has_mark(lexicon, a, RIO_CLASS_COMMON) &&
						    has_mark(lexicon, b, RIO_CLASS_COMMON))
			       ? NEAR
			       : NEAR_THING;
	case RIO_RELATION_KIND:
		return KIND;
	default:
		return 0;
	}
}

typedef struct {
	double likeness;
	gboolean common; /* both are */
} Acts;

/* Of several acts in one name the likest counts. */
static Acts
compare_acts(const Reading *a, const Reading *b)
{
	Acts best = {0, FALSE};

	if (a->n_acts == 0 && b->n_acts == 0)
		return (Acts){SAME, FALSE};
	for (guint i = 0; i < a->n_acts; i++) {
		for (guint j = 0; j < b->n_acts; j++) {
			double likeness =
				part_likeness(a->lexicon, a->acts[i].part, b->acts[j].part);

			if (likeness > best.likeness)
				best = (Acts){likeness, a->acts[i].common && b->acts[j].common};
		}
	}
	return best;
}

typedef struct {
	double same, only_a, only_b;
	double beside; /* of what only one of them has */
} Things;

/* The thing of @reading that is most like one of another and is not taken; G_MAXUINT: none is. */
static guint
find_partner(const Reading *reading, const Said *thing, guint32 taken, double *best)
{
	guint partner = G_MAXUINT;

	*best = 0;
	for (guint i = 0; i < reading->n_things; i++) {
		double likeness = taken & 1u << i ? 0
						  : part_likeness(reading->lexicon, thing->part,
								  reading->things[i].part);

		if (likeness <= *best)
			continue;
		*best = likeness;
		partner = i;
	}
	return partner;
}

static Things
compare_things(const Reading *a, const Reading *b)
{
	Things things = {0};
	guint32 taken = 0;

	G_STATIC_ASSERT(RIO_MOST_PARTS <= 32);
	for (guint i = 0; i < b->n_things; i++) {
		things.only_b += b->things[i].weight;
		things.beside += b->things[i].beside;
	}
	for (guint i = 0; i < a->n_things; i++) {
		const Said *thing = &a->things[i], *partner;
		double likeness;
		guint found = find_partner(b, thing, taken, &likeness);

		things.only_a += (1 - likeness) * thing->weight;
		things.beside += (1 - likeness) * thing->beside;
		if (found == G_MAXUINT)
			continue;
		taken |= 1u << found;
		partner = &b->things[found];
		things.same += likeness * (thing->weight + partner->weight) / 2;
		things.only_b -= likeness * partner->weight;
		things.beside -= likeness * partner->beside;
	}
	return things;
}

static double
compare_readings(const Reading *a, const Reading *b)
{
	const Acts acts = compare_acts(a, b);
	const Things things = compare_things(a, b);
	double most = MAX(things.only_a, things.only_b), least = MIN(things.only_a, things.only_b);

	if (acts.common)
		return acts.likeness * (1 + things.same) / (1 + things.same + things.beside);
	if (acts.likeness == 0 || things.same == 0)
		return 0;
	return acts.likeness * things.same / (things.same + least + SURPLUS * (most - least));
}

double
rio_gist_likeness(const RioLabel *a, const RioLabel *b)
{
	/* the pairs must not depend on who is first */
	gboolean swap = strcmp(a->folded, b->folded) > 0;
	const RioLabel *one = swap ? b : a, *other = swap ? a : b;
	Reading left, right;
	double whole;

	if (one->negated != other->negated)
		return 0;
	read_phrase(one, &one->whole, &left);
	read_phrase(other, &other->whole, &right);
	whole = compare_readings(&left, &right);
	read_phrase(one, &one->pieces, &left);
	read_phrase(other, &other->pieces, &right);
	return MAX(whole, compare_readings(&left, &right));
}

static gboolean
all_are_known(const Reading *reading)
{
	for (guint i = 0; i < reading->n_acts; i++)
		if (reading->acts[i].part->class == RIO_CLASS_NONE)
			return FALSE;
	return reading->n_acts > 0;
}

/* Whether there is an act that is common on whatever it is done. */
static gboolean
takes_anything(const RioLabel *label)
{
	Reading whole;

	read_phrase(label, &label->whole, &whole);
	for (guint i = 0; i < whole.n_acts; i++)
		if (whole.acts[i].common && !whole.acts[i].part->composite)
			return TRUE;
	return FALSE;
}

gboolean
rio_gist_is_apart(const RioLabel *a, const RioLabel *b)
{
	Reading left, right;

	read_phrase(a, &a->pieces, &left);
	read_phrase(b, &b->pieces, &right);
	if (all_are_known(&left) && all_are_known(&right) &&
	    compare_acts(&left, &right).likeness == 0)
		return TRUE;
	return left.n_things > 0 && right.n_things > 0 && !takes_anything(a) &&
	       !takes_anything(b) && compare_things(&left, &right).same == 0;
}

gboolean
rio_gist_is_plain(const RioLabel *label)
{
	Reading reading;

	read_phrase(label, &label->whole, &reading);
	return reading.n_acts == 1;
}

/* One name */

static gboolean
has_gist(const RioLabel *label, const RioPhrase *phrase)
{
	Reading reading;

	read_phrase(label, phrase, &reading);
	for (guint i = 0; i < reading.n_acts; i++)
		if (reading.acts[i].common)
			return TRUE;
	return reading.n_things > 0;
}

/* To judge is each service's own, whatever it judges. */
static gboolean
judges(const RioLabel *label)
{
	const RioLexicon *lexicon = rio_labels_lexicon(label->labels);

	for (guint32 i = 0; i < label->whole.n_parts; i++) {
		const RioLabelPart *part = &label->whole.parts[i];

		if (part->role == RIO_LABEL_ACT && has_mark(lexicon, part, RIO_CLASS_CASE))
			return TRUE;
	}
	return FALSE;
}

gboolean
rio_gist_is_there(const RioLabel *label)
{
	return label->form != RIO_LABEL_TECHNICAL && !judges(label) &&
	       (has_gist(label, &label->whole) || has_gist(label, &label->pieces));
}

static void
spell(const Said *said, GString *out)
{
	if (said->part->class != RIO_CLASS_NONE)
		g_string_append_printf(out, "%u ", said->part->class);
	for (guint32 w = 0; said->part->class == RIO_CLASS_NONE && w < said->part->n_words; w++)
		g_string_append_printf(out, "\"%u ", said->part->words[w]);
}

static void
spell_phrase(const RioLabel *label, const RioPhrase *phrase, GString *out)
{
	Reading reading;

	read_phrase(label, phrase, &reading);
	for (guint i = 0; i < reading.n_acts; i++)
		spell(&reading.acts[i], out);
	g_string_append_c(out, ':');
	for (guint i = 0; i < reading.n_things; i++)
		spell(&reading.things[i], out);
}

void
rio_gist_spell(const RioLabel *label, GString *out)
{
	g_string_append_c(out, label->negated ? '-' : '+');
	spell_phrase(label, &label->whole, out);
	g_string_append_c(out, '/');
	spell_phrase(label, &label->pieces, out);
}

static void
add_key(const RioLabel *label, const Said *said, GArray *keys)
{
	guint32 n_classes = rio_lexicon_n_classes(rio_labels_lexicon(label->labels)) + 1;
	guint32 key = said->part->class != RIO_CLASS_NONE ? said->part->class
							  : n_classes + said->part->head;

	g_array_append_val(keys, key);
}

static void
add_keys_of_phrase(const RioLabel *label, const RioPhrase *phrase, GArray *keys)
{
	Reading reading;

	read_phrase(label, phrase, &reading);
	for (guint i = 0; i < reading.n_acts; i++)
		if (reading.acts[i].common)
			add_key(label, &reading.acts[i], keys);
	for (guint i = 0; i < reading.n_things; i++)
		add_key(label, &reading.things[i], keys);
}

void
rio_gist_add_keys(const RioLabel *label, GArray *keys)
{
	add_keys_of_phrase(label, &label->whole, keys);
	add_keys_of_phrase(label, &label->pieces, keys);
}
