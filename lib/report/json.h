/*
 * json.h: writes JSON that is the same bytes each time
 *
 * json-glib builds a tree of objects first, and prints numbers with 17 digits;
 * here a document is written as it is told, keys in the order they come, numbers
 * with four decimals at most.
 *
 *     g_autoptr(RioJson) json = rio_json_new(out);
 *
 *     rio_json_object(json, NULL);
 *     rio_json_text(json, "schema", "riordino.match/1");
 *     rio_json_array(json, "similarity");
 *     rio_json_flat_object(json, NULL);
 *     rio_json_number(json, "score", 0.83);
 *     rio_json_end(json);
 *     rio_json_end(json);
 *     rio_json_end(json);
 *
 * gives
 *
 *     {
 *       "schema": "riordino.match/1",
 *       "similarity": [
 *         {"score": 0.83}
 *       ]
 *     }
 *
 * @key is NULL for the document and for what stands in an array, and only there.
 */
#pragma once

#include <glib.h>

typedef struct _RioJson RioJson;

/* Writes to the end of @out, and a newline after the document. */
RioJson *rio_json_new(GString *out);

/* All that was begun has ended by then. */
void rio_json_free(RioJson *json);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioJson, rio_json_free)

/* Begin an object or an array; what is in a flat one stands on one line with it. */
void rio_json_object(RioJson *json, const char *key);
void rio_json_array(RioJson *json, const char *key);
void rio_json_flat_object(RioJson *json, const char *key);
void rio_json_flat_array(RioJson *json, const char *key);
/* Ends what was begun last. */
void rio_json_end(RioJson *json);

/* What is not UTF-8 in @text becomes U+FFFD; NULL is null. */
void rio_json_text(RioJson *json, const char *key, const char *text);
void rio_json_integer(RioJson *json, const char *key, gint64 number);
/* Rounded to four decimals; what is no number is null. */
void rio_json_number(RioJson *json, const char *key, double number);
void rio_json_boolean(RioJson *json, const char *key, gboolean value);
void rio_json_null(RioJson *json, const char *key);
