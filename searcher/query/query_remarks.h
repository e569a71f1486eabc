// What a query may have been meant to say, where it can be read as plain words.
#pragma once

#include <string_view>
#include <vector>

#include "searcher/query/query_tokens.h"

namespace backfile {

/// Remarks on tokens that look like operators, but are words: `and`, `or`, `not`, `near` in small letters
/// between words, operators of other engines (`n5`, `atl3`), dates without a field, `?` at the end of a
/// question, `!` at the end of a word. Appended to `remarks`.
void remark_on_lookalikes(std::string_view query, const std::vector<QueryToken>& tokens,
                          std::vector<QueryRemark>& remarks);

}  // namespace backfile
