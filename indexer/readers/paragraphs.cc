#include "indexer/readers/paragraphs.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/readers/line_joiner.h"

namespace backfile {

bool ends_sentence(std::string_view text) {
  while (text.ends_with('"') || text.ends_with('\'') || text.ends_with(')')) text.remove_suffix(1);
  for (const std::string_view mark : {"\u201D", "\u2019", "\u00BB"}) {
    if (text.ends_with(mark)) text.remove_suffix(mark.size());
  }
  for (const std::string_view mark :
       {".", "!", "?", ":", "\u2026", "\u3002", "\uFF01", "\uFF1F", "\u0964", "\u061F"}) {
    if (text.ends_with(mark)) return true;
  }
  return false;
}

bool ends_clause(std::string_view text) {
  constexpr std::string_view closing = "\"')] ";
  while (!text.empty() && closing.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  for (const std::string_view mark :
       {".", "!", "?", ":", ";", "…", "”", "»", "’", "。", "！", "？", "」", "।", "؟", "۔"}) {
    if (text.ends_with(mark)) return true;
  }
  return false;
}

namespace {

constexpr std::size_t longest_wrapped = 120;  // no typewriter, wire or mail program wraps later
constexpr std::size_t shortest_wrap = 55;  // narrower text is wrapped only if nearly all its lines are full
constexpr std::size_t narrowest_wrap = 25;
constexpr std::size_t least_indent = 2;
constexpr std::size_t shortest_paragraph = 40;
constexpr std::size_t shortest_sentence = 20;  // a line that may break within one
constexpr std::size_t slack = 8;  // an eighth of the column: copy was edited after it was wrapped

struct Line {
  std::string_view text;  // trimmed
  std::size_t indent = 0;
  std::size_t width = 0;  // code points, behind the last gap: two spaces after a sentence
  bool item = false;      // begins an item of a list
  bool tabular = false;   // has columns
};

// How the lines of a text are to be read.
struct Style {
  std::size_t column = 0;  // where lines are wrapped; 0 where they are not
  std::size_t margin = 0;  // indentation of ordinary lines
  bool line_is_paragraph = false;
};

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return !is_continuation(c); }));
}

bool begins_sentence(std::string_view text) {
  return !text.empty() && (is_ascii_upper(text.front()) || text.front() == '"' || text.front() == '(');
}

// Sentence ends within lines, by the spaces behind them. Short words before the full stop may be
// abbreviations and do not count.
struct SentenceGaps {
  std::size_t single = 0;
  std::size_t wide = 0;
};

SentenceGaps sentence_gaps(std::string_view text) {
  SentenceGaps gaps;
  for (std::size_t at = text.find(". "); at != std::string_view::npos; at = text.find(". ", at + 1)) {
    const bool after_word = at >= 4 && std::ranges::all_of(text.substr(at - 4, 4), is_ascii_lower);
    const std::size_t next = text.find_first_not_of(' ', at + 1);
    if (!after_word || next == std::string_view::npos || !begins_sentence(text.substr(next))) continue;
    ++(next - at > 2 ? gaps.wide : gaps.single);
  }
  return gaps;
}

bool is_item(std::string_view line) {
  for (const std::string_view mark : {"- ", "* ", "+ ", "\u2022", "\u00B7", "\u2013 ", "\u2014 ", "--"}) {
    if (line.starts_with(mark)) return true;
  }
  return false;
}

// Runs of spaces or dots between words.
bool is_tabular(std::string_view line) {
  std::size_t runs = 0;
  for (std::size_t at = line.find("  "); at != std::string_view::npos; at = line.find("  ", at)) {
    const std::size_t behind = line.find_first_not_of(' ', at);
    if (behind == std::string_view::npos) break;
    if (behind - at >= 3) return true;
    if (!ends_sentence(line.substr(0, at))) ++runs;
    at = behind;
  }
  return runs >= 2 || line.find(".....") != std::string_view::npos;
}

// Where the text goes on behind the first gap from `from` on; npos where there is none.
std::size_t gap_end(std::string_view line, std::size_t from) {
  for (std::size_t at = line.find("  ", from); at != std::string_view::npos; at = line.find("  ", at)) {
    const std::size_t behind = line.find_first_not_of(' ', at);
    if (behind == std::string_view::npos) return behind;
    if (ends_sentence(line.substr(0, at)) && begins_sentence(line.substr(behind))) return behind;
    at = behind;
  }
  return std::string_view::npos;
}

void add_line(std::string_view line, std::size_t indent, bool gap_ends_paragraph, std::vector<Line>& lines) {
  std::size_t last = 0;
  for (std::size_t at = gap_end(line, 0); at != std::string_view::npos; at = gap_end(line, at)) {
    if (gap_ends_paragraph) {
      const std::string_view part = line.substr(last, at - last);
      const std::size_t part_indent = last == 0 ? indent : 0;
      lines.push_back({part.substr(0, part.find_last_not_of(' ') + 1), part_indent, 0, false, false});
      lines.push_back({});
    }
    last = at;
  }
  const std::string_view tail = line.substr(last);
  lines.push_back({gap_ends_paragraph ? tail : line, last == 0 ? indent : 0, code_points(tail), is_item(line),
                   is_tabular(tail)});
}

// Lines of the text; an empty one stands for any number of empty lines.
std::vector<Line> split_lines(std::string_view text) {
  // Where some sentences have one space behind them and others more, the wider ones were paragraphs.
  const SentenceGaps gaps = sentence_gaps(text);
  const bool gap_ends_paragraph = gaps.wide > 0 && gaps.single >= 2 && gaps.single * 4 >= gaps.wide;
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const std::size_t first = line.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) {
      if (!lines.empty() && !lines.back().text.empty()) lines.push_back({});
    } else {
      const std::string_view content = line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
      const auto tabs = static_cast<std::size_t>(std::ranges::count(line.substr(0, first), '\t'));
      add_line(content, first + 3 * tabs, gap_ends_paragraph, lines);
    }
    begin = end + 1;
  }
  while (!lines.empty() && lines.back().text.empty()) lines.pop_back();
  return lines;
}

// Whether `next` was wrapped over from `line`: its first word would not have fitted there.
bool is_full(const Line& line, const Line& next, std::size_t column) {
  if (line.tabular || next.tabular || next.item || line.width > longest_wrapped) return false;
  const std::size_t word = code_points(next.text.substr(0, next.text.find(' ')));
  return line.width + 1 + word > column;
}

// Pairs of neighbouring lines, and those of them whose first line is full at a column.
struct Fullness {
  std::size_t pairs = 0;
  std::size_t full = 0;
};

Fullness fullness(const std::vector<Line>& lines, std::size_t column) {
  Fullness found;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].text.empty() || lines[i + 1].text.empty()) continue;
    ++found.pairs;
    if (is_full(lines[i], lines[i + 1], column)) ++found.full;
  }
  return found;
}

Style style_of(const std::vector<Line>& lines, std::size_t known_column) {
  Style style;
  std::size_t all = 0;
  std::size_t in_long_lines = 0;
  bool has_empty = false;
  std::size_t margin = static_cast<std::size_t>(-1);
  std::vector<std::size_t> widths;  // of prose that goes on in the next line
  bool all_closed = true;           // each line of it ends a sentence
  std::size_t with_digits = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    all += line.text.size();
    if (line.width > longest_wrapped) in_long_lines += line.text.size();
    has_empty = has_empty || line.text.empty();
    // The first line's indentation is often trimmed off.
    if (i > 0 && !line.text.empty()) margin = std::min(margin, line.indent);
    const bool last = i + 1 == lines.size() || lines[i + 1].text.empty();
    if (line.text.empty() || last || line.tabular || line.width > longest_wrapped) continue;
    widths.push_back(line.width);
    all_closed = all_closed && line.width >= shortest_paragraph && ends_sentence(line.text);
    with_digits += std::ranges::any_of(line.text, is_ascii_digit) ? 1U : 0U;
  }
  style.margin = known_column > 0 ? 0 : margin;
  style.column = known_column;
  if (known_column > 0) return style;
  // A wrapped line ends a sentence only now and then.
  if (!widths.empty() && !all_closed) {
    // Nine in ten lines are not longer.
    const auto high = widths.begin() + static_cast<std::ptrdiff_t>((widths.size() - 1) * 9 / 10);
    std::ranges::nth_element(widths, high);
    const std::size_t column = *high;
    const Fullness found = fullness(lines, column - column / slack);
    const bool wide = column >= shortest_wrap && found.full > 0 && found.full * 2 >= found.pairs;
    const bool narrow = column >= narrowest_wrap && found.pairs >= 4 && found.full * 5 >= found.pairs * 4 &&
                        with_digits * 3 <= widths.size();
    if (wide || narrow) style.column = column;
  }
  style.line_is_paragraph = style.column == 0 && !has_empty && in_long_lines * 2 > all;
  return style;
}

enum class Joint : std::uint8_t { space, line, paragraph };

bool begins_in_lower_case(std::string_view text) {
  return is_ascii_lower(text.front());
}

// What stands between two neighbouring lines; `so_far` is the width of what was joined up to here.
Joint joint(const Line& line, const Line& next, std::size_t so_far, const Style& style) {
  if (style.line_is_paragraph) return Joint::paragraph;
  const bool closed = ends_sentence(line.text);
  const bool full = style.column > 0 && is_full(line, next, style.column - style.column / slack);
  const bool indented = next.indent >= style.margin + least_indent;
  const bool was_indented = line.indent >= style.margin + least_indent;
  if (indented && !(was_indented && full && !closed)) return closed || full ? Joint::paragraph : Joint::line;
  if (full) return Joint::space;
  if (begins_in_lower_case(next.text) && !line.tabular &&
      (style.column > 0 || (!closed && line.width >= shortest_sentence)))
    return Joint::space;
  return closed && so_far >= shortest_paragraph ? Joint::paragraph : Joint::line;
}

// A page ended within a sentence: the empty line is no paragraph's end.
bool is_page_break(const Line& line, const Line& next, const Style& style) {
  return style.column > 0 && begins_in_lower_case(next.text) && next.indent < style.margin + least_indent &&
         is_full(line, next, style.column - style.column / slack) && !ends_sentence(line.text);
}

// The first line is shorter where a dateline was taken off it.
bool lost_its_dateline(const std::vector<Line>& lines, const Style& style) {
  if (style.column == 0 || lines[0].tabular || lines[1].tabular ||
      lines[1].indent >= style.margin + least_indent || ends_sentence(lines[0].text))
    return false;
  return ends_sentence(lines[1].text) || (lines.size() > 2 && !lines[2].text.empty() &&
                                          is_full(lines[1], lines[2], style.column - style.column / slack));
}

std::string joined_once(std::string_view text, std::size_t column) {
  const std::vector<Line> lines = split_lines(text);
  const Style style = style_of(lines, column);
  LineJoiner continuation(text);
  std::string out;
  std::size_t so_far = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.text.empty()) continue;
    Joint before = Joint::paragraph;
    if (i > 1 && lines[i - 1].text.empty()) {
      if (is_page_break(lines[i - 2], line, style)) before = Joint::space;
    } else if (i > 0) {
      const bool whole_lead = i == 1 && lost_its_dateline(lines, style);
      before = whole_lead ? Joint::space : joint(lines[i - 1], line, so_far, style);
    }
    if (out.empty()) {
      // Nothing stands before the first line.
    } else if (before == Joint::space) {
      continuation.append(line.text, out);
      so_far += line.width;
      continue;
    } else if (before == Joint::line) {
      out += '\n';
    } else {
      out += "\n\n";
    }
    so_far = line.width;
    out += line.text;
  }
  return out;
}

// No line break but between paragraphs, and no gap: there is nothing to do.
bool is_joined(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 2)) {
    if (at == 0 || text.substr(at, 2) != "\n\n" || at + 2 >= text.size()) return false;
    const char before = text[at - 1];
    const char after = text[at + 2];
    if (before == ' ' || before == '\r' || after == ' ' || after == '\n' || after == '\r') return false;
  }
  return !text.starts_with(' ') && !text.ends_with(' ') && gap_end(text, 0) == std::string_view::npos;
}

}  // namespace

std::string join_paragraphs(std::string_view text, std::size_t column) {
  if (is_joined(text)) return std::string(text);
  // What stays the same when joined once more is read the same from an export. Each round takes line breaks
  // away or doubles them, so there is a last one.
  std::string out = joined_once(text, column);
  for (std::string again; !is_joined(out) && (again = joined_once(out, 0)) != out;) out = std::move(again);
  return out;
}

}  // namespace backfile
