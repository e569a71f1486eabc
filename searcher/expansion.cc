#include "searcher/expansion.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "searcher/query/function_words.h"

namespace backfile {
namespace {

constexpr std::size_t most_words = 30;
constexpr double weight = 0.3;             // of the best expansion word, against a query word
constexpr double sharpness = 16;           // power of an article's score, relative to the best one's
constexpr std::size_t least_articles = 2;  // what one of them says alone is its own
constexpr std::size_t least_letters = 2;

struct Candidate {
  ExpansionWord word;
  std::size_t articles = 0;
};

struct Count {
  std::string_view form;
  double count = 0;
};

// Words that may tell something, by term.
std::map<std::string_view, Count> telling_words(const Article& article, const ArticleTokens& tokens) {
  std::map<std::string_view, Count> counts;
  for_each_telling(tokens, [&](const Word& word, bool) {
    const std::string_view form = word.form;
    const bool number = form.front() >= '0' && form.front() <= '9';
    if (form.size() < least_letters || number || is_function_word(form, article.language)) return;
    Count& count = counts[word.term];
    count.form = form;
    ++count.count;
  });
  return counts;
}

double idf(const std::string& term, PlanContext& context) {
  const auto frequency = static_cast<double>(context.frequency(term));
  // A word of one article alone ranks nothing.
  return frequency < 2 ? 0 : std::log(static_cast<double>(context.articles()) / frequency);
}

}  // namespace

std::vector<ExpansionWord> expansion_words(const Plan& plan, std::vector<Shard>& shards,
                                           const RankingContext& ranking, const std::vector<RankedRow>& rows,
                                           PlanContext& context) {
  std::map<std::string, Candidate> by_term;
  const std::size_t articles = std::min(rows.size(), expansion_articles);
  if (plan.leaves.empty() || articles == 0 || rows.front().score <= 0) return {};
  ArticleTokens tokens;
  for (std::size_t i = 0; i < articles; ++i) {
    const Article article = shards[rows[i].shard].article(rows[i].row);
    analyze_article(article, context.analyzer(), tokens);
    const double trust = std::pow(rows[i].score / rows.front().score, sharpness);
    const auto words = static_cast<double>(tokens.words());
    for (const auto& [term, count] : telling_words(article, tokens)) {
      auto& [word, seen_in] = by_term[std::string(term)];
      ++seen_in;
      if (word.form.empty()) word.form = count.form;
      word.weight += trust * impact(count.count, words, ranking.average_words, ranking.ranking);
    }
  }
  std::vector<ExpansionWord> found;
  for (auto& [term, candidate] : by_term) {
    auto& [word, seen_in] = candidate;
    if (seen_in < std::min(least_articles, articles)) continue;
    word.term = term;
    word.weight *= idf(term, context);
    if (word.weight > 0) found.push_back(std::move(word));
  }
  std::ranges::stable_sort(found, std::greater<>(), &ExpansionWord::weight);
  if (found.size() > most_words) found.resize(most_words);
  const double best = found.empty() ? 1 : found.front().weight;
  for (ExpansionWord& word : found) word.weight *= weight / best;
  return found;
}

Plan expanded_plan(const Plan& plan, const std::vector<ExpansionWord>& words, PlanContext& context) {
  Plan made = plan;
  if (words.empty()) return made;
  PlanNode added;
  added.kind = PlanNode::Kind::disjunction;
  for (const ExpansionWord& word : words) {
    PlanNode& node = added.children.emplace_back();
    node.kind = PlanNode::Kind::term;
    node.leaf = static_cast<std::uint32_t>(made.leaves.size());
    Leaf& leaf = made.leaves.emplace_back();
    leaf.text = leaf.form = word.form;
    leaf.terms = {word.term};
    leaf.frequency = context.frequency(word.term);
    leaf.idf = word.weight * idf(word.term, context);
  }
  PlanNode root;
  root.kind = PlanNode::Kind::preference;
  root.source = plan.root.source;
  root.children = {plan.root, std::move(added)};
  made.root = std::move(root);
  return made;
}

}  // namespace backfile
