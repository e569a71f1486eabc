#include "searcher/plain_archive.h"

#include <algorithm>
#include <cmath>

#include "common/document.h"
#include "common/fold.h"
#include "searcher/query/plan.h"

namespace backfile {

PlainArchive::PlainArchive(std::vector<Article> articles, double average_words)
    : articles_(std::move(articles)), average_words_(average_words) {
  Analyzer analyzer;
  const RankingParameters ranking;
  for (const Article& article : articles_) {
    plain_.emplace_back(article);
    std::map<std::string, double>& counts = counts_.emplace_back();
    std::vector<Token> tokens;
    double words = 0;
    const auto count = [&](const std::string& text, double weight, double first_weight, bool measured) {
      analyzer.analyze(text, article.language, tokens);
      if (measured) words += static_cast<double>(tokens.size());
      for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Word& word = *tokens[i].word;
        counts[std::string(word.term)] += i < lead_words ? first_weight : weight;
        terms_of_form_[std::string(word.form)].insert(std::string(word.term));
      }
    };
    count(article.title, ranking.title, ranking.title, true);
    count(article.byline, 1, 1, false);
    count(article.dateline, 1, 1, false);
    count(article.text, 1, ranking.lead, true);
    words_.push_back(words);
    for (const auto& entry : counts) ++articles_with_[entry.first];
  }
}

void PlainArchive::Score::add(const Score& other) {
  value += other.value;
  slack += other.slack;
  present = present && other.present;
}

// The score of a word that stands for these terms: they share one idf.
PlainArchive::Score PlainArchive::term_score(std::size_t article, const std::set<std::string>& terms) const {
  const auto all = static_cast<double>(articles_.size());
  double frequency = 0;
  for (const std::string& term : terms) {
    if (const auto found = articles_with_.find(term); found != articles_with_.end())
      frequency += static_cast<double>(found->second);
  }
  Score score;
  score.present = false;
  if (frequency == 0) return score;
  const double idf = std::log(all / std::min(frequency, all));
  const RankingParameters ranking;
  for (const std::string& term : terms) {
    const auto found = counts_[article].find(term);
    if (found == counts_[article].end()) continue;
    score.present = true;
    const double length = 1 - ranking.b + ranking.b * words_[article] / average_words_;
    score.value += idf * most_impact * found->second / (found->second + ranking.k1 * length);
    score.slack += idf;  // half a step; a whole one for those that would be 0
  }
  return score;
}

// Of each word that the text typed holds, the terms that it stands for.
const std::vector<std::set<std::string>>& PlainArchive::terms_of(const QueryNode& word) const {
  const auto [found, fresh] = known_words_.try_emplace({word.text, word.match});
  if (!fresh) return found->second;
  if (word.match == WordMatch::pattern) {
    std::string pattern;
    for (const char c : word.text) {
      if (c == '*' || c == '?') {
        pattern += c;
      } else {
        fold_word(std::string_view(&c, 1), pattern);
      }
    }
    std::set<std::string>& terms = found->second.emplace_back();
    for (const auto& [form, its_terms] : terms_of_form_) {
      if (matches_pattern(pattern, form)) terms.insert(its_terms.begin(), its_terms.end());
    }
    return found->second;
  }
  Analyzer analyzer;
  std::vector<Token> tokens;
  analyzer.analyze(word.text, articles_.front().language, tokens);
  for (const Token& token : tokens) found->second.push_back({std::string(token.word->term)});
  return found->second;
}

PlainArchive::Score PlainArchive::word_score(std::size_t article, const QueryNode& word) const {
  Score sum;
  for (const std::set<std::string>& terms : terms_of(word)) sum.add(term_score(article, terms));
  return sum;
}

// Of what is looked for in the text an article scores the words that it has, wherever they stand.
PlainArchive::Score PlainArchive::place_score(std::size_t article, const QueryNode& query) const {
  if (query.kind == NodeKind::word) return word_score(article, query);
  Score sum;
  std::size_t present = 0;
  for (const QueryNode& child : query.children) {
    const Score one = place_score(article, child);
    if (query.kind != NodeKind::disjunction) {
      sum.add(one);
    } else if (one.present) {
      sum.add(one);
      ++present;
    }
  }
  if (query.kind == NodeKind::disjunction) sum.present = present > 0;
  return sum;
}

PlainArchive::Score PlainArchive::score(std::size_t article, const QueryNode& query,
                                        const Field* part) const {
  const auto matches_here = [&](const QueryNode& node) {
    if (part == nullptr) return plain_[article].matches(node);
    QueryNode within;
    within.kind = NodeKind::field;
    within.field = part;
    within.children = {node};
    return plain_[article].matches(within);
  };
  Score sum;
  switch (query.kind) {
    case NodeKind::word:
    case NodeKind::phrase:
    case NodeKind::near:
    case NodeKind::at_least:
      return place_score(article, query);
    case NodeKind::field:
      return score(article, query.children.front(), query.field);
    case NodeKind::conjunction:
    case NodeKind::disjunction:
      for (const QueryNode& child : query.children) {
        if (child.kind != NodeKind::negation && matches_here(child)) sum.add(score(article, child, part));
      }
      return sum;
    default:
      return sum;
  }
}

}  // namespace backfile
