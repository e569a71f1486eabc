// Asking: what the state stands for as a request, and the keys that change it as a whole.
#include <algorithm>

#include "searcher/match/facet_counter.h"
#include "searcher/render/terminal_text.h"
#include "searcher/render/width.h"
#include "searcher/tui/actions.h"
#include "searcher/tui/citation.h"
#include "searcher/tui/facet_rows.h"
#include "searcher/tui/timeline_bars.h"

namespace backfile::tui {
namespace {

constexpr std::size_t first_hits = 30;
constexpr std::size_t further_hits = 60;
constexpr std::size_t near_end = 12;

void push_search(State& state, std::size_t offset, std::size_t limit) {
  SearchRequest request = request_of(state);
  request.offset = offset;
  request.limit = limit;
  if (offset > 0) {
    request.facets.clear();
    request.timeline = TimelineUnit::none;
  }
  state.serial += 1;
  state.searching = true;
  std::erase_if(state.effects,
                [](const Effect& effect) { return std::holds_alternative<SearchEffect>(effect); });
  state.effects.emplace_back(SearchEffect{state.serial, std::move(request)});
}

std::string values_text(Facet facet, const std::vector<std::string>& values, const char* joint) {
  std::string text;
  for (const std::string& value : values)
    text += (text.empty() ? "" : joint) + harmless(facet_label(facet, value));
  return text;
}

}  // namespace

SearchRequest request_of(const State& state) {
  SearchRequest request = state.base;
  request.query = state.query.text;
  request.sort = state.sort;
  request.collapse = state.collapse;
  request.filters = state.filters;
  request.facets.assign(pane_facets.begin(), pane_facets.end());
  request.facet_limit = most_facet_values;
  request.timeline = TimelineUnit::automatic;
  request.offset = 0;
  request.similar_to = state.similar ? state.similar->id : "";
  if (state.zooms.back()) request.dates = state.zooms.back();
  return request;
}

std::string describe_filters(const State& state) {
  std::string text;
  if (state.similar) {
    const std::string& name = state.similar->title.empty() ? state.similar->id : state.similar->title;
    text = "like \"" + shorten(harmless(name), 40) + "\"";
  }
  for (const FacetFilter& filter : state.filters) {
    std::string one = values_text(filter.facet, filter.included, " or ");
    const std::string without = values_text(filter.facet, filter.excluded, " nor ");
    if (!without.empty()) one += (one.empty() ? "not " : ", not ") + without;
    text += (text.empty() ? "" : " · ") + std::string(facet_name(filter.facet)) + " " + one;
  }
  const auto dates = state.zooms.back() ? state.zooms.back() : state.base.dates;
  if (dates) text += (text.empty() ? "" : " · ") + span_text(*dates);
  return text;
}

std::optional<std::size_t> marked_index(const State& state, const std::string& id) {
  const auto found = std::ranges::find(state.marked, id, &Hit::id);
  if (found == state.marked.end()) return std::nullopt;
  return static_cast<std::size_t>(found - state.marked.begin());
}

void ask(State& state) {
  state.extending = false;
  state.selected = 0;
  state.top = 0;
  push_search(state, 0, first_hits);
}

void ask_further(State& state) {
  const std::size_t have = state.page.hits.size();
  if (state.searching || state.problem || state.all_read || have >= state.page.tail.total) return;
  if (state.selected + near_end < have) return;
  push_search(state, have, further_hits);
  state.extending = true;
}

void cycle_sort(State& state) {
  state.sort = state.sort == Sort::relevance ? Sort::newest
               : state.sort == Sort::newest  ? Sort::oldest
                                             : Sort::relevance;
  ask(state);
}

void toggle_collapse(State& state) {
  state.collapse = !state.collapse;
  state.message = state.collapse ? "versions of a story as one" : "every version of a story";
  ask(state);
}

void reset_filters(State& state) {
  state.filters.clear();
  state.zooms = {std::nullopt};
  state.base.dates.reset();
  state.similar.reset();
  ask(state);
}

void copy_query_citation(State& state) {
  if (state.searching || state.problem) return;
  const std::string citation = cite_query(state);
  state.effects.emplace_back(CopyEffect{citation});
  state.message = "copied: " + citation;
}

void remember_query(State& state) {
  if (state.history.remember(state.query.text)) state.effects.emplace_back(RememberEffect{state.query.text});
}

void leave_query(State& state) {
  remember_query(state);
  state.focus = Focus::results;
}

void quit(State& state) {
  remember_query(state);
  state.quit = true;
  state.leave = state.marked.empty() ? Leave::nothing : Leave::marked_text;
}

void interrupt(State& state) {
  state.quit = true;
  state.interrupted = true;
  state.leave = Leave::nothing;
}

}  // namespace backfile::tui
