// windows-1252: what Western bytes without a declaration are, and what UTF-8 is mistaken for.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "common/utf8.h"

namespace backfile {

/// The code points of the bytes 0x80 to 0x9F. The five that the charset leaves out are the C1 controls of the
/// same number, as web browsers read them.
inline constexpr std::array<std::int32_t, 32> windows_1252_high = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

inline std::int32_t windows_1252_point(unsigned char byte) {
  return byte >= 0x80 && byte < 0xA0 ? windows_1252_high[byte - 0x80U] : byte;
}

inline void append_windows_1252(unsigned char byte, std::string& out) {
  append_code_point(out, windows_1252_point(byte));
}

}  // namespace backfile
