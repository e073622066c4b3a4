/*
 * riordino.h: all of the public interface
 */
#pragma once

#include <riordino/language.h>
#include <riordino/version.h>
