/*
 * assembler.h: what the parts of an assembly share
 *
 * assemble.c writes the merged model from the root down; each of these answers one question of it:
 *
 *     ids.c       what is it called?
 *     places.c    what is in it, and in which lane is it?
 *     wording.c   what is there to say of it?
 *     copying.c   what of a model's own content is written, and with which references?
 *     origins.c   whose is it?
 *     links.c     which data do others than its leader read and write?
 */
#pragma once

#include <riordino/language.h>

#include "merge/certify.h"
#include "merge/variations.h"
#include "model/content.h"

typedef struct {
	const RioWeave *weave;
	const RioAlignment *alignment;
	const RioMatch *match;
	const GPtrArray *variations;	    /* of RioVariation */
	const RioCertificate *certificates; /* of models */
	RioLanguage language;
	RioBuilder *builder;

	char **ids;	   /* of groups */
	char **answers;	   /* of groups: what a flow is called instead of its name, or NULL */
	char **said;	   /* of groups: what such a flow says without whose it is, or NULL */
	char **contents;   /* of groups: that of the leader, spelled, once asked for */
	GHashTable *taken; /* ids in use */
	GHashTable *
		nested; /* again << 63 | model << 32 | element → id of an element in some content */
	guint32 *vertex_of;  /* group → vertex, or RIO_NONE */
	guint32 *arc_of;     /* group → arc, or RIO_NONE */
	guint32 *lane_of;    /* vertex → group of the lane it is put into, or RIO_NONE */
	GPtrArray *children; /* of group, one more for the definitions: GArray of groups */
	GPtrArray *vertices; /* of group, the same: GArray of made vertices */
	GPtrArray *arcs;
	GPtrArray *held;   /* of lane's group: GArray of vertices */
	GPtrArray *parted; /* of group: GArray of correspondences that are other groups too */
	GArray *links;	   /* of RioDataLink */
	GArray **foreign;  /* of model: prefixes that mean another thing here; RioAttribute */
} RioAssembler;

/* An activity that reads or writes data for others than its leader. */
typedef struct {
	RioKind kind; /* which data association */
	guint32 data; /* group */
	RioBits *models;
	char *id, *slot; /* of the association; of the property that one of input ends at */
} RioDataLink;

/* Whose content is being copied. */
typedef struct {
	RioAssembler *assembler;
	guint32 model;
	guint32 again; /* the lane, or flow, that stands elsewhere, too, so that what is inside
			  needs other ids; 0: none */
} RioCopying;

static inline const RioModel *
rio_assembler_model(const RioAssembler *assembler, guint32 model)
{
	return assembler->match->models[model];
}

static inline RioGroup *
rio_assembler_group(const RioAssembler *assembler, guint32 group)
{
	return rio_alignment_group(assembler->alignment, group);
}

static inline RioKind
rio_assembler_kind(const RioAssembler *assembler, guint32 group)
{
	const RioOwned *leader = rio_group_leader(rio_assembler_group(assembler, group));

	return rio_model_kind(rio_assembler_model(assembler, leader->model), leader->element);
}

/* Where the lists by group have those of @group; RIO_NONE: of the definitions. */
static inline guint32
rio_assembler_slot(const RioAssembler *assembler, guint32 group)
{
	return group == RIO_NONE ? assembler->alignment->groups->len : group;
}

/* ids.c */

/* Everyone keeps its own id where nobody else has it.  After the places are known. */
void rio_assembler_give_ids(RioAssembler *assembler);

/* (transfer full): @wanted, or what comes next to it that nobody has; taken from now on. */
char *rio_assembler_free_id(RioAssembler *assembler, const char *wanted);

const char *rio_assembler_vertex_id(const RioAssembler *assembler, guint32 vertex);
const char *rio_assembler_arc_id(const RioAssembler *assembler, guint32 arc);
void rio_assembler_set_ends(RioAssembler *assembler, guint32 arc);

/* places.c */

void rio_assembler_place(RioAssembler *assembler);

/* Whether the flow leads out of a variation, and so says in its name and condition whose way it is.
 */
gboolean rio_assembler_leads_apart(const RioAssembler *assembler, guint32 arc);

/* wording.c */

/* (transfer full): "Brenta, Pieve" */
char *rio_assembler_names(const RioAssembler *assembler, const RioBits *models);

/* (transfer full): whose it is where not all have it, what each calls it where they differ, and
 * where the same work is done elsewhere; NULL: nothing of that */
char *rio_assembler_words_of_group(const RioAssembler *assembler, guint32 group);

/* (transfer full): why a vertex was made; NULL: nothing to say */
char *rio_assembler_words_of_vertex(const RioAssembler *assembler, guint32 vertex);

/*
 * What flows are called where it is not what their leader calls them: where they answer another
 * question than their gateway now asks, and where others answer the same.
 */
void rio_assembler_give_answers(RioAssembler *assembler);

/* As the documentation of the element with the id @of. */
void rio_assembler_write_words(RioAssembler *assembler, const char *of, const char *words);

/* An element of that kind with nothing but that text. */
void rio_assembler_write_text(RioAssembler *assembler, RioKind kind, const char *text);

/* copying.c */

RioContentCopy rio_assembler_copy(RioCopying *copying);

/* What a model's element is called in the merged model: what is in some content is where that
 * content is, with the member or with its leader.  NULL: it is not there. */
const char *rio_assembler_reference(const RioModel *model, guint32 element, gpointer copying);

/* Whether the content of the member is other than what the merged element says. */
gboolean rio_assembler_needs_own_content(RioAssembler *assembler, guint32 group,
					 const RioOwned *owned);

/* At the root: what the models declare, first come, and what each then means by another prefix. */
void rio_assembler_declare_namespaces(RioAssembler *assembler);

/* What of the model's root means another thing, or nothing, at the root of the merged file. */
void rio_assembler_declare_foreign(RioAssembler *assembler, guint32 model);

void rio_assembler_write_content(RioAssembler *assembler, const RioOwned *owned);

/* origins.c */

void rio_assembler_set_rio(RioAssembler *assembler, const char *name, const char *value);
void rio_assembler_set_keys(RioAssembler *assembler, const RioBits *models);

/* Whether the flow is the default of its source, in its own model. */
gboolean rio_assembler_is_default(const RioAssembler *assembler, const RioOwned *flow);

void rio_assembler_write_origins(RioAssembler *assembler, guint32 group);

/* The <rio:merge> with its sources. */
void rio_assembler_write_merge(RioAssembler *assembler);

/* links.c */

/* Adds the group's links to the others; returns the number of the first. */
guint rio_assembler_find_links(RioAssembler *assembler, guint32 group);

void rio_assembler_write_link(RioAssembler *assembler, const RioDataLink *link);

/* The schema wants an end, so an input gets a property to end at, as modellers do it. */
void rio_assembler_write_slot(RioAssembler *assembler, const RioDataLink *link);
