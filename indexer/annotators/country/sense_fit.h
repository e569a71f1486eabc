// Which of a phrase's meanings are possible where it stands.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "indexer/annotators/country/mentions.h"
#include "indexer/annotators/country/section_text.h"
#include "indexer/annotators/country/surroundings.h"

namespace backfile {

/// Judges senses of phrases in one section. Keeps references.
class SenseFit {
 public:
  /// `surnames`: last words of the people that the article names in full. `before`: the mentions so far.
  SenseFit(const SectionText& section, std::span<const std::string_view> surnames, const Mentions& before)
      : section_(section), surnames_(surnames), before_(before) {}

  /// Whether a sense of the phrase at the tokens [i, end) is possible there.
  bool fits(const PlaceSense& sense, const PlaceMatch& match, std::size_t i, std::size_t end,
            const Surroundings& around) const;

  /// Whether a name that is also a word is the name here: "in Mali", a capital within the sentence, or the
  /// apostrophe that Turkish writes behind names alone.
  bool is_surely_name(std::size_t i, const Surroundings& around) const;

 private:
  bool fits_place(const PlaceSense& sense, const PlaceMatch& match, std::size_t i, std::size_t end,
                  const Surroundings& around, bool qualified) const;
  bool fits_leader(const PlaceMatch& match, std::size_t i, const Surroundings& around) const;
  bool is_surname(const PlaceMatch& match, std::size_t i) const;
  bool behind_number(std::size_t i) const;
  bool abbreviated(std::size_t i, std::size_t end) const;
  bool contradicted(std::uint16_t country) const;

  const SectionText& section_;
  std::span<const std::string_view> surnames_;
  const Mentions& before_;
};

}  // namespace backfile
