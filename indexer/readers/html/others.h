// What of a page tells of other articles: their authors and dates are not this one's.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/readers/html/roles.h"
#include "indexer/readers/html/tree.h"

namespace backfile {

/// True for elements that tell of other articles: comments, related links, side columns, menus.
bool is_of_others(const HtmlTree& tree, const std::vector<PageRole>& roles, std::uint32_t node);

/// The same without side columns and menus: some sites put author and date of the article there.
bool is_surely_of_others(const HtmlTree& tree, const std::vector<PageRole>& roles, std::uint32_t node);

/// The first element that fits, in the order of the page, but not within one that `elsewhere` is true of; 0
/// for none.
template <typename Elsewhere, typename Fits>
std::uint32_t find_element(const HtmlTree& tree, const Elsewhere& elsewhere, const Fits& fits) {
  for (std::uint32_t node = 1; node < tree.size(); ++node) {
    if (tree[node].tag == Tag::text) continue;
    if (elsewhere(node)) {
      node = tree[node].end - 1;
    } else if (fits(node)) {
      return node;
    }
  }
  return 0;
}

}  // namespace backfile
