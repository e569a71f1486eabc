// Impacts: the part of BM25F that belongs to a term in an article, as a small integer stored with the
// posting.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace backfile {

/// The parameters of the ranking. k1, b: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25
/// and Beyond" (2009), section 3.6: field weights multiply the term's count before saturation.
struct RankingParameters {
  double k1 = 1.2;
  double b = 0.3;      ///< for queries of few words; `rerank` leans towards more for long ones
  double title = 2.0;  ///< weight of an occurrence in the headline; one in the text counts 1
  double lead = 1.3;   ///< weight of an occurrence among the first `lead_words` of the text
};

/// News says first what it is about. Words are counted, since many sources keep no paragraphs.
inline constexpr std::size_t lead_words = 50;

/// The largest impact: one byte in a posting.
inline constexpr std::uint32_t most_impact = 127;

/// Impact 1..127 of a term with this weighted count in an article of `words` words, where the archive's
/// articles have `average` words on average. The score of a term is log(articles / articles with it) times
/// this.
inline std::uint32_t impact(double weighted_count, double words, double average,
                            const RankingParameters& ranking) {
  const double length = 1 - ranking.b + ranking.b * words / std::max(average, 1.0);
  const double saturated = weighted_count / (weighted_count + ranking.k1 * length);
  return std::clamp<std::uint32_t>(static_cast<std::uint32_t>(std::lround(saturated * most_impact)), 1,
                                   most_impact);
}

}  // namespace backfile
