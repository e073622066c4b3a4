/*
 * server.c: what a server does with the library: bytes in, an answer out, on any thread
 *
 *     cc server.c -o server $(pkg-config --cflags --libs riordino)
 *     ./server a.bpmn b.bpmn
 *
 * respond() is all that a server needs: it keeps nothing between two requests, locks nothing, and
 * touches no file and no locale.  Here main() stands for the server: it asks from several threads
 * at once.
 */
#include <riordino/riordino.h>

#include <string.h>

#define THREADS 4

/* One request: what is wanted, in which language, of which models. */
typedef struct {
	const char *wanted; /* "match", "merge", "page", or a model again: "show" */
	RioLanguage language;
	GBytes *bodies[2];
	const char *comuni[2];
	GCancellable *cancellable; /* the client hung up, or it takes too long */
} Request;

typedef struct {
	guint status;
	const char *type;
	GBytes *body;
} Answer;

static GBytes *
bytes_of(char *text)
{
	return g_bytes_new_take(text, strlen(text));
}

/* The library tells what a client did wrong from what could not be done for it. */
static guint
status_of(const GError *error)
{
	if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
		return 503;
	if (g_error_matches(error, RIO_ERROR, RIO_ERROR_LIMIT))
		return 413;
	return error->domain == RIO_ERROR && error->code != RIO_ERROR_LAW ? 400 : 500;
}

/* From a socket it would be its stream; bytes at hand take rio_model_read_bytes(). */
static RioModel *
read_model(const Request *request, guint i, GError **error)
{
	const RioReadOptions how = {
		.comune = request->comuni[i],
		.service = "from the network",
		.file = request->comuni[i], /* what messages begin with */
		.language = request->language,
	};
	g_autoptr(GInputStream) stream = NULL;

	if (!request->cancellable)
		return rio_model_read_bytes(request->bodies[i], &how, error);
	stream = g_memory_input_stream_new_from_bytes(request->bodies[i]);
	return rio_model_read_stream(stream, &how, request->cancellable, error);
}

static GBytes *
merge(const Request *request, RioMatch *match, GError **error)
{
	const RioMergeOptions how = {
		.language = request->language,
		.messages = request->language,
		.cancellable = request->cancellable,
	};
	g_autoptr(RioMerge) merged = rio_merge_new(match, &how, error);
	g_autoptr(RioModel) drawn =
		merged ? rio_draw_layout(rio_merge_get_model(merged), NULL) : NULL;

	return drawn ? rio_model_write_bytes(drawn) : NULL;
}

static GBytes *
page(const Request *request, RioModel *const *models, const RioMatchOptions *how, GError **error)
{
	g_autoptr(RioDiff) diff =
		rio_diff_new(models[0], models[1], &(RioDiffOptions){.match = how}, error);

	if (!diff)
		return NULL;
	return bytes_of(rio_diff_to_html(diff, &(RioReportOptions){.language = request->language}));
}

static GBytes *
compute(const Request *request, const char **type, GError **error)
{
	const RioReportOptions words = {.language = request->language};
	/* a server has many requests to do at once: one thread for each is enough */
	const RioMatchOptions how = {
		.jobs = 1,
		.language = request->language,
		.cancellable = request->cancellable,
	};
	g_autoptr(RioModel) a = read_model(request, 0, error);
	g_autoptr(RioModel) b = a ? read_model(request, 1, error) : NULL;
	g_autoptr(RioMatch) match = NULL;

	if (!b)
		return NULL;
	*type = g_str_equal(request->wanted, "page") ? "text/html" : "application/json";
	if (g_str_equal(request->wanted, "page"))
		return page(request, (RioModel *[]){a, b}, &how, error);
	if (g_str_equal(request->wanted, "show"))
		return bytes_of(rio_model_to_json(a, &words));
	match = rio_match_new((RioModel *[]){a, b}, 2, &how, error);
	if (!match)
		return NULL;
	if (g_str_equal(request->wanted, "match"))
		return bytes_of(rio_match_to_json(match, FALSE, &words));
	*type = "application/xml";
	return merge(request, match, error);
}

static Answer
respond(const Request *request)
{
	g_autoptr(GError) error = NULL;
	Answer answer = {.status = 200};

	answer.body = compute(request, &answer.type, &error);
	if (!answer.body) {
		answer.status = status_of(error);
		answer.type = "text/plain";
		answer.body = bytes_of(g_strdup(error->message));
	}
	return answer;
}

/* The server that this example stands in for. */

static gpointer
serve(gpointer data)
{
	return g_memdup2(&(Answer[]){respond(data)}, sizeof(Answer));
}

/* All threads answer the same request at once, and the answers are the same bytes. */
static void
ask(const char *what, Request *request)
{
	GThread *threads[THREADS];
	Answer *answers[THREADS];
	gboolean same = TRUE;

	for (guint i = 0; i < THREADS; i++)
		threads[i] = g_thread_new(what, serve, request);
	for (guint i = 0; i < THREADS; i++) {
		answers[i] = g_thread_join(threads[i]);
		same &= g_bytes_equal(answers[i]->body, answers[0]->body);
	}
	g_print("%s: %u %s, %s\n", what, answers[0]->status, answers[0]->type,
		same ? "the same for all" : "not the same for all");
	if (answers[0]->status != 200)
		g_print("  %.*s\n", (int)g_bytes_get_size(answers[0]->body),
			(const char *)g_bytes_get_data(answers[0]->body, NULL));
	for (guint i = 0; i < THREADS; i++) {
		g_bytes_unref(answers[i]->body);
		g_free(answers[i]);
	}
}

static GBytes *
body_of(const char *path)
{
	g_autoptr(GError) error = NULL;
	char *text = NULL;
	gsize size;

	if (!g_file_get_contents(path, &text, &size, &error))
		g_error("%s", error->message);
	return g_bytes_new_take(text, size);
}

int
main(int argc, char **argv)
{
	static const char *const wanted[] = {"match", "merge", "page", "show"};
	g_autoptr(GBytes) a = NULL, b = NULL, broken = NULL;
	g_autoptr(GCancellable) gone = g_cancellable_new();
	Request request = {.comuni = {"Alba", "Corno"}};

	if (argc < 3) {
		g_printerr("usage: server a.bpmn b.bpmn\n");
		return 2;
	}
	a = request.bodies[0] = body_of(argv[1]);
	b = request.bodies[1] = body_of(argv[2]);
	broken = g_bytes_new_from_bytes(b, 0, g_bytes_get_size(b) / 2);
	for (guint i = 0; i < G_N_ELEMENTS(wanted); i++) {
		request.wanted = wanted[i];
		ask(wanted[i], &request);
	}
	request.bodies[1] = broken;
	ask("broken", &request);
	request.bodies[1] = b;
	request.cancellable = gone;
	g_cancellable_cancel(gone);
	ask("cancelled", &request);
	return 0;
}
