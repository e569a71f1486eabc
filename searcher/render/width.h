// How wide text is on a terminal, and where it may be wrapped.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/results.h"

namespace backfile {

/// Columns of a code point: 2 for East Asian wide ones and emoji, 0 for combining marks, else 1 (UAX #11).
std::size_t column_width(std::int32_t code_point);
std::size_t column_width(std::string_view text);

/// Cuts text at spaces (or anywhere, where a word is wider) into lines of up to `columns`: byte ranges.
std::vector<Highlight> wrap(std::string_view text, std::size_t columns);

/// The beginning of the text, up to `columns` wide, with "…" where something is left out.
std::string shorten(std::string_view text, std::size_t columns);

}  // namespace backfile
