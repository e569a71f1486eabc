// Hashes as text.
#pragma once

#include <array>
#include <cstdint>
#include <cstdio>
#include <string>

namespace backfile {

/// 16 hex digits in lower case.
inline std::string to_hex(std::uint64_t value) {
  std::array<char, 17> digits;
  std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(value));
  return digits.data();
}

}  // namespace backfile
