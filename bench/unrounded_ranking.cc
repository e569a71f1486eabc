#include "bench/unrounded_ranking.h"

#include <algorithm>
#include <tuple>

#include "common/hash.h"
#include "common/weighted_terms.h"
#include "searcher/query/parser.h"

namespace backfile {

UnroundedRanking::UnroundedRanking(const std::string& archive)
    : shards_(open_shards(archive, read_manifest(archive))), context_(shards_) {
  const Manifest manifest = read_manifest(archive);
  Analyzer analyzer;
  for (Shard& shard : shards_) {
    for (std::uint32_t row = 0; row < shard.columns().rows(); ++row) {
      if (!shard.deleted().contains(row)) add(shard.article(row), manifest, analyzer);
    }
  }
}

void UnroundedRanking::add(const Article& article, const Manifest& manifest, Analyzer& analyzer) {
  const RankingParameters& ranking = manifest.ranking;
  ArticleTokens tokens;
  analyzer.forget_if_large();
  analyze_article(article, analyzer, tokens);
  const double length =
      1 - ranking.b + ranking.b * static_cast<double>(tokens.words()) / std::max(manifest.average_words, 1.0);
  for (const WeightedTerm& term : weighted_terms(tokens, ranking)) {
    postings_[std::string(term.word->term)].emplace_back(
        rows_.size(), term.count / (term.count + ranking.k1 * length) * most_impact);
  }
  rows_.push_back({article.id, article.date.known() ? article.date.seconds : no_date, hash_of(article.id)});
}

std::vector<std::string> UnroundedRanking::rank(const std::string& query, std::size_t limit) {
  const QueryNode tree = parse_words(query, true, true).root;
  const Plan plan = make_plan(tree, context_);
  std::unordered_map<std::size_t, double> scores;
  for (const Leaf& leaf : plan.leaves) {
    for (const std::string& term : leaf.terms) {
      for (const auto& [row, part] : postings_[term]) scores[row] += leaf.idf * part;
    }
  }
  std::vector<std::pair<std::size_t, double>> found(scores.begin(), scores.end());
  std::ranges::sort(found, [&](const auto& a, const auto& b) {
    const Row& x = rows_[a.first];
    const Row& y = rows_[b.first];
    return std::tuple(b.second, y.date, x.id_hash) < std::tuple(a.second, x.date, y.id_hash);
  });
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < std::min(limit, found.size()); ++i) ids.push_back(rows_[found[i].first].id);
  return ids;
}

}  // namespace backfile
