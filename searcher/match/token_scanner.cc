#include "searcher/match/token_scanner.h"

#include "common/language.h"
#include "common/token_units.h"

namespace backfile {

void TokenScanner::add_leaf(std::uint32_t index, const Leaf& leaf, FormLeaves& by_form) const {
  const Lexicon& lexicon = columns_.lexicon();
  const auto add_folded = [&](std::uint32_t folded) {
    for (const std::uint32_t form : lexicon.folded_forms[folded]) {
      if (!leaf.as_printed || lexicon.surfaces[form] == leaf.text)
        by_form[form].push_back({index, true, '\0'});
    }
  };
  switch (leaf.match) {
    case WordMatch::stemmed:
      for (const std::string& term : leaf.terms) {
        for (const std::uint32_t form : lexicon.term_forms[lexicon.terms.find(term)]) {
          by_form[form].push_back({index, false, term_prefix(term)});
        }
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
}

TokenScanner::TokenScanner(const Columns& columns, const std::vector<Leaf>& leaves)
    : columns_(columns), leaves_(leaves.size()), wanted_(std::size_t{1} << 16) {
  FormLeaves by_form;
  for (std::uint32_t i = 0; i < leaves.size(); ++i) add_leaf(i, leaves[i], by_form);
  std::vector<std::uint16_t> units;
  for (const auto& [form, list] : by_form) {
    by_form_[form] = {static_cast<std::uint32_t>(entries_.size()), static_cast<std::uint32_t>(list.size())};
    entries_.insert(entries_.end(), list.begin(), list.end());
    units.clear();
    append_form(units, form);
    wanted_[units.front()] = 1;
  }
  const StringTable& languages = columns.facet(Facet::language).names;
  for (std::uint32_t i = 0; i < languages.size(); ++i) {
    const StemmedLanguage* language = find_stemmed_language(languages[i]);
    prefixes_.push_back(language != nullptr ? language->prefix : '\0');
  }
}

char TokenScanner::prefix_of(std::uint32_t row) const {
  const auto ids = columns_.facet(Facet::language).ids[row];
  return ids.empty() || ids.front() >= prefixes_.size() ? '\0' : prefixes_[ids.front()];
}

void TokenScanner::scan(std::uint32_t row, LeafPlaces& places) const {
  places.resize(leaves_);
  for (auto& list : places) list.clear();
  const std::span<const std::uint16_t> units = columns_.tokens(row);
  const char prefix = prefix_of(row);
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
      if (entry.any_language || entry.prefix == prefix) places[entry.leaf].push_back(place);
    }
  }
}

}  // namespace backfile
