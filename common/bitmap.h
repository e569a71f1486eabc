// A bit for each row of a shard, in bytes: as word pairs are kept on the disk, and unpacked postings in
// memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace backfile {

/// In bytes.
inline std::size_t bitmap_size(std::uint32_t rows) {
  return (std::size_t{rows} + 7) / 8;
}

inline void set_bit(std::span<std::uint8_t> bits, std::uint32_t row) {
  bits[row / 8] |= static_cast<std::uint8_t>(1U << row % 8);
}

/// The bits from `row` on, the lowest first; none behind the last.
inline std::uint64_t next_64_bits(std::span<const std::uint8_t> bits, std::uint32_t row) {
  const std::size_t byte = row / 8;
  const unsigned shift = row % 8;
  std::uint64_t found = 0;
  if (byte + 8 <= bits.size()) {
    for (std::size_t i = 0; i < 8; ++i) found |= std::uint64_t{bits[byte + i]} << 8 * i;  // one load
  } else {
    for (std::size_t i = 0; byte + i < bits.size(); ++i) found |= std::uint64_t{bits[byte + i]} << 8 * i;
  }
  if (shift == 0) return found;
  const std::uint64_t last = byte + 8 < bits.size() ? bits[byte + 8] : 0;
  return found >> shift | last << (64 - shift);
}

}  // namespace backfile
