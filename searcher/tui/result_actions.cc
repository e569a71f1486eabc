// The keys of the result list.
#include <algorithm>

#include "searcher/tui/actions.h"
#include "searcher/tui/citation.h"
#include "searcher/tui/layout.h"
#include "searcher/tui/result_lines.h"

namespace backfile::tui {
namespace {

// How many hits from `first` on the list shows whole; at least one.
std::size_t hits_on_screen(const State& state, std::size_t first) {
  const Layout layout = layout_of(state);
  int left = layout.results.height;
  std::size_t count = 0;
  for (std::size_t i = first; i < state.page.hits.size(); ++i, ++count) {
    left -= result_height(state, state.page.hits[i], layout.results.width);
    if (left < 0) break;
  }
  return std::max<std::size_t>(count, 1);
}

const Hit* current_hit(const State& state) {
  return state.selected < state.page.hits.size() ? &state.page.hits[state.selected] : nullptr;
}

}  // namespace

void scroll_to_selected(State& state) {
  if (state.page.hits.empty()) {
    state.selected = state.top = 0;
    return;
  }
  state.selected = std::min(state.selected, state.page.hits.size() - 1);
  state.top = std::min(state.top, state.selected);
  while (state.top < state.selected && state.top + hits_on_screen(state, state.top) <= state.selected)
    ++state.top;
}

void select_by(State& state, int steps) {
  if (state.page.hits.empty()) return;
  const auto last = static_cast<std::ptrdiff_t>(state.page.hits.size()) - 1;
  const auto wanted = static_cast<std::ptrdiff_t>(state.selected) + steps;
  state.selected = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(wanted, 0, last));
  scroll_to_selected(state);
  ask_further(state);
}

void result_down(State& state) {
  select_by(state, 1);
}

void result_up(State& state) {
  if (state.selected == 0) return focus_query(state);
  select_by(state, -1);
}

void result_page_down(State& state) {
  const std::size_t next = state.top + hits_on_screen(state, state.top);
  if (next >= state.page.hits.size()) return result_last(state);
  state.top = state.selected = next;
  ask_further(state);
}

void result_page_up(State& state) {
  // As far back as the hits before the screen fill it.
  std::size_t top = state.top;
  while (top > 0 && top - 1 + hits_on_screen(state, top - 1) >= state.top) --top;
  if (top == state.top && top > 0) --top;
  state.top = state.selected = top;
}

void result_first(State& state) {
  state.selected = state.top = 0;
}

void result_last(State& state) {
  if (state.page.hits.empty()) return;
  state.selected = state.page.hits.size() - 1;
  scroll_to_selected(state);
  ask_further(state);
}

void open_selected(State& state) {
  const Hit* hit = current_hit(state);
  if (hit == nullptr) return;
  remember_query(state);
  open_article(state, hit->id);
}

void mark_selected_hit(State& state) {
  const Hit* hit = current_hit(state);
  if (hit == nullptr) return;
  if (const auto index = marked_index(state, hit->id)) {
    state.marked.erase(state.marked.begin() + static_cast<std::ptrdiff_t>(*index));
  } else {
    state.marked.push_back(*hit);
  }
  if (state.focus == Focus::results) select_by(state, 1);
}

void toggle_snippets(State& state) {
  state.snippets = !state.snippets;
  scroll_to_selected(state);
}

void copy_citation(State& state) {
  const Hit* hit = current_hit(state);
  if (hit == nullptr) return;
  const std::string citation = cite(*hit);
  state.effects.emplace_back(CopyEffect{citation});
  state.message = "copied: " + citation;
}

void search_similar(State& state) {
  const Hit* hit = current_hit(state);
  if (hit == nullptr) return;
  remember_query(state);
  state.similar = {hit->id, hit->title};
  if (state.focus == Focus::article) close_article(state);
  state.query.set("");
  state.sort = Sort::relevance;
  ask(state);
  state.message = "X, or Backspace in the empty query, leads back to all articles";
}

}  // namespace backfile::tui
