#include "searcher/match/token_scanner.h"

#include "common/token_units.h"

namespace backfile {

TokenScanner::TokenScanner(const Columns& columns, const std::vector<Leaf>& leaves)
    : columns_(columns), leaves_(leaves.size()), wanted_(std::size_t{1} << 16), languages_(columns) {
  std::unordered_map<std::uint32_t, std::vector<LeafEntry>> by_form;
  for (std::uint32_t i = 0; i < leaves.size(); ++i) {
    for (const LeafForm& form : forms_of_leaf(columns, leaves[i])) by_form[form.form].push_back({i, form});
  }
  std::vector<std::uint16_t> units;
  for (const auto& [form, list] : by_form) {
    by_form_[form] = {static_cast<std::uint32_t>(entries_.size()), static_cast<std::uint32_t>(list.size())};
    entries_.insert(entries_.end(), list.begin(), list.end());
    units.clear();
    append_form(units, form);
    wanted_[units.front()] = 1;
  }
}

void TokenScanner::scan(std::uint32_t row, LeafPlaces& places) const {
  places.resize(leaves_);
  for (auto& list : places) list.clear();
  const std::span<const std::uint16_t> units = columns_.tokens(row);
  const char prefix = languages_.of(row);
  PlaceCounter counter;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const std::uint16_t unit = units[i];
    if (is_break(unit)) {
      if (unit == unit_field) counter.next_part();
      if (unit == unit_paragraph) counter.next_paragraph();
      if (unit == unit_sentence) counter.next_sentence();
      continue;
    }
    if (is_pair_second(unit)) continue;
    const WordPlace place = counter.next_word();
    if (wanted_[unit] == 0) continue;
    const auto found = by_form_.find(form_of(unit, i + 1 < units.size() ? units[i + 1] : std::uint16_t{0}));
    if (found == by_form_.end()) continue;
    for (std::uint32_t k = found->second.begin; k < found->second.begin + found->second.count; ++k) {
      const LeafEntry& entry = entries_[k];
      if (entry.form.holds_in(prefix)) places[entry.leaf].push_back(place);
    }
  }
}

}  // namespace backfile
