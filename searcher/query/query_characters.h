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

/// Double quotes of any typesetting. Any of them ends what any of them began; but a plain one waits for a
/// plain one, if there is one.
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

}  // namespace backfile
