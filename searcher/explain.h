// How a query was understood and what each part of it matches; suggestions for words that match nothing.
#pragma once

#include <string>
#include <vector>

#include "searcher/match/evaluation.h"
#include "searcher/query/parser.h"
#include "searcher/query/plan.h"
#include "searcher/results.h"

namespace backfile {

/// Lines of text: the parsed query, then for every word its folded form and terms, then for every part of the
/// tree the number of articles that match it.
std::string explain_plan(const ParsedQuery& parsed, const Plan& plan, PlanContext& context,
                         EvaluationThreads& threads);

/// For each word of the plan that no article has: the nearest word of the archive.
void suggest(const Plan& plan, PlanContext& context, std::vector<Notice>& notices);

}  // namespace backfile
