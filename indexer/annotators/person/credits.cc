#include "indexer/annotators/person/credits.h"

#include <algorithm>
#include <array>
#include <string>

namespace backfile {
namespace {

constexpr std::size_t longest_byline = 90;  // bytes

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

char small(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool starts_with(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && std::ranges::equal(text.substr(0, word.size()), word, {}, small);
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

bool ends_sentence(char c) {
  return c == '.' || c == '(' || c == '[' || c == ';' || c == '\n';
}

bool contains(std::string_view text, std::string_view words) {
  const auto same = [](char a, char b) { return small(a) == b; };
  return std::search(text.begin(), text.end(), words.begin(), words.end(), same) != text.end();
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
    if ((paragraph_number < 3 && is_byline(paragraph)) || contains(paragraph, "contributed to this report") ||
        contains(paragraph, "contributed to this story")) {
      add(begin, end);
    } else {
      // "by" is rare and found fast; the word before it decides.
      for (std::size_t by = paragraph.find(" by"); by != std::string_view::npos;
           by = paragraph.find(" by", by + 3)) {
        std::size_t cue = by;
        while (cue > 0 && !ends_sentence(paragraph[cue - 1]) && by - cue < 25) --cue;
        while (cue < by && paragraph[cue] == ' ') ++cue;
        if (credit_cue(paragraph.substr(cue)) == 0) continue;
        add(begin + cue, end);
        break;
      }
    }
    begin = end;
    while (begin < text.size() && text[begin] == '\n') ++begin;
  }
  return credits;
}

}  // namespace backfile
