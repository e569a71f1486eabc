// A hit as lines of the result list: the same for drawing, scrolling and the mouse.
#pragma once

#include <vector>

#include "searcher/tui/state.h"

namespace backfile::tui {

struct ResultLine {
  enum class Kind : std::uint8_t { title, details, snippet };
  Kind kind = Kind::title;
  std::string text;
  std::vector<Highlight> highlights;
};

/// The lines of a hit within `width` columns: up to two of headline, one of details, up to two of snippet.
std::vector<ResultLine> result_lines(const State& state, const Hit& hit, int width);
/// How many lines that are.
int result_height(const State& state, const Hit& hit, int width);

/// Columns before a hit's text: the cursor and the mark.
inline constexpr int result_margin = 3;

}  // namespace backfile::tui
