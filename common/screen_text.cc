#include "common/screen_text.h"

#include "common/utf8.h"

namespace backfile {

bool is_hidden(std::int32_t code_point) {
  const std::int32_t c = code_point;
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F ||
         c == 0x061C || c == 0xFEFF || c == 0x2028 || c == 0x2029 || c == 0x00AD || c == 0x200B;
}

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (is_hidden(next_code_point(text, at))) {
      out += '?';
    } else {
      out += text.substr(begin, at - begin);
    }
  }
  return out;
}

}  // namespace backfile
