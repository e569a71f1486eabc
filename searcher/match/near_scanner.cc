#include "searcher/match/near_scanner.h"

#include <algorithm>

namespace backfile {
namespace {

using Kind = PlaceExpression::Kind;

constexpr std::uint32_t longest_walk = 100;  // words

bool is_plain_word(const PlaceExpression& expression) {
  return expression.kind == Kind::leaf && expression.part == Part::any;
}

}  // namespace

std::unique_ptr<NearScanner> NearScanner::make(const Columns& columns, const PlaceExpression& expression,
                                               const TokenScanner& scanner) {
  if (expression.kind != Kind::near || expression.unit != NearUnit::words || expression.part != Part::any ||
      expression.distance > longest_walk || !std::ranges::all_of(expression.children, is_plain_word))
    return nullptr;
  const auto forms = [&](std::size_t child) { return scanner.forms(expression.children[child].leaf); };
  const bool first_is_rarer = occurrences(columns, forms(0)) <= occurrences(columns, forms(1));
  std::unique_ptr<NearScanner> made(new NearScanner(columns, FormSet(forms(first_is_rarer ? 0 : 1)),
                                                    FormSet(forms(first_is_rarer ? 1 : 0))));
  made->finder_ = UnitFinder(first_units(made->rarer_.forms()));
  made->distance_ = expression.distance;
  made->before_ = !expression.ordered || !first_is_rarer;
  made->behind_ = !expression.ordered || first_is_rarer;
  return made;
}

bool NearScanner::matches(std::uint32_t row) const {
  const std::span<const std::uint16_t> units = columns_.tokens(row);
  const char language = languages_.of(row);
  for (std::size_t at = finder_.next(units, 0); at < units.size(); at = finder_.next(units, at + 1)) {
    if (!rarer_.holds(units, at, language)) continue;
    if (behind_ && other_behind(units, at, language)) return true;
    if (before_ && other_before(units, at, language)) return true;
  }
  return false;
}

bool NearScanner::other_before(std::span<const std::uint16_t> units, std::size_t at, char language) const {
  for (std::uint32_t words = 0; words < distance_; ++words) {
    at = word_before(units, at);
    if (at == nowhere) return false;
    if (other_.holds(units, at, language)) return true;
  }
  return false;
}

bool NearScanner::other_behind(std::span<const std::uint16_t> units, std::size_t at, char language) const {
  for (std::uint32_t words = 0; words < distance_; ++words) {
    at = word_behind(units, at);
    if (at == nowhere) return false;
    if (other_.holds(units, at, language)) return true;
  }
  return false;
}

}  // namespace backfile
