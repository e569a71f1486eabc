#include "searcher/query/query_error.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "common/screen_text.h"
#include "common/utf8.h"
#include "searcher/render/width.h"

namespace backfile {
namespace {

// One code point as the terminal shows it.
struct Cell {
  std::string shown;
  std::size_t width;
  std::size_t begin;
  std::size_t end;
};

std::vector<Cell> cells_of(std::string_view query) {
  std::vector<Cell> cells;
  for (std::size_t at = 0; at < query.size();) {
    const std::size_t begin = at;
    const std::int32_t code_point = next_code_point(query, at);
    // Marks that turn the direction of writing could show the query in another order than it has.
    if (is_hidden(code_point)) {
      cells.push_back({"\uFFFD", 1, begin, at});
    } else {
      cells.push_back({std::string(query.substr(begin, at - begin)), column_width(code_point), begin, at});
    }
  }
  return cells;
}

// The cells [first, last) that fit `columns`, around the cell `middle`, more of what comes behind it.
struct Window {
  std::size_t first;
  std::size_t last;
};

Window window_around(const std::vector<Cell>& cells, std::size_t middle, std::size_t columns) {
  Window window = {middle, middle};
  std::size_t used = 0;
  const auto grow_right = [&] {
    if (window.last == cells.size() || used + cells[window.last].width > columns) return false;
    used += cells[window.last++].width;
    return true;
  };
  const auto grow_left = [&] {
    if (window.first == 0 || used + cells[window.first - 1].width > columns) return false;
    used += cells[--window.first].width;
    return true;
  };
  bool grown = true;
  while (grown) {
    grown = grow_right();
    grown = grow_left() || grown;
  }
  return window;
}

std::size_t total_width(const std::vector<Cell>& cells) {
  std::size_t width = 0;
  for (const Cell& cell : cells) width += cell.width;
  return width;
}

}  // namespace

std::string quoted_part(std::string_view part) {
  constexpr std::size_t longest = 40;
  // More bytes than shown characters can have need not be looked at.
  const std::vector<Cell> cells = cells_of(part.substr(0, code_point_border(part, 8 * longest)));
  std::string text = "'";
  for (std::size_t i = 0; i < std::min(longest, cells.size()); ++i) text += cells[i].shown;
  return text + (cells.size() > longest ? "…'" : "'");
}

std::string caret_display(std::string_view query, QueryRange place, std::size_t columns) {
  const std::size_t room = std::max<std::size_t>(columns, 20) - 4;  // two to the left, two for ellipses
  const std::vector<Cell> cells = cells_of(query);
  const auto middle = std::ranges::find_if(cells, [&](const Cell& cell) { return cell.end > place.begin; });
  Window window = {0, cells.size()};
  if (total_width(cells) > room) {
    window = window_around(cells, static_cast<std::size_t>(middle - cells.begin()), room);
  }
  std::string shown = "  ";
  std::string carets = "  ";
  std::size_t marked = 0;
  if (window.first > 0) {
    shown += "…";
    carets += ' ';
  }
  for (std::size_t i = window.first; i < window.last; ++i) {
    const Cell& cell = cells[i];
    shown += cell.shown;
    if (cell.begin < place.end && cell.end > place.begin) {
      carets.append(cell.width, '^');
      marked += cell.width;
    } else if (cell.end <= place.begin) {
      carets.append(cell.width, ' ');
    }
  }
  if (window.last < cells.size()) shown += "…";
  if (marked == 0) carets += '^';
  return shown + "\n" + carets + "\n";
}

}  // namespace backfile
