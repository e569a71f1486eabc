#include "searcher/tui/layout.h"

#include <algorithm>

namespace backfile::tui {

Layout layout_of(const State& state) {
  Layout layout;
  const int width = std::max(state.columns, 1);
  const int height = std::max(state.rows, 1);
  layout.query = {0, 0, width, 1};
  layout.message = {0, 1, width, height > 2 ? 1 : 0};
  layout.rule = {0, 2, width, height > 4 ? 1 : 0};
  layout.status = {0, height - 1, width, height > 3 ? 1 : 0};
  int body = layout.rule.y + layout.rule.height;
  if (height >= 16) {
    const int bars = height >= 40 ? 4 : height >= 30 ? 3 : 2;
    layout.timeline = {0, body, width, bars};
    layout.axis = {0, body + bars, width, 1};
    body += bars + 1;
  }
  const int left = std::max(height - body - layout.status.height, 0);
  if (width >= 64) {
    const int pane = std::clamp(width / 4, 26, 40);
    layout.facets = {width - pane, body, pane, left};
    layout.results = {0, body, width - pane - 1, left};
  } else if (state.focus == Focus::facets) {
    layout.facets = {0, body, width, left};
  } else {
    layout.results = {0, body, width, left};
  }
  return layout;
}

int article_width(const State& state) {
  return std::clamp(state.columns - 4, 10, 100);
}

int article_height(const State& state) {
  return std::max(state.rows - 2, 1);
}

}  // namespace backfile::tui
