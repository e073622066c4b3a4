/*
 * fuzz.h: what every target of the fuzzers is made with
 *
 * A target is a program of one function, LLVMFuzzerTestOneInput(), which takes any bytes and must
 * neither crash nor break what the library promises.  With clang it is linked with libFuzzer
 * (tests/fuzz/run); in every other build with replay.c, which gives it the files that are kept.
 */
#pragma once

#include <riordino/riordino.h>

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

/* Between two models in one input: no byte of UTF-8. */
#define FUZZ_BETWEEN 0xff

/*
 * The models that stand in the input, at most @most.  Where it has fewer than @least, its last one
 * comes again under another name.  NULL: one cannot be read.
 */
GPtrArray *fuzz_models(const guint8 *data, gsize size, guint least, guint most);

/* Ends the run if @error says that the library broke a promise, and forgets it. */
void fuzz_excuse(GError **error);

/* Ends the run if the two differ. */
void fuzz_same(GBytes *a, GBytes *b, const char *what);

/* Two offices that do nearly the same, for inputs that speak of models.  Made once, and borrowed.
 */
GPtrArray *fuzz_offices(void);
