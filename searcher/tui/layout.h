// Where everything lies on the screen, from 80x24 up. Narrow ones show the facets in place of the results while
// one is there; low ones lose the timeline.
#pragma once

#include "searcher/tui/state.h"

namespace backfile::tui {

struct Rect {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;

  bool contains(int column, int row) const {
    return column >= x && column < x + width && row >= y && row < y + height;
  }
  bool empty() const { return width <= 0 || height <= 0; }
};

struct Layout {
  Rect query;
  Rect message;   ///< the line below the query: summary, or what is wrong with it
  Rect rule;      ///< heading of the timeline
  Rect timeline;  ///< the bars
  Rect axis;
  Rect results;
  Rect facets;
  Rect status;
};

Layout layout_of(const State& state);

/// Columns before the query's text: the prompt.
inline constexpr int prompt_width = 2;
/// The article's text: the screen without margins, at most 100 columns.
int article_width(const State& state);
int article_height(const State& state);

}  // namespace backfile::tui
