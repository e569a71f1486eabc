#include "searcher/batch.h"

#include <fstream>
#include <iostream>
#include <string>
#include <unordered_set>
#include <utility>

#include "common/error.h"
#include "common/utf8.h"
#include "searcher/found_sink.h"
#include "searcher/query/query_error.h"
#include "searcher/render/terminal_text.h"

namespace backfile {
namespace {

// Editors begin UTF-8 with a mark that is no part of the first id. Throws Error for UTF-16.
void take_byte_order_mark(std::string& line, const std::string& file) {
  if (line.starts_with(utf8_mark)) line.erase(0, utf8_mark.size());
  if (line.starts_with("\xFF\xFE") || line.starts_with("\xFE\xFF"))
    throw Error(file + " is UTF-16", "save it as UTF-8");
}

bool is_blank(const std::string& query) {
  return query.find_first_not_of(" \t") == std::string::npos;
}

// Says what of the ids of a batch may not be meant so.
class QueryIds {
 public:
  void missing(std::size_t line) {
    if (!std::exchange(told_missing_, true)) {
      std::fprintf(stderr, "line %zu has no tab: all of it is the query, and its number the id\n", line);
    }
  }

  void take(const std::string& id) {
    if (!seen_.insert(id).second)
      std::fprintf(stderr, "query %s: the id came before\n", harmless(id).c_str());
  }

 private:
  bool told_missing_ = false;
  std::unordered_set<std::string> seen_;
};

}  // namespace

void print_query_error(const std::string& query, const QueryError& error) {
  std::fprintf(stderr, "backfile-search: %s\n", error.what());
  if (!is_blank(query)) std::fprintf(stderr, "%s", caret_display(query, error.place()).c_str());
  if (!error.expected().empty()) std::fprintf(stderr, "expected %s\n", error.expected().c_str());
  if (!error.hint().empty()) std::fprintf(stderr, "%s\n", error.hint().c_str());
}

int run_batch(Searcher& searcher, const SearchOptions& options, const RenderOptions& render,
              const std::atomic<bool>& cancel) {
  std::ifstream file;
  if (options.queries_file != "-") {
    file.open(options.queries_file);
    if (!file) throw system_error("read", options.queries_file);
  }
  std::istream& lines = options.queries_file == "-" ? std::cin : file;
  const Renderer* renderer = find_renderer(options.format);
  bool found = false;
  bool bad = false;
  bool started = false;
  QueryIds ids;
  std::size_t number = 0;
  for (std::string line; !cancel && std::getline(lines, line);) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (number == 1) take_byte_order_mark(line, options.queries_file);
    if (line.empty()) continue;
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos && !options.quiet) ids.missing(number);
    RenderOptions one = render;
    one.continues = started;
    one.query_id = tab == std::string::npos ? std::to_string(number) : line.substr(0, tab);
    if (!options.quiet) ids.take(one.query_id);
    SearchRequest request = options.request;
    request.query = tab == std::string::npos ? line : line.substr(tab + 1);
    try {
      if (is_blank(request.query)) throw QueryError({0, 0}, "there is no query");
      const auto sink = renderer->make(one);
      FoundSink passed(*sink);
      searcher.search(request, passed, &cancel);
      started = true;
      found = found || passed.total() > 0;
      if (options.verbose) {
        std::fprintf(stderr, "query %s understood: %s\n", harmless(one.query_id).c_str(),
                     harmless(passed.parsed()).c_str());
      }
    } catch (const QueryError& error) {
      std::fprintf(stderr, "query %s: ", harmless(one.query_id).c_str());
      print_query_error(request.query, error);
      if (renderer->refuse != nullptr) renderer->refuse(one, request.query, error);
      bad = true;
    }
  }
  if (lines.bad()) throw system_error("read", options.queries_file);
  return bad ? 2 : found ? 0 : 1;
}

}  // namespace backfile
