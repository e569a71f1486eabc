// What stands around a mention of a place.
#pragma once

#include <cstddef>
#include <span>

#include "indexer/annotators/country/mentions.h"
#include "indexer/annotators/country/place_finder.h"
#include "indexer/annotators/country/section_text.h"

namespace backfile {

/// The words before and behind a mention, as far as they say what it is.
struct Surroundings {
  MentionContext context = MentionContext::free;
  bool after_comma = false;     ///< "..., X"
  bool after_place = false;     ///< directly behind another mention
  bool before_capital = false;  ///< directly before a capitalised word that is no place
  bool after_capital = false;   ///< directly behind one
  bool after_title = false;     ///< "President X"
  bool starts_sentence = false;
  std::span<const PlaceSense> qualifier;  ///< of the place behind the comma
};

/// Around the tokens [i, end) of a stretch that ends before `to`; `last_end`: behind the last mention.
Surroundings look_around(const SectionText& section, const PlaceFinder& places, std::size_t i,
                         std::size_t end, std::size_t to, std::size_t last_end);

/// Whether the place behind the comma lies in, or is, a country: "Cambridge, Massachusetts".
bool qualifies(std::span<const PlaceSense> qualifier, std::uint16_t country);

}  // namespace backfile
