// Labels become mentions.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/annotators/person/labels.h"
#include "indexer/annotators/person/text.h"

namespace backfile {

/// A place where a person is named: bytes of the title or body, titles and possessive endings left out.
struct PersonMention {
  std::uint32_t begin;
  std::uint32_t end;
  bool in_title;
  bool operator==(const PersonMention&) const = default;
};

/// The names that labels make up. What the labels cut is mended: initials in front ("A. A. K. Niazi"), "Jr."
/// behind, particles and family names between two halves ("Vieira" "de" "Mello"), a nickname inside
/// (nicknames.h).
std::vector<PersonMention> mentions_of(const PersonText& text, const NameWords& words,
                                       const std::vector<NameLabel>& labels);

/// The names that are no people: places, organisations, works and the like.
std::vector<PersonMention> other_names_of(const PersonText& text, const std::vector<NameLabel>& labels);

}  // namespace backfile
