// Query text -> tokens: words, quoted phrases, operators, fields, parentheses, each with its place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/schema.h"
#include "searcher/query/syntax_tree.h"

namespace backfile {

/// Beyond these a query is refused with a message.
struct QueryLimits {
  std::size_t bytes = 64 * 1024;
  std::size_t words = 1000;
  std::size_t depth = 100;
  std::uint32_t distance = 1000;
  std::uint32_t count = 1000;
};

enum class QueryTokenKind : std::uint8_t {
  word,         ///< `text`, `match`
  phrase,       ///< `words`: one or more
  value,        ///< of a facet, key or range: `text`; match pattern where it has an unquoted wildcard
  everything,   ///< `*`
  open,         ///< (
  close,        ///< )
  conjunction,  ///< AND
  disjunction,  ///< OR
  negation,     ///< NOT
  minus,        ///< - before a word
  plus,         ///< + before a word: says nothing
  near,         ///< `unit`, `ordered`, `number`: the distance
  at_least,     ///< `number`: how often
  field,        ///< `field`, directly followed by what it applies to
};

struct QueryToken {
  QueryTokenKind kind = QueryTokenKind::word;
  QueryRange place;
  std::string text;
  WordMatch match = WordMatch::stemmed;
  NearUnit unit = NearUnit::words;
  bool ordered = false;
  std::uint32_t number = 0;
  const Field* field = nullptr;
  std::vector<QueryToken> words;
};

struct QueryTokens {
  std::vector<QueryToken> tokens;
  std::vector<QueryRemark> remarks;
};

/// Cuts a query into tokens. Throws QueryError for what cannot be one: an unclosed quote, an unknown field or
/// operator, a distance beyond the limits, a field without anything behind its colon, ill-formed UTF-8.
/// Parentheses are not matched here.
QueryTokens tokenize_query(std::string_view text, const QueryLimits& limits = {});

/// The tokens in one line, for --explain: `nuclear AND "cyber security" title: =talks country: 'PK'`.
std::string to_debug_string(const std::vector<QueryToken>& tokens);

}  // namespace backfile
