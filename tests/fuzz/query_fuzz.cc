// Any bytes as a query: understood or refused with a place inside it, and printed so that it reads the same.
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include "searcher/query/parser.h"

namespace {

void require(bool holds, const char* what, std::string_view query) {
  if (holds) return;
  std::cerr << what << ": " << query << "\n";
  std::abort();
}

void check(std::string_view query, bool any_words) {
  backfile::ParseOptions options;
  options.any_words = any_words;
  options.now = 1472040000;
  try {
    const backfile::ParsedQuery parsed = backfile::parse_query(query, options);
    for (const backfile::QueryRemark& remark : parsed.remarks) {
      require(remark.place.begin <= remark.place.end && remark.place.end <= query.size(), "remark", query);
    }
    require(parsed.root.place.end <= query.size(), "place", query);
    require(!to_debug_string(parsed.root).empty(), "debug string", query);
    // What is printed has more parentheses and escapes than what was typed.
    options.limits.bytes *= 10;
    options.limits.depth *= 10;
    const std::string printed = to_string(parsed.root);
    try {
      require(backfile::parse_query(printed, options).root == parsed.root, printed.c_str(), query);
    } catch (const backfile::QueryError& error) {
      require(false, (printed + ": " + error.what()).c_str(), query);
    }
  } catch (const backfile::QueryError& error) {
    require(error.place().begin <= error.place().end && error.place().end <= query.size(), "error place",
            query);
    require(!caret_display(query, error.place()).empty(), "display", query);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view query(reinterpret_cast<const char*>(data), size);
  check(query, false);
  check(query, true);
  backfile::parse_words(query, true, true);
  return 0;
}
