/*
 * part.h: parts of a result that keep it
 *
 * A part lives in the memory of the result that it is a part of, and C borrows it.  A language with
 * a collector of its own may drop the result first; there a part is a type of its own, and a
 * reference on it is one on its result.
 */
#pragma once

#include <glib-object.h>

/*
 * Defines the type @Part, with part_ref() and part_unref(); @whole is the field that points to the
 * result, of the type @Whole.
 */
#define RIO_DEFINE_PART(Part, part, whole, Whole, whole_name)                                      \
	G_DEFINE_BOXED_TYPE(Part, part, part##_ref, part##_unref)                                  \
                                                                                                   \
	Part *part##_ref(Part *self)                                                               \
	{                                                                                          \
		g_return_val_if_fail(self, NULL);                                                  \
		whole_name##_ref((Whole *)self->whole);                                            \
		return self;                                                                       \
	}                                                                                          \
                                                                                                   \
	void part##_unref(Part *self)                                                              \
	{                                                                                          \
		if (self)                                                                          \
			whole_name##_unref((Whole *)self->whole);                                  \
	}
