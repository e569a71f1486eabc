// The forms that one word of a query stands for, asked for by what stands at a place of the token column.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "searcher/match/leaf_forms.h"
#include "searcher/match/unit_finder.h"

namespace backfile {

/// Read-only once made: threads may share it.
class FormSet {
 public:
  explicit FormSet(std::vector<LeafForm> forms) : forms_(std::move(forms)) {
    std::ranges::sort(forms_, {}, &LeafForm::form);
    UnitSet units;
    for (const LeafForm& form : forms_) units.insert(code_of(form.form).unit);
    finder_ = UnitFinder(units);
  }

  /// Looks for the units of its forms, which other words may have too.
  const UnitFinder& finder() const { return finder_; }
  bool may_stand_as(TokenUnit unit) const { return finder_.set().contains(unit); }

  /// True where the word at `at` is one of the forms in an article of that language. `rests` are the
  /// article's.
  bool holds(RestCounter& rests, std::size_t at, char language) const {
    const std::uint32_t form = rests.form(at);
    for (auto found = std::ranges::lower_bound(forms_, form, {}, &LeafForm::form);
         found != forms_.end() && found->form == form; ++found) {
      if (found->holds_in(language)) return true;
    }
    return false;
  }

 private:
  std::vector<LeafForm> forms_;  // by form
  UnitFinder finder_;
};

}  // namespace backfile
