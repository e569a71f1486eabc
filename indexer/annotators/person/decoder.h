// Applies a person model to a prepared article: scores, best labels of every sentence, votes.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "indexer/annotators/person/model.h"
#include "indexer/annotators/person/text.h"

namespace backfile {

/// Keeps the scores of words from one article to the next: one per thread, for one NameWords; call `forget`
/// when that is cleared.
class PersonDecoder {
 public:
  explicit PersonDecoder(const PersonModel& model);

  /// Labels every candidate: both stages. Leaves the first stage's votes in the text's evidence.
  const std::vector<NameLabel>& decode(PersonText& text, const NameWords& words);
  /// The first stage alone, with votes.
  const std::vector<NameLabel>& decode_first(PersonText& text, const NameWords& words);
  void forget();

 private:
  using Sums = std::array<std::int32_t, label_count>;
  using Steps = std::array<std::array<Sums, label_count>, link_count>;
  // Of both stages, side by side: what is read together lies together.
  using BothWeights = std::array<LabelWeights, 2>;
  using BothScores = std::array<LabelScores, 2>;
  struct WordScores {
    std::array<BothScores, place_count> sums;
    std::uint8_t known = 0;
  };

  // Of the features of a candidate's surroundings and article.
  struct Buckets {
    std::array<std::uint32_t, 64> list;
    std::size_t count = 0;
  };

  void ask_for(const PersonText& text, const NameWords& words, std::size_t candidate, Buckets& buckets) const;
  std::uint32_t bucket(std::uint64_t feature) const { return bucket_of(feature, bits_); }
  const BothScores& score_word(const NameWords& words, std::uint32_t word, Place place);
  // The features of the first stage, for it alone or for both; then those that only the second has.
  template <bool both>
  void score(const PersonText& text, const NameWords& words);
  void score_votes(const PersonText& text, const NameWords& words);
  const std::vector<NameLabel>& settle_first(PersonText& text);
  void find_best(std::size_t stage, const PersonText& text, std::vector<NameLabel>& labels);

  int bits_;
  std::shared_ptr<const std::vector<BothWeights>> weights_;  // copies of a decoder share them
  std::array<Steps, 2> steps_;
  std::vector<WordScores> words_;
  std::array<std::vector<LabelScores>, 2> scores_;
  std::vector<std::array<std::uint8_t, label_count>> back_;
  std::vector<std::uint64_t> features_;
  std::vector<NameLabel> first_;
  std::vector<NameLabel> second_;
};

/// Fills the votes of the text's evidence from labels.
void count_votes(PersonText& text, const std::vector<NameLabel>& labels);

}  // namespace backfile
