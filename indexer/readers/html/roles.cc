#include "indexer/readers/html/roles.h"

#include <algorithm>
#include <array>
#include <string>

#include "common/ascii.h"
#include "indexer/readers/html/name_roles.h"
#include "indexer/readers/html/role_names.h"

namespace backfile {
namespace {

PageRole role_of_aria(std::string_view role) {
  constexpr auto rows = std::to_array<RoleName>({
      {"alert", PageRole::furniture},
      {"alertdialog", PageRole::furniture},
      {"banner", PageRole::furniture},
      {"complementary", PageRole::sidebar},
      {"contentinfo", PageRole::furniture},
      {"dialog", PageRole::furniture},
      {"menu", PageRole::furniture},
      {"menubar", PageRole::furniture},
      {"navigation", PageRole::furniture},
      {"search", PageRole::furniture},
      {"tablist", PageRole::furniture},
      {"toolbar", PageRole::furniture},
      {"tooltip", PageRole::furniture},
  });
  const auto* found = std::ranges::find(rows, role, &RoleName::words);
  return found == rows.end() ? PageRole::none : found->role;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool is_hidden(const HtmlTree& tree, std::uint32_t node) {
  if (tree.has_attribute(node, Attribute::hidden)) return true;
  if (tree.attribute(node, Attribute::aria_hidden) == "true") return true;
  std::string style;
  for (const char c : tree.attribute(node, Attribute::style)) {
    if (c != ' ') style += ascii_lower(c);
  }
  return contains(style, "display:none") || contains(style, "visibility:hidden");
}

PageRole role_of_element(const HtmlTree& tree, std::uint32_t node, NameRoles& by_name) {
  const Tag tag = tree[node].tag;
  if (is_hidden(tree, node)) return PageRole::hidden;
  const std::string_view itemprop = tree.attribute(node, Attribute::itemprop);
  if (contains(itemprop, "articleBody")) return PageRole::declared_body;
  if (itemprop == "author" || itemprop == "datePublished" || itemprop == "dateModified") {
    return PageRole::byline;
  }
  if (const PageRole aria = role_of_aria(tree.attribute(node, Attribute::role)); aria != PageRole::none) {
    return aria;
  }
  if (tag == Tag::figcaption) return PageRole::caption;
  if (tag == Tag::aside) return PageRole::sidebar;
  if (tag == Tag::body) return PageRole::none;  // "single-post" is what kind of page it is
  PageRole role = by_name.of(tree.attribute(node, Attribute::class_));
  if (role == PageRole::none || role == PageRole::body) {
    // An id of many words is a heading's.
    const std::string_view value = tree.attribute(node, Attribute::id);
    const PageRole id = std::ranges::count(value, '-') > 3 ? PageRole::none : by_name.of(value);
    if (id != PageRole::none) role = id;
  }
  // Class names may be hashes.
  if (role == PageRole::none) role = by_name.of(tree.attribute(node, Attribute::part));
  if (role != PageRole::none) return role;
  return tag == Tag::footer ? PageRole::furniture : PageRole::none;
}

}  // namespace

std::vector<PageRole> page_roles(const HtmlTree& tree) {
  std::vector<PageRole> roles(tree.size(), PageRole::none);
  NameRoles by_name;
  for (std::uint32_t node = 0; node < tree.size(); ++node) {
    const HtmlNode& element = tree[node];
    if (element.tag == Tag::text || is_never_text(element.tag) || element.tag == Tag::html) continue;
    if (element.count > 0 || element.tag >= Tag::address) roles[node] = role_of_element(tree, node, by_name);
  }
  return roles;
}

}  // namespace backfile
