// How a request was understood and what each part of it matches.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "searcher/expansion.h"
#include "searcher/match/evaluation.h"
#include "searcher/query/parser.h"
#include "searcher/query/plan.h"

namespace backfile {

/// Lines of text: the parsed query; for every word its folded form, its terms, and the forms that the archive
/// has of it, the commonest first with their occurrences; for every part of the tree and every filter the
/// number of articles that match it, and the facet values that it stands for; `dates` is a filter too.
std::string explain_plan(const ParsedQuery& parsed, const Plan& plan, const std::vector<FilterPlan>& filters,
                         const std::optional<DateRange>& dates, PlanContext& context,
                         EvaluationThreads& threads);

/// A line for each word that --expand adds, with its weight against a query word of the same rarity.
std::string explain_expansion(const std::vector<ExpansionWord>& words);

}  // namespace backfile
