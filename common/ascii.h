// Letters of ASCII, whatever the locale.
#pragma once

#include <string>
#include <string_view>

namespace backfile {

inline char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

/// The text with the letters A-Z in lower case; other bytes stay.
inline std::string ascii_lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = ascii_lower(c);
  return out;
}

}  // namespace backfile
