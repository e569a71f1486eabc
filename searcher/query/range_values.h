// The values of `date:` and `words:`.
#pragma once

#include <cstdint>
#include <string>

#include "searcher/query/query_tokens.h"
#include "searcher/query/syntax_tree.h"

namespace backfile {

/// The node (dates or length) of a range field and its value: `2016..2018`, `last month`, `100..200`, `>500`,
/// `<=200`, `500`. Throws QueryError for a value that is none.
QueryNode read_range(const Field& field, const QueryToken& value, std::int64_t now);

/// A span of dates as `date:` reads it: "2016", "2016-08..2016-09", to the second where it must. A side
/// without limit is left out.
std::string date_range_text(const DateRange& range);

}  // namespace backfile
