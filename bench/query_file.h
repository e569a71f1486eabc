// Files of queries, and the classes that their times are reported by.
#pragma once

#include <string>
#include <vector>

#include "searcher/query/syntax_tree.h"

namespace backfile {

/// One query of a file.
struct BenchQuery {
  std::string text;
  std::string
      kind;  ///< "word", "words", "phrase", "or", "other", with " + facet" or " + date" where filtered
  QueryNode tree;
};

struct QueryFile {
  std::vector<BenchQuery> queries;
  std::size_t refused = 0;  ///< lines that are no query
};

/// Reads a query a line, or id<TAB>query. Throws Error where the file cannot be read.
QueryFile read_query_file(const std::string& path);

/// The kinds of these queries, in the order of the first of each.
std::vector<std::string> kinds_of(const std::vector<BenchQuery>& queries);

}  // namespace backfile
