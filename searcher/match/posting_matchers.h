// What the lists of a shard tell by themselves.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "common/shard.h"
#include "common/word_pairs.h"
#include "searcher/match/matcher.h"
#include "searcher/match/posting_cache.h"

namespace backfile {

/// Rows with any of some posting terms, scored with one idf for all of them; 0: not scored. `lists`: the
/// shard's.
std::unique_ptr<Matcher> rows_with_terms(Shard& shard, const std::vector<std::string>& terms, double idf,
                                         UnpackedLists lists);

/// The rows of a list: articles with two common words side by side. Not scored.
std::unique_ptr<Matcher> rows_with_pair(const PackedRows& rows);

/// What `inner` matches in those blocks that may have all of the pairs.
std::unique_ptr<Matcher> rows_in_blocks(std::vector<PairBlocks> pairs, std::unique_ptr<Matcher> inner);

}  // namespace backfile
