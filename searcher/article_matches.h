// The words of a query in one article: what snippets and highlights are made of.
#pragma once

#include <bitset>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/analyzer.h"
#include "common/columns.h"
#include "common/document.h"
#include "searcher/match/leaf_forms.h"
#include "searcher/match/places.h"
#include "searcher/query/plan.h"
#include "searcher/snippet.h"

namespace backfile {

/// Matches by part of the article, token indexes counted within it.
struct ArticleMatches {
  std::vector<SnippetMatch> title;
  std::vector<SnippetMatch> text;
};

/// Finds single words wherever they stand, positional parts only where they match as a whole. Parts of the
/// query under NOT are left out. Keeps references to plan and columns. One a thread.
class ArticleMatcher {
 public:
  /// For articles of the shard that has these columns.
  ArticleMatcher(const Plan& plan, const Columns& columns);

  /// `tokens` may be unstemmed: words are known by their surfaces, which are all in the lexicon.
  ArticleMatches find(const ArticleTokens& tokens, std::string_view language);

 private:
  struct LeafWord {
    std::size_t leaf;
    LeafForm form;
  };

  void add(std::string_view surface, const LeafWord& word);
  void find_places(const ArticleTokens& tokens, std::string_view language);
  void take(const Token& token, char prefix, const WordPlace& place);
  void collect(const PlanNode& node, const ArticleTokens& tokens, ArticleMatches& matches);
  void collect_places(const PlaceExpression& expression, const ArticleTokens& tokens,
                      ArticleMatches& matches);
  void mark_words(const PlaceExpression& expression, const std::vector<Match>& stretches,
                  const ArticleTokens& tokens, std::uint32_t part, ArticleMatches& matches) const;
  /// `match` gives weight, part and flags; begin and end are set from the place.
  void add(const Match& place, const ArticleTokens& tokens, SnippetMatch match,
           ArticleMatches& matches) const;

  const Plan& plan_;
  std::unordered_map<std::string_view, std::vector<LeafWord>> by_surface_;
  std::bitset<256> outlines_;          ///< of the surfaces
  std::vector<std::size_t> patterns_;  ///< leaves: they stand for too many forms to list
  LeafPlaces places_;
  std::uint32_t title_end_ = 0;   ///< positions of the headline lie before
  std::uint32_t text_begin_ = 0;  ///< and those of the text from here
  std::uint32_t part_ = 0;
  PlaceEvaluator evaluator_;
};

}  // namespace backfile
