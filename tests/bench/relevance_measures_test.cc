#include "bench/relevance_measures.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace backfile;
using doctest::Approx;

TEST_CASE("a worked example: relevant at ranks 1, 3 and 6 of four") {
  // AP = (1/1 + 2/3 + 3/6) / 4; DCG = 1 + 1/log2(4) + 1/log2(7), ideal 1 + 1/log2(3) + 1/log2(4) + 1/log2(5).
  const Judgments judgments = {{"a", 1}, {"c", 1}, {"f", 1}, {"missing", 1}, {"b", 0}};
  const Relevance result = judge({"a", "b", "c", "d", "e", "f"}, judgments);
  CHECK(result.average_precision == Approx((1.0 + 2.0 / 3 + 0.5) / 4));
  CHECK(result.precision_10 == Approx(0.3));
  CHECK(result.reciprocal_rank == Approx(1));
  CHECK(result.recall_100 == Approx(0.75));
  CHECK(result.ndcg_10 ==
        Approx((1 + 0.5 + 1 / std::log2(7)) / (1 + 1 / std::log2(3) + 0.5 + 1 / std::log2(5))));
}

TEST_CASE("grades count as gain, and only the first ten and hundred ranks where a measure says so") {
  const Judgments graded = {{"good", 2}, {"fair", 1}};
  CHECK(judge({"fair", "good"}, graded).ndcg_10 == Approx((1 + 2 / std::log2(3)) / (2 + 1 / std::log2(3))));
  std::vector<std::string> ranking(150, "other");
  ranking[10] = "good";
  ranking[100] = "fair";
  const Relevance late = judge(ranking, graded);
  CHECK(late.ndcg_10 == 0);
  CHECK(late.precision_10 == 0);
  CHECK(late.reciprocal_rank == Approx(1.0 / 11));
  CHECK(late.recall_100 == Approx(0.5));
  CHECK(late.average_precision == Approx((1.0 / 11 + 2.0 / 101) / 2));
  CHECK(judge({}, graded).average_precision == 0);
}

TEST_CASE("paired differences: Student's t against a table, and chance for what is the same") {
  // Differences -1, 1, 1, 1, 3: t = 1 / sqrt(2 / 5) = 1.5811 with 4 degrees of freedom, p = .1890.
  const Significance some = compare_pairs({1, 2, 3, 4, 5}, {2, 1, 2, 3, 2});
  CHECK(some.mean_difference == Approx(1));
  CHECK(some.t_test == Approx(0.1890).epsilon(0.001));
  CHECK(some.randomisation > 0.15);
  CHECK(some.randomisation < 0.5);
  const Significance same = compare_pairs({0.1, 0.5, 0.7}, {0.1, 0.5, 0.7});
  CHECK(same.mean_difference == 0);
  CHECK(same.t_test == 1);
  CHECK(same.randomisation == Approx(1));
  std::vector<double> ours;
  std::vector<double> theirs;
  for (int i = 0; i < 40; ++i) {
    ours.push_back(0.5 + 0.001 * i);
    theirs.push_back(0.4 + 0.0011 * i);
  }
  CHECK(compare_pairs(ours, theirs).t_test < 1e-6);
  CHECK(compare_pairs(ours, theirs).randomisation < 0.001);
}
