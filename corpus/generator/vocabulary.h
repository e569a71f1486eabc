// The words of a generated archive, by rank of frequency.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/generator/random.h"

namespace backfile {

/// The commonest English words at the top, below them words made of syllables, three forms of each ("rolam",
/// "rolams", "rolaming"), so that stemming has something to do. No made word has a q, x or z.
class Vocabulary {
 public:
  explicit Vocabulary(std::size_t size);

  const std::string& word(std::size_t rank) const { return words_[rank]; }
  std::size_t size() const { return words_.size(); }
  /// A rank, as frequent as in news: measured on five years of a wire service (3.3 million words), where the
  /// r-th word has about .13 / r of all up to r = 1000, and below falls off with an exponent that grows
  /// from 1.15 by .33 a decade.
  std::size_t draw(Random& random) const { return frequency_.draw(random); }

 private:
  std::vector<std::string> words_;
  WeightedChoice frequency_;
};

/// A made word of this number: different numbers, different words.
std::string made_word(std::size_t number);

}  // namespace backfile
