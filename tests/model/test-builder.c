#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <riordino/riordino.h>

#include "model/builder.h"

/* An element <a> around what the test puts in, and the model as text. */
static RioBuilder *
begun(void)
{
	RioBuilder *builder = rio_builder_new();

	rio_builder_open(builder, "", "", "a", 1);
	return builder;
}

static void
put(RioBuilder *builder, const char *local)
{
	rio_builder_open(builder, "", "", local, 1);
	rio_builder_close(builder);
}

/* Elements as <b>, texts as they are, comments as !…!, nested with parentheses. */
static void
tell(const RioModel *model, guint32 element, GString *out)
{
	const RioElement *self = rio_at(model, element);

	if (self->kind == RIO_KIND_CHARACTERS) {
		g_string_append_printf(out, "'%s'", self->text);
		return;
	}
	if (self->kind == RIO_KIND_COMMENT) {
		g_string_append_printf(out, "!%s!", self->text);
		return;
	}
	g_string_append_printf(out, "%s(", model->names[self->name].local);
	for (guint32 c = rio_model_first(model, element); c != RIO_NONE;
	     c = rio_model_next(model, c))
		tell(model, c, out);
	g_string_append_c(out, ')');
}

static char *
ended(RioBuilder *builder)
{
	g_autoptr(RioModel) model = NULL;
	GString *out = g_string_new(NULL);

	rio_builder_close(builder);
	model = rio_builder_seal(builder, NULL, NULL, NULL, NULL);
	tell(model, model->root, out);
	return g_string_free(out, FALSE);
}

Test(builder, blank_text_between_elements_goes)
{
	RioBuilder *builder = begun();
	g_autofree char *told = NULL;

	rio_builder_text(builder, "\n  ", -1);
	put(builder, "b");
	rio_builder_text(builder, "\n  ", -1);
	put(builder, "c");
	rio_builder_text(builder, "\n", -1);
	told = ended(builder);
	cr_assert(eq(str, told, "a(b()c())"));
}

Test(builder, blank_text_alone_stays)
{
	RioBuilder *builder = begun();
	g_autofree char *told = NULL;

	rio_builder_text(builder, " \t", -1);
	told = ended(builder);
	cr_assert(eq(str, told, "a(' \t')"));
}

Test(builder, text_beside_elements_stays_whole)
{
	RioBuilder *builder = begun();
	g_autofree char *told = NULL;

	rio_builder_text(builder, " ", -1);
	rio_builder_text(builder, "of ", -1);
	put(builder, "b");
	rio_builder_text(builder, "xyz", 2);
	told = ended(builder);
	cr_assert(eq(str, told, "a(' of 'b()'xy')"));
}

Test(builder, a_late_element_shows_that_blank_text_before_comments_was_none)
{
	RioBuilder *builder = begun();
	g_autofree char *told = NULL;

	rio_builder_text(builder, "\n  ", -1);
	rio_builder_comment(builder, "one", 2);
	rio_builder_text(builder, "\n  ", -1);
	rio_builder_comment(builder, "two", 3);
	rio_builder_text(builder, "\n  ", -1);
	put(builder, "b");
	told = ended(builder);
	cr_assert(eq(str, told, "a(!one!!two!b())"));
}

Test(builder, without_elements_blank_text_beside_comments_stays)
{
	RioBuilder *builder = begun();
	g_autofree char *told = NULL;

	rio_builder_text(builder, " ", -1);
	rio_builder_comment(builder, "one", 2);
	told = ended(builder);
	cr_assert(eq(str, told, "a(' '!one!)"));
}

Test(builder, equal_names_are_one_and_others_are_not)
{
	RioBuilder *builder = begun();
	guint32 one = rio_builder_name(builder, "p", "urn:1", "b");
	guint32 same = rio_builder_name(builder, "p", "urn:1", "b");
	guint32 other = rio_builder_name(builder, "p", "urn:2", "b");
	guint32 bare = rio_builder_name(builder, NULL, NULL, "b");

	cr_assert(eq(u32, one, same));
	cr_assert(ne(u32, one, other));
	cr_assert(ne(u32, one, bare));
	rio_builder_free(builder);
}

Test(builder, many_names_keep_their_numbers)
{
	RioBuilder *builder = begun();
	guint32 first = rio_builder_name(builder, "", "", "n0");

	for (guint i = 0; i < 5000; i++) {
		g_autofree char *local = g_strdup_printf("n%u", i);

		cr_assert(eq(u32, rio_builder_name(builder, "", "", local), first + i));
	}
	cr_assert(eq(u32, rio_builder_name(builder, "", "", "n0"), first));
	rio_builder_free(builder);
}

Test(builder, positions_end_after_all_that_is_inside)
{
	RioBuilder *builder = begun();
	g_autoptr(RioModel) model = NULL;
	guint32 b = rio_builder_open(builder, "", "", "b", 1);
	guint32 c;

	put(builder, "x");
	rio_builder_close(builder);
	c = rio_builder_open(builder, "", "", "c", 1);
	rio_builder_close(builder);
	rio_builder_close(builder);
	model = rio_builder_seal(builder, "Brenta", NULL, NULL, NULL);
	cr_assert(eq(u32, rio_at(model, b)->end, c));
	cr_assert(eq(u32, rio_model_next(model, b), c));
	cr_assert(eq(u32, rio_model_next(model, c), RIO_NONE));
	cr_assert(eq(u32, rio_model_first(model, c), RIO_NONE));
	cr_assert(eq(str, (char *)rio_model_get_comune(model), "Brenta"));
	cr_assert(eq(str, (char *)rio_model_get_sha256(model), ""));
}
