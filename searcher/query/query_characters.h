// Which characters separate and enclose the parts of a query.
#pragma once

#include <unicode/uchar.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace backfile {

/// White space of any script, control characters and a byte order mark: none of them can be part of a word.
inline bool is_query_space(std::int32_t code_point) {
  return code_point == ' ' || u_isUWhiteSpace(code_point) || u_isISOControl(code_point) ||
         code_point == 0xFEFF;
}

/// Double quotes of any typesetting; any of them ends what any of them began.
inline bool is_query_quote(std::int32_t code_point) {
  switch (code_point) {
    case '"':
    case 0xAB:    // «
    case 0xBB:    // »
    case 0x201C:  // “
    case 0x201D:  // ”
    case 0x201E:  // „
    case 0x201F:  // ‟
    case 0xFF02:  // fullwidth
      return true;
    default:
      return false;
  }
}

inline bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

inline bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

inline std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

}  // namespace backfile
