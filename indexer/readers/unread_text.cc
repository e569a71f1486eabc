#include "indexer/readers/unread_text.h"

#include <algorithm>

namespace backfile {

void UnreadText::see(const Article& article) {
  constexpr std::size_t most_keys = 1000;
  has_text_ = has_text_ || !article.text.empty();
  if (has_text_) return;
  ++articles_;
  for (const auto& [key, value] : article.extra) {
    const bool texts = value.starts_with('"') || value.starts_with("[\"");
    if (texts && (bytes_.size() < most_keys || bytes_.contains(key))) bytes_[key] += value.size() - 2;
  }
}

std::string UnreadText::found() const {
  constexpr std::size_t shortest_mean = 200;
  const auto longest = std::ranges::max_element(bytes_, {}, [](const auto& field) { return field.second; });
  if (has_text_ || longest == bytes_.end() || longest->second <= shortest_mean * articles_) return "";
  return "no field is named like a text; the longest that was not read is " + longest->first +
         ": --map text=" + longest->first;
}

}  // namespace backfile
