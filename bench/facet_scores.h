// Facet values found against those that a careful reader gave: precision, recall, F1, and what was mistaken
// for what.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace backfile {

/// Counts of one value, or of all together.
struct FacetCount {
  std::uint64_t right = 0;
  std::uint64_t found = 0;
  std::uint64_t gold = 0;

  double precision() const;
  double recall() const;
  double f1() const;
};

/// A value of the gold, what was found in its place, and in how many articles. One side may be empty: missed
/// where nothing wrong was found, or found where nothing was missed.
struct FacetConfusion {
  std::string gold;
  std::string found;
  std::uint64_t articles = 0;
};

/// Collects articles of one facet. Values are compared as they stand.
class FacetScores {
 public:
  void add(const std::set<std::string>& gold, const std::set<std::string>& found);

  std::uint64_t articles() const { return articles_; }
  std::uint64_t exact() const { return exact_; }  ///< articles in which found and gold are the same
  FacetCount micro() const;
  /// Means over the values that the gold holds.
  struct Macro {
    double precision = 0;
    double recall = 0;
    double f1 = 0;
  };
  Macro macro() const;
  const std::map<std::string, FacetCount>& values() const { return values_; }
  /// Most articles first, then by name.
  std::vector<FacetConfusion> confusions() const;

 private:
  std::uint64_t articles_ = 0;
  std::uint64_t exact_ = 0;
  std::map<std::string, FacetCount> values_;
  std::map<std::pair<std::string, std::string>, std::uint64_t> confusions_;
};

}  // namespace backfile
