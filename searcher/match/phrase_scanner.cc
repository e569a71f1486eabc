#include "searcher/match/phrase_scanner.h"

#include <algorithm>
#include <bit>

#include "common/token_units.h"

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
  made->choose_rarest();
  return made;
}

void PhraseScanner::choose_rarest() {
  std::uint64_t least = UINT64_MAX;
  for (std::size_t word = 0; word < words_.size(); ++word) {
    const std::uint64_t count = occurrences(columns_, words_[word].forms());
    if (count >= least) continue;
    least = count;
    rarest_ = word;
  }
  finder_ = UnitFinder(first_units(words_[rarest_].forms()));
}

bool PhraseScanner::stands_at(std::span<const std::uint16_t> units, std::size_t at, char prefix) const {
  if (!words_[rarest_].holds(units, at, prefix)) return false;
  std::size_t place = at;
  for (std::size_t word = rarest_; word-- > 0;) {
    place = word_before(units, place);
    if (place == nowhere || !words_[word].holds(units, place, prefix)) return false;
  }
  place = at;
  for (std::size_t word = rarest_ + 1; word < words_.size(); ++word) {
    place = word_behind(units, place);
    if (place == nowhere || !words_[word].holds(units, place, prefix)) return false;
  }
  return true;
}

bool PhraseScanner::matches(std::uint32_t row) const {
  const std::span<const std::uint16_t> units = columns_.tokens(row);
  const char prefix = languages_.of(row);
  for (std::size_t at = finder_.next(units, 0); at < units.size(); at = finder_.next(units, at + 1)) {
    if (stands_at(units, at, prefix)) return true;
  }
  return false;
}

}  // namespace backfile
