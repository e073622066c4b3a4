#include <riordino/error.h>

G_DEFINE_QUARK(rio_error, rio_error)
