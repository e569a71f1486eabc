#include "searcher/render/width.h"

#include <unicode/uchar.h>

#include "common/utf8.h"

namespace backfile {

std::size_t column_width(std::int32_t code_point) {
  if (code_point < 0) return 1;
  if (code_point < 0x300) return 1;
  const auto kind = u_charType(code_point);
  if (kind == U_NON_SPACING_MARK || kind == U_ENCLOSING_MARK || kind == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t column_width(std::string_view text) {
  std::size_t sum = 0;
  for (std::size_t at = 0; at < text.size();) sum += column_width(next_code_point(text, at));
  return sum;
}

std::vector<Highlight> wrap(std::string_view text, std::size_t columns) {
  std::vector<Highlight> lines;
  std::size_t begin = 0;
  std::size_t width = 0;
  std::size_t last_space = std::string_view::npos;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const std::int32_t c = next_code_point(text, at);
    if (c == ' ') last_space = from;
    width += column_width(c);
    if (width <= columns || from == begin) continue;
    const bool at_space = last_space != std::string_view::npos && last_space > begin;
    const std::size_t end = at_space ? last_space : from;
    lines.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    begin = at_space ? last_space + 1 : from;
    last_space = std::string_view::npos;
    width = 0;
    at = begin;
  }
  if (begin < text.size())
    lines.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(text.size())});
  return lines;
}

std::string shorten(std::string_view text, std::size_t columns) {
  if (column_width(text) <= columns) return std::string(text);
  std::size_t width = 0;
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    width += column_width(next_code_point(text, at));
    if (width + 1 > columns) break;
    end = at;
  }
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace backfile
