// A word looked up in a short list.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>

namespace backfile {

/// One after the other: for lists of up to some dozen words.
inline bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace backfile
