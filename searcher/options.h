// The command line of backfile-search as plain data, read before anything happens.
#pragma once

#include <optional>
#include <string>

#include "searcher/search.h"

namespace backfile {

struct SearchOptions {
  std::string archive;
  bool has_query =
      false;  ///< words were given; without them, and without anything else to do, the user is asked
  SearchRequest request;
  std::string format = "text";
  std::string queries_file;
  std::string run = "backfile";
  bool explain = false;
  bool kwic = false;
  std::string show_id;
  std::string values_of;  ///< a facet whose values are listed; "" for none
  std::string color = "auto";
  std::string pager = "auto";
  bool quiet = false;
  bool verbose = false;  ///< the query as understood is said, on stderr
  unsigned threads = 0;
  std::vector<std::string> served;  ///< HOST:PORT of further shards
};

/// Reads the arguments. Nothing where the answer was printed already; `exit_code` then says how to end.
/// Throws Error for a value that cannot be used.
std::optional<SearchOptions> parse_search_options(int argc, char** argv, int& exit_code);

}  // namespace backfile
