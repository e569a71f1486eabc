// What may stand under a proximity or a count: only what has a place in the text.
#pragma once

#include <string>

#include "searcher/query/syntax_tree.h"

namespace backfile {

/// The first part of an operand that has no place in the text; nullptr where all have.
const QueryNode* without_position(const QueryNode& operand);

/// What to write instead of such a part, under a proximity or under a count.
std::string position_hint(const QueryNode& part, bool under_count);

}  // namespace backfile
