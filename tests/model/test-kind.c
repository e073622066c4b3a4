#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "model/kind.h"

Test(kind, every_kind_is_found_by_its_name_and_namespace)
{
	for (RioKind kind = RIO_KIND_INSTRUCTION + 1; kind < RIO_N_KINDS; kind++)
		cr_assert(eq(int, (int)rio_kind_of(rio_kind_uri(kind), rio_kind_name(kind)),
			     (int)kind));
}

Test(kind, what_is_of_bpmn_and_unknown_is_other)
{
	cr_assert(eq(int, (int)rio_kind_of(RIO_NS_BPMN, "rendering"), RIO_KIND_OTHER));
	/* the right name in the wrong namespace of BPMN */
	cr_assert(eq(int, (int)rio_kind_of(RIO_NS_BPMNDI, "task"), RIO_KIND_OTHER));
}

Test(kind, what_is_not_of_bpmn_is_foreign)
{
	cr_assert(eq(int, (int)rio_kind_of("urn:vendor", "task"), RIO_KIND_FOREIGN));
	cr_assert(eq(int, (int)rio_kind_of(NULL, "task"), RIO_KIND_FOREIGN));
	cr_assert(eq(int, (int)rio_kind_of("", "task"), RIO_KIND_FOREIGN));
}

Test(kind, flow_nodes_are_of_one_family_each)
{
	for (RioKind kind = 0; kind < RIO_N_KINDS; kind++) {
		guint families = rio_kind_is(kind, RIO_ACTIVITY) + rio_kind_is(kind, RIO_EVENT) +
				 rio_kind_is(kind, RIO_GATEWAY);

		cr_assert(eq(uint, families, rio_kind_is(kind, RIO_FLOW_NODE)));
		/* and people have a word for it */
		cr_assert(families == 0 || rio_kind_words(kind, RIO_LANGUAGE_IT)[0] != '\0');
	}
}
