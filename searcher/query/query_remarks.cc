#include "searcher/query/query_remarks.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "common/ascii.h"
#include "common/word_breaks.h"

namespace backfile {
namespace {

using Kind = QueryTokenKind;

bool begins_operand(const QueryToken& token) {
  switch (token.kind) {
    case Kind::word:
    case Kind::phrase:
    case Kind::everything:
    case Kind::open:
    case Kind::at_least:
    case Kind::field:
    case Kind::minus:
    case Kind::plus:
      return true;
    default:
      return false;
  }
}

bool ends_operand(const QueryToken& token) {
  return token.kind == Kind::word || token.kind == Kind::phrase || token.kind == Kind::everything ||
         token.kind == Kind::close || token.kind == Kind::value;
}

struct Lookalike {
  std::string_view word;
  bool needs_left;  ///< an operand before it
  std::string_view instead;
};
constexpr std::array lookalikes = {
    Lookalike{"and", true, "AND in capitals is the operator"},
    Lookalike{"or", true, "OR in capitals is the operator"},
    Lookalike{"not", false, "NOT in capitals, or -word, excludes"},
    Lookalike{"near", true, "near5 or w/5 finds words within five words"},
    Lookalike{"onear", true, "pre/5 finds words within five words, in this order"},
};
// The same of operators that end in a number elsewhere: `n5`, `w5`, `atl3`.
constexpr std::array numbered_lookalikes = {
    Lookalike{"n", true, "near5 or w/5 finds words within five words"},
    Lookalike{"w", true, "near5 or w/5 finds words within five words"},
    Lookalike{"atl", false, "atleast3 finds what is there three times"},
};

// "2010-05-01", "2010-05".
bool is_iso_date(std::string_view text) {
  if (text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7 ? text[i] != '-' : !is_ascii_digit(text[i])) return false;
  }
  return true;
}

// Signs that people type as a part of a word ("C++", "50%", "$5bn") and that no word of the archive has.
std::string signs_left_out(std::string_view typed) {
  WordBreaker breaker;
  std::vector<WordSpan> spans;
  breaker.find(typed, spans);
  if (spans.empty()) return "";
  std::string signs;
  for (const std::string_view sign : {"+", "%", "$", "#", "€", "£", "¥"}) {
    for (std::size_t at = typed.find(sign); at != std::string_view::npos; at = typed.find(sign, at + 1)) {
      const bool within =
          std::ranges::any_of(spans, [&](const WordSpan& span) { return span.begin <= at && at < span.end; });
      if (within || signs.find(sign) != std::string::npos) continue;
      signs += (signs.empty() ? "" : " ") + std::string(sign);
    }
  }
  return signs;
}

std::string_view without_number(std::string_view word) {
  while (!word.empty() && is_ascii_digit(word.back())) word.remove_suffix(1);
  return word;
}

}  // namespace

void remark_on_lookalikes(std::string_view query, const std::vector<QueryToken>& tokens,
                          std::vector<QueryRemark>& remarks) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const QueryToken& token = tokens[i];
    const std::string_view typed = query.substr(token.place.begin, token.place.end - token.place.begin);
    if (token.kind != Kind::word || token.match != WordMatch::stemmed || typed != token.text) continue;
    const std::string lower = ascii_lowered(token.text);
    const std::string_view name = without_number(lower);
    const std::span<const Lookalike> rows =
        name.size() < lower.size() ? std::span<const Lookalike>(numbered_lookalikes) : lookalikes;
    for (const Lookalike& row : rows) {
      if (row.word != name || i + 1 == tokens.size() || !begins_operand(tokens[i + 1])) continue;
      if (row.needs_left && (i == 0 || !ends_operand(tokens[i - 1]))) continue;
      remarks.push_back(
          {token.place, quoted_part(token.text) + " is searched for as a word; " + std::string(row.instead)});
    }
    if (is_iso_date(typed)) {
      remarks.push_back({token.place, quoted_part(token.text) + " is searched for as words; date:" +
                                          std::string(typed) + " finds what is of that date"});
    }
    if (const std::string signs = signs_left_out(typed); !signs.empty()) {
      remarks.push_back({token.place, quoted_part(token.text) + " is searched for without its signs (" +
                                          signs + "): they are no part of words"});
    }
    if (typed.size() > 2 && typed.ends_with('!') && typed[typed.size() - 2] != '!') {
      const std::string stem(typed.substr(0, typed.size() - 1));
      remarks.push_back(
          {token.place, "'!' is no wildcard; " + quoted_part(stem + '*') + " finds all words that begin so"});
    }
  }
  if (tokens.empty()) return;
  const QueryToken& last = tokens.back().kind == Kind::phrase ? tokens.back().words.back() : tokens.back();
  if (last.kind == Kind::word && last.match == WordMatch::pattern && last.text.ends_with('?')) {
    remarks.push_back({last.place, "'?' stands for exactly one character in " + quoted_part(last.text) +
                                       "; leave it out if it only ends a question"});
  }
}

}  // namespace backfile
