// Many strings in two arrays: where each begins, and the bytes.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/section_file.h"

namespace backfile {

/// A table mapped from a section file ("x.at" and "x.bytes"). Out-of-range reads give "".
class StringTable {
 public:
  StringTable() = default;
  StringTable(const SectionFile& file, const std::string& name)
      : begins_(file.values<std::uint32_t>(name + ".at")), bytes_(file.values<char>(name + ".bytes")) {}

  std::uint32_t size() const { return begins_.empty() ? 0 : static_cast<std::uint32_t>(begins_.size() - 1); }

  std::string_view operator[](std::uint32_t index) const {
    if (index >= size()) return {};
    const std::uint32_t begin = begins_[index];
    const std::uint32_t end = begins_[index + 1];
    if (begin > end || end > bytes_.size()) return {};
    return {bytes_.data() + begin, end - begin};
  }

  /// In a sorted table: the index of the first string that is not less than `key`.
  std::uint32_t lower_bound(std::string_view key) const {
    std::uint32_t low = 0;
    std::uint32_t high = size();
    while (low < high) {
      const std::uint32_t middle = low + (high - low) / 2;
      if ((*this)[middle] < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// In a sorted table: the index of `key`, or size() where it is not there.
  std::uint32_t find(std::string_view key) const {
    const std::uint32_t at = lower_bound(key);
    return at < size() && (*this)[at] == key ? at : size();
  }

 private:
  std::span<const std::uint32_t> begins_;
  std::span<const char> bytes_;
};

/// Writes strings, in the order given, as the sections "name.at" and "name.bytes".
template <typename Strings>
void write_string_table(SectionWriter& writer, const std::string& name, const Strings& strings) {
  std::vector<std::uint32_t> begins = {0};
  std::string bytes;
  for (const auto& text : strings) {
    bytes += text;
    begins.push_back(static_cast<std::uint32_t>(bytes.size()));
  }
  writer.section<std::uint32_t>(name + ".at", begins);
  writer.section<char>(name + ".bytes", bytes);
}

}  // namespace backfile
