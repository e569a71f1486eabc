#include "searcher/match/phrase_scanner.h"

#include <algorithm>

#include "searcher/match/unit_blocks.h"

namespace backfile {
std::unique_ptr<PhraseScanner> PhraseScanner::make(const Columns& columns, const PlaceExpression& expression,
                                                   const TokenScanner& scanner) {
  using Kind = PlaceExpression::Kind;
  if (expression.kind != Kind::phrase) return nullptr;
  const bool plain = std::ranges::all_of(expression.children, [&](const PlaceExpression& child) {
    return child.kind == Kind::leaf && child.part == Part::any;
  });
  if (!plain) return nullptr;
  std::unique_ptr<PhraseScanner> made(new PhraseScanner(columns));
  for (const PlaceExpression& child : expression.children)
    made->words_.emplace_back(scanner.forms(child.leaf));
  const auto rarest = std::ranges::min_element(expression.children, {}, [&](const PlaceExpression& child) {
    return scanner.places_an_article(child.leaf);
  });
  made->rarest_ = static_cast<std::size_t>(rarest - expression.children.begin());
  return made;
}

// Units first: that they stand side by side is rare enough, and their rests are farther away.
bool PhraseScanner::stands_at(const TokenCodes& codes, std::size_t at, RestCounter& rests,
                              char prefix) const {
  std::size_t first = at;
  for (std::size_t word = rarest_; word-- > 0;) {
    first = word_before(codes.units, first);
    if (first == nowhere || !words_[word].may_stand_as(codes.units[first])) return false;
  }
  std::size_t place = at;
  for (std::size_t word = rarest_ + 1; word < words_.size(); ++word) {
    place = word_behind(codes.units, place);
    if (place == nowhere || !words_[word].may_stand_as(codes.units[place])) return false;
  }
  place = first;
  for (const FormSet& word : words_) {
    if (!word.holds(rests, place, prefix)) return false;
    place = word_behind(codes.units, place);
  }
  return true;
}

bool PhraseScanner::matches(std::uint32_t row) const {
  const TokenCodes codes = columns_.tokens(row);
  const char prefix = languages_.of(row);
  RestCounter rests(codes);
  return words_[rarest_].finder().any_of(codes.units,
                                         [&](std::size_t at) { return stands_at(codes, at, rests, prefix); });
}

}  // namespace backfile
