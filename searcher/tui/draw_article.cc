// One article over the whole screen.
#include <algorithm>

#include "searcher/render/terminal_text.h"
#include "searcher/render/width.h"
#include "searcher/tui/draw.h"

namespace backfile::tui {
namespace {

std::string place_of(const State& state) {
  const ArticleView& view = state.article;
  std::string text;
  if (!view.matches.empty()) {
    text = view.at_match ? "match " + grouped(view.match + 1) + " of " + grouped(view.matches.size())
                         : grouped(view.matches.size()) + (view.matches.size() == 1 ? " match" : " matches");
  }
  const auto height = static_cast<std::size_t>(article_height(state));
  if (view.lines.size() > height) {
    const std::size_t percent = std::min<std::size_t>(100, (view.top + height) * 100 / view.lines.size());
    text += (text.empty() ? "" : " · ") + std::to_string(percent) + "%";
  }
  return text;
}

void draw_head(const State& state, Canvas& canvas) {
  std::string left = grouped(state.selected + 1) + " of " + grouped(state.page.tail.total);
  if (marked_index(state, state.article.id)) left = "* " + left;
  if (!state.page.head.query.empty()) left += " · " + harmless(state.page.head.query);
  const std::string right = place_of(state);
  const int right_x = canvas.columns() - static_cast<int>(column_width(right));
  canvas.put(0, 0, shorten(left, static_cast<std::size_t>(std::max(right_x - 2, 4))), Look::faint, right_x);
  canvas.put(right_x, 0, right, Look::faint, canvas.columns());
}

}  // namespace

void draw_article(const State& state, Canvas& canvas) {
  const ArticleView& view = state.article;
  draw_head(state, canvas);
  const int x = std::max((canvas.columns() - article_width(state)) / 2, 0);
  if (!view.article) {
    canvas.put(x, 2, view.loading ? "reading ..." : "This article is no longer in the archive.", Look::faint,
               canvas.columns());
    return;
  }
  const int height = article_height(state);
  for (int row = 0; row < height; ++row) {
    const std::size_t index = view.top + static_cast<std::size_t>(row);
    if (index >= view.lines.size()) break;
    const ArticleLine& line = view.lines[index];
    const Look look = line.heading ? Look::strong : line.detail ? Look::faint : Look::plain;
    canvas.put_marked(x, row + 1, line.text, line.highlights, look, Look::match, canvas.columns());
    if (!view.at_match || view.matches[view.match].line != index) continue;
    const Highlight& range = view.matches[view.match].range;
    const auto before = static_cast<int>(column_width(std::string_view(line.text).substr(0, range.begin)));
    const auto wide = static_cast<int>(
        column_width(std::string_view(line.text).substr(range.begin, range.end - range.begin)));
    canvas.set_look(x + before, row + 1, wide, Look::chosen);
  }
}

}  // namespace backfile::tui
