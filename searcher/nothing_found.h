// Why a search found nothing though each word of it is in the archive: what the parts of it find.
#pragma once

#include <vector>

#include "searcher/match/evaluation.h"
#include "searcher/results.h"
#include "searcher/search.h"

namespace backfile {

/// Notices for a request that no article matches. A phrase, proximity or field that nothing has by itself is
/// named, with the articles that have its words in any place and form. Else the conditions (what AND joins,
/// filters, dates) are weighed: two by what each finds alone, up to eight by what is found without each; of
/// many words OR is named. Nothing where there is a single condition, or time runs out; `evaluation` is the
/// request as planned.
std::vector<Notice> why_nothing(const SearchRequest& request, const EvaluationRequest& evaluation,
                                EvaluationThreads& threads);

}  // namespace backfile
