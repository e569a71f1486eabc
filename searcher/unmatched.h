// What of a request matches nothing in the whole archive, and what may have been meant by it.
#pragma once

#include <vector>

#include "searcher/query/plan.h"
#include "searcher/results.h"
#include "searcher/search.h"

namespace backfile {

/// A notice for each word of the plan, each value of a facet in it, and each value of the filters that no
/// article has; with the nearest one of the archive where one is near: of words the likeliest typing error,
/// of values first the commonest that holds all the typed words ("Bernanke": "Ben Bernanke"), then one a typing
/// error away, last the commonest with a word that is ("Bernake"). Where
/// `nothing_found`, also for exact forms that no article has though it has others of the word.
std::vector<Notice> unmatched_parts(const Plan& plan, const std::vector<FacetFilter>& filters,
                                    bool nothing_found, PlanContext& context);

}  // namespace backfile
