// Names with a nickname, a full form or a ring name inside: 'Roberto "Hands of Stone" Duran'.
#pragma once

#include <vector>

#include "indexer/annotators/person/name_edges.h"

namespace backfile {

/// Makes one name of its two halves and what stands in quotes or, if it is a given name or initials, in
/// brackets between them: 'Ann "The Voice" Tolland', "James Leander (Leo) Tolland". `spans` are in order.
void join_around_nicknames(const PersonText& text, const NameWords& words, std::vector<NameSpan>& spans);

}  // namespace backfile
