// Matching rows -> hits with title, facets and snippets.
#pragma once

#include <map>

#include "common/analyzer.h"
#include "common/shard.h"
#include "searcher/article_matches.h"
#include "searcher/article_words.h"
#include "searcher/results.h"

namespace backfile {

/// Loads the articles of a page. Keeps references to plan and shards. One a thread.
class HitBuilder {
 public:
  /// `snippets` a hit at the most; `whole_text`: the text with all its highlights too.
  HitBuilder(const Plan& plan, Analyzer& analyzer, std::size_t snippets, bool whole_text)
      : plan_(plan), analyzer_(analyzer), snippets_(snippets), whole_text_(whole_text) {}

  Hit build(Shard& shard, std::uint32_t row, double score, std::size_t rank);

 private:
  ArticleMatcher& matcher_for(const Columns& columns);

  const Plan& plan_;
  std::map<const Columns*, ArticleMatcher> matchers_;  ///< of the shards that hits came from
  Analyzer& analyzer_;
  std::size_t snippets_;
  bool whole_text_;
  ArticleWords words_;
};

}  // namespace backfile
