// The screen as a grid of cells: what drawing makes, and the terminal copies out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/results.h"

namespace backfile::tui {

/// What a cell means; the terminal knows how that looks with and without colours.
enum class Look : std::uint8_t {
  plain,
  strong,    ///< headlines, headings
  faint,     ///< details
  match,     ///< a word of the query
  focus,     ///< where the keys go
  chosen,    ///< the line or bar under the cursor
  problem,   ///< errors
  included,  ///< a value filtered by
  excluded,
};

/// One column of the screen. The right half of a wide character is an empty text.
struct Cell {
  std::string text = " ";
  std::uint8_t width = 1;
  Look look = Look::plain;
  bool operator==(const Cell&) const = default;
};

/// Cells by row and column; what lies outside is cut off. Text is made harmless here, whatever it is: no
/// control character ever becomes a cell.
class Canvas {
 public:
  Canvas(int columns, int rows);

  int columns() const { return columns_; }
  int rows() const { return rows_; }
  const Cell& at(int x, int y) const;

  /// Writes text from (x, y) on, up to column `limit`; answers the column behind it.
  int put(int x, int y, std::string_view text, Look look, int limit);
  /// The same with highlights: they are written in `mark`.
  int put_marked(int x, int y, std::string_view text, const std::vector<Highlight>& marks, Look look,
                 Look mark, int limit);
  void fill(int x, int y, int width, std::string_view text, Look look);
  void set_look(int x, int y, int width, Look look);

  void set_cursor(int x, int y) { cursor_x_ = x, cursor_y_ = y; }
  int cursor_x() const { return cursor_x_; }
  int cursor_y() const { return cursor_y_; }

  /// The text of a row, without spaces at the end.
  std::string row_text(int y) const;

 private:
  Cell& cell(int x, int y) { return cells_[static_cast<std::size_t>(y * columns_ + x)]; }
  void clear_wide(int x, int y);

  int columns_;
  int rows_;
  std::vector<Cell> cells_;
  int cursor_x_ = -1;  // -1: hidden
  int cursor_y_ = -1;
};

}  // namespace backfile::tui
