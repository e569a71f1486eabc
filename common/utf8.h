// Reading and writing single code points of UTF-8.
#pragma once

#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace backfile {

/// What some editors write in front of UTF-8: no part of the text.
inline constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

inline std::string_view without_utf8_mark(std::string_view text) {
  return text.starts_with(utf8_mark) ? text.substr(utf8_mark.size()) : text;
}

/// The place of the first byte that is neither white space nor of the mark; npos where there is none.
inline std::size_t first_sign(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
}

/// Decodes the code point at `at` (< text.size()) and moves `at` behind it. Ill-formed bytes give -1.
inline std::int32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<std::uint8_t>(text[at]);
  if (lead < 0x80) {
    ++at;
    return lead;
  }
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t position = at;
  std::int32_t code_point = 0;
  U8_NEXT(bytes, position, text.size(), code_point);
  at = position;
  return code_point;
}

/// Appends the UTF-8 of a code point; U+FFFD for what is none.
inline void append_code_point(std::string& out, std::int32_t code_point) {
  std::uint8_t bytes[4];
  std::size_t length = 0;
  UBool failed = false;
  U8_APPEND(bytes, length, sizeof bytes, static_cast<std::uint32_t>(code_point), failed);
  if (failed) {
    out += "\xEF\xBF\xBD";
  } else {
    out.append(reinterpret_cast<const char*>(bytes), length);
  }
}

/// True for the second and later bytes of a code point.
inline bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// The largest position up to `at` that does not cut a code point.
inline std::size_t code_point_border(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  while (at > 0 && is_continuation(text[at])) --at;
  return at;
}

}  // namespace backfile
