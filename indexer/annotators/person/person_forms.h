// One person of an archive: the forms of a name that its articles have.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "indexer/annotators/person/names.h"

namespace backfile {

/// Articles that make a form a habit.
inline constexpr std::uint64_t attested_articles = 3;

struct PersonForms {
  std::vector<std::pair<std::string, std::uint64_t>> forms;  ///< with the articles that hold each
  std::vector<PersonName> names;                             ///< of the forms
  std::uint64_t articles = 0;                                ///< their sum

  void add(const std::string& form, PersonName&& name, std::uint64_t count);

  /// True where `same` takes each of the person's names for the same as this one.
  template <typename Same>
  bool fit(const PersonName& name, Same same) const {
    return std::ranges::all_of(names, [&](const PersonName& other) { return same(other, name); });
  }

  /// The fullest of the forms that are common enough; of equally full ones the commonest. There must be one.
  const std::string& best() const;
};

}  // namespace backfile
