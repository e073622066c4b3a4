#include "merge/assemble.h"

#include "base/digest.h"
#include "base/hash.h"
#include "base/words.h"
#include "merge/assembler.h"
#include "merge/pieces.h"

/* What a piece of an element stands for. */
enum {
	CONTENT, /* a child of the leader's content */
	MEMBER,	 /* a group inside */
	VERTEX,	 /* a made vertex */
	ARC,	 /* a made flow */
	WORDS,	 /* documentation in words */
	ORIGINS, /* the extension elements of one that the leader has none of */
	INTO,	 /* arcs, as <incoming> and <outgoing> */
	OUT_OF,
	HELD,	   /* a vertex in the lane */
	DATA,	   /* a data link */
	DATA_SLOT, /* what a data link into the element ends at */
};

static void write_group(RioAssembler *assembler, guint32 group);

static void
write_refs(RioAssembler *assembler, RioKind kind, guint32 vertex)
{
	guint32 n;
	const guint32 *arcs = kind == RIO_KIND_INCOMING
				      ? rio_digraph_in(assembler->weave->graph, vertex, &n)
				      : rio_digraph_out(assembler->weave->graph, vertex, &n);

	for (guint32 i = 0; i < n; i++)
		rio_assembler_write_text(assembler, kind, rio_assembler_arc_id(assembler, arcs[i]));
}

static void
write_vertex(RioAssembler *assembler, guint32 v)
{
	static const RioKind gateways[] = {
		[RIO_ROUTING_EXCLUSIVE] = RIO_KIND_EXCLUSIVE_GATEWAY,
		[RIO_ROUTING_PARALLEL] = RIO_KIND_PARALLEL_GATEWAY,
		[RIO_ROUTING_INCLUSIVE] = RIO_KIND_INCLUSIVE_GATEWAY,
		[RIO_ROUTING_COMPLEX] = RIO_KIND_COMPLEX_GATEWAY,
	};
	const RioWoven *vertex = rio_weave_vertex(assembler->weave, v);
	g_autofree char *words = rio_assembler_words_of_vertex(assembler, v);
	guint32 n;

	rio_digraph_out(assembler->weave->graph, v, &n);
	rio_builder_open_kind(assembler->builder,
			      vertex->role == RIO_WOVEN_START ? RIO_KIND_START_EVENT
			      : vertex->role == RIO_WOVEN_END ? RIO_KIND_END_EVENT
							      : gateways[vertex->routing]);
	rio_builder_set(assembler->builder, "id", vertex->id);
	if (vertex->role == RIO_WOVEN_VARIATION && n > 1)
		rio_builder_set(assembler->builder, "name",
				_W(assembler->language, "Which Comune?"));
	rio_assembler_set_keys(assembler, vertex->models);
	if (vertex->role == RIO_WOVEN_VARIATION)
		rio_assembler_set_rio(assembler, "variation", vertex->variation);
	if (vertex->role == RIO_WOVEN_SPLIT || vertex->role == RIO_WOVEN_JOIN)
		rio_assembler_set_rio(assembler, "normal",
				      vertex->role == RIO_WOVEN_SPLIT ? "split" : "join");
	if (words)
		rio_assembler_write_words(assembler, vertex->id, words);
	write_refs(assembler, RIO_KIND_INCOMING, v);
	write_refs(assembler, RIO_KIND_OUTGOING, v);
	rio_builder_close(assembler->builder);
}

/* comune in ("Brenta", "Pieve"): a FEEL expression. */
static char *
condition_of(const RioAssembler *assembler, const RioBits *models)
{
	GString *text = g_string_new("comune in (");

	rio_bits_foreach (models, m) {
		g_string_append(text, text->str[text->len - 1] == '(' ? "\"" : ", \"");
		for (const char *c = rio_assembler_model(assembler, m)->comune; *c; c++) {
			if (*c == '"' || *c == '\\')
				g_string_append_c(text, '\\');
			g_string_append_c(text, *c);
		}
		g_string_append_c(text, '"');
	}
	g_string_append_c(text, ')');
	return g_string_free(text, FALSE);
}

static void
write_condition(RioAssembler *assembler, const RioBits *models)
{
	g_autofree char *condition = condition_of(assembler, models);

	rio_builder_open_kind(assembler->builder, RIO_KIND_CONDITION_EXPRESSION);
	rio_builder_attribute(assembler->builder, "xsi", RIO_NS_XSI, "type",
			      "bpmn:tFormalExpression", -1);
	rio_builder_set(assembler->builder, "language",
			"https://www.omg.org/spec/DMN/20191111/FEEL/");
	rio_builder_text(assembler->builder, condition, -1);
	rio_builder_close(assembler->builder);
}

/* A flow that nobody drew, or one out of a variation: named after its Comuni. */
static void
write_arc(RioAssembler *assembler, guint32 a)
{
	const RioWovenArc *arc = rio_weave_arc(assembler->weave, a);
	gboolean varies = rio_assembler_leads_apart(assembler, a);
	g_autofree char *name = varies ? rio_assembler_names(assembler, arc->models) : NULL;

	rio_builder_open_kind(assembler->builder, RIO_KIND_SEQUENCE_FLOW);
	rio_builder_set(assembler->builder, "id", rio_assembler_arc_id(assembler, a));
	rio_assembler_set_ends(assembler, a);
	rio_builder_set(assembler->builder, "name", name);
	rio_assembler_set_keys(assembler, arc->models);
	if (arc->group != RIO_NONE) {
		rio_builder_open_kind(assembler->builder, RIO_KIND_EXTENSION_ELEMENTS);
		rio_assembler_write_origins(assembler, arc->group);
		rio_builder_close(assembler->builder);
	}
	if (varies)
		write_condition(assembler, arc->models);
	rio_builder_close(assembler->builder);
}

/* The flow that is the default of the vertex for all its models, or RIO_NONE. */
static guint32
default_of(const RioAssembler *assembler, guint32 vertex)
{
	guint32 n;
	const guint32 *out = rio_digraph_out(assembler->weave->graph, vertex, &n);

	if (rio_weave_vertex(assembler->weave, vertex)->routing == RIO_ROUTING_PARALLEL)
		return RIO_NONE;
	for (guint32 i = 0; i < n; i++) {
		const RioWovenArc *arc = rio_weave_arc(assembler->weave, out[i]);
		const GArray *members;
		gboolean all = TRUE;

		if (arc->group == RIO_NONE ||
		    !rio_bits_equal(arc->models,
				    rio_weave_vertex(assembler->weave, vertex)->models))
			continue;
		members = rio_assembler_group(assembler, arc->group)->members;
		for (guint j = 0; j < members->len; j++)
			all &= rio_assembler_is_default(assembler,
							&g_array_index(members, RioOwned, j));
		if (all)
			return out[i];
	}
	return RIO_NONE;
}

/* The pieces inside a process or subprocess that are not groups, or in the definitions. */
static void
add_made_pieces(const RioAssembler *assembler, guint32 group, RioKind kind, GArray *pieces)
{
	const GArray *vertices = assembler->vertices->pdata[rio_assembler_slot(assembler, group)];
	const GArray *arcs = assembler->arcs->pdata[rio_assembler_slot(assembler, group)];

	for (guint i = 0; i < vertices->len; i++)
		rio_pieces_add(pieces, kind, RIO_KIND_EXCLUSIVE_GATEWAY, VERTEX,
			       g_array_index(vertices, guint32, i));
	for (guint i = 0; i < arcs->len; i++)
		rio_pieces_add(pieces, kind, RIO_KIND_SEQUENCE_FLOW, ARC,
			       g_array_index(arcs, guint32, i));
}

/* What others than the leader read and write is drawn too, though their content is in the origins.
 */
static void
add_link_pieces(RioAssembler *assembler, guint32 group, RioKind kind, GArray *pieces)
{
	guint32 leader = rio_group_leader(rio_assembler_group(assembler, group))->model;

	for (guint i = rio_assembler_find_links(assembler, group); i < assembler->links->len; i++) {
		const RioDataLink *link = &g_array_index(assembler->links, RioDataLink, i);

		if (rio_bits_has(link->models, leader))
			continue;
		rio_pieces_add(pieces, kind, link->kind, DATA, i);
		if (link->kind == RIO_KIND_DATA_INPUT_ASSOCIATION)
			rio_pieces_add(pieces, kind, RIO_KIND_PROPERTY, DATA_SLOT, i);
	}
}

static GArray *
pieces_of(RioAssembler *assembler, guint32 group, const char *words)
{
	GArray *pieces = g_array_new(FALSE, FALSE, sizeof(RioPiece));
	const GArray *children = assembler->children->pdata[group];
	const RioOwned *leader = rio_group_leader(rio_assembler_group(assembler, group));
	const RioModel *model = rio_assembler_model(assembler, leader->model);
	RioKind kind = rio_assembler_kind(assembler, group);
	guint32 own_extensions = RIO_NONE;

	rio_pieces_add_content(pieces, model, leader->element, FALSE, CONTENT);
	for (guint i = 0; i < pieces->len; i++) {
		guint32 child = g_array_index(pieces, RioPiece, i).number;

		if (rio_model_kind(model, child) == RIO_KIND_EXTENSION_ELEMENTS)
			own_extensions = child;
	}
	if (own_extensions == RIO_NONE)
		rio_pieces_add(pieces, kind, RIO_KIND_EXTENSION_ELEMENTS, ORIGINS, 0);
	if (words)
		rio_pieces_add(pieces, kind, RIO_KIND_DOCUMENTATION, WORDS, 0);
	if (assembler->vertex_of[group] != RIO_NONE) {
		rio_pieces_add(pieces, kind, RIO_KIND_INCOMING, INTO, 0);
		rio_pieces_add(pieces, kind, RIO_KIND_OUTGOING, OUT_OF, 0);
	}
	if (kind == RIO_KIND_LANE)
		for (guint i = 0; i < ((GArray *)assembler->held->pdata[group])->len; i++)
			rio_pieces_add(
				pieces, kind, RIO_KIND_FLOW_NODE_REF, HELD,
				g_array_index((GArray *)assembler->held->pdata[group], guint32, i));
	for (guint i = 0; i < children->len; i++) {
		guint32 child = g_array_index(children, guint32, i);

		rio_pieces_add(pieces, kind, rio_assembler_kind(assembler, child), MEMBER, child);
	}
	add_made_pieces(assembler, group, kind, pieces);
	if (assembler->vertex_of[group] != RIO_NONE)
		add_link_pieces(assembler, group, kind, pieces);
	rio_pieces_sort(pieces);
	return pieces;
}

static gboolean
is_collaboration_of_merge(const RioAssembler *assembler, guint32 group)
{
	const GArray *roots = assembler->children->pdata[rio_assembler_slot(assembler, RIO_NONE)];

	for (guint i = 0; i < roots->len; i++)
		if (rio_assembler_kind(assembler, g_array_index(roots, guint32, i)) ==
		    RIO_KIND_COLLABORATION)
			return g_array_index(roots, guint32, i) == group;
	return FALSE;
}

/* The leader's extension elements, and with them whose the element is. */
static void
write_extensions(RioAssembler *assembler, guint32 group, guint32 own)
{
	const RioOwned *leader = rio_group_leader(rio_assembler_group(assembler, group));
	const RioModel *model = rio_assembler_model(assembler, leader->model);
	RioCopying copying = {assembler, leader->model};
	RioContentCopy how = rio_assembler_copy(&copying);

	rio_builder_open_kind(assembler->builder, RIO_KIND_EXTENSION_ELEMENTS);
	if (own != RIO_NONE)
		for (guint32 c = rio_content_next_child(model, own, RIO_NONE); c != RIO_NONE;
		     c = rio_content_next_child(model, own, c))
			rio_content_copy_child(model, c, &how, assembler->builder);
	if (is_collaboration_of_merge(assembler, group))
		rio_assembler_write_merge(assembler);
	rio_assembler_write_origins(assembler, group);
	rio_builder_close(assembler->builder);
}

static void
write_piece(RioAssembler *assembler, guint32 group, const RioPiece *piece, const char *words)
{
	const RioOwned *leader = rio_group_leader(rio_assembler_group(assembler, group));
	const RioModel *model = rio_assembler_model(assembler, leader->model);
	RioCopying copying = {assembler, leader->model};
	RioContentCopy how = rio_assembler_copy(&copying);

	switch (piece->what) {
	case CONTENT:
		if (rio_model_kind(model, piece->number) == RIO_KIND_EXTENSION_ELEMENTS)
			write_extensions(assembler, group, piece->number);
		else
			rio_content_copy_child(model, piece->number, &how, assembler->builder);
		return;
	case ORIGINS:
		write_extensions(assembler, group, RIO_NONE);
		return;
	case WORDS:
		rio_assembler_write_words(assembler, assembler->ids[group], words);
		return;
	case MEMBER:
		write_group(assembler, piece->number);
		return;
	case VERTEX:
		write_vertex(assembler, piece->number);
		return;
	case ARC:
		write_arc(assembler, piece->number);
		return;
	case INTO:
		write_refs(assembler, RIO_KIND_INCOMING, assembler->vertex_of[group]);
		return;
	case OUT_OF:
		write_refs(assembler, RIO_KIND_OUTGOING, assembler->vertex_of[group]);
		return;
	case HELD:
		rio_assembler_write_text(assembler, RIO_KIND_FLOW_NODE_REF,
					 rio_assembler_vertex_id(assembler, piece->number));
		return;
	case DATA:
		rio_assembler_write_link(
			assembler, &g_array_index(assembler->links, RioDataLink, piece->number));
		return;
	case DATA_SLOT:
		rio_assembler_write_slot(
			assembler, &g_array_index(assembler->links, RioDataLink, piece->number));
		return;
	}
}

/* A gateway may be passed by others than those who drew it, and so may the flow out of it. */
static void
set_models(RioAssembler *assembler, guint32 group)
{
	g_autoptr(RioBits) models = rio_bits_new(assembler->match->n_models);
	const GArray *members = rio_assembler_group(assembler, group)->members;

	for (guint i = 0; i < members->len; i++)
		rio_bits_add(models, g_array_index(members, RioOwned, i).model);
	if (assembler->vertex_of[group] != RIO_NONE)
		rio_bits_unite(
			models,
			rio_weave_vertex(assembler->weave, assembler->vertex_of[group])->models);
	if (assembler->arc_of[group] != RIO_NONE)
		rio_bits_unite(models,
			       rio_weave_arc(assembler->weave, assembler->arc_of[group])->models);
	rio_assembler_set_keys(assembler, models);
}

static void
write_group(RioAssembler *assembler, guint32 group)
{
	guint32 arc = assembler->arc_of[group], vertex = assembler->vertex_of[group];
	const RioOwned *leader = rio_group_leader(rio_assembler_group(assembler, group));
	const RioModel *model = rio_assembler_model(assembler, leader->model);
	RioCopying copying = {assembler, leader->model};
	RioContentCopy how = rio_assembler_copy(&copying);
	g_autofree char *words = NULL;
	g_autoptr(GArray) pieces = NULL;

	if (arc != RIO_NONE && rio_assembler_leads_apart(assembler, arc)) {
		write_arc(assembler, arc);
		return;
	}
	rio_builder_open_kind(assembler->builder, rio_assembler_kind(assembler, group));
	rio_builder_set(assembler->builder, "id", assembler->ids[group]);
	if (arc != RIO_NONE)
		rio_assembler_set_ends(assembler, arc);
	rio_assembler_declare_foreign(assembler, leader->model);
	how.name = assembler->answers[group];
	rio_content_copy_attributes(model, leader->element, &how, assembler->builder);
	if (vertex != RIO_NONE && default_of(assembler, vertex) != RIO_NONE)
		rio_builder_set(assembler->builder, "default",
				rio_assembler_arc_id(assembler, default_of(assembler, vertex)));
	set_models(assembler, group);
	if (assembler->said[group])
		rio_assembler_set_rio(assembler, "answer", assembler->said[group]);
	if (rio_kind_is(rio_assembler_kind(assembler, group), RIO_FLOW_NODE) ||
	    rio_assembler_kind(assembler, group) == RIO_KIND_LANE)
		words = rio_assembler_words_of_group(assembler, group);
	pieces = pieces_of(assembler, group, words);
	for (guint i = 0; i < pieces->len; i++)
		write_piece(assembler, group, &g_array_index(pieces, RioPiece, i), words);
	rio_builder_close(assembler->builder);
}

/* The root */

static char *
made_id(const RioAssembler *assembler, const char *letter)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	g_autofree char *digits = NULL;

	for (guint32 m = 0; m < assembler->match->n_models; m++) {
		rio_digest_text(sum, rio_assembler_model(assembler, m)->comune);
		rio_digest_text(sum, rio_model_get_sha256(rio_assembler_model(assembler, m)));
	}
	digits = rio_digest_id(sum);
	return g_strconcat(letter, digits, NULL);
}

static void
write_root(RioAssembler *assembler)
{
	const GArray *roots = assembler->children->pdata[rio_assembler_slot(assembler, RIO_NONE)];
	g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(RioPiece));
	g_autofree char *wanted = made_id(assembler, "d");
	g_autofree char *id = rio_assembler_free_id(assembler, wanted);
	gboolean has_collaboration = FALSE;

	rio_builder_open_kind(assembler->builder, RIO_KIND_DEFINITIONS);
	rio_assembler_declare_namespaces(assembler);
	rio_builder_set(assembler->builder, "id", id);
	rio_builder_set(assembler->builder, "targetNamespace", RIO_NS_RIO);
	rio_builder_set(assembler->builder, "exporter", "riordino");
	rio_builder_set(assembler->builder, "exporterVersion", rio_version());
	for (guint i = 0; i < roots->len; i++) {
		guint32 root = g_array_index(roots, guint32, i);

		has_collaboration |= is_collaboration_of_merge(assembler, root);
		rio_pieces_add(pieces, RIO_KIND_DEFINITIONS, rio_assembler_kind(assembler, root),
			       MEMBER, root);
	}
	if (!has_collaboration) {
		g_autofree char *wish = made_id(assembler, "c");
		g_autofree char *own = rio_assembler_free_id(assembler, wish);

		rio_builder_open_kind(assembler->builder, RIO_KIND_COLLABORATION);
		rio_builder_set(assembler->builder, "id", own);
		rio_builder_open_kind(assembler->builder, RIO_KIND_EXTENSION_ELEMENTS);
		rio_assembler_write_merge(assembler);
		rio_builder_close(assembler->builder);
		rio_builder_close(assembler->builder);
	}
	add_made_pieces(assembler, RIO_NONE, RIO_KIND_DEFINITIONS, pieces);
	rio_pieces_sort(pieces);
	for (guint i = 0; i < pieces->len; i++) {
		const RioPiece *piece = &g_array_index(pieces, RioPiece, i);

		if (piece->what == MEMBER)
			write_group(assembler, piece->number);
		else if (piece->what == VERTEX)
			write_vertex(assembler, piece->number);
		else
			write_arc(assembler, piece->number);
	}
	rio_builder_close(assembler->builder);
}

static void
assembler_clear(RioAssembler *assembler)
{
	for (guint32 g = 0; g < assembler->alignment->groups->len; g++) {
		g_free(assembler->ids[g]);
		g_free(assembler->answers[g]);
		g_free(assembler->said[g]);
		g_free(assembler->contents[g]);
	}
	for (guint32 m = 0; m < assembler->match->n_models; m++)
		g_array_unref(assembler->foreign[m]);
	g_free(assembler->ids);
	g_free(assembler->answers);
	g_free(assembler->said);
	g_free(assembler->contents);
	g_free(assembler->foreign);
	g_free(assembler->vertex_of);
	g_free(assembler->arc_of);
	g_free(assembler->lane_of);
	for (guint i = 0; i < assembler->links->len; i++) {
		RioDataLink *link = &g_array_index(assembler->links, RioDataLink, i);

		rio_bits_free(link->models);
		g_free(link->id);
		g_free(link->slot);
	}
	g_array_unref(assembler->links);
	g_hash_table_unref(assembler->taken);
	g_hash_table_unref(assembler->nested);
	g_ptr_array_unref(assembler->children);
	g_ptr_array_unref(assembler->vertices);
	g_ptr_array_unref(assembler->arcs);
	g_ptr_array_unref(assembler->held);
	g_ptr_array_unref(assembler->parted);
}

RioModel *
rio_assemble(const RioWeave *weave, const GPtrArray *variations, const RioCertificate *certificates,
	     RioLanguage language, GStrv *ids)
{
	RioAssembler assembler = {.weave = weave,
				  .alignment = weave->alignment,
				  .match = weave->alignment->match,
				  .variations = variations,
				  .certificates = certificates,
				  .language = language};

	assembler.builder = rio_builder_new();
	assembler.taken = g_hash_table_new_full(rio_hash_text, g_str_equal, g_free, NULL);
	assembler.nested = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	assembler.ids = g_new(char *, weave->alignment->groups->len);
	assembler.answers = g_new0(char *, weave->alignment->groups->len);
	assembler.said = g_new0(char *, weave->alignment->groups->len);
	assembler.contents = g_new0(char *, weave->alignment->groups->len);
	assembler.links = g_array_new(FALSE, FALSE, sizeof(RioDataLink));
	rio_assembler_place(&assembler);
	rio_assembler_give_ids(&assembler);
	rio_assembler_give_answers(&assembler);

	write_root(&assembler);
	*ids = g_new0(char *, weave->vertices->len + 1);
	for (guint32 v = 0; v < weave->vertices->len; v++)
		(*ids)[v] = g_strdup(rio_assembler_vertex_id(&assembler, v));
	assembler_clear(&assembler);
	return rio_builder_seal(assembler.builder, NULL, NULL, NULL, NULL);
}
