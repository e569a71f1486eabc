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

/// "5 kB", "54.8 MB", "2,056.1 MB": a thousand bytes are a kB, part of one counts as one.
inline std::string size_in_words(std::uint64_t bytes) {
  if (bytes < 1'000'000) return std::to_string((bytes + 999) / 1000) + " kB";
  const std::uint64_t tenths = (bytes + 50'000) / 100'000;
  return grouped(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

}  // namespace backfile
