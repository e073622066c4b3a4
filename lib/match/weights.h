/*
 * weights.h: the numbers that matching decides by, all of them
 */
#pragma once

/* Labels less alike than this have nothing to do with each other. */
#define RIO_LEAST_LIKENESS 0.1f

/* Of more candidates for one node the nearest are kept: many steps have one name, or none. */
#define RIO_MOST_CANDIDATES 48

/* How often steps hear what their neighbours found. */
#define RIO_ROUNDS 4

/* Odds under which two nodes are not worth being looked at with a third. */
#define RIO_LEAST_TIE (-3.0)

/* What two nodes that were never candidates say when their groups are joined. */
#define RIO_MISSING_ODDS (-3.0)

/* Odds (their logarithm) from which on two nodes are called the same work. */
#define RIO_LEAST_ODDS 0.0

/*
 * Two models are versions of one file if they share that much of the smaller one's ids, of the
 * names under these ids, and of the flows between them.
 */
#define RIO_VERSIONS_NODES 0.5
#define RIO_VERSIONS_NAMES 0.6
#define RIO_VERSIONS_FLOWS 0.5

/* Two models less similar than this have nothing to do with each other. */
#define RIO_LEAST_SIMILARITY 0.2

/* All with all are looked at. */
#define RIO_MOST_MODELS 4096

/* Of what the names of a group have in common, that much is told. */
#define RIO_MOST_REASONS 5

/* From this confidence on a correspondence may be taken as it is. */
#define RIO_SURE 0.9

/* What speaks for or against two nodes, each from 0 to 1. */
typedef enum {
	RIO_EVIDENCE_NAME,	 /* how alike the names are */
	RIO_EVIDENCE_RIVAL,	 /* how much more alike the name of another one is */
	RIO_EVIDENCE_NEIGHBOURS, /* how likely before and after are the same work */
	RIO_EVIDENCE_POSITION,	 /* how far from start and end */
	RIO_EVIDENCE_KIND,
	RIO_EVIDENCE_ROLE, /* who does it */
	RIO_N_EVIDENCES
} RioEvidence;

/* Of the two, who has a name that says something. */
typedef enum {
	RIO_VOICE_BOTH,
	RIO_VOICE_NONE,
	RIO_VOICE_SETTLED, /* no matter: they are known to be the same */
	RIO_N_VOICES
} RioVoice;

/* Odds without evidence, and what each kind of evidence adds at 1. */
typedef struct {
	float base;
	float evidence[RIO_N_EVIDENCES];
} RioWeights;

static const RioWeights rio_weights[RIO_N_VOICES] = {
	[RIO_VOICE_BOTH] = {-6.5f,
			    {
				    [RIO_EVIDENCE_NAME] = 8.0f,
				    [RIO_EVIDENCE_RIVAL] = -3.0f,
				    [RIO_EVIDENCE_NEIGHBOURS] = 3.0f,
				    [RIO_EVIDENCE_POSITION] = 1.0f,
				    [RIO_EVIDENCE_KIND] = 0.5f,
				    [RIO_EVIDENCE_ROLE] = 0.5f,
			    }},
	[RIO_VOICE_NONE] = {-5.0f,
			    {
				    [RIO_EVIDENCE_NEIGHBOURS] = 6.0f,
				    [RIO_EVIDENCE_POSITION] = 1.0f,
				    [RIO_EVIDENCE_KIND] = 1.0f,
				    [RIO_EVIDENCE_ROLE] = 0.5f,
			    }},
	[RIO_VOICE_SETTLED] = {12.0f, {0}},
};
