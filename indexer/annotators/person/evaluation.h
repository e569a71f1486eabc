// Measuring the person tagger: exact spans against marked texts.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "indexer/annotators/person/corpus.h"
#include "indexer/annotators/person/tagger.h"

namespace backfile {

struct PersonScore {
  std::uint64_t right = 0;
  std::uint64_t found = 0;
  std::uint64_t gold = 0;

  double precision() const {
    return found == 0 ? 0 : static_cast<double>(right) / static_cast<double>(found);
  }
  double recall() const { return gold == 0 ? 0 : static_cast<double>(right) / static_cast<double>(gold); }
  double f1() const {
    return found + gold == 0 ? 0 : 2 * static_cast<double>(right) / static_cast<double>(found + gold);
  }
};

/// Counts persons whose place the tagger found exactly (same words; punctuation at the ends does not count).
/// With `errors`, appends a line for each miss ("-") and each wrong find ("+"), with its surroundings.
PersonScore measure_person_tagger(const PersonTagger& tagger, std::span<const MarkedText> texts,
                                  std::vector<std::string>* errors = nullptr);

}  // namespace backfile
