#include "indexer/readers/line_joiner.h"

#include "common/utf8.h"

namespace backfile {
namespace {

// Han, kana and their punctuation: written without spaces.
bool is_spaceless(std::int32_t c) {
  return (c >= 0x3000 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

bool are_spaceless(std::string_view before, std::string_view after) {
  std::size_t at = before.size() - 1;
  while (at > 0 && is_continuation(before[at])) --at;
  std::size_t begin = 0;
  return is_spaceless(next_code_point(before, at)) && is_spaceless(next_code_point(after, begin));
}

// "mid-" at a line's end, but not a dash.
bool ends_in_hyphen(std::string_view line) {
  return line.size() > 1 && line.back() == '-' && line[line.size() - 2] != ' ' &&
         line[line.size() - 2] != '-';
}

}  // namespace

void LineJoiner::append(std::string_view line, std::string& out) {
  if (ends_in_hyphen(out)) {
    if (!hyphens_) hyphens_.emplace(text_, typeset_);
    if (hyphens_->breaks_word(out, line)) out.pop_back();
  } else if (!out.empty() && !line.empty() && !are_spaceless(out, line)) {
    out += ' ';
  }
  out += line;
}

}  // namespace backfile
