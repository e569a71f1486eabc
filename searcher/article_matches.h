// The words of a query in one article: what snippets and highlights are made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/analyzer.h"
#include "common/columns.h"
#include "searcher/article_words.h"
#include "searcher/match/places.h"
#include "searcher/match/token_scanner.h"
#include "searcher/query/plan.h"
#include "searcher/snippet.h"

namespace backfile {

/// Matches by part of the article, words counted within it.
struct ArticleMatches {
  std::vector<SnippetMatch> title;
  std::vector<SnippetMatch> text;
};

/// Finds single words wherever they stand, positional parts only where they match as a whole. Parts of the
/// query under NOT are left out. Keeps references to plan, columns and analyser. One a thread.
class ArticleMatcher {
 public:
  /// For articles of the shard that has these columns.
  ArticleMatcher(const Plan& plan, const Columns& columns, Analyzer& analyzer);

  /// `words` are the row's.
  ArticleMatches find(std::uint32_t row, const ArticleWords& words);

 private:
  void add_patterns(std::uint32_t row);
  void collect(const PlanNode& node, const ArticleWords& words, ArticleMatches& matches);
  void collect_places(const PlaceExpression& expression, const ArticleWords& words, ArticleMatches& matches);
  void mark_words(const PlaceExpression& expression, const std::vector<Match>& stretches,
                  const ArticleWords& words, std::uint32_t part, ArticleMatches& matches) const;

  const Plan& plan_;
  const Columns& columns_;
  Analyzer& analyzer_;
  std::vector<std::size_t> patterns_;  ///< leaves: they stand for too many forms to list
  TokenScanner scanner_;               ///< of the other leaves
  LeafPlaces places_;
  std::uint32_t part_ = 0;
  PlaceEvaluator evaluator_;
};

}  // namespace backfile
