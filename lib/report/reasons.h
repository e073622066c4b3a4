/*
 * reasons.h: what the codes of reasons mean, in words
 */
#pragma once

#include <riordino/language.h>

#include "report/text.h"

/* @tone: (out): whether it speaks for the two. */
const char *rio_reason_words(const char *code, RioLanguage language, RioTone *tone);
