/*
 * riordino.h: all of the public interface
 */
#pragma once

#include <riordino/compare.h>
#include <riordino/corpus.h>
#include <riordino/decisions.h>
#include <riordino/diff.h>
#include <riordino/draw.h>
#include <riordino/effort.h>
#include <riordino/error.h>
#include <riordino/findings.h>
#include <riordino/label.h>
#include <riordino/language.h>
#include <riordino/match.h>
#include <riordino/merge.h>
#include <riordino/model.h>
#include <riordino/page.h>
#include <riordino/problem.h>
#include <riordino/progress.h>
#include <riordino/proposal.h>
#include <riordino/report.h>
#include <riordino/show.h>
#include <riordino/soundness.h>
#include <riordino/version.h>
