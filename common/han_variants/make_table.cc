// Makes the table of common/han_variants.h from OpenCC's dictionaries of single characters. Runs at build
// time.
#include <opencc/SimpleConverter.hpp>

#include <cstdint>
#include <cstdio>
#include <numeric>
#include <string>
#include <vector>

#include "common/han_variants.h"

namespace {

using backfile::han_begin;
using backfile::han_end;

// All characters of the table have three bytes in UTF-8.
std::string to_utf8(std::uint32_t c) {
  return {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
          static_cast<char>(0x80 | (c & 0x3F))};
}

// 0 where it is not one of the table's.
std::uint32_t from_utf8(const std::string& text) {
  if (text.size() != 3) return 0;
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<std::uint8_t>(text[i]));
  };
  const std::uint32_t c = (byte(0) & 0xF) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
  return c >= han_begin && c < han_end ? c : 0;
}

// Sets of characters that are variants of each other.
class VariantSets {
 public:
  VariantSets() : parents_(han_end), simplified_(han_end) {
    std::iota(parents_.begin(), parents_.end(), std::uint32_t{0});
  }

  void join_by(const char* conversion, bool simplifies) {
    const opencc::SimpleConverter converter(conversion);
    for (std::uint32_t c = han_begin; c < han_end; ++c) {
      const std::uint32_t other = from_utf8(converter.Convert(to_utf8(c)));
      if (other == 0 || other == c) continue;
      join(c, other);
      if (simplifies) simplified_[other] = true;
    }
  }

  // Of each character the one that stands for its set: a simplified one, of several the first.
  std::vector<std::uint32_t> chosen() {
    std::vector<std::uint32_t> of_set(han_end, 0);
    for (const bool simplified : {true, false}) {
      for (std::uint32_t c = han_begin; c < han_end; ++c) {
        std::uint32_t& chosen = of_set[set_of(c)];
        if (chosen == 0 && simplified_[c] == simplified) chosen = c;
      }
    }
    std::vector<std::uint32_t> table;
    for (std::uint32_t c = han_begin; c < han_end; ++c) table.push_back(of_set[set_of(c)]);
    return table;
  }

 private:
  std::uint32_t set_of(std::uint32_t c) {
    while (parents_[c] != c) c = parents_[c];
    return c;
  }
  void join(std::uint32_t a, std::uint32_t b) { parents_[set_of(a)] = set_of(b); }

  std::vector<std::uint32_t> parents_;
  std::vector<bool> simplified_;
};

}  // namespace

int main() {
  VariantSets sets;
  sets.join_by("t2s.json", true);    // traditional to simplified
  sets.join_by("jp2t.json", false);  // Japanese of today to that of before 1946
  sets.join_by("t2jp.json", false);
  sets.join_by("tw2t.json", false);  // what Taiwan and Hong Kong write otherwise
  sets.join_by("hk2t.json", false);
  std::printf("#include \"common/han_variants.h\"\n\nconst std::uint16_t backfile::han_variants[] = {");
  for (const std::uint32_t c : sets.chosen()) std::printf("%u,", c);
  std::printf("};\n");
}
