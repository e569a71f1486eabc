// An article -> the query for articles like it.
#pragma once

#include "common/article.h"
#include "searcher/query/plan.h"
#include "searcher/query/syntax_tree.h"

namespace backfile {

/// Its most telling words (often here, in few other articles), joined by OR; together with `query`, which may
/// be `all`; without the article itself. Matches nothing where it has no such words.
QueryNode similar_query(const Article& article, QueryNode query, PlanContext& context);

}  // namespace backfile
