// Query text -> syntax tree. The query language is described at parse_query.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/query_tokens.h"
#include "searcher/query/syntax_tree.h"

namespace backfile {

struct ParseOptions {
  bool any_words = false;  ///< --any: words, phrases and proximities side by side are joined by OR
  std::int64_t now = 0;    ///< seconds since 1970, for relative dates
  QueryLimits limits;
};

struct ParsedQuery {
  QueryNode root;
  std::vector<QueryRemark> remarks;
};

/// Reads a query. Throws QueryError where it cannot be understood.
///
/// From loosest to tightest: OR; AND, and standing side by side; NOT and a prefixed `-`; proximity;
/// `atleastN` and fields. AND, OR and NOT are operators in capitals only. Proximity operators (`w/5`,
/// `near5`, `pre/5`, `adj5`,
/// `/s`, `/p`) in any case; a chain of them is read from left to right. With `any_words`, side by side binds
/// before AND, and joins words, phrases and proximities by OR; fields, ranges and negations beside them stay
/// conditions. A backslash takes the next character literally: `\OR`.
ParsedQuery parse_query(std::string_view text, const ParseOptions& options = {});

/// Reads plain words (--words): no operators, no fields, no errors, whatever the bytes. Without any word:
/// `all`. A topic (`leave_out_grammar`) loses its function words, and a remark says which.
ParsedQuery parse_words(std::string_view text, bool any_words, bool leave_out_grammar);

}  // namespace backfile
