// What of a text never reaches a screen.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace backfile {

/// Controls (C0, C1), what turns the direction of other text (UAX #9: marks, embeddings, isolates), line and
/// paragraph separators, soft hyphens, zero-width spaces and byte order marks; ill-formed bytes (-1) too.
bool is_hidden(std::int32_t code_point);

/// The text in one line for a terminal: hidden characters shown as "?".
std::string printable(std::string_view text);

}  // namespace backfile
