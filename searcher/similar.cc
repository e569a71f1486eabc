#include "searcher/similar.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "common/document.h"
#include "common/schema.h"

namespace backfile {
namespace {

constexpr std::size_t most_words = 25;
constexpr double headline_weight = 3;

struct TellingWord {
  std::string surface;
  double count = 0;
  double weight = 0;
};

std::vector<TellingWord> telling_words(const Article& article, PlanContext& context) {
  ArticleTokens tokens;
  analyze_article(article, context.analyzer(), tokens);
  std::map<std::string_view, TellingWord> by_term;
  for_each_telling(tokens, [&](const Word& told, bool in_title) {
    TellingWord& word = by_term[told.term];
    if (word.surface.empty()) word.surface = told.surface;
    word.count += in_title ? headline_weight : 1;
  });
  std::vector<TellingWord> words;
  const auto articles = static_cast<double>(context.articles());
  for (auto& [term, word] : by_term) {
    const auto frequency = static_cast<double>(context.frequency(std::string(term)));
    // A word of this article alone finds nothing, one of every second article tells nothing.
    if (frequency < 2 || frequency * 2 > articles) continue;
    word.weight = (1 + std::log(word.count)) * std::log(articles / frequency);
    words.push_back(std::move(word));
  }
  std::ranges::stable_sort(words, std::greater<>(), &TellingWord::weight);
  if (words.size() > most_words) words.resize(most_words);
  return words;
}

}  // namespace

QueryNode similar_query(const Article& article, QueryNode query, PlanContext& context) {
  QueryNode any;
  any.kind = NodeKind::disjunction;
  for (TellingWord& word : telling_words(article, context)) {
    QueryNode& node = any.children.emplace_back();
    node.kind = NodeKind::word;
    node.text = std::move(word.surface);
  }
  if (any.children.size() == 1) any = QueryNode(any.children.front());
  QueryNode itself;
  itself.kind = NodeKind::value;
  itself.field = &field("id");
  itself.text = article.id;
  QueryNode other;
  other.kind = NodeKind::negation;
  other.children.push_back(itself);
  if (any.kind == NodeKind::disjunction && any.children.empty()) any = itself;  // and not itself: nothing

  QueryNode all;
  all.kind = NodeKind::conjunction;
  if (query.kind == NodeKind::conjunction) {
    all.children = std::move(query.children);
  } else if (query.kind != NodeKind::all) {
    all.children.push_back(std::move(query));
  }
  all.children.push_back(std::move(any));
  all.children.push_back(std::move(other));
  return all;
}

}  // namespace backfile
