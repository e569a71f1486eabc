// Numbers in groups of seven bits, the lowest first; a byte's highest bit says that more follow (LEB128).
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>

namespace backfile {

/// Appends to a container of bytes or chars.
template <typename Bytes>
void append_varint(Bytes& out, std::uint64_t value) {
  using Byte = typename Bytes::value_type;
  for (; value >= 0x80; value >>= 7) out.push_back(static_cast<Byte>((value & 0x7F) | 0x80));
  out.push_back(static_cast<Byte>(value));
}

/// Takes a number off the front of a view of bytes or chars; nothing where it is cut off or does not end.
template <typename Number, typename View>
std::optional<Number> take_varint(View& bytes) {
  Number number = 0;
  std::size_t size = 0;
  for (unsigned shift = 0; size < bytes.size() && shift < std::numeric_limits<Number>::digits; shift += 7) {
    const auto byte = static_cast<std::uint8_t>(bytes[size++]);
    number |= static_cast<Number>(byte & 0x7F) << shift;
    if (byte < 0x80) {
      bytes = View(bytes.data() + size, bytes.size() - size);
      return number;
    }
  }
  return std::nullopt;
}

}  // namespace backfile
