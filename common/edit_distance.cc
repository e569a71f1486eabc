#include "common/edit_distance.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "common/utf8.h"

namespace backfile {

std::u32string code_points(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t code_point = next_code_point(text, at);
    result += code_point < 0 ? U'\uFFFD' : static_cast<char32_t>(code_point);
  }
  return result;
}

std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit) {
  const std::size_t beyond = limit + 1;
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit) return beyond;
  // Three rows of the usual matrix: of the letter before last, of the last and of this one.
  std::vector<std::size_t> older(a.size() + 1);
  std::vector<std::size_t> old(a.size() + 1);
  std::vector<std::size_t> row(a.size() + 1);
  std::iota(old.begin(), old.end(), std::size_t{0});
  for (std::size_t j = 1; j <= b.size(); ++j) {
    row[0] = j;
    std::size_t least = row[0];
    for (std::size_t i = 1; i <= a.size(); ++i) {
      const std::size_t substituted = old[i - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[i] = std::min({substituted, old[i] + 1, row[i - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[i] = std::min(row[i], older[i - 2] + 1);
      }
      least = std::min(least, row[i]);
    }
    if (least > beyond) return beyond;  // an exchange may still step back by one row
    older.swap(old);
    old.swap(row);
  }
  return std::min(old[a.size()], beyond);
}

}  // namespace backfile
