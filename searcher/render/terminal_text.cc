#include "searcher/render/terminal_text.h"

#include <algorithm>

#include "searcher/snippet.h"

namespace backfile {

std::string styled(const std::string& text, const Style& style, bool color) {
  return color ? style.on + text + style.off : text;
}

std::string harmless(std::string_view text) {
  return clean_text(text, {}).text;
}

std::string notice_text(const Notice& notice) {
  std::string text = harmless(notice.text);
  if (!notice.suggestion.empty()) text += "; did you mean " + harmless(notice.suggestion) + "?";
  return text;
}

std::vector<std::string> wrap_items(const std::vector<std::string>& items, const std::string& between,
                                    std::size_t columns) {
  std::vector<std::string> lines;
  std::size_t room = 0;
  for (const std::string& item : items) {
    const std::size_t width = column_width(between) + column_width(item);
    if (!lines.empty() && width <= room) {
      lines.back() += between + item;
      room -= width;
      continue;
    }
    for (const Highlight& part : wrap(item, columns))
      lines.push_back(item.substr(part.begin, part.end - part.begin));
    if (!lines.empty()) room = columns - std::min(columns, column_width(lines.back()));
  }
  return lines;
}

std::string marked_line(const std::string& text, const Highlight& line,
                        const std::vector<Highlight>& highlights, bool color, const Style* base) {
  std::string out = color && base != nullptr ? base->on : "";
  std::size_t at = line.begin;
  for (const Highlight& highlight : highlights) {
    const std::size_t begin = std::max<std::size_t>(highlight.begin, line.begin);
    const std::size_t end = std::min<std::size_t>(highlight.end, line.end);
    if (begin >= end) continue;
    out += text.substr(at, begin - at) + styled(text.substr(begin, end - begin), marked, color);
    if (color && base != nullptr) out += base->on;
    at = end;
  }
  out += text.substr(at, line.end - at);
  if (color && base != nullptr) out += base->off;
  return out;
}

}  // namespace backfile
