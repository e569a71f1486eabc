// BM25F at full precision over a whole archive in memory: what the rounding of impacts costs is told against
// it.
#pragma once

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/archive.h"
#include "common/shard.h"
#include "searcher/query/plan.h"

namespace backfile {

/// Reads and analyses every article when made: for collections of thousands.
class UnroundedRanking {
 public:
  explicit UnroundedRanking(const std::string& archive);

  /// Ids of the articles with one of the query's words, by score, then date, then id's hash: the first
  /// `limit`. Plain words, as of --words --any.
  std::vector<std::string> rank(const std::string& query, std::size_t limit);

 private:
  struct Row {
    std::string id;
    std::int64_t date;
    std::uint64_t id_hash;
  };
  /// A term's part of the score before idf, by row.
  using Postings = std::vector<std::pair<std::size_t, double>>;

  void add(const Article& article, const Manifest& manifest, Analyzer& analyzer);

  std::vector<Shard> shards_;
  PlanContext context_;
  std::vector<Row> rows_;
  std::unordered_map<std::string, Postings> postings_;
};

}  // namespace backfile
