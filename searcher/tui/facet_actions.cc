// The keys of the facet pane.
#include <algorithm>

#include "searcher/tui/actions.h"
#include "searcher/tui/facet_rows.h"
#include "searcher/tui/layout.h"

namespace backfile::tui {
namespace {

void move_by(State& state, int steps) {
  const auto count = static_cast<std::ptrdiff_t>(facet_rows(state).size());
  if (count == 0) return;
  const auto wanted = static_cast<std::ptrdiff_t>(state.facet_row) + steps;
  state.facet_row = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(wanted, 0, count - 1));
  scroll_to_facet(state);
}

int pane_height(const State& state) {
  return std::max(layout_of(state).facets.height, 1);
}

// Runs `act` on the row under the cursor; on a heading or "more" the facet is opened instead.
void change_value(State& state, bool exclude) {
  const std::vector<FacetRow> rows = facet_rows(state);
  if (state.facet_row >= rows.size()) return;
  const FacetRow& row = rows[state.facet_row];
  if (row.kind != FacetRow::Kind::value) return facet_open(state);
  toggle_value(state, row.facet, row.value, exclude);
  ask(state);
  // Values filtered by move to the front: the cursor goes with this one.
  const std::vector<FacetRow> after = facet_rows(state);
  const auto same = std::ranges::find_if(after, [&](const FacetRow& other) {
    return other.kind == row.kind && other.facet == row.facet && other.value.value == row.value.value;
  });
  if (same != after.end()) state.facet_row = static_cast<std::size_t>(same - after.begin());
  scroll_to_facet(state);
}

}  // namespace

void scroll_to_facet(State& state) {
  const auto height = static_cast<std::size_t>(pane_height(state));
  const std::size_t count = facet_rows(state).size();
  state.facet_row = count == 0 ? 0 : std::min(state.facet_row, count - 1);
  if (state.facet_row < state.facet_top) state.facet_top = state.facet_row;
  if (state.facet_row >= state.facet_top + height) state.facet_top = state.facet_row + 1 - height;
  // The heading above the first value stays in sight, and no rows are left empty below.
  if (state.facet_row == 1) state.facet_top = 0;
  state.facet_top = std::min(state.facet_top, count > height ? count - height : 0);
}

void facet_down(State& state) {
  move_by(state, 1);
}

void facet_up(State& state) {
  move_by(state, -1);
}

void facet_page_down(State& state) {
  move_by(state, pane_height(state) - 1);
}

void facet_page_up(State& state) {
  move_by(state, 1 - pane_height(state));
}

void facet_toggle(State& state) {
  change_value(state, false);
}

void facet_exclude(State& state) {
  change_value(state, true);
}

void facet_open(State& state) {
  const std::vector<FacetRow> rows = facet_rows(state);
  if (state.facet_row >= rows.size()) return;
  bool& open = state.expanded[static_cast<std::size_t>(rows[state.facet_row].facet)];
  open = !open;
  scroll_to_facet(state);
}

void facet_clear(State& state) {
  const std::vector<FacetRow> rows = facet_rows(state);
  if (state.facet_row >= rows.size()) return;
  const Facet facet = rows[state.facet_row].facet;
  if (std::erase_if(state.filters, [&](const FacetFilter& filter) { return filter.facet == facet; }) > 0)
    ask(state);
}

void facet_next(State& state) {
  const std::vector<FacetRow> rows = facet_rows(state);
  for (std::size_t i = state.facet_row + 1; i < rows.size(); ++i) {
    if (rows[i].kind == FacetRow::Kind::heading) {
      state.facet_row = std::min(i + 1, rows.size() - 1);
      break;
    }
  }
  scroll_to_facet(state);
}

void facet_previous(State& state) {
  const std::vector<FacetRow> rows = facet_rows(state);
  if (rows.empty()) return;
  const Facet here = rows[std::min(state.facet_row, rows.size() - 1)].facet;
  std::size_t found = 0;
  for (std::size_t i = 0; i < rows.size() && rows[i].facet != here; ++i) {
    if (rows[i].kind == FacetRow::Kind::heading) found = i;
  }
  state.facet_row = std::min(found + 1, rows.size() - 1);
  scroll_to_facet(state);
}

}  // namespace backfile::tui
