// Numbers for people.
#pragma once

#include <cstdint>
#include <string>

namespace backfile {

/// "1234567" -> "1,234,567".
inline std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

}  // namespace backfile
