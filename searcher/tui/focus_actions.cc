// Going from part to part of the screen, help, leaving; and the mouse.
#include <algorithm>

#include "searcher/tui/actions.h"
#include "searcher/tui/completion.h"
#include "searcher/tui/facet_rows.h"
#include "searcher/tui/help_lines.h"
#include "searcher/tui/layout.h"
#include "searcher/tui/result_lines.h"
#include "searcher/tui/timeline_bars.h"

namespace backfile::tui {
namespace {

void scroll_help(State& state, int lines) {
  const auto all = static_cast<int>(help_lines().size());
  const int last = std::max(all - (state.rows - 1), 0);
  state.help_top = static_cast<std::size_t>(std::clamp(static_cast<int>(state.help_top) + lines, 0, last));
}

bool has_timeline(const State& state) {
  return !layout_of(state).timeline.empty() && !state.page.timeline.buckets.empty();
}

bool has_facets(const State& state) {
  const Layout layout = layout_of(state);
  return (!layout.facets.empty() || !layout.results.empty()) && !facet_rows(state).empty();
}

std::optional<std::size_t> bar_at(const State& state, int x) {
  const Bars bars = bars_of(state.page.timeline, layout_of(state).timeline.width);
  const auto index = static_cast<std::size_t>(std::max(x, 0) / std::max(bars.width, 1));
  if (bars.bars.empty()) return std::nullopt;
  return std::min(index, bars.bars.size() - 1);
}

// The hit whose lines hold the row.
std::optional<std::size_t> hit_at(const State& state, const Rect& area, int row) {
  int y = area.y;
  for (std::size_t i = state.top; i < state.page.hits.size(); ++i) {
    y += result_height(state, state.page.hits[i], area.width);
    if (row < y) return i;
  }
  return std::nullopt;
}

void press_result(State& state, const Rect& area, int row) {
  state.focus = Focus::results;
  const auto hit = hit_at(state, area, row);
  if (!hit) return;
  if (*hit == state.selected) return open_selected(state);
  state.selected = *hit;
  scroll_to_selected(state);
  ask_further(state);
}

void press_facet(State& state, const Rect& area, int row) {
  const std::size_t index = state.facet_top + static_cast<std::size_t>(row - area.y);
  if (index >= facet_rows(state).size()) return;
  state.focus = Focus::facets;
  state.facet_row = index;
  facet_toggle(state);
}

void press_page(State& state, const MouseEvent& event) {
  const Layout layout = layout_of(state);
  if (layout.query.contains(event.x, event.y)) return focus_query(state);
  if (layout.results.contains(event.x, event.y)) return press_result(state, layout.results, event.y);
  if (layout.facets.contains(event.x, event.y)) return press_facet(state, layout.facets, event.y);
  const bool on_bars = layout.timeline.contains(event.x, event.y) || layout.axis.contains(event.x, event.y);
  if (!on_bars || !has_timeline(state)) return;
  if (const auto bar = bar_at(state, event.x)) {
    state.focus = Focus::timeline;
    state.bar = *bar;
    state.anchor = *bar;
  }
}

// The end of a drag over the timeline zooms to it; a click only selects a bar.
void release_on_page(State& state, const MouseEvent& event) {
  if (state.focus != Focus::timeline || !state.anchor) return;
  const auto bar = bar_at(state, event.x);
  if (!bar || *bar == *state.anchor) {
    state.anchor.reset();
    return;
  }
  state.bar = *bar;
  zoom_in(state);
}

void turn_wheel(State& state, const MouseEvent& event, int step) {
  if (state.focus == Focus::article) return scroll_article(state, 3 * step);
  if (state.focus == Focus::help) return step > 0 ? help_down(state) : help_up(state);
  const Layout layout = layout_of(state);
  if (layout.facets.contains(event.x, event.y)) return step > 0 ? facet_down(state) : facet_up(state);
  select_by(state, step);
}

}  // namespace

void focus_query(State& state) {
  if (state.focus == Focus::article) close_article(state);
  state.focus = Focus::query;
  state.history_search.reset();
}

void focus_results(State& state) {
  state.focus = Focus::results;
  state.anchor.reset();
}

void focus_facets(State& state) {
  if (has_facets(state)) state.focus = Focus::facets;
  // A heading is no use under the cursor.
  if (state.facet_row == 0) state.facet_row = 1;
  scroll_to_facet(state);
}

void focus_timeline(State& state) {
  if (has_timeline(state)) state.focus = Focus::timeline;
}

void focus_next(State& state) {
  const Focus before = state.focus;
  if (before == Focus::query) {
    if (!complete_value(state)) leave_query(state);
    return;
  }
  if (before == Focus::results) focus_facets(state);
  if (state.focus == Focus::results || before == Focus::facets) focus_timeline(state);
  if (state.focus == before) focus_query(state);
}

void focus_previous(State& state) {
  const Focus before = state.focus;
  if (before == Focus::results) return focus_query(state);
  if (before == Focus::facets) return focus_results(state);
  if (before == Focus::query) {
    remember_query(state);
    focus_timeline(state);
    if (state.focus != before) return;
  }
  focus_facets(state);
  if (state.focus == before) focus_results(state);
}

void open_help(State& state) {
  state.before_overlay = state.focus;
  state.focus = Focus::help;
  state.help_top = 0;
}

void open_leaving(State& state) {
  state.before_overlay = state.focus;
  state.focus = Focus::leaving;
}

void close_overlay(State& state) {
  state.focus = state.before_overlay;
}

void help_down(State& state) {
  scroll_help(state, 1);
}

void help_up(State& state) {
  scroll_help(state, -1);
}

void help_page_down(State& state) {
  scroll_help(state, article_height(state));
}

void help_page_up(State& state) {
  scroll_help(state, -article_height(state));
}

void toggle_mouse(State& state) {
  state.mouse = !state.mouse;
  state.effects.emplace_back(MouseEffect{state.mouse});
  state.message = state.mouse ? "the mouse works here" : "the mouse selects text, as the terminal does";
}

void suspend(State& state) {
  state.effects.emplace_back(SuspendEffect{});
}

void repaint(State& state) {
  state.effects.emplace_back(RepaintEffect{});
}

void act_on_mouse(State& state, const MouseEvent& event) {
  using Action = MouseEvent::Action;
  if (event.action == Action::wheel_down) return turn_wheel(state, event, 1);
  if (event.action == Action::wheel_up) return turn_wheel(state, event, -1);
  if (state.focus == Focus::help || state.focus == Focus::leaving) {
    if (event.action == Action::press) close_overlay(state);
    return;
  }
  if (state.focus == Focus::article) return;
  if (event.action == Action::press) {
    press_page(state, event);
  } else {
    release_on_page(state, event);
  }
}

}  // namespace backfile::tui
