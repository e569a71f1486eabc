// Many queries from a file.
#pragma once

#include <atomic>

#include "searcher/options.h"
#include "searcher/query/query_error.h"
#include "searcher/render/renderer.h"

namespace backfile {

/// Runs every line "id<TAB>query" (a line without a tab is numbered) of `options.queries_file`. A query that
/// cannot be understood is reported with its place, and the rest goes on. Returns the exit code: 0 where
/// anything was found, 1 where nothing was, 2 where a query was bad.
int run_batch(Searcher& searcher, const SearchOptions& options, const RenderOptions& render,
              const std::atomic<bool>& cancel);

/// Prints what is wrong with a query: the message, the place marked, what was expected, a hint.
void print_query_error(const std::string& query, const QueryError& error);

}  // namespace backfile
