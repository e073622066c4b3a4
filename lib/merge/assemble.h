/*
 * assemble.h: the woven flow as a BPMN model that knows whose everything is
 *
 * Each group becomes one element, with the content of its leader; where a member's own content is
 * another, its <rio:origin> holds it.  So nothing that any model has is lost, and project.h gives
 * it back.  The format is DESIGN 3.3; beyond it
 *
 *     rio:ref        on an element in some content: its id in its own file, where it had to change
 *     default        on the origin of a sequence flow: it is the default flow of its source
 *     rio:source     holds the <bpmn:definitions> of its file, and
 *     rio:kept       what has no place in a merged model: flows that miss an end
 */
#pragma once

#include <riordino/language.h>

#include "merge/certify.h"
#include "merge/weave.h"

/*
 * The merged model of all that any of the models has, without a diagram.  @variations: of the
 * weave.  @certificates: by model, with the digest of the input.  @ids: (out): of the vertices of
 * the weave in it.
 */
RioModel *rio_assemble(const RioWeave *weave, const GPtrArray *variations,
		       const RioCertificate *certificates, RioLanguage language, GStrv *ids);
