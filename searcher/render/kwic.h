// Concordance lines: every place where the query's words stand, with what is left and right of it.
#pragma once

#include "searcher/render/renderer.h"
#include "searcher/search.h"

namespace backfile {

/// Prints the lines of all hits that the request asks for, the words in one column (keyword in context), the
/// date and the id beside them. Returns how many articles match; `cancel` ends it early.
std::uint64_t print_concordance(Searcher& searcher, const SearchRequest& request,
                                const RenderOptions& options, const std::atomic<bool>& cancel);

}  // namespace backfile
