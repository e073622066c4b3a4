#include "label/parts.h"

#include "label/weights.h"

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

gboolean
rio_parts_stand_for_any(const RioLexicon *lexicon, const RioLabelPart *a, const RioLabelPart *b)
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
	if (rio_parts_stand_for_any(lexicon, a, b))
		return RIO_LIKENESS_ANY;
	if (a->head == b->head && MIN(a->n_words, b->n_words) == 1)
		return RIO_LIKENESS_KIND;
	return shared * RIO_LIKENESS_SIBLING;
}

RioRelation
rio_parts_relation(const RioLexicon *lexicon, const RioLabelPart *a, const RioLabelPart *b)
{
	RioRelation relation = rio_lexicon_relation(lexicon, a->class, b->class);

	if (relation == RIO_RELATION_NONE && b->other_class != RIO_CLASS_NONE)
		relation = rio_lexicon_relation(lexicon, a->class, b->other_class);
	if (relation == RIO_RELATION_NONE && a->other_class != RIO_CLASS_NONE)
		relation = rio_lexicon_relation(lexicon, a->other_class, b->class);
	return relation;
}

double
rio_parts_likeness(const RioLexicon *lexicon, const RioLabelPart *a, const RioLabelPart *b)
{
	double shared = shared_words(a, b);

	/* of "protocollare … in entrata" the form is the verb alone */
	if (a->form == b->form && (same_class(a, b) || !(a->composite || b->composite)))
		return 1;
	if (a->class == RIO_CLASS_NONE || b->class == RIO_CLASS_NONE)
		return MAX(shared, RIO_LIKENESS_UNKNOWN);
	if (same_class(a, b))
		return shared == 1 ? 1 : RIO_LIKENESS_SYNONYM;
	switch (rio_parts_relation(lexicon, a, b)) {
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
