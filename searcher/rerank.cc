#include "searcher/rerank.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "searcher/match/token_scanner.h"
#include "searcher/match/unit_blocks.h"

namespace backfile {
namespace {

constexpr std::size_t length_depth = 1000;    // rows: a look at a column each
constexpr std::size_t closeness_depth = 100;  // rows: their tokens are read
constexpr std::size_t short_query = 2;        // words
constexpr std::size_t long_query = 10;
constexpr std::size_t most_pairs_of = 16;  // the rarest words of a long query
constexpr std::uint32_t farthest = 30;     // words between two that still count as close
constexpr double closeness_saturation = 1.6;

void add_scored_words(const PlanNode& node, const Plan& plan, std::vector<std::uint32_t>& leaves) {
  switch (node.kind) {
    case PlanNode::Kind::term: {
      const Leaf& leaf = plan.leaves[node.leaf];
      const bool known = std::ranges::any_of(
          leaves, [&](std::uint32_t other) { return plan.leaves[other].terms == leaf.terms; });
      if (leaf.idf > 0 && !known) leaves.push_back(node.leaf);
      break;
    }
    case PlanNode::Kind::conjunction:
    case PlanNode::Kind::disjunction:
      for (const PlanNode& child : node.children) add_scored_words(child, plan, leaves);
      break;
    case PlanNode::Kind::spellings:
      add_scored_words(node.children.front(), plan, leaves);
      break;
    default:  // phrases and proximities are close as it is, the others have no weight
      break;
  }
}

// Different words of the query whose weights are summed up.
std::vector<std::uint32_t> scored_words(const Plan& plan) {
  std::vector<std::uint32_t> leaves;
  add_scored_words(plan.root, plan, leaves);
  return leaves;
}

double length_norm(double b, double relative_length) {
  return 1 - b + b * relative_length;
}

// Normalises the lengths of articles more strongly, the more words the query has.
class LengthCorrection {
 public:
  LengthCorrection(std::size_t words, const RankingContext& ranking, const RerankParameters& parameters)
      : from_(ranking.ranking.b), to_(from_), power_(parameters.length_power) {
    const double span = static_cast<double>(std::clamp(words, short_query, long_query) - short_query) /
                        static_cast<double>(long_query - short_query);
    to_ = from_ + std::max(parameters.long_query_b - from_, 0.0) * span;
  }

  bool changes_something() const { return to_ > from_ && power_ > 0; }

  float factor(double relative_length) const {
    return static_cast<float>(
        std::pow(length_norm(from_, relative_length) / length_norm(to_, relative_length), power_));
  }

 private:
  double from_;
  double to_;
  double power_;
};

// How often, and how near, the words of `a` have one of `b` at their side.
double nearness(const std::vector<WordPlace>& a, const std::vector<WordPlace>& b) {
  double sum = 0;
  std::size_t next = 0;  // of b, the first that is not before the word of a
  for (const WordPlace& place : a) {
    while (next < b.size() && b[next].position < place.position) ++next;
    std::uint32_t best = farthest + 1;
    if (next > 0) best = std::min(best, place.position - b[next - 1].position);
    std::size_t after = next;  // one form may be both words
    while (after < b.size() && b[after].position == place.position) ++after;
    if (after < b.size()) best = std::min(best, b[after].position - place.position);
    if (best <= farthest) sum += 1 / std::sqrt(static_cast<double>(best));
  }
  return sum;
}

// What the places of the words add to an article's score: each pair as one more word, whose count is its
// nearness. After Buettcher, Clarke and Lushman, "Term Proximity Scoring for Ad-hoc Retrieval" (2006), but
// for the slower decay.
class Closeness {
 public:
  Closeness(const Plan& plan, std::vector<std::uint32_t> words, const std::vector<Shard>& shards,
            const RankingContext& ranking, double weight)
      : shards_(shards), scanners_(shards.size()), ranking_(ranking) {
    std::ranges::stable_sort(words, std::greater<>(),
                             [&](std::uint32_t leaf) { return plan.leaves[leaf].idf; });
    if (words.size() > most_pairs_of) words.resize(most_pairs_of);
    std::ranges::sort(words);
    for (const std::uint32_t leaf : words) words_.push_back(plan.leaves[leaf]);
    weight_ = weight * most_impact / static_cast<double>(std::max<std::size_t>(words_.size(), 2) - 1);
  }

  float bonus(const RankedRow& row) {
    const Columns& columns = shards_[row.shard].columns();
    auto& scanner = scanners_[row.shard];
    if (!scanner) scanner = std::make_unique<TokenScanner>(columns, words_);
    scanner->scan(row.row, places_);
    const double length = columns.word_counts()[row.row] / std::max(ranking_.average_words, 1.0);
    const double norm = closeness_saturation * length_norm(ranking_.ranking.b, length);
    double sum = 0;
    for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
      for (std::size_t k = i + 1; k < words_.size() && !places_[i].empty(); ++k) {
        if (places_[k].empty()) continue;
        const double near = nearness(places_[i], places_[k]);
        if (near > 0) sum += (words_[i].idf + words_[k].idf) / 2 * near / (near + norm);
      }
    }
    return static_cast<float>(weight_ * sum);
  }

 private:
  const std::vector<Shard>& shards_;
  std::vector<std::unique_ptr<TokenScanner>> scanners_;
  const RankingContext& ranking_;
  std::vector<Leaf> words_;
  double weight_ = 0;
  LeafPlaces places_;
};

// Rows behind the reordered ones keep their order and stay behind: their scores shrink alike.
void keep_behind(std::vector<RankedRow>& rows, std::size_t depth, float least_before) {
  if (rows.size() <= depth || least_before <= 0) return;
  float least_after = rows[0].score;
  for (std::size_t i = 0; i < depth; ++i) least_after = std::min(least_after, rows[i].score);
  if (least_after >= least_before) return;
  for (std::size_t i = depth; i < rows.size(); ++i) rows[i].score *= least_after / least_before;
}

}  // namespace

std::size_t rerank_depth(const Plan& plan, const RerankParameters& parameters) {
  const std::size_t words = scored_words(plan).size();
  if (words < short_query) return 0;
  return words > short_query && parameters.length_power > 0 ? length_depth : closeness_depth;
}

void rerank(const Plan& plan, const std::vector<Shard>& shards, const RankingContext& ranking,
            const RerankParameters& parameters, std::vector<RankedRow>& rows) {
  const std::vector<std::uint32_t> words = scored_words(plan);
  if (words.size() < short_query || rows.empty()) return;
  const LengthCorrection correction(words.size(), ranking, parameters);
  if (correction.changes_something()) {
    const std::size_t depth = std::min(length_depth, rows.size());
    const float least_before = rows[depth - 1].score;
    for (std::size_t i = 0; i < depth; ++i) {
      const double length = shards[rows[i].shard].columns().word_counts()[rows[i].row];
      rows[i].score *= correction.factor(length / std::max(ranking.average_words, 1.0));
    }
    keep_behind(rows, depth, least_before);
    sort_by_score(rows, depth);
  }
  if (parameters.closeness > 0) {
    Closeness closeness(plan, words, shards, ranking, parameters.closeness);
    const std::size_t depth = std::min(closeness_depth, rows.size());
    constexpr std::size_t ahead = 3;  // memory is slower than the search
    for (std::size_t i = 0; i < depth; ++i) {
      if (i + ahead < depth) fetch(shards[rows[i + ahead].shard].columns().token_bytes(rows[i + ahead].row));
      rows[i].score += closeness.bonus(rows[i]);
    }
    sort_by_score(rows, depth);
  }
}

}  // namespace backfile
