#include "indexer/annotators/person/firms.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include "common/analyzer.h"
#include "common/table_rows.h"
#include "indexer/annotators/person/data.h"

namespace backfile {
namespace {

// Folded, one space between words, without what joins them.
std::string key_of(std::string_view name) {
  const std::string folded = fold(name);
  std::string key;
  for (std::string_view rest = folded; !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of(" -"), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (word.empty() || word == "&" || word == "and") continue;
    key.append(key.empty() ? "" : " ").append(word);
  }
  return key;
}

std::unordered_set<std::string> read_firms() {
  std::unordered_set<std::string> firms;
  for_each_part(person_firms_file(), '\n', [&](std::string_view line) {
    if (line.starts_with('#')) return;
    for_each_part(line, ';', [&](std::string_view name) {
      if (std::string key = key_of(name); !key.empty()) firms.insert(std::move(key));
    });
  });
  return firms;
}

}  // namespace

bool is_firm_called_after_people(std::string_view name) {
  static const std::unordered_set<std::string> firms = read_firms();
  return firms.contains(key_of(name));
}

}  // namespace backfile
