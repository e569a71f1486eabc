#include "indexer/readers/labelled_head.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "common/table_rows.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/text_lines.h"
#include "indexer/readers/unread_date.h"

namespace backfile {
namespace {

constexpr std::size_t longest_label = 40;
constexpr std::size_t longest_line = 2000;
constexpr std::size_t most_lines = 40;

}  // namespace

std::optional<LabelledLine> labelled_line(std::string_view line, const ReaderOptions& options) {
  const std::size_t colon = line.find(':');
  if (colon == 0 || colon == std::string_view::npos || colon > longest_label || line.size() > longest_line)
    return std::nullopt;
  const bool spaced = colon + 1 == line.size() || line[colon + 1] == ' ' || line[colon + 1] == '\t';
  const std::string_view label = line.substr(0, colon);
  if (!spaced || std::ranges::count(label, ' ') > 3 ||
      label.find_first_of(".,;!?\"'()[]<>/0123456789") != std::string_view::npos)
    return std::nullopt;
  return LabelledLine{clean_line_field(label), part_of_field(trimmed(label), options),
                      clean_line_field(line.substr(colon + 1))};
}

void set_labelled(const LabelledLine& line, Article& article) {
  if (line.value.empty()) return;
  const bool taken = line.part && !is_facet(*line.part) && has_part(*line.part, article);
  if (!line.part || taken) {
    add_extra_text(article, folded_case(line.label), line.value);
  } else if (is_facet(*line.part)) {
    for_each_part(line.value, ';', [&](std::string_view value) {
      static_cast<void>(set_part(*line.part, value, DayMonthOrder::unknown, article));
    });
  } else if (const std::string reason = set_part(*line.part, line.value, DayMonthOrder::unknown, article);
             !reason.empty()) {
    keep_unread_date(line.value, article);
  }
}

std::size_t read_labelled_head(std::string_view text, const ReaderOptions& options, Article& article) {
  std::vector<LabelledLine> lines;
  std::size_t at = std::min(text.find_first_not_of("\r\n"), text.size());
  std::size_t behind = at;
  while (at < text.size() && lines.size() < most_lines) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trimmed(text.substr(at, end - at));
    auto found = labelled_line(line, options);
    if (!found) break;
    if (found->part == Part::text) {  // "Text:": all that follows
      behind = at + text.substr(at).find(':') + 1;
      break;
    }
    lines.push_back(std::move(*found));
    at = behind = std::min(end + 1, text.size());
  }
  const auto is_part = [](const LabelledLine& line) { return line.part.has_value(); };
  const auto parts = static_cast<std::size_t>(std::ranges::count_if(lines, is_part));
  const bool titled =
      std::ranges::any_of(lines, [](const LabelledLine& line) { return line.part == Part::title; });
  if (parts < (titled ? 2U : 3U) || 2 * parts < lines.size()) return 0;
  for (const LabelledLine& line : lines) set_labelled(line, article);
  article.byline = clean_byline(article.byline);
  return behind;
}

}  // namespace backfile
