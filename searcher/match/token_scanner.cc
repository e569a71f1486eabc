#include "searcher/match/token_scanner.h"

#include <algorithm>
#include <bit>

#include "searcher/match/unit_blocks.h"

namespace backfile {

TokenScanner::TokenScanner(const Columns& columns, const std::vector<Leaf>& leaves)
    : columns_(columns), languages_(columns) {
  std::unordered_map<std::uint32_t, std::vector<LeafEntry>> by_form;
  for (std::uint32_t i = 0; i < leaves.size(); ++i) {
    forms_.push_back(forms_of_leaf(columns, leaves[i]));
    places_an_article_.push_back(static_cast<double>(occurrences(columns, forms_.back())) /
                                 static_cast<double>(std::max<std::uint64_t>(leaves[i].frequency, 1)));
    for (const LeafForm& form : forms_.back()) by_form[form.form].push_back({i, form});
  }
  UnitSet targets;
  for (const auto& [form, list] : by_form) {
    by_form_[form] = {static_cast<std::uint32_t>(entries_.size()), static_cast<std::uint32_t>(list.size())};
    entries_.insert(entries_.end(), list.begin(), list.end());
    targets.insert(code_of(form).unit);
  }
  finder_ = UnitFinder(targets);
}

void TokenScanner::scan(std::uint32_t row, LeafPlaces& places) const {
  const TokenCodes codes = columns_.tokens(row);
  RestCounter rests(codes);
  scan(row, codes.units, 0, rests, places);
}

void TokenScanner::scan(std::uint32_t row, std::span<const TokenUnit> units, std::size_t first,
                        RestCounter& rests, LeafPlaces& places) const {
  places.resize(forms_.size());
  for (auto& list : places) list.clear();
  const char prefix = languages_.of(row);
  PlaceCounter counter;
  // Words between targets and breaks are only counted.
  for (std::size_t begin = 0; begin < units.size(); begin += block_units) {
    const UnitBlock block(units, begin);
    const std::uint64_t breaks = block.breaks() & block.all();
    const std::uint64_t words = ~breaks & block.all();
    std::size_t counted = 0;  // units
    for (std::uint64_t left = (finder_.mask(block.data()) & words) | breaks; left != 0; left &= left - 1) {
      const auto at = static_cast<std::size_t>(std::countr_zero(left));
      counter.skip_words(static_cast<std::uint32_t>(at - counted));
      counted = at;
      if ((breaks >> at & 1) != 0) {
        counter.next_break(units[begin + at]);
        ++counted;
        continue;
      }
      const auto found = by_form_.find(rests.form(first + begin + at));
      if (found != by_form_.end()) take(found->second, counter.here(), prefix, places);
    }
    counter.skip_words(static_cast<std::uint32_t>(block.size() - counted));
  }
}

void TokenScanner::take(const LeafList& list, const WordPlace& place, char prefix, LeafPlaces& places) const {
  for (std::uint32_t k = list.begin; k < list.begin + list.count; ++k) {
    const LeafEntry& entry = entries_[k];
    if (entry.form.holds_in(prefix)) places[entry.leaf].push_back(place);
  }
}

}  // namespace backfile
