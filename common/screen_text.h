// What of a text never reaches a screen.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace backfile {

/// Controls (C0, C1), what turns the direction of other text (UAX #9: marks, embeddings, isolates), line and
/// paragraph separators, soft hyphens, zero-width spaces and byte order marks; ill-formed bytes (-1) too.
inline bool is_hidden(std::int32_t code_point) {
  const std::int32_t c = code_point;
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F ||
         c == 0x061C || c == 0xFEFF || c == 0x2028 || c == 0x2029 || c == 0x00AD || c == 0x200B;
}

/// The text in one line for a terminal: hidden characters shown as "?".
std::string printable(std::string_view text);

}  // namespace backfile
