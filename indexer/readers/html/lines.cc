#include "indexer/readers/html/lines.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/readers/html/line_openings.h"
#include "indexer/readers/html/page_lines.h"

namespace backfile {
namespace {

constexpr std::string_view edges = " .:;,!|>-*_";

// Arrows, pictures and brackets in front of a line.
bool is_sign(std::int32_t c) {
  const auto category = u_charType(c);
  if (c == 0xA9) return false;  // what begins with it is known by it
  return category == U_OTHER_SYMBOL || category == U_MATH_SYMBOL || category == U_FORMAT_CHAR ||
         category == U_NON_SPACING_MARK || u_isUWhiteSpace(c) != 0 || c == U'»' || c == U'【' || c == U'[' ||
         c == U'•' || (c < 0x80 && edges.find(static_cast<char>(c)) != std::string_view::npos);
}

// In lower case, without what stands in front of the words. One spelling where letters have several: Arabic
// alif, Hindi letters with a dot.
std::string folded(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    std::int32_t c = next_code_point(line, at);
    if (c < 0 || (c >= 0x064B && c <= 0x0652) || (out.empty() && is_sign(c))) continue;
    if (c == 0x2019) c = '\'';
    if (c == 0x0130) c = 'i';  // the Turkish capital has no small letter of one character
    if (c == 0x0622 || c == 0x0623 || c == 0x0625) c = 0x0627;
    if (c == 0x095B || c == 0x095D) {
      append_code_point(out, c == 0x095B ? 0x091C : 0x0922);
      c = 0x093C;
    }
    append_code_point(out, u_foldCase(c, U_FOLD_CASE_DEFAULT));
  }
  return out;
}

// "1.2K shares", "3 min read", "1,204 comments".
bool is_count(std::string_view line) {
  constexpr auto counted = std::to_array<std::string_view>(
      {"comment", "comments", "like", "likes", "min", "min read", "mins read", "minute read", "minutes read",
       "share", "shares", "view", "views", "kommentare", "commentaires", "comentarios", "комментариев"});
  const std::size_t number = line.find_first_not_of("0123456789., ");
  if (number == 0 || number == std::string_view::npos) return false;
  std::string_view word = line.substr(number);
  if (word.starts_with("k ") || word.starts_with("m ")) word.remove_prefix(2);
  return std::ranges::find(counted, word) != counted.end();
}

// "Pozostało 80% tekstu", "残り1,204文字": how much of the text is to be paid for.
bool counts_the_rest(std::string_view line) {
  struct Count {
    std::string_view opening;
    std::string_view unit;
  };
  constexpr auto counts = std::to_array<Count>({{"pozostało", "%"},
                                                {"il vous reste", "%"},
                                                {"残り", "文字"},
                                                {"残り", "字"},
                                                {"noch", "% des artikels"}});
  constexpr std::size_t longest = 80;
  return line.size() <= longest && std::ranges::any_of(counts, [&](const Count& count) {
           return line.starts_with(count.opening) && line.find(count.unit) != std::string_view::npos &&
                  std::ranges::any_of(line, is_ascii_digit);
         });
}

// Data for a script that stands in the page as text: {"modules": [{"name": "video"}], "id": "1"}.
bool is_data(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \n");
  const std::size_t last = text.find_last_not_of(" \n");
  if (first == std::string_view::npos || (text[first] != '{' && text[first] != '[')) return false;
  if (text[last] != (text[first] == '{' ? '}' : ']')) return false;
  const std::size_t name = text.find("\":");
  return name != std::string_view::npos && text.find('"') < name;
}

template <typename Openings>
bool begins_with_one_of(std::string_view text, const Openings& some) {
  return std::ranges::any_of(some, [&](std::string_view opening) { return text.starts_with(opening); });
}

}  // namespace

bool is_page_line(std::string_view line, bool links) {
  constexpr std::size_t longest = 240;
  if (is_data(line)) return true;
  if (line.size() > longest) return false;
  const std::string text = folded(line);
  if (text.empty() || (text.size() == 1 && is_ascii_letter(text.front()))) return true;
  const std::string_view whole = std::string_view(text).substr(0, text.find_last_not_of(edges) + 1);
  constexpr std::size_t short_line = 80;
  const bool asks =
      std::ranges::any_of(page_line_closings, [&](std::string_view end) { return whole.ends_with(end); });
  if (whole.empty() || asks) return true;
  return std::ranges::find(page_lines, whole) != page_lines.end() || is_count(whole) ||
         counts_the_rest(text) ||
         ((links || text.size() <= short_line) && begins_with_one_of(text, short_page_line_openings)) ||
         begins_with_one_of(text, page_line_openings) || begins_with_one_of(text, line_openings);
}

}  // namespace backfile
