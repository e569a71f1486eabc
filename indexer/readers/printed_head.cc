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

// A line and what it tells.
struct Line {
  std::string_view text;
  std::size_t end = 0;    // behind it
  std::size_t block = 0;  // blank lines before it
  std::optional<Date> date = {};
  std::string names = {};
  bool is_address = false;
  std::optional<LabelledLine> labelled = {};
  bool is_of_text = false;  // tells nothing else, or has a name beside its date

  bool tells() const { return date || !names.empty() || is_address || labelled; }
};

std::optional<Date> day_in(std::string_view line) {
  const auto date = line.size() <= longest_line ? parse_date(line) : std::nullopt;
  return date && date->precision >= DatePrecision::day ? date : std::nullopt;
}

bool is_address(std::string_view line) {
  return (line.starts_with("http://") || line.starts_with("https://")) &&
         line.find(' ') == std::string_view::npos;
}

// Takes the names of "By Ana Reyes | Transport" and "By Ana Reyes, May 1, 2019", and the date; nothing from
// other lines. A sentence may begin with "By", too.
void take_byline(Line& line) {
  const std::string_view text = line.text;
  if (text.size() > longest_line || !opens_byline(text)) return;
  std::optional<Date> date;
  std::size_t end = text.find('|');
  if (end != std::string_view::npos) date = day_in(trimmed(text.substr(end + 1)));
  for (std::size_t at = text.find(", "); at != std::string_view::npos && !date;
       at = text.find(", ", at + 1)) {
    date = day_in(text.substr(at + 2));
    if (date) end = at;
  }
  std::string names = clean_byline(text.substr(0, end));
  if (!is_line_of_names(names)) return;
  line.names = std::move(names);
  line.date = date;
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

void look_at(Line& line, const ReaderOptions& options) {
  auto labelled = labelled_line(line.text, options);
  if (is_about(labelled)) {
    line.labelled = std::move(labelled);
    return;
  }
  line.date = day_in(line.text);
  line.is_address = !line.date && is_address(line.text);
  if (line.date || line.is_address) return;
  take_byline(line);
  if (!line.names.empty()) return;
  line.date = day_beside(line.text);
  line.is_of_text = true;
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
      look_at(lines.emplace_back(Line{line, at, block}), options);
    }
  }
  return lines;
}

void set(const Line& line, Article& article) {
  if (line.labelled) return set_labelled(*line.labelled, article);
  if (line.is_address && article.url.empty()) article.url = clean_line_field(line.text);
  if (article.byline.empty()) article.byline = line.names;
  if (line.date && !article.date.known()) article.date = *line.date;
}

}  // namespace

PrintedHead read_printed_head(std::string_view text, const ReaderOptions& options, Article& article) {
  const std::vector<Line> lines = first_lines(text, options);
  // A headline may have a date: "Letters, May 1, 2019".
  const auto headline = std::ranges::find(lines, true, &Line::is_of_text);
  if (headline == lines.end() || headline->text.size() > longest_headline) return {};
  // Short lines between, of the paper or below the headline, stand close to it.
  auto last = headline == lines.begin() ? lines.end() : headline;
  for (auto line = headline + 1; line != lines.end(); ++line) {
    if (line->tells()) last = line;
    if (!line->tells() && (line->block != headline->block || line->text.size() > longest_line)) break;
  }
  if (last == lines.end()) return {};
  PrintedHead head;
  for (auto line = lines.begin(); line <= last; ++line) {
    if (line == headline) {
      article.title = clean_line_field(line->text);
      continue;
    }
    set(*line, article);
    if (line->is_of_text) head.others.append(line->text).append("\n");
  }
  article.byline = clean_byline(article.byline);
  head.size = last->end;
  return head;
}

}  // namespace backfile
