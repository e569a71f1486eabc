#include "indexer/readers/unread_date.h"

#include <algorithm>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/coarse_date.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

constexpr std::string_view key = "date_as_given";

}  // namespace

void keep_unread_date(std::string_view text, Article& article) {
  const auto is_after = [](const auto& entry) { return entry.first >= key; };
  const auto place = std::ranges::find_if(article.extra, is_after);
  if (std::ranges::find(article.extra, key, [](const auto& entry) {
        return std::string_view(entry.first);
      }) != article.extra.end())
    return;
  article.extra.emplace(place, key, json_string(clean_line_field(text)));
}

std::string unread_date(const Article& article) {
  if (article.date.known()) return "";
  const auto found =
      std::ranges::find(article.extra, key, [](const auto& entry) { return std::string_view(entry.first); });
  if (found == article.extra.end() || found->second.size() < 2 || found->second.front() != '"') return "";
  const std::string_view given = std::string_view(found->second).substr(1, found->second.size() - 2);
  // Several years are a date, only none that sorts.
  return coarse_date(given) ? "" : not_a_date(given) + "; the article is kept without one";
}

}  // namespace backfile
