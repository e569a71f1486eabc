#include "common/token_units.h"

#include <cstring>

namespace backfile {

std::uint32_t FormNumbers::next(std::uint64_t group) {
  if (alone_ < units_with_rest(0)) return alone_++;
  for (std::size_t size = 1; size <= longest_rest; ++size) {
    const auto unit = static_cast<TokenUnit>(first_unit_with_rest[size] + group % units_with_rest(size));
    if (used_[unit] < std::uint32_t{1} << (8 * size)) return form_of(unit, used_[unit]++);
  }
  return most_forms;
}

// An article's bytes: the number of units, units, rests.
void TokenWriter::finish(std::vector<std::uint8_t>& bytes) {
  const auto count = static_cast<std::uint32_t>(units_.size());
  const std::size_t begin = bytes.size();
  bytes.resize(begin + sizeof count);
  std::memcpy(bytes.data() + begin, &count, sizeof count);
  bytes.insert(bytes.end(), units_.begin(), units_.end());
  bytes.insert(bytes.end(), rests_.begin(), rests_.end());
  units_.clear();
  rests_.clear();
}

TokenCodes token_codes(std::span<const std::uint8_t> bytes) {
  std::uint32_t count = 0;
  if (bytes.size() < sizeof count) return {};
  std::memcpy(&count, bytes.data(), sizeof count);
  const auto tokens = bytes.subspan(sizeof count);
  if (count > tokens.size()) return {};
  return {tokens.first(count), tokens.subspan(count)};
}

}  // namespace backfile
