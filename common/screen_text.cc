#include "common/screen_text.h"

#include "common/utf8.h"

namespace backfile {

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
