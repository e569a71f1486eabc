#include "common/person_aliases.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "common/analyzer.h"
#include "common/error.h"
#include "common/utf8.h"

namespace backfile {
namespace {

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// "Jr", "Sr.", "III": behind the name in either order.
bool is_suffix(std::string_view text) {
  const std::string folded = fold(text.ends_with('.') ? text.substr(0, text.size() - 1) : text);
  return folded == "jr" || folded == "sr" ||
         (!folded.empty() && folded.find_first_not_of("iv") == std::string::npos);
}

}  // namespace

std::string name_in_spoken_order(std::string_view name) {
  const std::size_t comma = name.find(',');
  if (comma == std::string_view::npos) return "";
  const std::string_view family = trimmed(name.substr(0, comma));
  std::string_view given = trimmed(name.substr(comma + 1));
  std::string suffix;
  if (const std::size_t next = given.find(','); next != std::string_view::npos) {
    const std::string_view rest = trimmed(given.substr(next + 1));
    given = trimmed(given.substr(0, next));
    if (is_suffix(rest)) {
      suffix = ' ' + std::string(rest);
    } else if (!has_digit(rest) || rest.find(',') != std::string_view::npos) {
      return "";
    }
  }
  if (family.empty() || given.empty() || is_suffix(given) || has_digit(family) || has_digit(given)) return "";
  return std::string(given) + ' ' + std::string(family) + suffix;
}

std::string person_key(std::string_view name) {
  const std::string spoken = name_in_spoken_order(name);
  return fold(spoken.empty() ? name : std::string_view(spoken));
}

std::string person_aliases_path(const std::string& archive) {
  return archive + "/person-aliases.tsv";
}

PersonAliases PersonAliases::parse(std::string_view content, std::vector<std::size_t>* bad_lines) {
  PersonAliases aliases;
  content = without_utf8_mark(content);
  for (std::size_t number = 1; !content.empty(); ++number) {
    const std::size_t end = std::min(content.find('\n'), content.size());
    std::string_view line = content.substr(0, end);
    content.remove_prefix(std::min(end + 1, content.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    const std::size_t tab = line.find('\t');
    const std::string_view name = tab == std::string_view::npos ? "" : line.substr(tab + 1);
    if (tab == 0 || name.empty() || name.find('\t') != std::string_view::npos) {
      if (bad_lines != nullptr) bad_lines->push_back(number);
      continue;
    }
    aliases.names_.insert_or_assign(fold(line.substr(0, tab)), std::string(name));
  }
  return aliases;
}

PersonAliases PersonAliases::read(const std::string& archive, std::vector<std::size_t>* bad_lines) {
  const std::string path = person_aliases_path(archive);
  if (!std::filesystem::exists(path)) return {};
  std::ifstream file(path, std::ios::binary);
  const std::string content((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (!file.is_open() || file.bad()) throw system_error("read", path);
  return parse(content, bad_lines);
}

const std::string* PersonAliases::find(std::string_view value) const {
  if (names_.empty()) return nullptr;
  const auto found = names_.find(fold(value));
  return found == names_.end() ? nullptr : &found->second;
}

}  // namespace backfile
