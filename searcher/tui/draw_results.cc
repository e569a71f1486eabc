// The list of hits.
#include <algorithm>
#include <string_view>

#include "searcher/render/terminal_text.h"
#include "searcher/render/width.h"
#include "searcher/tui/draw.h"
#include "searcher/tui/result_lines.h"

namespace backfile::tui {
namespace {

Look look_of(ResultLine::Kind kind) {
  return kind == ResultLine::Kind::title     ? Look::strong
         : kind == ResultLine::Kind::details ? Look::faint
                                             : Look::plain;
}

// What the line below the query has no room for: why there is nothing.
void draw_nothing(const State& state, const Rect& area, Canvas& canvas) {
  int y = area.y + 1;
  const auto put = [&](std::string_view text, Look look) {
    for (const Highlight& line :
         wrap(text, static_cast<std::size_t>(std::max(area.width - result_margin, 1)))) {
      if (y >= area.y + area.height) return;
      canvas.put(area.x + result_margin, y++, text.substr(line.begin, line.end - line.begin), look,
                 area.x + area.width);
    }
  };
  put("No article matches.", Look::plain);
  for (const Notice& notice : state.page.tail.notices) put(notice_text(notice), Look::faint);
  const bool filtered = !state.filters.empty() || state.zooms.size() > 1 || state.base.dates;
  if (filtered) put("Filters hold: X takes them all away.", Look::faint);
}

}  // namespace

void draw_results(const State& state, const Rect& area, Canvas& canvas) {
  int y = area.y;
  const int bottom = area.y + area.height;
  for (std::size_t i = state.top; i < state.page.hits.size() && y < bottom; ++i) {
    const Hit& hit = state.page.hits[i];
    const bool here = i == state.selected && state.focus == Focus::results;
    const bool marked = marked_index(state, hit.id).has_value();
    const int first = y;
    for (const ResultLine& line : result_lines(state, hit, area.width)) {
      if (y >= bottom) break;
      if (here) canvas.put(area.x, y, "▌", Look::focus, area.x + 1);
      if (marked && y == first) canvas.put(area.x + 1, y, "*", Look::included, area.x + 2);
      const Look look = here && line.kind == ResultLine::Kind::title ? Look::chosen : look_of(line.kind);
      canvas.put_marked(area.x + result_margin, y, line.text, line.highlights, look,
                        look == Look::chosen ? look : Look::match, area.x + area.width);
      ++y;
    }
  }
  if (state.page.hits.empty() && state.page_begin != 0) draw_nothing(state, area, canvas);
}

}  // namespace backfile::tui
