#include "indexer/readers/unread_date.h"

#include <algorithm>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/coarse_date.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

constexpr std::string_view key = "date_as_given";

template <typename Extra>
auto given_date(Extra& extra) {
  return std::ranges::find_if(extra, [](const auto& entry) { return entry.first == key; });
}

}  // namespace

void keep_unread_date(std::string_view text, Article& article) {
  if (given_date(article.extra) != article.extra.end()) return;
  const auto behind =
      std::ranges::find_if(article.extra, [](const auto& entry) { return entry.first > key; });
  article.extra.emplace(behind, key, json_string(clean_line_field(text)));
}

std::string unread_date(const Article& article) {
  if (article.date.known()) return "";
  const auto found = given_date(article.extra);
  if (found == article.extra.end() || found->second.size() < 2 || found->second.front() != '"') return "";
  const std::string_view given = std::string_view(found->second).substr(1, found->second.size() - 2);
  // Several years are a date, only none that sorts.
  return coarse_date(given) ? "" : not_a_date(given) + "; the article is kept without one";
}

}  // namespace backfile
