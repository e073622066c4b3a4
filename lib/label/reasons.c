#include "label/likeness.h"
#include "label/parts.h"
#include "label/weights.h"

G_DEFINE_BOXED_TYPE(RioReason, rio_reason, rio_reason_copy, rio_reason_free)

RioReason *
rio_reason_copy(const RioReason *reason)
{
	RioReason *copy;

	g_return_val_if_fail(reason, NULL);

	copy = g_new(RioReason, 1);
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

/* Of two parts that are not the same. */
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
	relation = rio_parts_relation(lexicon, a, b);
	if (relation == RIO_RELATION_NONE && rio_parts_stand_for_any(lexicon, a, b))
		return "general";
	return relation_codes[relation];
}

static const char *
code_of_match(const RioPartPairing *pairing, const RioPartMatch *match)
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
add_vetoes(Reasons *reasons, const RioVetoes *vetoes)
{
	/* by the bit of the veto */
	static const char *const codes[RIO_N_VETOES] = {"opposed", "converse", "negation",
							"number"};

	for (guint i = 0; i < RIO_N_VETOES; i++)
		if (vetoes->found & 1u << i)
			add_reason(reasons, codes[i], vetoes->a[i], vetoes->b[i]);
}

/* The first part in a role that found nothing on the other side, or NULL. */
static const RioLabelPart *
lonely_part(const RioPartPairing *pairing, RioLabelRole role, gboolean of_a)
{
	const RioPhrase *phrase = of_a ? pairing->a : pairing->b;

	for (guint32 i = 0; i < phrase->n_parts; i++)
		if (phrase->parts[i].role == role && !rio_part_pairing_found_any(pairing, i, of_a))
			return &phrase->parts[i];
	return NULL;
}

static void
add_lonely(Reasons *reasons, const RioPartPairing *pairing, RioLabelRole role, const char *code)
{
	const RioLabelPart *part = lonely_part(pairing, role, TRUE);
	const RioLabelPart *other = lonely_part(pairing, role, FALSE);

	if (part && other)
		add_reason(reasons, code, part->text, other->text);
}

/* What neither has of the other, unless it was told as a contrary. */
static void
add_differences(Reasons *reasons, const RioLikeness *likeness)
{
	const RioLabel *a = likeness->a, *b = likeness->b;
	const RioPhrase *left = likeness->pairing.a, *right = likeness->pairing.b;
	gboolean told = likeness->vetoes.found & (RIO_VETOED_OPPOSED | RIO_VETOED_CONVERSE);

	if (!told && left->act >= 0 && right->act >= 0 && likeness->act <= RIO_LIKENESS_UNKNOWN)
		add_reason(reasons, "other-act", left->parts[left->act].text,
			   right->parts[right->act].text);
	if (!told)
		add_lonely(reasons, &likeness->pairing, RIO_LABEL_OBJECT, "other-object");
	if (!told && rio_part_pairing_is_about_parties(&likeness->pairing))
		add_lonely(reasons, &likeness->pairing, RIO_LABEL_COMPLEMENT, "other-party");
	if (a->form == RIO_LABEL_TECHNICAL || b->form == RIO_LABEL_TECHNICAL)
		add_reason(reasons, "technical", a->text, b->text);
}

GPtrArray *
rio_label_reasons(const RioLabel *a, const RioLabel *b)
{
	Reasons all = {g_ptr_array_new_with_free_func((GDestroyNotify)rio_reason_free), FALSE};
	Reasons *reasons = &all;
	RioLikeness likeness;

	g_return_val_if_fail(a && b && a->labels == b->labels, all.list);

	if (a->form == RIO_LABEL_EMPTY || b->form == RIO_LABEL_EMPTY)
		return all.list;
	if (a->folded == b->folded) {
		add_reason(reasons, "same-text", a->text, a->text);
		if (a->form == RIO_LABEL_TECHNICAL || b->form == RIO_LABEL_TECHNICAL)
			add_reason(reasons, "technical", a->text, a->text);
		return all.list;
	}
	rio_likeness_find(a, b, &likeness);
	all.turned = likeness.a != a;
	add_vetoes(reasons, &likeness.vetoes);
	if (likeness.exchanged)
		add_reason(reasons, "exchange",
			   likeness.pairing.a->parts[likeness.pairing.a->act].text,
			   likeness.pairing.b->parts[likeness.pairing.b->act].text);
	for (guint i = 0; i < likeness.pairing.n_matches; i++) {
		const RioPartMatch *match = &likeness.pairing.matches[i];

		add_reason(reasons, code_of_match(&likeness.pairing, match),
			   likeness.pairing.a->parts[match->a].text,
			   likeness.pairing.b->parts[match->b].text);
	}
	add_differences(reasons, &likeness);
	return all.list;
}
