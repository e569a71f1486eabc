#include "searcher/match/near_scanner.h"

#include <algorithm>

#include "searcher/match/unit_blocks.h"

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
  const auto places = [&](std::size_t child) {
    return scanner.places_an_article(expression.children[child].leaf);
  };
  const bool first_is_rarer = places(0) <= places(1);
  std::unique_ptr<NearScanner> made(new NearScanner(columns, FormSet(forms(first_is_rarer ? 0 : 1)),
                                                    FormSet(forms(first_is_rarer ? 1 : 0))));
  made->distance_ = expression.distance;
  made->before_ = !expression.ordered || !first_is_rarer;
  made->behind_ = !expression.ordered || first_is_rarer;
  return made;
}

bool NearScanner::matches(std::uint32_t row) const {
  const TokenCodes codes = columns_.tokens(row);
  Article article = {codes.units, RestCounter(codes), languages_.of(row)};
  return rarer_.finder().any_of(codes.units, [&](std::size_t at) {
    // The other word first, which is sought by units alone.
    const UnitFinder& finder = other_.finder();
    return ((behind_ && is_near(article, at, finder.behind(article.units, at, distance_), word_behind)) ||
            (before_ && is_near(article, at, finder.before(article.units, at, distance_), word_before))) &&
           rarer_.holds(article.rests, at, article.language);
  });
}

template <typename Step>
bool NearScanner::is_near(Article& article, std::size_t at, std::size_t nearest, const Step& step) const {
  if (nearest == nowhere) return false;
  if (other_.holds(article.rests, nearest, article.language)) return true;
  // Another word with the same unit: one by one.
  for (std::uint32_t words = 0; words < distance_; ++words) {
    at = step(article.units, at);
    if (at == nowhere) return false;
    if (other_.may_stand_as(article.units[at]) && other_.holds(article.rests, at, article.language))
      return true;
  }
  return false;
}

}  // namespace backfile
