// The forms that one word of a query stands for, asked for by what stands at a place of the token column.
#pragma once

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "searcher/match/leaf_forms.h"
#include "searcher/match/unit_blocks.h"

namespace backfile {

/// What to search the token column for.
inline std::vector<std::uint16_t> first_units(const std::vector<LeafForm>& forms) {
  std::vector<std::uint16_t> units;
  for (const LeafForm& form : forms) units.push_back(first_unit(form.form));
  return units;
}

/// Read-only once made: threads may share it.
class FormSet {
 public:
  explicit FormSet(std::vector<LeafForm> forms) : forms_(std::move(forms)) {
    std::ranges::sort(forms_, {}, &LeafForm::form);
    for (const LeafForm& form : forms_) first_units_.set(first_unit(form.form));
  }

  /// True where the word whose first unit stands at `at` is one of the forms in an article of that language.
  bool holds(std::span<const std::uint16_t> units, std::size_t at, char language) const {
    if (!first_units_.test(units[at])) return false;
    const std::uint32_t form = form_at(units, at);
    for (auto found = std::ranges::lower_bound(forms_, form, {}, &LeafForm::form);
         found != forms_.end() && found->form == form; ++found) {
      if (found->holds_in(language)) return true;
    }
    return false;
  }

  const std::vector<LeafForm>& forms() const { return forms_; }

 private:
  std::vector<LeafForm> forms_;  // by form
  std::bitset<1U << 16> first_units_;
};

}  // namespace backfile
