// How many typing errors lie between two words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace backfile {

/// The code points of UTF-8; ill-formed bytes become U+FFFD.
std::u32string code_points(std::string_view text);

/// Damerau-Levenshtein distance in its common form (optimal string alignment): insertions, deletions,
/// substitutions and exchanges of two neighbours, none of them edited twice. Gives `limit` + 1 for anything
/// beyond `limit`.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit);

}  // namespace backfile
