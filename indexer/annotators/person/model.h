// The weights of the person tagger: a linear-chain model in two stages over hashed features.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/annotators/person/labels.h"

namespace backfile {

/// A weight for each label.
using LabelWeights = std::array<std::int8_t, label_count>;
using LabelScores = std::array<std::int16_t, label_count>;
/// Weights of one label behind another, by link.
using Transitions = std::array<std::array<LabelScores, label_count>, link_count>;

/// One stage. The second also sees what the first made of the whole article.
struct PersonStage {
  std::vector<LabelWeights> weights;  ///< 2^bits buckets
  Transitions transitions{};          ///< [link][before][here]
};

/// The bucket of a feature among 2^bits.
inline std::uint32_t bucket_of(std::uint64_t feature, int bits) {
  return static_cast<std::uint32_t>((feature * 0x9E3779B97F4A7C15U) >> (64 - bits));
}

struct PersonModel {
  int bits = 0;
  std::array<PersonStage, 2> stages;

  std::uint32_t bucket(std::uint64_t feature) const { return bucket_of(feature, bits); }

  /// The model as a file: a header, the transitions, the buckets, compressed with zstd.
  std::string save() const;
  /// Throws Error where the bytes are no model of this version, or damaged.
  static PersonModel load(std::string_view bytes);
};

}  // namespace backfile
