// Letters and digits of ASCII, whatever the locale.
#pragma once

#include <string>
#include <string_view>

namespace backfile {

inline bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
/// Digits and nothing else.
inline bool is_ascii_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}
inline bool is_ascii_lower(char c) {
  return c >= 'a' && c <= 'z';
}
inline bool is_ascii_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
inline bool is_ascii_letter(char c) {
  return is_ascii_lower(c) || is_ascii_upper(c);
}

inline char ascii_lower(char c) {
  return is_ascii_upper(c) ? static_cast<char>(c + 32) : c;
}

/// The text with the letters A-Z in lower case; other bytes stay.
inline std::string ascii_lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = ascii_lower(c);
  return out;
}

}  // namespace backfile
