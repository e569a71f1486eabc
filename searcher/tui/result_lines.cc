#include "searcher/tui/result_lines.h"

#include <algorithm>

#include "searcher/render/width.h"

namespace backfile::tui {
namespace {

constexpr std::size_t snippet_lines = 2;

std::string details_of(const Hit& hit) {
  std::string line;
  // The day is enough in a list; the article view shows the time.
  const std::string date = to_iso({hit.date.seconds, std::min(hit.date.precision, DatePrecision::day)});
  for (const std::string& part : {date, hit.source, hit.byline}) {
    if (!part.empty()) line += (line.empty() ? "" : " · ") + part;
  }
  if (hit.copies > 0) line += " · and " + std::to_string(hit.copies) + " further versions";
  return line;
}

// One line of a text with the highlights in it.
ResultLine line_of(ResultLine::Kind kind, const std::string& text, const Highlight& line,
                   const std::vector<Highlight>& marks) {
  ResultLine result = {kind, text.substr(line.begin, line.end - line.begin), {}};
  for (const Highlight& mark : marks) {
    const std::uint32_t begin = std::max(mark.begin, line.begin);
    const std::uint32_t end = std::min(mark.end, line.end);
    if (begin < end) result.highlights.push_back({begin - line.begin, end - line.begin});
  }
  return result;
}

// The lines of a snippet around its first match: a match that the wrapping would leave out is no use.
void add_snippet(const Snippet& snippet, std::size_t width, std::vector<ResultLine>& lines) {
  std::string text = snippet.text;
  std::vector<Highlight> marks = snippet.highlights;
  const std::string dots = "… ";
  if (snippet.cut_before) {
    text.insert(0, dots);
    for (Highlight& mark : marks) {
      mark.begin += static_cast<std::uint32_t>(dots.size());
      mark.end += static_cast<std::uint32_t>(dots.size());
    }
  }
  if (snippet.cut_after) text += " …";
  const std::vector<Highlight> wrapped = wrap(text, width);
  std::size_t first = 0;
  if (!marks.empty()) {
    while (first + 1 < wrapped.size() && wrapped[first].end <= marks.front().begin) ++first;
    if (first + 1 == wrapped.size() && first > 0) --first;
  }
  for (std::size_t i = first; i < std::min(wrapped.size(), first + snippet_lines); ++i)
    lines.push_back(line_of(ResultLine::Kind::snippet, text, wrapped[i], marks));
}

}  // namespace

std::vector<ResultLine> result_lines(const State& state, const Hit& hit, int width) {
  const auto room = static_cast<std::size_t>(std::max(width - result_margin, 8));
  std::vector<ResultLine> lines;
  const std::string title = hit.title.empty() ? "(no headline)" : hit.title;
  const std::string shown = shorten(title, room);
  Highlight whole = {0, static_cast<std::uint32_t>(shown.size())};
  if (shown != title) whole.end -= 3;  // the ellipsis is no match
  ResultLine first = line_of(ResultLine::Kind::title, shown, whole, hit.title_highlights);
  first.text = shown;
  lines.push_back(std::move(first));
  lines.push_back({ResultLine::Kind::details, shorten(details_of(hit), room), {}});
  if (state.snippets) {
    for (const Snippet& snippet : hit.snippets) add_snippet(snippet, room, lines);
  }
  return lines;
}

int result_height(const State& state, const Hit& hit, int width) {
  return static_cast<int>(result_lines(state, hit, width).size());
}

}  // namespace backfile::tui
