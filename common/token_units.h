// The token column's code: an article's words and breaks as 16-bit units.
//
// An article is four parts, each closed by unit_field but the last: headline, byline, dateline, text. Words
// are form ids by descending frequency: the commonest take one unit, the others two. First and second units
// of a pair come from ranges of their own, so that any unit can be told for what it is without reading from
// the start: a search may look for a unit anywhere with vector compares.
#pragma once

#include <cstdint>
#include <vector>

namespace backfile {

inline constexpr std::uint16_t unit_field = 0;
inline constexpr std::uint16_t unit_paragraph = 1;
inline constexpr std::uint16_t unit_sentence = 2;
inline constexpr std::uint16_t first_word_unit = 3;
inline constexpr std::uint16_t pair_first = 0xE000;   ///< [pair_first, pair_second): first unit of a pair
inline constexpr std::uint16_t pair_second = 0xF000;  ///< [pair_second, 0xFFFF]: second unit of a pair
inline constexpr std::uint32_t single_forms = pair_first - first_word_unit;
inline constexpr std::uint32_t most_forms = single_forms + (1U << 24);

inline bool is_break(std::uint16_t unit) {
  return unit < first_word_unit;
}
inline bool is_pair_first(std::uint16_t unit) {
  return unit >= pair_first && unit < pair_second;
}
inline bool is_pair_second(std::uint16_t unit) {
  return unit >= pair_second;
}

/// Appends the units of a form; `form` < most_forms.
inline void append_form(std::vector<std::uint16_t>& units, std::uint32_t form) {
  if (form < single_forms) {
    units.push_back(static_cast<std::uint16_t>(form + first_word_unit));
    return;
  }
  const std::uint32_t rest = form - single_forms;
  units.push_back(static_cast<std::uint16_t>(pair_first + (rest >> 12)));
  units.push_back(static_cast<std::uint16_t>(pair_second + (rest & 0xFFF)));
}

/// The form that begins at `unit` (no break); `next` is the unit behind it, looked at only for pairs.
inline std::uint32_t form_of(std::uint16_t unit, std::uint16_t next) {
  if (unit < pair_first) return static_cast<std::uint32_t>(unit - first_word_unit);
  return single_forms + (static_cast<std::uint32_t>(unit - pair_first) << 12) +
         static_cast<std::uint32_t>(next & 0xFFF);
}

}  // namespace backfile
