#include "indexer/annotators/person/credits.h"

#include <algorithm>
#include <array>
#include <string>

#include "common/ascii.h"

namespace backfile {
namespace {

constexpr std::size_t longest_byline = 90;            // bytes
constexpr std::size_t longest_before_dateline = 120;  // with the place

// Before "by", at the start of a paragraph, bracket or sentence.
constexpr std::array<std::string_view, 20> works = {"reporting",
                                                    "additional reporting",
                                                    "further reporting",
                                                    "writing",
                                                    "written",
                                                    "editing",
                                                    "edited",
                                                    "compiled",
                                                    "reported",
                                                    "photograph",
                                                    "photo",
                                                    "photographs",
                                                    "graphic",
                                                    "graphics",
                                                    "interview",
                                                    "additional writing",
                                                    "translated",
                                                    "filming",
                                                    "illustration",
                                                    "reporting and writing"};

bool starts_with(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && std::ranges::equal(text.substr(0, word.size()), word, {}, ascii_lower);
}

// "Editing by", "REPORTING BY": the length of the cue at the start of `text`, 0 where there is none.
std::size_t credit_cue(std::string_view text) {
  for (std::string_view work : works) {
    if (!starts_with(text, work)) continue;
    const std::string_view rest = text.substr(work.size());
    if (starts_with(rest, " by ") || starts_with(rest, " by: ")) return work.size() + 4;
  }
  return 0;
}

// What a bracket with credits begins with.
constexpr std::array<std::string_view, 14> tasks = {
    "additional ", "by ",      "compiled ", "compiling ", "contributing ", "edited ",  "editing ",
    "graphic ",    "polling ", "reported ", "reporting ", "translated ",   "writing ", "written "};

// Where the bracket at the end of a paragraph begins, if makers stand in it; npos otherwise.
std::size_t credit_bracket(std::string_view paragraph) {
  while (paragraph.ends_with(' ') || paragraph.ends_with('.')) paragraph.remove_suffix(1);
  if (!paragraph.ends_with(')') && !paragraph.ends_with(']')) return std::string_view::npos;
  const std::size_t open = paragraph.find_last_of("([");
  if (open == std::string_view::npos) return open;
  std::string_view inside = paragraph.substr(open + 1);
  if (starts_with(inside, "with ")) inside.remove_prefix(5);
  const bool credited = std::ranges::any_of(tasks, [&](std::string_view task) {
    return starts_with(inside, task) &&
           inside.substr(task.size()).find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string_view::npos;
  });
  return credited ? open : std::string_view::npos;
}

bool ends_sentence(char c) {
  return c == '.' || c == '(' || c == '[' || c == ';' || c == '\n';
}

// "contributed to this report", around the `b` at `at`.
bool is_contribution(std::string_view text, std::size_t at) {
  constexpr std::string_view head = "contributed to this ";
  constexpr std::size_t before_b = head.find('b');
  if (at < before_b || !starts_with(text.substr(at - before_b), head)) return false;
  const std::string_view rest = text.substr(at - before_b + head.size());
  return starts_with(rest, "report") || starts_with(rest, "story");
}

// Where the credit with the " by" at `by` begins; `by` where it is none.
std::size_t credit_start(std::string_view paragraph, std::size_t by) {
  std::size_t cue = by;
  while (cue > 0 && !ends_sentence(paragraph[cue - 1]) && by - cue < 25) --cue;
  while (cue < by && paragraph[cue] == ' ') ++cue;
  return credit_cue(paragraph.substr(cue)) == 0 ? by : cue;
}

// Where the credits of a paragraph begin, its size where it has none. Both cues have a rare letter.
std::size_t credits_in(std::string_view paragraph) {
  std::size_t begin = std::min(paragraph.size(), credit_bracket(paragraph));
  const std::size_t bracket = begin;
  for (std::size_t i = 0; i < bracket; ++i) {
    if (paragraph[i] != 'b' && paragraph[i] != 'B') continue;
    if (is_contribution(paragraph, i)) return 0;
    const bool is_by = begin == bracket && i > 0 && starts_with(paragraph.substr(i - 1), " by");
    if (!is_by) continue;
    if (const std::size_t start = credit_start(paragraph, i - 1); start < i - 1) begin = start;
  }
  return begin;
}

// The end of "By Jane Doe LEEDS" in "By Jane Doe LEEDS (Wire) - The bridge"; 0 where the paragraph has none.
std::size_t byline_before_dateline(std::string_view paragraph) {
  if (!starts_with(paragraph, "by ")) return 0;
  const std::string_view head = paragraph.substr(0, longest_before_dateline);
  const std::size_t open = head.find('(');
  if (open == std::string_view::npos || head.substr(0, open).find_first_of("?!\"") != std::string_view::npos)
    return 0;
  const std::size_t close = paragraph.find(')', open);
  if (close == std::string_view::npos || close - open > 30) return 0;
  const std::string_view behind = paragraph.substr(close + 1, 5);
  return starts_with(behind, " - ") || starts_with(behind, "- ") || starts_with(behind, " -- ") ||
                 starts_with(behind, " –") || starts_with(behind, " —")
             ? open
             : 0;
}

// A paragraph that is nothing but "By Jane Doe" or "By Jane Doe and John Roe, Staff Writers".
bool is_byline(std::string_view paragraph) {
  return starts_with(paragraph, "by ") && paragraph.size() <= longest_byline &&
         paragraph.find('.') == std::string_view::npos &&
         paragraph.find_first_of("?!\"") == std::string_view::npos;
}

}  // namespace

std::vector<std::pair<std::uint32_t, std::uint32_t>> find_credits(std::string_view text) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> credits;
  const auto add = [&](std::size_t begin, std::size_t end) {
    credits.emplace_back(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
  };
  std::size_t paragraph_number = 0;
  for (std::size_t begin = 0; begin < text.size(); ++paragraph_number) {
    const std::size_t end = std::min(text.find("\n\n", begin), text.size());
    const std::string_view paragraph = text.substr(begin, end - begin);
    const std::size_t byline = paragraph_number < 3 ? byline_before_dateline(paragraph) : 0;
    if (byline > 0) add(begin, begin + byline);
    const std::size_t credit = paragraph_number < 3 && is_byline(paragraph) ? 0 : credits_in(paragraph);
    if (credit < paragraph.size()) add(begin + credit, end);
    begin = end;
    while (begin < text.size() && text[begin] == '\n') ++begin;
  }
  return credits;
}

}  // namespace backfile
