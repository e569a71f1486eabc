// What article.h promises of every article that a reader delivers: for the tests and the fuzz targets of
// readers.
#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "common/article.h"
#include "common/utf8.h"

namespace backfile {

/// Well-formed UTF-8 without control characters (newlines where `lines`) and white space at its ends.
inline bool is_clean(std::string_view text, bool lines) {
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t c = next_code_point(text, at);
    if (c < 0 || (c < 0x20 && !(lines && c == '\n')) || (c >= 0x7F && c <= 0x9F)) return false;
  }
  return !text.starts_with(' ') && !text.starts_with('\n') && !text.ends_with(' ') && !text.ends_with('\n');
}

/// Which promise the article breaks; "" where none.
inline std::string broken_promise(const Article& article) {
  if (article.title.empty() && article.text.empty()) return "empty";
  for (const std::string* field : {&article.id, &article.title, &article.url, &article.source,
                                   &article.byline, &article.dateline, &article.language}) {
    if (!is_clean(*field, false)) return "unclean field: " + *field;
  }
  if (!is_clean(article.text, true)) return "unclean text";
  if (article.text.find("\n\n\n") != std::string::npos) return "more than one empty line";
  for (const auto* labels : {&article.country, &article.person, &article.topic}) {
    for (const Label& label : *labels) {
      if (label.value.empty() || !is_clean(label.value, false)) return "unclean label";
    }
  }
  if (!std::ranges::is_sorted(article.extra, {}, [](const auto& extra) { return extra.first; }))
    return "extra is not sorted";
  for (const auto& [key, value] : article.extra) {
    if (nlohmann::json::parse(value, nullptr, false).is_discarded()) return "extra is no JSON: " + value;
  }
  return "";
}

}  // namespace backfile
