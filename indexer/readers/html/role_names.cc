#include "indexer/readers/html/role_names.h"

#include <algorithm>
#include <array>

#include "indexer/readers/html/role_names/body.h"
#include "indexer/readers/html/role_names/byline.h"
#include "indexer/readers/html/role_names/caption.h"
#include "indexer/readers/html/role_names/comments.h"
#include "indexer/readers/html/role_names/furniture.h"
#include "indexer/readers/html/role_names/hidden.h"
#include "indexer/readers/html/role_names/promotion.h"
#include "indexer/readers/html/role_names/related.h"
#include "indexer/readers/html/role_names/share.h"
#include "indexer/readers/html/role_names/sidebar.h"
#include "indexer/readers/html/role_names/tags.h"

namespace backfile {
namespace {

constexpr std::size_t all_names = body_names.size() + byline_names.size() + caption_names.size() +
                                  comments_names.size() + furniture_names.size() + hidden_names.size() +
                                  promotion_names.size() + related_names.size() + share_names.size() +
                                  sidebar_names.size() + tags_names.size();

// One sorted table of all lists.
std::array<RoleName, all_names> merged() {
  std::array<RoleName, all_names> table{};
  auto* at = table.begin();
  const auto add = [&](const auto& words, PageRole role) {
    for (const std::string_view word : words) *at++ = {word, role};
  };
  add(body_names, PageRole::body);
  add(byline_names, PageRole::byline);
  add(caption_names, PageRole::caption);
  add(comments_names, PageRole::comments);
  add(furniture_names, PageRole::furniture);
  add(hidden_names, PageRole::hidden);
  add(promotion_names, PageRole::promotion);
  add(related_names, PageRole::related);
  add(share_names, PageRole::share);
  add(sidebar_names, PageRole::sidebar);
  add(tags_names, PageRole::tags);
  std::ranges::sort(table, {}, &RoleName::words);
  return table;
}

}  // namespace

std::span<const RoleName> role_names() {
  static const std::array<RoleName, all_names> table = merged();
  return table;
}

}  // namespace backfile
