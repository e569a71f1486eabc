#include "searcher/tui/canvas.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "common/utf8.h"
#include "searcher/render/width.h"

namespace backfile::tui {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::size_t most_cell_bytes = 16;  // a letter and a few marks: no towers of them

// Format characters join or turn what stands beside them, and terminals disagree on the width of the result:
// without them every letter keeps its place. The same for variation selectors.
bool is_dropped(std::int32_t c) {
  const auto kind = u_charType(c);
  return kind == U_FORMAT_CHAR || kind == U_LINE_SEPARATOR || kind == U_PARAGRAPH_SEPARATOR ||
         (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

bool is_unprintable(std::int32_t c) {
  if (c < 0) return true;
  const auto kind = u_charType(c);
  return kind == U_CONTROL_CHAR || kind == U_SURROGATE || kind == U_PRIVATE_USE_CHAR || kind == U_UNASSIGNED;
}

}  // namespace

Canvas::Canvas(int columns, int rows)
    : columns_(std::max(columns, 1)),
      rows_(std::max(rows, 1)),
      cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

const Cell& Canvas::at(int x, int y) const {
  return cells_[static_cast<std::size_t>(y * columns_ + x)];
}

// Half a wide character must not remain.
void Canvas::clear_wide(int x, int y) {
  if (cell(x, y).text.empty() && x > 0) cell(x - 1, y) = {" ", 1, cell(x - 1, y).look};
  if (cell(x, y).width == 2 && x + 1 < columns_) cell(x + 1, y) = {" ", 1, cell(x + 1, y).look};
}

int Canvas::put(int x, int y, std::string_view text, Look look, int limit) {
  return put_marked(x, y, text, {}, look, look, limit);
}

int Canvas::put_marked(int x, int y, std::string_view text, const std::vector<Highlight>& marks, Look look,
                       Look mark, int limit) {
  limit = std::min(limit, columns_);
  if (y < 0 || y >= rows_ || x < 0) return x;
  const int begin = x;
  std::size_t next_mark = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const std::int32_t c = next_code_point(text, at);
    std::string_view piece = text.substr(from, at - from);
    if (c == '\n' || c == '\t') piece = " ";
    if (c >= 0 && is_dropped(c)) continue;
    std::size_t width = 1;
    if (piece != " " && is_unprintable(c)) {
      piece = replacement;
    } else {
      width = column_width(c);
    }
    if (width == 0) {
      if (x == begin) continue;
      Cell& last = cell(cell(x - 1, y).text.empty() ? x - 2 : x - 1, y);
      if (last.text.size() + piece.size() <= most_cell_bytes) last.text += piece;
      continue;
    }
    if (x + static_cast<int>(width) > limit) break;
    while (next_mark < marks.size() && marks[next_mark].end <= from) ++next_mark;
    const bool inside = next_mark < marks.size() && marks[next_mark].begin <= from;
    clear_wide(x, y);
    if (width == 2) clear_wide(x + 1, y);
    cell(x, y) = {std::string(piece), static_cast<std::uint8_t>(width), inside ? mark : look};
    if (width == 2) cell(x + 1, y) = {"", 0, inside ? mark : look};
    x += static_cast<int>(width);
  }
  return x;
}

void Canvas::fill(int x, int y, int width, std::string_view text, Look look) {
  for (int i = 0; i < width; ++i) put(x + i, y, text, look, x + width);
}

void Canvas::set_look(int x, int y, int width, Look look) {
  if (y < 0 || y >= rows_) return;
  for (int i = std::max(x, 0); i < std::min(x + width, columns_); ++i) cell(i, y).look = look;
}

std::string Canvas::row_text(int y) const {
  std::string text;
  for (int x = 0; x < columns_; ++x) text += at(x, y).text;
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

}  // namespace backfile::tui
