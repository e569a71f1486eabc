#include "searcher/match/token_scanner.h"

#include <algorithm>
#include <map>

#include "common/token_units.h"

namespace backfile {

std::vector<std::uint32_t> forms_of(const Leaf& leaf, const Lexicon& lexicon) {
  std::vector<std::uint32_t> forms;
  const auto add_folded = [&](std::uint32_t index) {
    for (const std::uint32_t form : lexicon.folded_forms[index]) {
      if (!leaf.as_printed || lexicon.surfaces[form] == leaf.text) forms.push_back(form);
    }
  };
  switch (leaf.match) {
    case WordMatch::stemmed:
      for (const std::string& term : leaf.terms) {
        const auto ids = lexicon.term_forms[lexicon.terms.find(term)];
        forms.insert(forms.end(), ids.begin(), ids.end());
      }
      break;
    case WordMatch::exact:
      add_folded(lexicon.folded.find(leaf.form));
      break;
    case WordMatch::pattern: {
      const std::string_view prefix = std::string_view(leaf.form).substr(0, leaf.form.find_first_of("*?"));
      for (std::uint32_t i = lexicon.folded.lower_bound(prefix);
           i < lexicon.folded.size() && lexicon.folded[i].starts_with(prefix); ++i) {
        if (matches_pattern(leaf.form, lexicon.folded[i])) add_folded(i);
      }
      break;
    }
  }
  std::ranges::sort(forms);
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  return forms;
}

TokenScanner::TokenScanner(const Columns& columns, const std::vector<Leaf>& leaves)
    : columns_(columns), leaves_(leaves.size()), wanted_(std::size_t{1} << 16) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> by_form;
  for (std::uint32_t i = 0; i < leaves.size(); ++i) {
    for (const std::uint32_t form : forms_of(leaves[i], columns.lexicon())) by_form[form].push_back(i);
  }
  std::vector<std::uint16_t> units;
  for (const auto& [form, list] : by_form) {
    by_form_[form] = {static_cast<std::uint32_t>(lists_.size()), static_cast<std::uint32_t>(list.size())};
    lists_.insert(lists_.end(), list.begin(), list.end());
    units.clear();
    append_form(units, form);
    wanted_[units.front()] = 1;
  }
}

void TokenScanner::scan(std::uint32_t row, LeafPlaces& places) const {
  places.resize(leaves_);
  for (auto& list : places) list.clear();
  const std::span<const std::uint16_t> units = columns_.tokens(row);
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
    const Place place = counter.next_word();
    if (wanted_[unit] == 0) continue;
    const auto found = by_form_.find(form_of(unit, i + 1 < units.size() ? units[i + 1] : std::uint16_t{0}));
    if (found == by_form_.end()) continue;
    for (std::uint32_t k = 0; k < found->second.count; ++k)
      places[lists_[found->second.begin + k]].push_back(place);
  }
}

}  // namespace backfile
