// What sites call what is not shown: words and pairs of words (joined by '-') of class names and ids.
#pragma once

#include <array>
#include <string_view>

namespace backfile {

inline constexpr auto hidden_names = std::to_array<std::string_view>(
    {"a-hidden", "aria-only", "assistive-text", "element-invisible", "hidden-text", "obfuscated",
     "off-screen", "offscreen", "screen-reader", "screenreader", "sr-only", "visually-hidden",
     "visuallyhidden", "visuallyhide"});

}  // namespace backfile
