/*
 * limits.h: how much riordino takes
 *
 * What is far beyond what people draw is no model of a Comune, and must not take the machine with
 * it.  Of 1,560 real files the largest has 1.7 MB, 18,844 elements, a depth of 15, 217 names and no
 * attribute over 1,482 bytes; 900 of them matched at once have 443,000 names to be held against
 * each other.  doc/limits.md tells it to people, and a test holds the two together.
 */
#pragma once

/* Bytes of a model's file. */
#define RIO_LIMIT_FILE (64 * 1024 * 1024)

/* Elements inside each other; libxml2 itself ends at 256. */
#define RIO_LIMIT_DEPTH 200

/* Elements, texts and comments. */
#define RIO_LIMIT_ELEMENTS (1000 * 1000)

/* Flow nodes, and sequence flows, of a file: not all that is done with them is linear. */
#define RIO_LIMIT_NODES 10000
#define RIO_LIMIT_FLOWS 40000

/* Attributes of one element: libxml2 compares each with each. */
#define RIO_LIMIT_ATTRIBUTES 10000

/* Namespaces declared by an element and those around it: libxml2 looks through them all. */
#define RIO_LIMIT_NAMESPACES 1000

/* Declarations of namespaces: libxml2 keeps each namespace in a table that stays small. */
#define RIO_LIMIT_DECLARATIONS 200000

/* Names of elements and attributes, each with its namespace, for the same reason. */
#define RIO_LIMIT_NAMES 50000

/* Bytes of one attribute, and so of a name; libxml2 itself ends at 10 MB. */
#define RIO_LIMIT_VALUE (8 * 1024 * 1024)

/* Bytes of a lexicon, a table of effort or a file of decisions. */
#define RIO_LIMIT_TABLE (16 * 1024 * 1024)

/* Classes of a lexicon, the library's own among them: their numbers have 15 bits. */
#define RIO_LIMIT_CLASSES 32767

/* Models that are matched at once: all with all. */
#define RIO_LIMIT_MODELS 4096

/* Names that are held against each other, in twos: each may take 36 bytes. */
#define RIO_LIMIT_PAIRS (8 * 1000 * 1000)

/*
 * States that a search for faults in the flow tries, unless its caller says otherwise.  In 2,097
 * real models 457 parts have to be tried, none with over 200 states.
 */
#define RIO_LIMIT_STATES 500000

/* Bits of all these states together, and of all else that it keeps. */
#define RIO_LIMIT_STATE_BITS (1024 * 1024 * 1024)
