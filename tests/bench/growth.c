/*
 * growth.c: how the time of trees, matches and merges grows
 *
 *     bench-growth [OUT.svg]
 *
 * A line for each measure: what, of how many models and nodes, milliseconds of the processor (the
 * least of several rounds).  Then, for each series, the exponent e of time ~ nodes^e, fitted to all
 * but its small models; and, if asked for, all of it as a plot.
 */
#include <riordino/riordino.h>

#include <math.h>
#include <stdio.h>
#include <time.h>

#include "flow/fragment.h"
#include "support/generate.h"

#define ROUNDS 5
#define MOST_POINTS 12

/* What is smaller takes its time for other things than its nodes. */
#define LEAST_NODES 100

typedef struct {
	const char *name, *colour;
	guint n;
	double nodes[MOST_POINTS], ms[MOST_POINTS];
} Series;

static Series trees = {"tree of a model", "#2e7d32"};
static Series match_pairs = {"match, two models", "#1565c0"};
static Series pairs = {"merge, two models", "#c62828"};
static Series match_many = {"match, N models", "#64b5f6"};
static Series many = {"merge, N models", "#ef6c00"};
static Series *const all[] = {&trees, &match_pairs, &pairs, &match_many, &many};

static double
milliseconds_since(clock_t begun)
{
	return (double)(clock() - begun) * 1000 / CLOCKS_PER_SEC;
}

static void
note(Series *series, guint n_models, guint nodes, double ms)
{
	series->nodes[series->n] = nodes;
	series->ms[series->n++] = ms;
	printf("%s\t%u\t%u\t%.3f\n", series->name, n_models, nodes, ms);
	fflush(stdout);
}

static void
grow_tree(guint size)
{
	g_autoptr(RioModel) model = generate(1, 0, size, GENERATE_EVENTS | GENERATE_IRREGULAR);
	double least = G_MAXDOUBLE;

	for (guint round = 0; round < 20 * ROUNDS; round++) {
		clock_t begun = clock();
		g_autoptr(RioNormalForm) form = rio_normal_form_new(model);
		g_autoptr(RioFragments) fragments = rio_fragments_new(form);

		least = MIN(least, milliseconds_since(begun));
	}
	note(&trees, 1, model->n_nodes, least);
}

static void
grow_merge(guint n, guint size, Series *match_series, Series *merge_series)
{
	g_autoptr(GPtrArray) models = generate_relatives(2, n, size, GENERATE_TIDY);
	RioModel *const *inputs = (RioModel *const *)models->pdata;
	double match_ms = G_MAXDOUBLE, merge_ms = G_MAXDOUBLE;
	guint nodes = 0;

	for (guint i = 0; i < n; i++)
		nodes += inputs[i]->n_nodes;
	for (guint round = 0; round < ROUNDS; round++) {
		clock_t begun = clock();
		g_autoptr(RioMatch) match = rio_match_new(inputs, n, NULL, NULL);
		g_autoptr(RioMerge) merge = NULL;

		match_ms = MIN(match_ms, milliseconds_since(begun));
		begun = clock();
		merge = rio_merge_new(match, NULL, NULL);
		merge_ms = MIN(merge_ms, milliseconds_since(begun));
	}
	note(match_series, n, nodes, match_ms);
	note(merge_series, n, nodes, merge_ms);
}

/* The slope of the line through the points, both axes logarithmic. */
static double
exponent_of(const Series *series)
{
	double n = 0, x = 0, y = 0, xx = 0, xy = 0;

	for (guint i = 0; i < series->n; i++) {
		double u = log(series->nodes[i]), v = log(series->ms[i]);

		if (series->nodes[i] < LEAST_NODES)
			continue;
		n++;
		x += u;
		y += v;
		xx += u * u;
		xy += u * v;
	}
	return (n * xy - x * y) / (n * xx - x * x);
}

/* The plot: decades of 160 × 60 units, from 10 nodes and 0.001 ms. */

static double
across(double nodes)
{
	return 70 + 160 * log10(nodes / 10);
}

static double
down(double ms)
{
	return 20 + 60 * (4 - log10(ms));
}

static void
plot_axes(FILE *file)
{
	for (int decade = 1; decade <= 4; decade++)
		fprintf(file,
			"<path d=\"M%.0f 20V440\" stroke=\"#ddd\"/>"
			"<text x=\"%.0f\" y=\"458\" text-anchor=\"middle\">%.0f</text>\n",
			across(pow(10, decade)), across(pow(10, decade)), pow(10, decade));
	for (int decade = -3; decade <= 4; decade++)
		fprintf(file,
			"<path d=\"M70 %.0fH550\" stroke=\"#ddd\"/>"
			"<text x=\"64\" y=\"%.0f\" text-anchor=\"end\">%g ms</text>\n",
			down(pow(10, decade)), down(pow(10, decade)) + 4, pow(10, decade));
	fputs("<text x=\"310\" y=\"476\" text-anchor=\"middle\">flow nodes of all inputs</text>\n",
	      file);
}

static void
plot_series(FILE *file, const Series *series, guint row)
{
	fprintf(file, "<path fill=\"none\" stroke=\"%s\" stroke-width=\"2\" d=\"", series->colour);
	for (guint i = 0; i < series->n; i++)
		fprintf(file, "%c%.1f %.1f", i == 0 ? 'M' : 'L', across(series->nodes[i]),
			down(series->ms[i]));
	fprintf(file,
		"\"/><text x=\"80\" y=\"%u\" fill=\"%s\">%s: time ~ nodes<tspan dy=\"-4\" "
		"font-size=\"9\">%.2f</tspan></text>\n",
		40 + 18 * row, series->colour, series->name, exponent_of(series));
}

static void
plot(const char *path)
{
	FILE *file = fopen(path, "w");

	g_assert(file);
	fputs("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 570 486\" width=\"570\" "
	      "font-family=\"sans-serif\" font-size=\"12\">\n"
	      "<rect width=\"570\" height=\"486\" fill=\"#fff\"/>\n",
	      file);
	plot_axes(file);
	for (guint i = 0; i < G_N_ELEMENTS(all); i++)
		plot_series(file, all[i], i);
	fputs("</svg>\n", file);
	fclose(file);
}

int
main(int argc, char **argv)
{
	for (guint size = 10; size <= 2560; size *= 2)
		grow_tree(size);
	for (guint size = 10; size <= 640; size *= 2)
		grow_merge(2, size, &match_pairs, &pairs);
	for (guint n = 2; n <= 128; n *= 2)
		grow_merge(n, 20, &match_many, &many);
	for (guint i = 0; i < G_N_ELEMENTS(all); i++)
		printf("# %s: time ~ nodes^%.2f\n", all[i]->name, exponent_of(all[i]));
	if (argc > 1)
		plot(argv[1]);
	return 0;
}
