#include "indexer/readers/json_script.h"

#include <algorithm>

#include "common/ascii.h"
#include "common/utf8.h"

namespace backfile {
namespace {

constexpr std::string_view spaces = " \t\r\n";

bool is_of_name(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) ||
         std::string_view("_$.[]\"'").find(c) != std::string_view::npos;
}

std::size_t behind_spaces(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(spaces, at), text.size());
}

// Two brackets, or a bracket and a string.
bool begins_json(std::string_view text) {
  if (!text.starts_with('{') && !text.starts_with('[')) return false;
  const std::size_t second = behind_spaces(text, 1);
  return second < text.size() && std::string_view("{}[]\"").find(text[second]) != std::string_view::npos;
}

}  // namespace

std::size_t script_before_json(std::string_view head) {
  constexpr std::size_t longest_name = 100;
  std::size_t at = behind_spaces(head, head.size() - without_utf8_mark(head).size());
  // What keeps a script from being run elsewhere.
  if (head.substr(at).starts_with(")]}'")) {
    at = std::min(head.find_first_of("\n[{", at + 4), head.size());
    at = behind_spaces(head, at);
    return begins_json(head.substr(at)) ? at : 0;
  }
  for (const std::string_view word : {"var ", "let ", "const ", "export default "}) {
    if (head.substr(at).starts_with(word)) at = behind_spaces(head, at + word.size());
  }
  const std::size_t name = at;
  while (at < head.size() && at - name < longest_name && is_of_name(head[at])) ++at;
  if (at == name || !(is_ascii_letter(head[name]) || head[name] == '_' || head[name] == '$')) return 0;
  at = behind_spaces(head, at);
  if (at == head.size() || (head[at] != '=' && head[at] != '(')) return 0;
  at = behind_spaces(head, at + 1);
  return begins_json(head.substr(at)) ? at : 0;
}

bool is_script_end(std::string_view value) {
  return value.find_first_not_of(" \t\r\n;)") == std::string_view::npos;
}

}  // namespace backfile
