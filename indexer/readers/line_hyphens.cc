#include "indexer/readers/line_hyphens.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "common/analyzer.h"
#include "common/ascii.h"
#include "common/utf8.h"

namespace backfile {
namespace {

// A typesetter breaks a word in one line of eight; other copy has a compound at the end of one in a hundred.
constexpr std::size_t least_breaks = 2;
constexpr std::size_t lines_a_break = 25;

bool is_letter(char c) {
  return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}

std::string_view last_word(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  return text.substr(begin);
}

std::string_view first_word(std::string_view text) {
  return text.substr(0, static_cast<std::size_t>(std::ranges::find_if_not(text, is_letter) - text.begin()));
}

}  // namespace

LineHyphens::LineHyphens(std::string_view text, bool typeset) {
  std::size_t lines = 0;
  std::size_t breaks = 0;
  bool after_break = false;  // the line before ended in a hyphen
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
    begin = end + 1;
    if (line.empty()) continue;
    ++lines;
    std::size_t at = line.find_first_not_of(" \t");
    if (after_break) at += first_word(line.substr(at)).size();
    after_break = line.ends_with('-') && !last_word(line.substr(0, line.size() - 1)).empty();
    if (after_break) ++breaks;
    add_words(line.substr(at));
  }
  typeset_ = typeset || (breaks >= least_breaks && breaks * lines_a_break >= lines);
}

void LineHyphens::add_words(std::string_view line) {
  std::string compound;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const std::string_view word = first_word(line.substr(at));
    at += word.size();
    const bool half = line.substr(at) == "-";  // perhaps
    if (!word.empty() && !half) {
      const std::string form = fold(word);
      words_.insert(form);
      compound += form;
      if (compound.size() > form.size()) words_.insert(compound);
    }
    if (at < line.size() && line[at] == '-' && !compound.empty()) {
      compound += '-';
    } else {
      compound.clear();
    }
  }
}

bool LineHyphens::breaks_word(std::string_view before, std::string_view after) const {
  const std::string_view head = last_word(before.substr(0, before.size() - 1));
  const std::string_view tail = first_word(after);
  std::size_t at = 0;
  if (head.empty() || tail.empty() || !u_islower(next_code_point(tail, at))) return false;
  const std::string first = fold(head);
  const std::string second = fold(tail);
  if (has(first + second)) return true;
  if (has(first + '-' + second)) return false;
  return typeset_ && !(has(first) && has(second));
}

}  // namespace backfile
