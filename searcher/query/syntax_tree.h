// A query as a tree: what the parser understood, before any archive is looked at. A plain value.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "common/date.h"
#include "common/schema.h"
#include "searcher/query/query_error.h"

namespace backfile {

enum class NodeKind : std::uint8_t {
  all,       ///< every article: an empty query, or `*`
  word,      ///< `text`, to be found as `match` says
  phrase,    ///< children: one or more words (match exact or pattern), side by side in this order; a pattern
             ///< is never alone. What was in quotes is a phrase even of one word
  near,      ///< two children, positional (see is_positional), `distance`, `unit`, `ordered`
  at_least,  ///< one child, positional, at least `count` times in the article
  conjunction,  ///< two or more children, none of them a conjunction
  disjunction,  ///< two or more children, none of them a disjunction
  negation,     ///< one child; everything except it. `a NOT b` is a conjunction of a and a negation
  field,        ///< one child, to be found in the part `field` (kind text); no field, value or range below it
  value,        ///< facet or key `field` has the value `text` (code, label or alias as typed)
  dates,        ///< dated in `dates`
  length,       ///< min_words..max_words words, both included
};

/// How the text of a word (or facet value) is compared.
enum class WordMatch : std::uint8_t {
  stemmed,  ///< any form with the same stem; for values: the value itself
  exact,    ///< exactly this form: marked (`=talks`) where it is a node of its own, else in a phrase
  pattern,  ///< `*` any run of characters, `?` one character
};

/// What the distance of a proximity counts.
enum class NearUnit : std::uint8_t { words, sentence, paragraph };

/// One node. Only the members that its kind names above carry meaning; the others keep their defaults.
///
/// `text` is as typed, escapes resolved, neither folded nor analysed. A word may analyse into several tokens
/// ("counter-terrorism", "and/or"), which then belong together like a phrase, but always holds a letter,
/// digit or ideograph; a pattern is always within one token. `distance` is the most by which the positions of
/// two words, the nearest of each operand, may differ: 1 is side by side. Distances and counts are at
/// least 1.
struct QueryNode {
  NodeKind kind = NodeKind::all;
  QueryRange place;  ///< where it was read from; the whole node, with its quotes, parentheses and operators
  std::string text;
  WordMatch match = WordMatch::stemmed;
  NearUnit unit = NearUnit::words;
  bool ordered = false;
  std::uint32_t distance = 0;  ///< only for unit words
  std::uint32_t count = 0;
  std::uint32_t min_words = 0;
  std::uint32_t max_words = std::numeric_limits<std::uint32_t>::max();
  const Field* field = nullptr;
  DateRange dates = {0, 0};
  std::vector<QueryNode> children;

  /// Same query; the places may differ.
  bool operator==(const QueryNode& other) const;
};

/// True for what has places in the text: words, phrases, proximities, and disjunctions of these.
bool is_positional(const QueryNode& node);

/// The query in query syntax, with explicit operators; parsed again, it gives the same tree (under --all and
/// --any alike). Dates are absolute.
std::string to_string(const QueryNode& node);

/// The tree in one line, for --explain and tests: `(and nuclear (near 5 any deal "cyber security"))`.
std::string to_debug_string(const QueryNode& node);

}  // namespace backfile
