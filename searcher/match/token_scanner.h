// Finds the query's words in the token column of one shard.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "common/columns.h"
#include "searcher/match/leaf_forms.h"
#include "searcher/match/places.h"
#include "searcher/query/plan.h"

namespace backfile {

/// Reads the places of some leaves out of articles. Built once a query and shard, then read-only: threads
/// share it.
class TokenScanner {
 public:
  TokenScanner(const Columns& columns, const std::vector<Leaf>& leaves);

  /// Fills `places` (one list a leaf) for a row.
  void scan(std::uint32_t row, LeafPlaces& places) const;

 private:
  /// Leaves that a form stands for: entries_[begin, begin + count).
  struct LeafList {
    std::uint32_t begin = 0;
    std::uint32_t count = 0;
  };
  struct LeafEntry {
    std::uint32_t leaf = 0;
    LeafForm form;
  };

  const Columns& columns_;
  std::size_t leaves_;
  std::vector<std::uint8_t> wanted_;  ///< by first unit: 1 where it may be a word of the query
  std::unordered_map<std::uint32_t, LeafList> by_form_;
  std::vector<LeafEntry> entries_;
  LanguagePrefixes languages_;
};

}  // namespace backfile
