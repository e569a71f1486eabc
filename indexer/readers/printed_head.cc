#include "indexer/readers/printed_head.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "common/date.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/labelled_head.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

constexpr std::size_t most_lines = 8;
constexpr std::size_t longest_headline = 300;
constexpr std::size_t longest_line = 100;  // beside the headline

enum class Kind { other, date, paper_and_date, byline, address, labelled };

struct Line {
  std::string_view text;
  std::size_t end = 0;    // behind it
  std::size_t block = 0;  // blank lines before it
  Kind kind = Kind::other;
  std::optional<LabelledLine> labelled = {};
};

std::optional<Date> day_in(std::string_view line) {
  const auto date = line.size() <= longest_line ? parse_date(line) : std::nullopt;
  return date && date->precision >= DatePrecision::day ? date : std::nullopt;
}

bool is_address(std::string_view line) {
  return (line.starts_with("http://") || line.starts_with("https://")) &&
         line.find(' ') == std::string_view::npos;
}

// A byline with names and what follows them: "By Ana Reyes | Transport", "By Ana Reyes, May 1, 2019".
struct Byline {
  std::string names;
  std::optional<Date> date;
};

// Nothing for other lines; a sentence may begin with "By", too.
std::optional<Byline> byline_in(std::string_view line) {
  if (line.size() > longest_line || !opens_byline(line)) return std::nullopt;
  Byline byline;
  std::size_t end = line.find('|');
  if (end != std::string_view::npos) byline.date = day_in(trimmed(line.substr(end + 1)));
  for (std::size_t at = line.find(", "); at != std::string_view::npos && !byline.date;
       at = line.find(", ", at + 1)) {
    byline.date = day_in(line.substr(at + 2));
    if (byline.date) end = at;
  }
  byline.names = clean_byline(line.substr(0, end));
  return is_line_of_names(byline.names) ? std::optional(std::move(byline)) : std::nullopt;
}

bool is_about(const std::optional<LabelledLine>& line) {
  if (!line || line->value.empty()) return false;
  const bool sentence = line->value.ends_with('.') || line->value.find(". ") != std::string::npos;
  const bool name = line->part == Part::byline || line->part == Part::source;
  return line->part == Part::url || (name && !sentence) || (line->part == Part::date && day_in(line->value));
}

// The date in "Harbour Gazette, May 1, 2019", "May 1, 2019 | Harbour Gazette"; a place may stand there, too.
std::optional<Date> day_beside(std::string_view line) {
  if (line.size() > longest_line) return std::nullopt;
  for (const std::string_view mark : {", ", " | ", " - ", " – ", " — ", " · "}) {
    for (std::size_t at = line.find(mark); at != std::string_view::npos; at = line.find(mark, at + 1)) {
      if (const auto date = day_in(line.substr(at + mark.size()))) return date;
      if (const auto date = day_in(line.substr(0, at))) return date;
    }
  }
  return std::nullopt;
}

Kind kind_of(std::string_view line) {
  if (day_in(line)) return Kind::date;
  if (is_address(line)) return Kind::address;
  if (byline_in(line)) return Kind::byline;
  return day_beside(line) ? Kind::paper_and_date : Kind::other;
}

// The first lines that are not blank.
std::vector<Line> first_lines(std::string_view text, const ReaderOptions& options) {
  std::vector<Line> lines;
  std::size_t block = 0;
  for (std::size_t at = 0; at < text.size() && lines.size() < most_lines;) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trimmed(text.substr(at, end - at));
    at = std::min(end + 1, text.size());
    if (line.empty()) {
      ++block;
    } else {
      auto label = labelled_line(line, options);
      const Kind kind = is_about(label) ? Kind::labelled : kind_of(line);
      lines.push_back({line, at, block, kind, std::move(label)});
    }
  }
  return lines;
}

void set(const Line& line, Article& article) {
  if (line.kind == Kind::labelled) return set_labelled(*line.labelled, article);
  if (line.kind == Kind::address && article.url.empty()) article.url = clean_line_field(line.text);
  const auto byline = line.kind == Kind::byline ? byline_in(line.text) : std::nullopt;
  if (byline && article.byline.empty()) article.byline = byline->names;
  const auto date = byline                              ? byline->date
                    : line.kind == Kind::paper_and_date ? day_beside(line.text)
                                                        : day_in(line.text);
  if (date && !article.date.known()) article.date = *date;
}

}  // namespace

PrintedHead read_printed_head(std::string_view text, const ReaderOptions& options, Article& article) {
  const std::vector<Line> lines = first_lines(text, options);
  // A headline may have a date: "Letters, May 1, 2019".
  const auto headline = std::ranges::find_if(
      lines, [](const Line& line) { return line.kind == Kind::other || line.kind == Kind::paper_and_date; });
  if (headline == lines.end() || headline->text.size() > longest_headline) return {};
  // Short lines between, of the paper or below the headline, stand close to it.
  auto last = headline == lines.begin() ? lines.end() : headline;
  for (auto line = headline + 1; line != lines.end(); ++line) {
    if (line->kind != Kind::other) last = line;
    if (line->kind == Kind::other && (line->block != headline->block || line->text.size() > longest_line))
      break;
  }
  if (last == lines.end()) return {};
  PrintedHead head;
  for (auto line = lines.begin(); line <= last; ++line) {
    if (line == headline) {
      article.title = clean_line_field(line->text);
      continue;
    }
    if (line->kind != Kind::other) set(*line, article);
    if (line->kind == Kind::other || line->kind == Kind::paper_and_date)
      head.others.append(line->text).append("\n");
  }
  article.byline = clean_byline(article.byline);
  head.size = last->end;
  return head;
}

}  // namespace backfile
