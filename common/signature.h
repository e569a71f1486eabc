// What near-duplicates are known by: a small sketch of an article's text.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace backfile {

/// One-permutation MinHash (Li, Owen and Zhang 2012) of the text's 4-word shingles: 64 bins of which 8 bits
/// each are kept, empty bins filled from their neighbours (Shrivastava and Li 2014). The share of equal bins
/// of two signatures estimates the Jaccard similarity of their sets of shingles. All zero: too short to
/// compare.
struct Signature {
  std::array<std::uint8_t, 64> bins{};

  bool comparable() const { return bins != std::array<std::uint8_t, 64>{}; }
  bool operator==(const Signature&) const = default;
};

/// Words are runs of letters and digits in any case; an ideograph is a word of its own.
Signature signature_of(std::string_view text);

/// Estimated Jaccard similarity, 0..1; 0 where one is not comparable.
double similarity(const Signature& a, const Signature& b);

}  // namespace backfile
