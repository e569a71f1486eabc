// Measures of ranked lists against judgments, as trec_eval (NIST, version 9) defines them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace backfile {

/// Judgments of one query: grade by id; above 0 is relevant, and ids that are not named are not.
using Judgments = std::map<std::string, int>;

/// What one query's ranking is worth. All from 0 to 1.
struct Relevance {
  double average_precision = 0;
  double ndcg_10 = 0;  ///< gain is the grade, discount log2(rank + 1)
  double precision_10 = 0;
  double reciprocal_rank = 0;
  double recall_100 = 0;
};

/// `ranking`: ids, best first. At least one judgment must be relevant.
Relevance judge(const std::vector<std::string>& ranking, const Judgments& judgments);

/// How likely a mean difference at least as large is if it were by chance: both sides of Student's t test for
/// pairs, and of a randomisation test that flips the sign of each pair (10,000 times, always the same).
struct Significance {
  double mean_difference = 0;
  double t_test = 1;
  double randomisation = 1;
};
Significance compare_pairs(const std::vector<double>& ours, const std::vector<double>& theirs);

}  // namespace backfile
