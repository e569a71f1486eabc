// Chinese characters that are written in several ways: traditional, simplified, as in Japan before and since
// 1946.
#pragma once

#include <cstdint>

namespace backfile {

inline constexpr std::uint32_t han_begin = 0x3400;
inline constexpr std::uint32_t han_end = 0xA000;

/// By code point from `han_begin` to `han_end`: of a character and its variants the one that stands for them.
/// Made by han_variants/make_table.cc of the dictionaries of OpenCC (https://github.com/BYVoid/OpenCC).
extern const std::uint16_t han_variants[han_end - han_begin];

/// One for `國` and `国`, or `經`, `经` and `経`; any other character itself.
inline char32_t one_of_variants(char32_t c) {
  return c >= han_begin && c < han_end ? han_variants[c - han_begin] : c;
}

}  // namespace backfile
