#include <riordino/diff.h>

G_DEFINE_BOXED_TYPE(RioDiffOptions, rio_diff_options, rio_diff_options_copy, rio_diff_options_free)

RioDiffOptions *
rio_diff_options_new(const RioMatchOptions *match)
{
	return rio_diff_options_copy(&(RioDiffOptions){.match = match});
}

RioDiffOptions *
rio_diff_options_copy(const RioDiffOptions *options)
{
	RioDiffOptions *copy;

	g_return_val_if_fail(options, NULL);

	copy = g_memdup2(options, sizeof *options);
	if (copy->match)
		copy->match = rio_match_options_copy(copy->match);
	return copy;
}

void
rio_diff_options_free(RioDiffOptions *options)
{
	if (!options)
		return;
	rio_match_options_free((RioMatchOptions *)options->match);
	g_free(options);
}
