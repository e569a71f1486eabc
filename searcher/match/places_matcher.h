// Candidates by their postings, checked in the token column.
#pragma once

#include <memory>

#include "common/columns.h"
#include "searcher/match/matcher.h"
#include "searcher/match/token_scanner.h"
#include "searcher/query/plan.h"

namespace backfile {

/// Those rows of `candidates` where the expression holds. Scored as the candidates. Keeps the references.
std::unique_ptr<Matcher> rows_with_places(std::unique_ptr<Matcher> candidates,
                                          const PlaceExpression& expression, const Columns& columns,
                                          const TokenScanner& scanner);

}  // namespace backfile
