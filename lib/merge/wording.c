#include "merge/assembler.h"

#include "base/words.h"

char *
rio_assembler_names(const RioAssembler *assembler, const RioBits *models)
{
	GString *names = g_string_new(NULL);

	rio_bits_foreach (models, m)
		g_string_append_printf(names, "%s%s", names->len ? ", " : "",
				       rio_assembler_model(assembler, m)->comune);
	return g_string_free(names, FALSE);
}

static const char *
member_name(const RioAssembler *assembler, const RioOwned *owned)
{
	return rio_model_name(rio_assembler_model(assembler, owned->model), owned->element);
}

/* Whose it is where not all have it, and what each calls it where they differ; NULL: neither. */
char *
rio_assembler_words_of_group(const RioAssembler *assembler, const RioGroup *group)
{
	g_autoptr(RioBits) models = rio_bits_new(assembler->match->n_models);
	const char *name = member_name(assembler, rio_group_leader(group));
	GString *words = g_string_new(NULL);
	gboolean differ = FALSE;

	for (guint i = 0; i < group->members->len; i++) {
		const RioOwned *owned = &g_array_index(group->members, RioOwned, i);

		rio_bits_add(models, owned->model);
		differ |= !g_str_equal(member_name(assembler, owned), name);
	}
	if (rio_bits_count(models) < assembler->match->n_models) {
		g_autofree char *names = rio_assembler_names(assembler, models);

		g_string_printf(words, _W(assembler->language, "Only in: %s."), names);
	}
	for (guint i = 0; differ && i < group->members->len; i++) {
		const RioOwned *owned = &g_array_index(group->members, RioOwned, i);

		g_string_append_printf(words, "%s%s: «%s»", words->len ? "\n" : "",
				       rio_assembler_model(assembler, owned->model)->comune,
				       member_name(assembler, owned));
	}
	return g_string_free(words, words->len == 0);
}

char *
rio_assembler_words_of_vertex(const RioAssembler *assembler, guint32 v)
{
	const RioWoven *vertex = rio_weave_vertex(assembler->weave, v);
	g_autofree char *names = rio_assembler_names(assembler, vertex->models);
	GString *words;
	guint32 n;
	const guint32 *out = rio_digraph_out(assembler->weave->graph, v, &n);

	switch (vertex->role) {
	case RIO_WOVEN_START:
		return g_strdup_printf(_W(assembler->language, "%s: the work begins here."), names);
	case RIO_WOVEN_END:
		return g_strdup_printf(_W(assembler->language, "%s: the work ends here."), names);
	case RIO_WOVEN_VARIATION:
		break;
	default:
		return NULL;
	}
	if (n < 2)
		return g_strdup(_W(assembler->language,
				   "Here the ways of the Comuni come together again."));
	words = g_string_new(_W(assembler->language, "Here the Comuni go different ways."));
	for (guint32 i = 0; i < n; i++) {
		const RioWovenArc *arc = rio_weave_arc(assembler->weave, out[i]);
		const RioWoven *target = rio_weave_vertex(assembler->weave, arc->target);
		g_autofree char *whose = rio_assembler_names(assembler, arc->models);

		if (target->group == RIO_NONE)
			g_string_append_printf(words, "\n%s", whose);
		else
			g_string_append_printf(
				words, "\n%s: «%s»", whose,
				member_name(assembler, rio_group_leader(rio_assembler_group(
							       assembler, target->group))));
	}
	return g_string_free(words, FALSE);
}

void
rio_assembler_write_text(RioAssembler *assembler, RioKind kind, const char *text)
{
	rio_builder_open_kind(assembler->builder, kind);
	rio_builder_text(assembler->builder, text, -1);
	rio_builder_close(assembler->builder);
}

void
rio_assembler_write_words(RioAssembler *assembler, const char *of, const char *words)
{
	g_autofree char *wanted = g_strconcat(RIO_MADE_DOCUMENTATION, of, NULL);
	g_autofree char *id = rio_assembler_free_id(assembler, wanted);

	rio_builder_open_kind(assembler->builder, RIO_KIND_DOCUMENTATION);
	rio_builder_set(assembler->builder, "id", id);
	rio_builder_text(assembler->builder, words, -1);
	rio_builder_close(assembler->builder);
}
