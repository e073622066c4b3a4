/*
 * limits.h: how much of a file riordino reads
 *
 * Of 1,560 real files the largest has 1.7 MB, 18,844 elements, a depth of 15, 217 names and no
 * attribute over 1,482 bytes; what is far beyond is no model of a Comune, and must not take the
 * machine with it.
 */
#pragma once

/* Bytes of a file. */
#define RIO_LIMIT_FILE (64 * 1024 * 1024)

/* Elements inside each other; libxml2 itself ends at 256. */
#define RIO_LIMIT_DEPTH 200

/* Elements, texts and comments. */
#define RIO_LIMIT_ELEMENTS (1000 * 1000)

/* Attributes of one element: libxml2 compares each with each. */
#define RIO_LIMIT_ATTRIBUTES 10000

/* Namespaces declared by an element and those around it: libxml2 looks through them all. */
#define RIO_LIMIT_NAMESPACES 1000

/* Declarations of namespaces: libxml2 keeps each namespace in a table that stays small. */
#define RIO_LIMIT_DECLARATIONS 200000

/* Names of elements and attributes, each with its namespace, for the same reason. */
#define RIO_LIMIT_NAMES 50000

/* Bytes of one attribute; libxml2 itself ends at 10 MB. */
#define RIO_LIMIT_VALUE (8 * 1024 * 1024)
