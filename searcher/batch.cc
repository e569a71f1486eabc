#include "searcher/batch.h"

#include <fstream>
#include <iostream>

#include "common/error.h"
#include "searcher/found_sink.h"
#include "searcher/query/query_error.h"
#include "searcher/render/terminal_text.h"

namespace backfile {
void print_query_error(const std::string& query, const QueryError& error) {
  std::fprintf(stderr, "backfile-search: %s\n%s", error.what(), caret_display(query, error.place()).c_str());
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
  std::size_t number = 0;
  for (std::string line; !cancel && std::getline(lines, line);) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) continue;
    const std::size_t tab = line.find('\t');
    RenderOptions one = render;
    one.continues = started;
    started = true;
    one.query_id = tab == std::string::npos ? std::to_string(number) : line.substr(0, tab);
    SearchRequest request = options.request;
    request.query = tab == std::string::npos ? line : line.substr(tab + 1);
    if (request.query.find_first_not_of(" \t") == std::string::npos) {
      std::fprintf(stderr, "query %s: there is no query\n", harmless(one.query_id).c_str());
      bad = true;
      continue;
    }
    try {
      const auto sink = renderer->make(one);
      FoundSink passed(*sink);
      searcher.search(request, passed, &cancel);
      found = found || passed.total() > 0;
      if (options.verbose) {
        std::fprintf(stderr, "query %s understood: %s\n", harmless(one.query_id).c_str(),
                     harmless(passed.parsed()).c_str());
      }
    } catch (const QueryError& error) {
      std::fprintf(stderr, "query %s: ", harmless(one.query_id).c_str());
      print_query_error(request.query, error);
      bad = true;
    }
  }
  if (lines.bad()) throw system_error("read", options.queries_file);
  return bad ? 2 : found ? 0 : 1;
}

}  // namespace backfile
