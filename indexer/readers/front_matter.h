// The fields before a Markdown text: YAML between "---" lines, TOML between "+++" lines, both as far as site
// generators use them, or a JSON object.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace backfile {

struct FrontMatter {
  /// Names and their values in order; lists have several. Nested maps are named "outer.inner".
  std::vector<std::pair<std::string, std::vector<std::string>>> fields;
  std::size_t length = 0;  ///< bytes up to the text
};

/// Nothing where the text begins with none, or it has no end.
std::optional<FrontMatter> read_front_matter(std::string_view text);

}  // namespace backfile
