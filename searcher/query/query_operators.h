// The operators that look like words (w/5, near5, /s, atleast3), and those of other engines, which are
// refused.
#pragma once

#include <optional>
#include <string_view>

#include "searcher/query/query_tokens.h"

namespace backfile {

/// The operator that an unquoted, unescaped token is: AND, OR, NOT (in capitals), a proximity or atleastN (in
/// any case). Nothing for a word. Throws QueryError for a malformed one ("near/x", "w/0", "/seg").
std::optional<QueryToken> read_operator(std::string_view text, QueryRange place, const QueryLimits& limits);

/// Throws QueryError for a token that is an operator elsewhere and would lose its meaning here: `&&`, `||`,
/// `!word`, `word~2`, `word^3`, `>` alone.
void refuse_foreign_operator(std::string_view text, QueryRange place);

}  // namespace backfile
