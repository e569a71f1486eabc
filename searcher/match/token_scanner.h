// Finds the query's words in the token column of one shard.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "common/columns.h"
#include "searcher/match/leaf_forms.h"
#include "searcher/match/places.h"
#include "searcher/match/unit_finder.h"
#include "searcher/query/plan.h"

namespace backfile {

/// Reads the places of some leaves out of articles. Built once a query and shard, then read-only: threads
/// share it.
class TokenScanner {
 public:
  TokenScanner(const Columns& columns, const std::vector<Leaf>& leaves);

  /// Fills `places` (one list a leaf) for a row.
  void scan(std::uint32_t row, LeafPlaces& places) const;

  /// Likewise for some of a row's units, of which `first` is the first. Positions, sentences and paragraphs
  /// count from it, as if the article began there. `rests` are the row's.
  void scan(std::uint32_t row, std::span<const TokenUnit> units, std::size_t first, RestCounter& rests,
            LeafPlaces& places) const;

  /// How often a leaf stands in an article that has it, up to a factor that all leaves share: what to look
  /// for first, in articles that have all of them.
  double places_an_article(std::uint32_t leaf) const { return places_an_article_[leaf]; }

  /// The forms that a leaf stands for.
  const std::vector<LeafForm>& forms(std::uint32_t leaf) const { return forms_[leaf]; }

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

  void take(const LeafList& list, const WordPlace& place, char prefix, LeafPlaces& places) const;

  const Columns& columns_;
  std::vector<std::vector<LeafForm>> forms_;  ///< by leaf
  std::vector<double> places_an_article_;     ///< by leaf
  UnitFinder finder_;                         ///< of the units of the words of the query
  std::unordered_map<std::uint32_t, LeafList> by_form_;
  std::vector<LeafEntry> entries_;
  LanguagePrefixes languages_;
};

}  // namespace backfile
