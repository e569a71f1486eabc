#include "indexer/readers/copyright_line.h"

#include <algorithm>
#include <string>

#include "common/ascii.h"
#include "indexer/readers/text_lines.h"

namespace backfile {

bool is_copyright_line(std::string_view line) {
  constexpr std::size_t longest = 500;
  constexpr std::string_view word = "copyright";
  if (line.size() > longest) return false;
  const std::string lower = folded_case(trimmed(line));
  if (lower.find("all rights reserved") != std::string::npos) return true;
  if (lower.starts_with("\xc2\xa9") || lower.starts_with("(c) ")) return true;
  if (!lower.starts_with(word) || (lower.size() > word.size() && is_ascii_letter(lower[word.size()])))
    return false;
  const std::string_view owner = trimmed(std::string_view(lower).substr(word.size()));
  if (owner.starts_with("\xc2\xa9") || owner.starts_with("(c)")) return true;
  const bool dated = owner.size() >= 4 && std::ranges::all_of(owner.substr(0, 4), is_ascii_digit);
  return dated || !owner.ends_with('.');
}

}  // namespace backfile
