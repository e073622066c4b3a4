/*
 * spoil.h: what is wrong with files, put into a sketch at random
 */
#pragma once

#include "support/sketch.h"

/* Some flows that no tree of blocks has. */
void spoil_flows(Sketch *sketch, GRand *random);

/* One thing that real files have wrong. */
void spoil_something(Sketch *sketch, GRand *random);
