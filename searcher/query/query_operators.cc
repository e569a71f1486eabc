#include "searcher/query/query_operators.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "common/ascii.h"

namespace backfile {
namespace {

constexpr const char* proximity_hint =
    "proximity is w/5 or near5 (any order), pre/5 or adj5 (in this order), /s (one sentence), /p (one "
    "paragraph)";

QueryToken token_of(QueryTokenKind kind, QueryRange place) {
  QueryToken token;
  token.kind = kind;
  token.place = place;
  return token;
}

// The value of a row of digits from 1 to `limit`.
std::uint32_t number_within(std::string_view digits, std::uint32_t limit, QueryRange place,
                            const char* name) {
  std::uint64_t number = 0;
  for (const char digit : digits) {
    number = std::min<std::uint64_t>(number * 10 + static_cast<std::uint64_t>(digit - '0'), UINT32_MAX);
  }
  if (number == 0 || number > limit) {
    throw QueryError(place,
                     std::string(name) + " of " + std::string(digits.substr(0, 12)) + " makes no sense",
                     "a number from 1 to " + std::to_string(limit));
  }
  return static_cast<std::uint32_t>(number);
}

struct UnitOperator {
  std::string_view name;
  NearUnit unit;
};
constexpr std::array unit_operators = {
    UnitOperator{"/s", NearUnit::sentence},     UnitOperator{"w/s", NearUnit::sentence},
    UnitOperator{"/sent", NearUnit::sentence},  UnitOperator{"w/sent", NearUnit::sentence},
    UnitOperator{"/p", NearUnit::paragraph},    UnitOperator{"w/p", NearUnit::paragraph},
    UnitOperator{"/para", NearUnit::paragraph}, UnitOperator{"w/para", NearUnit::paragraph},
};

struct DistanceOperator {
  std::string_view name;
  bool ordered;
};
// Longer names before those that they begin with.
constexpr std::array distance_operators = {
    DistanceOperator{"onear/", true}, DistanceOperator{"near/", false}, DistanceOperator{"near", false},
    DistanceOperator{"pre/", true},   DistanceOperator{"pre", true},    DistanceOperator{"adj/", true},
    DistanceOperator{"adj", true},    DistanceOperator{"w/", false},    DistanceOperator{"/", false},
};

std::optional<QueryToken> read_proximity(std::string_view lower, QueryRange place,
                                         const QueryLimits& limits) {
  QueryToken token = token_of(QueryTokenKind::near, place);
  for (const UnitOperator& row : unit_operators) {
    if (row.name != lower) continue;
    token.unit = row.unit;
    return token;
  }
  if (lower == "adj") {
    token.ordered = true;
    token.number = 1;
    return token;
  }
  for (const DistanceOperator& row : distance_operators) {
    if (!lower.starts_with(row.name)) continue;
    const std::string_view rest = lower.substr(row.name.size());
    if (is_ascii_number(rest)) {
      token.ordered = row.ordered;
      token.number = number_within(rest, limits.distance, place, "a distance");
      return token;
    }
    if (row.name.back() == '/') return std::nullopt;
  }
  return std::nullopt;
}

// What begins like an operator with a slash, but is none. "and/or" and "24/7" are words.
void refuse_malformed(std::string_view text, std::string_view lower, QueryRange place) {
  if (lower == "w/o")
    throw QueryError(place, "no such operator " + quoted_part(text), "", "to exclude, write NOT");
  if (lower == "atleast" || lower.starts_with("atleast/")) {
    throw QueryError(place, quoted_part(text) + " needs a number", "",
                     "write atleast3 fraud for at least three times");
  }
  if (text == "NEAR") throw QueryError(place, "NEAR needs a distance", "", "write NEAR/5 or near5");
  const std::size_t slash = lower.find('/');
  if (slash == std::string_view::npos || !std::ranges::any_of(lower, [](char c) {
        return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
      })) {
    return;
  }
  const std::string_view before = lower.substr(0, slash);
  const bool elsewhere = (before == "n" || before == "p") && is_ascii_number(lower.substr(slash + 1));
  if (before.empty() || before == "w" || before == "near" || before == "onear" || before == "pre" ||
      before == "adj" || elsewhere) {
    throw QueryError(place, "no such operator " + quoted_part(text), "",
                     std::string(proximity_hint) + "; quote it to search for it as a word");
  }
}

}  // namespace

std::optional<QueryToken> read_operator(std::string_view text, QueryRange place, const QueryLimits& limits) {
  if (text == "AND") return token_of(QueryTokenKind::conjunction, place);
  if (text == "OR") return token_of(QueryTokenKind::disjunction, place);
  if (text == "NOT") return token_of(QueryTokenKind::negation, place);
  const std::string lower = ascii_lowered(text);
  if (auto token = read_proximity(lower, place, limits)) return token;
  constexpr std::string_view at_least = "atleast";
  if (lower.starts_with(at_least) && is_ascii_number(std::string_view(lower).substr(at_least.size()))) {
    QueryToken token = token_of(QueryTokenKind::at_least, place);
    token.number =
        number_within(std::string_view(lower).substr(at_least.size()), limits.count, place, "a count");
    return token;
  }
  refuse_malformed(text, lower, place);
  return std::nullopt;
}

void refuse_foreign_operator(std::string_view text, QueryRange place) {
  const auto refuse = [&](const std::string& hint) {
    throw QueryError(place, "no such operator " + quoted_part(text), "", hint);
  };
  if (text == "&&") refuse("write AND, or put the words side by side");
  if (text == "||" || text == "|") refuse("write OR");
  if (std::ranges::all_of(text, [](char c) { return c == '<' || c == '>' || c == '='; })) {
    refuse("comparisons are written without spaces: words>500");
  }
  if (text.size() > 1 && text.front() == '!') refuse("to exclude a word, write -word or NOT word");
  if (text.front() == '~') refuse(proximity_hint);
  const std::size_t mark = text.find_last_of("~^");
  if (mark != std::string_view::npos && mark > 0 &&
      std::ranges::all_of(text.substr(mark + 1), [](char c) { return is_ascii_digit(c) || c == '.'; })) {
    refuse(text[mark] == '~' ? "for other spellings use wildcards: wom?n, elect*"
                             : "words cannot be weighted; leave it out");
  }
}

}  // namespace backfile
