#include "indexer/readers/json_list.h"

#include <algorithm>

namespace backfile {
namespace {

// Behind the string whose quote stands at `at`; npos where it has no end.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

// Behind the object or list whose bracket stands at `at`; npos where it has no end.
std::size_t end_of_value(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      at = end_of_string(text, at);
      continue;
    }
    ++at;
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0) return at;
  }
  return std::string_view::npos;
}

}  // namespace

std::optional<JsonList> list_in_front(std::string_view front, const IsListed& is_listed) {
  std::size_t depth = 0;
  for (std::size_t at = 0; at < front.size();) {
    const char c = front[at];
    if (c == '"') {
      at = end_of_string(front, at);
    } else if (c == '[' && depth == 0) {
      return std::nullopt;
    } else if (c == '[' || (c == '{' && depth == deepest_list)) {
      const std::size_t first = front.find_first_not_of(" \t\r\n", at + 1);
      const bool objects = c == '[' && first != std::string_view::npos && front[first] == '{';
      const std::size_t end = objects ? end_of_value(front, first) : std::string_view::npos;
      if (end != std::string_view::npos && is_listed(front.substr(first, end - first)))
        return JsonList{at + 1, depth, std::string(front.substr(0, at)) + "[]" + std::string(depth, '}')};
      at = end_of_value(front, at);
    } else {
      if (c == '{') ++depth;
      if (c == '}' && (depth == 0 || --depth == 0)) return std::nullopt;
      ++at;
    }
  }
  return std::nullopt;
}

}  // namespace backfile
