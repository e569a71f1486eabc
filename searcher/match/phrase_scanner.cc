#include "searcher/match/phrase_scanner.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <algorithm>
#include <bit>

#include "common/token_units.h"

namespace backfile {
namespace {

constexpr std::size_t most_targets = 8;

std::uint16_t first_unit(std::uint32_t form) {
  std::vector<std::uint16_t> units;
  append_form(units, form);
  return units.front();
}

#ifdef __SSE2__
// Moves `at` to the first of 16 units among which one of N targets stands, or to where fewer than 16 are
// left.
template <std::size_t N>
std::size_t skip_blocks(std::span<const std::uint16_t> units, std::size_t at,
                        std::span<const std::uint16_t> targets) {
  __m128i wanted[N];
  for (std::size_t i = 0; i < N; ++i)
    wanted[i] = _mm_set1_epi16(static_cast<short>(targets[std::min(i, targets.size() - 1)]));
  for (; at + 16 <= units.size(); at += 16) {
    const __m128i low = _mm_loadu_si128(reinterpret_cast<const __m128i*>(units.data() + at));
    const __m128i high = _mm_loadu_si128(reinterpret_cast<const __m128i*>(units.data() + at + 8));
    __m128i same_low = _mm_setzero_si128();
    __m128i same_high = _mm_setzero_si128();
    for (std::size_t i = 0; i < N; ++i) {
      same_low = _mm_or_si128(same_low, _mm_cmpeq_epi16(low, wanted[i]));
      same_high = _mm_or_si128(same_high, _mm_cmpeq_epi16(high, wanted[i]));
    }
    const auto found = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_packs_epi16(same_low, same_high)));
    if (found != 0) return at + static_cast<std::size_t>(std::countr_zero(found));
  }
  return at;
}
#endif

// The first place from `at` on where one of the targets stands; the size where there is none.
std::size_t next_target(std::span<const std::uint16_t> units, std::size_t at,
                        std::span<const std::uint16_t> targets) {
#ifdef __SSE2__
  at = targets.size() <= 1   ? skip_blocks<1>(units, at, targets)
       : targets.size() <= 2 ? skip_blocks<2>(units, at, targets)
       : targets.size() <= 4 ? skip_blocks<4>(units, at, targets)
                             : skip_blocks<most_targets>(units, at, targets);
#endif
  while (at < units.size() && std::ranges::find(targets, units[at]) == targets.end()) ++at;
  return at;
}

std::uint32_t form_at(std::span<const std::uint16_t> units, std::size_t at) {
  return form_of(units[at], at + 1 < units.size() ? units[at + 1] : std::uint16_t{0});
}

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

// The first unit of the word before or behind the one at `at`, within the same part of the article.
std::size_t word_before(std::span<const std::uint16_t> units, std::size_t at) {
  while (at > 0) {
    --at;
    if (units[at] == unit_field) return nowhere;
    if (!is_break(units[at]) && !is_pair_second(units[at])) return at;
  }
  return nowhere;
}

std::size_t word_behind(std::span<const std::uint16_t> units, std::size_t at) {
  for (++at; at < units.size(); ++at) {
    if (units[at] == unit_field) return nowhere;
    if (!is_break(units[at]) && !is_pair_second(units[at])) return at;
  }
  return nowhere;
}

}  // namespace

std::unique_ptr<PhraseScanner> PhraseScanner::make(const Columns& columns, const PlaceExpression& expression,
                                                   const std::vector<Leaf>& leaves) {
  using Kind = PlaceExpression::Kind;
  if (expression.kind != Kind::phrase) return nullptr;
  const bool plain = std::ranges::all_of(expression.children, [&](const PlaceExpression& child) {
    return child.kind == Kind::leaf && child.part == Part::any &&
           leaves[child.leaf].match != WordMatch::pattern;
  });
  if (!plain) return nullptr;
  std::unique_ptr<PhraseScanner> scanner(new PhraseScanner(columns));
  for (const PlaceExpression& child : expression.children)
    scanner->words_.push_back(forms_of_leaf(columns, leaves[child.leaf]));
  return scanner->choose_rarest() ? std::move(scanner) : nullptr;
}

bool PhraseScanner::choose_rarest() {
  const auto counts = columns_.lexicon().counts;
  std::uint64_t least = UINT64_MAX;
  for (std::size_t word = 0; word < words_.size(); ++word) {
    std::vector<std::uint16_t> targets;
    std::uint64_t count = 0;
    for (const LeafForm& form : words_[word]) {
      const std::uint16_t unit = first_unit(form.form);
      if (std::ranges::find(targets, unit) == targets.end()) targets.push_back(unit);
      count += form.form < counts.size() ? counts[form.form] : 0;
    }
    if (count >= least || targets.size() > most_targets) continue;
    least = count;
    rarest_ = word;
    targets_ = std::move(targets);
  }
  return least != UINT64_MAX;
}

bool PhraseScanner::accepts(std::size_t word, std::uint32_t form, char prefix) const {
  return std::ranges::any_of(
      words_[word], [&](const LeafForm& each) { return each.form == form && each.holds_in(prefix); });
}

bool PhraseScanner::stands_at(std::span<const std::uint16_t> units, std::size_t at, char prefix) const {
  if (!accepts(rarest_, form_at(units, at), prefix)) return false;
  std::size_t place = at;
  for (std::size_t word = rarest_; word-- > 0;) {
    place = word_before(units, place);
    if (place == nowhere || !accepts(word, form_at(units, place), prefix)) return false;
  }
  place = at;
  for (std::size_t word = rarest_ + 1; word < words_.size(); ++word) {
    place = word_behind(units, place);
    if (place == nowhere || !accepts(word, form_at(units, place), prefix)) return false;
  }
  return true;
}

bool PhraseScanner::matches(std::uint32_t row) const {
  const std::span<const std::uint16_t> units = columns_.tokens(row);
  const char prefix = languages_.of(row);
  for (std::size_t at = next_target(units, 0, targets_); at < units.size();
       at = next_target(units, at + 1, targets_)) {
    if (stands_at(units, at, prefix)) return true;
  }
  return false;
}

}  // namespace backfile
