// The keys of the timeline.
#include <algorithm>

#include "searcher/tui/actions.h"
#include "searcher/tui/layout.h"
#include "searcher/tui/timeline_bars.h"

namespace backfile::tui {
namespace {

std::vector<Bar> bars_now(const State& state) {
  return bars_of(state.page.timeline, layout_of(state).timeline.width).bars;
}

void move_to(State& state, std::ptrdiff_t bar) {
  const auto count = static_cast<std::ptrdiff_t>(bars_now(state).size());
  if (count > 0) state.bar = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(bar, 0, count - 1));
}

void extend(State& state, int step) {
  if (!state.anchor) state.anchor = state.bar;
  move_to(state, static_cast<std::ptrdiff_t>(state.bar) + step);
}

}  // namespace

std::pair<std::size_t, std::size_t> selected_bars(const State& state) {
  const std::size_t other = state.anchor.value_or(state.bar);
  return {std::min(state.bar, other), std::max(state.bar, other)};
}

void bar_left(State& state) {
  move_to(state, static_cast<std::ptrdiff_t>(state.bar) - 1);
}

void bar_right(State& state) {
  move_to(state, static_cast<std::ptrdiff_t>(state.bar) + 1);
}

void bar_first(State& state) {
  move_to(state, 0);
}

void bar_last(State& state) {
  move_to(state, static_cast<std::ptrdiff_t>(bars_now(state).size()) - 1);
}

void bar_extend_left(State& state) {
  extend(state, -1);
}

void bar_extend_right(State& state) {
  extend(state, 1);
}

void bar_anchor(State& state) {
  if (state.anchor) {
    state.anchor.reset();
  } else {
    state.anchor = state.bar;
  }
}

void zoom_in(State& state) {
  const std::vector<Bar> bars = bars_now(state);
  const auto [first, last] = selected_bars(state);
  if (last >= bars.size()) return;
  DateRange span = {bars[first].span.begin, bars[last].span.end};
  // Bars may reach beyond a zoom or --since: a zoom only ever narrows.
  const auto now = request_of(state).dates;
  if (now) span = {std::max(span.begin, now->begin), std::min(span.end, now->end)};
  if (span.begin >= span.end || now == span) {
    state.message = "this is as near as the timeline goes";
    return;
  }
  state.zooms.emplace_back(span);
  state.anchor.reset();
  state.bar = 0;
  ask(state);
}

void zoom_out(State& state) {
  if (state.zooms.size() == 1) return;
  state.zooms.pop_back();
  state.anchor.reset();
  state.bar = 0;
  ask(state);
}

void toggle_shares(State& state) {
  state.shares = !state.shares;
  state.message =
      state.shares ? "bars: the share of the archive's articles that match" : "bars: the number of matches";
}

}  // namespace backfile::tui
