#include "searcher/tui/leaving.h"

#include "searcher/tui/citation.h"

namespace backfile::tui {
namespace {

constexpr std::size_t page_hits = 10;  // as one search of the command line prints

void print_line(const RenderOptions& options, const std::string& line) {
  std::fprintf(options.out, "%s\n", line.c_str());
}

void print_marked(const State& state, const RenderOptions& options, const char* format) {
  const auto sink = find_renderer(format)->make(options);
  for (const Hit& hit : state.marked) sink->hit(hit);
}

void print_results(const State& state, const RenderOptions& options, const char* format) {
  const auto sink = find_renderer(format)->make(options);
  sink->begin(state.page.head);
  for (std::size_t i = 0; i < std::min(page_hits, state.page.hits.size()); ++i) sink->hit(state.page.hits[i]);
  for (FacetCounts counts : state.page.facets) {
    if (counts.values.size() > page_hits) counts.values.resize(page_hits);
    sink->facet(counts);
  }
  sink->timeline(state.page.timeline);
  sink->end(state.page.tail);
}

}  // namespace

void print_leaving(const State& state, const RenderOptions& options) {
  switch (state.leave) {
    case Leave::nothing:
      return;
    case Leave::marked_text:
      return print_marked(state, options, "text");
    case Leave::marked_json:
      return print_marked(state, options, "json");
    case Leave::marked_commands:
      for (const Hit& hit : state.marked) print_line(options, show_command(state, hit.id));
      return;
    case Leave::results_text:
      return print_results(state, options, "text");
    case Leave::results_json:
      return print_results(state, options, "json");
    case Leave::command:
      return print_line(options, command_of(state));
    case Leave::citation:
      return print_line(options, cite_query(state));
  }
}

}  // namespace backfile::tui
