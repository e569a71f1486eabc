// The facet pane: values with their counts, those filtered by marked with + or -.
#include <algorithm>

#include "searcher/render/terminal_text.h"
#include "searcher/render/width.h"
#include "searcher/tui/draw.h"
#include "searcher/tui/facet_rows.h"

namespace backfile::tui {
namespace {

void draw_value(const FacetCount& value, const Rect& area, int y, bool here, Canvas& canvas) {
  const int end = area.x + area.width;
  const std::string count = grouped(value.count);
  const int count_x = end - static_cast<int>(count.size()) - 1;
  const Look state_look = value.selected ? Look::included : value.excluded ? Look::excluded : Look::plain;
  canvas.put(area.x + 1, y, value.selected ? "+" : value.excluded ? "-" : " ", state_look, end);
  const int room = std::max(count_x - area.x - 4, 1);
  canvas.put(area.x + 3, y, shorten(harmless(value.label), static_cast<std::size_t>(room)), state_look,
             count_x);
  canvas.put(count_x, y, count, Look::faint, end);
  if (here) canvas.set_look(area.x + 1, y, area.width - 1, Look::chosen);
}

}  // namespace

void draw_facets(const State& state, const Rect& area, Canvas& canvas) {
  if (area.empty()) return;
  const int end = area.x + area.width;
  for (int y = area.y; y < area.y + area.height; ++y) canvas.put(area.x - 1, y, "│", Look::faint, area.x);
  const std::vector<FacetRow> rows = facet_rows(state);
  for (std::size_t i = state.facet_top; i < rows.size(); ++i) {
    const int y = area.y + static_cast<int>(i - state.facet_top);
    if (y >= area.y + area.height) break;
    const FacetRow& row = rows[i];
    const bool here = state.focus == Focus::facets && i == state.facet_row;
    switch (row.kind) {
      case FacetRow::Kind::heading: {
        const std::string name(facet_name(row.facet));
        const int x = canvas.put(area.x + 1, y, name, here ? Look::chosen : Look::strong, end);
        canvas.put(x + 1, y, grouped(row.further), Look::faint, end);
        break;
      }
      case FacetRow::Kind::value:
        draw_value(row.value, area, y, here, canvas);
        break;
      case FacetRow::Kind::more:
        canvas.put(area.x + 3, y, row.further > 0 ? "... " + grouped(row.further) + " more" : "fewer",
                   here ? Look::chosen : Look::faint, end);
        break;
    }
  }
}

}  // namespace backfile::tui
