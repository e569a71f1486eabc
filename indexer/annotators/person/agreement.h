// Marked texts that nobody checked: what their marks and a model agree on.
#pragma once

#include <span>
#include <vector>

#include "indexer/annotators/person/corpus.h"
#include "indexer/annotators/person/model.h"

namespace backfile {

/// The texts without the sentences on whose persons the marks and the model disagree. Where the two differ
/// only in where a name begins or ends, the model's place is taken; where one sees a person and the other
/// none, what the name mostly is in all the texts, if that is clear. Titles are taken out of names.
std::vector<MarkedText> agreed_texts(std::span<const MarkedText> texts, const PersonModel& model);

}  // namespace backfile
