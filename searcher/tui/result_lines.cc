#include "searcher/tui/result_lines.h"

#include <algorithm>

#include "common/utf8.h"
#include "searcher/render/width.h"

namespace backfile::tui {
namespace {

constexpr std::size_t title_lines = 2;
constexpr std::size_t snippet_lines = 2;

std::string details_of(const Hit& hit) {
  std::string line;
  // The day is enough in a list; the article view shows the time.
  const std::string date = to_iso({hit.date.seconds, std::min(hit.date.precision, DatePrecision::day)});
  for (const std::string& part : {date, hit.source, hit.byline}) {
    if (!part.empty()) line += (line.empty() ? "" : " · ") + part;
  }
  if (hit.copies > 0)
    line += " · and " + std::to_string(hit.copies) + (hit.copies == 1 ? " version more" : " versions more");
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

void add_title(const Hit& hit, std::size_t width, std::vector<ResultLine>& lines) {
  const std::string title = hit.title.empty() ? "(no headline)" : hit.title;
  const std::vector<Highlight> wrapped = wrap(title, width);
  for (std::size_t i = 0; i < std::min(wrapped.size(), title_lines); ++i)
    lines.push_back(line_of(ResultLine::Kind::title, title, wrapped[i], hit.title_highlights));
  if (wrapped.size() > title_lines) {
    // All that is left goes into the last line, and is cut there.
    ResultLine& last = lines.back();
    last.text = shorten(std::string_view(title).substr(wrapped[title_lines - 1].begin), width);
  }
}

// The text from byte `begin` on, with an ellipsis for what was left out before.
Snippet cut_front(const Snippet& snippet, std::size_t begin) {
  const std::string dots = begin > 0 || snippet.cut_before ? "… " : "";
  Snippet cut = {dots + snippet.text.substr(begin) + (snippet.cut_after ? " …" : ""), {}};
  for (const Highlight& mark : snippet.highlights) {
    if (mark.begin < begin) continue;
    const std::size_t moved = dots.size() - begin;  // wraps around, and back when added
    cut.highlights.push_back(
        {static_cast<std::uint32_t>(mark.begin + moved), static_cast<std::uint32_t>(mark.end + moved)});
  }
  return cut;
}

// The first lines of a snippet; where the first match would be left out, the lines around that.
void add_snippet(const Snippet& snippet, std::size_t width, std::vector<ResultLine>& lines) {
  Snippet shown = cut_front(snippet, 0);
  std::vector<Highlight> wrapped = wrap(shown.text, width);
  const bool in_sight = wrapped.size() <= snippet_lines || snippet.highlights.empty() ||
                        shown.highlights.front().end <= wrapped[snippet_lines - 1].end;
  if (!in_sight) {
    // From a few words before the match on.
    std::size_t begin = snippet.highlights.front().begin;
    begin = code_point_border(snippet.text, begin > width / 2 ? begin - width / 2 : 0);
    const std::size_t space = snippet.text.find(' ', begin);
    if (space < snippet.highlights.front().begin) begin = space + 1;
    shown = cut_front(snippet, begin);
    wrapped = wrap(shown.text, width);
  }
  for (std::size_t i = 0; i < std::min(wrapped.size(), snippet_lines); ++i)
    lines.push_back(line_of(ResultLine::Kind::snippet, shown.text, wrapped[i], shown.highlights));
}

}  // namespace

std::vector<ResultLine> result_lines(const State& state, const Hit& hit, int width) {
  const auto room = static_cast<std::size_t>(std::max(width - result_margin, 8));
  std::vector<ResultLine> lines;
  add_title(hit, room, lines);
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
