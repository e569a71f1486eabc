#include "searcher/query/compounds.h"

#include <array>

#include "common/analyzer.h"
#include "common/ascii.h"

namespace backfile {
namespace {

// Prefixes that hardly are words of their own: "under" or "co" beside another word mean something else.
constexpr std::array<std::string_view, 10> prefixes = {"anti", "counter", "cyber", "multi", "neo",
                                                       "non",  "pan",     "post",  "pre",   "semi"};
constexpr std::size_t least_rest = 4;  // letters

bool is_hyphen(std::string_view text) {
  return text == "-" || text == "\u2010" || text == "\u2011";
}

}  // namespace

std::vector<std::string> joined_compound(std::string_view typed) {
  Analyzer analyzer;
  std::vector<Token> tokens;
  analyzer.analyze(typed, "", tokens);
  std::string joined;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::size_t end = i > 0 ? tokens[i - 1].end : tokens[i].begin;
    if (i > 0 && !is_hyphen(typed.substr(end, tokens[i].begin - end))) return {};
    const std::string_view form = tokens[i].word->form;
    if (i > 0 && is_ascii_digit(joined.back()) && is_ascii_digit(form.front()))
      return {};  // a score, a range: 2-0
    joined += form;
  }
  if (tokens.size() < 2) return {};
  return {joined};
}

std::vector<std::string> parts_of_compound(std::string_view folded) {
  for (const std::string_view prefix : prefixes) {
    if (folded.starts_with(prefix) && folded.size() >= prefix.size() + least_rest)
      return {std::string(prefix), std::string(folded.substr(prefix.size()))};
  }
  return {};
}

}  // namespace backfile
