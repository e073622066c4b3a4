/*
 * limits.h: how much of a file riordino reads
 *
 * The largest of 4,570 real models has 4 MB, 22,000 elements, a depth of 31 and no attribute over
 * 100 KB; what is far beyond is no model of a Comune, and must not take the machine with it.
 */
#pragma once

/* Bytes of a file. */
#define RIO_LIMIT_FILE (64 * 1024 * 1024)

/* Elements inside each other; libxml2 itself ends at 256. */
#define RIO_LIMIT_DEPTH 200

/* Elements, texts and comments. */
#define RIO_LIMIT_ELEMENTS (2 * 1000 * 1000)

/* Attributes of one element: libxml2 compares each with each. */
#define RIO_LIMIT_ATTRIBUTES 10000

/* Namespaces declared by an element and those around it: libxml2 looks through them all. */
#define RIO_LIMIT_NAMESPACES 1000

/* Bytes of one attribute or text; libxml2 itself ends at 10 MB. */
#define RIO_LIMIT_VALUE (8 * 1024 * 1024)
