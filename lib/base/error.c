#include <riordino/error.h>

G_DEFINE_QUARK(rio-error-quark, rio_error)
