#include "searcher/match/token_scanner.h"

#include <algorithm>
#include <array>
#include <bit>

#include "common/token_units.h"

namespace backfile {
namespace {

void count_break(std::uint16_t unit, PlaceCounter& counter) {
  if (unit == unit_field) counter.next_part();
  if (unit == unit_paragraph) counter.next_paragraph();
  if (unit == unit_sentence) counter.next_sentence();
}

}  // namespace

TokenScanner::TokenScanner(const Columns& columns, const std::vector<Leaf>& leaves)
    : columns_(columns), languages_(columns) {
  std::unordered_map<std::uint32_t, std::vector<LeafEntry>> by_form;
  for (std::uint32_t i = 0; i < leaves.size(); ++i) {
    forms_.push_back(forms_of_leaf(columns, leaves[i]));
    for (const LeafForm& form : forms_.back()) by_form[form.form].push_back({i, form});
  }
  std::vector<std::uint16_t> targets;
  for (const auto& [form, list] : by_form) {
    by_form_[form] = {static_cast<std::uint32_t>(entries_.size()), static_cast<std::uint32_t>(list.size())};
    entries_.insert(entries_.end(), list.begin(), list.end());
    targets.push_back(first_unit(form));
  }
  finder_ = UnitFinder(std::move(targets));
}

void TokenScanner::scan(std::uint32_t row, LeafPlaces& places) const {
  scan(row, columns_.tokens(row), places);
}

void TokenScanner::scan(std::uint32_t row, std::span<const std::uint16_t> units, LeafPlaces& places) const {
  places.resize(forms_.size());
  for (auto& list : places) list.clear();
  const char prefix = languages_.of(row);
  finder_.with_masks([&](const auto& mask_of) { scan_blocks(units, mask_of, prefix, places); });
}

// Words between targets and breaks are only counted.
template <typename MaskOf>
void TokenScanner::scan_blocks(std::span<const std::uint16_t> units, const MaskOf& mask_of, char prefix,
                               LeafPlaces& places) const {
  PlaceCounter counter;
  const auto scan_block = [&](const std::uint16_t* sixteen, std::size_t begin) {
    const UnitBlock block(sixteen);
    const std::uint32_t words = block.words();
    const std::uint32_t breaks = block.breaks();
    std::uint32_t counted = 0;
    for (std::uint32_t left = mask_of(block, sixteen) | breaks; left != 0; left &= left - 1) {
      const std::uint32_t here = left & -left;
      const auto before = static_cast<std::uint32_t>(std::popcount(words & (here - 1)));
      counter.skip_words(before - counted);
      counted = before;
      const std::size_t at = begin + static_cast<std::size_t>(std::countr_zero(here));
      if ((breaks & here) != 0) {
        count_break(units[at], counter);
      } else {
        take(leaves_at(units, at), counter.here(), prefix, places);
      }
    }
    counter.skip_words(static_cast<std::uint32_t>(std::popcount(words)) - counted);
  };
  std::size_t begin = 0;
  for (; begin + block_units <= units.size(); begin += block_units) scan_block(units.data() + begin, begin);
  if (begin == units.size()) return;
  std::array<std::uint16_t, block_units> last;
  last.fill(pair_second);  // neither a word nor a break
  std::ranges::copy(units.subspan(begin), last.begin());
  scan_block(last.data(), begin);
}

TokenScanner::LeafList TokenScanner::leaves_at(std::span<const std::uint16_t> units, std::size_t at) const {
  const auto found = by_form_.find(form_at(units, at));
  return found != by_form_.end() ? found->second : LeafList{};
}

void TokenScanner::take(const LeafList& list, const WordPlace& place, char prefix, LeafPlaces& places) const {
  for (std::uint32_t k = list.begin; k < list.begin + list.count; ++k) {
    const LeafEntry& entry = entries_[k];
    if (entry.form.holds_in(prefix)) places[entry.leaf].push_back(place);
  }
}

}  // namespace backfile
