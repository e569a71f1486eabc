// A run of sorted, spooled articles -> a chunk: a Xapian database and a column file, made by one thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "common/analyzer.h"
#include "common/document.h"
#include "common/stored_article.h"
#include "indexer/spool.h"

namespace backfile {

/// The pieces that a shard of these entries is made in. Decided by the entries alone, so that any number of
/// threads makes the same shard; enough of them to keep threads busy, few enough to be open at once.
std::vector<std::span<const SpoolEntry>> cut_into_chunks(std::span<const SpoolEntry> entries);

/// Writes chunks one after the other; keeps its caches of words from one to the next. One a thread.
class ChunkWriter {
 public:
  /// The references must outlive it. `dictionary`: zstd's, for the stored articles.
  ChunkWriter(const Spool& spool, const RankingContext& ranking, const std::string& dictionary)
      : spool_(spool), ranking_(ranking), dictionary_(dictionary), stored_(dictionary) {}

  /// Makes the folder `path`-db and the part `path`-columns (columns_builder.h). `row`: of the first entry in
  /// the shard. Throws Error and Xapian::Error.
  void write(std::span<const SpoolEntry> entries, std::uint32_t row, const std::string& path);

 private:
  const Spool& spool_;
  const RankingContext& ranking_;
  const std::string& dictionary_;
  ArticleCodec spooled_;
  ArticleCodec stored_;
  Analyzer analyzer_;
  ArticleTokens tokens_;
};

}  // namespace backfile
