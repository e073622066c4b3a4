/*
 * neighbour.h: files that people take for BPMN 2.0
 *
 * What a modeller saves by itself is often not what it exports.  Whoever gives us such a file is
 * told what it is, and how to get BPMN 2.0 from that tool.
 */
#pragma once

#include <glib.h>

/* In words, to be looked up with rio_words(); NULL if the bytes may well be XML. */
const char *rio_neighbour_of_bytes(const char *bytes, gsize size);

/* The same for an XML file, by its first element or its document type; NULL if it is unknown. */
const char *rio_neighbour_of_root(const char *uri, const char *local);
