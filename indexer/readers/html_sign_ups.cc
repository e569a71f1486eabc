#include "indexer/readers/html_sign_ups.h"

#include <algorithm>
#include <optional>

namespace backfile {
namespace {

constexpr double longest_box = 700;  // characters
constexpr std::size_t most_blocks = 8;
constexpr double shortest_article = 600;  // prose beside the box

bool is_box(Tag tag) {
  return tag == Tag::div || tag == Tag::section || tag == Tag::aside || tag == Tag::form ||
         tag == Tag::fieldset;
}

// The outermost element around a form that still is a small box, 0 where there is none.
std::uint32_t box_around(const HtmlTree& tree, const BlockSums& sums, std::uint32_t form) {
  const double all = sums.prose(0);
  std::uint32_t box = 0;
  for (std::uint32_t node = form; node != 0 && is_box(tree[node].tag); node = tree[node].parent) {
    const auto [first, last] = sums.range(node);
    const BlockSums::Sums inside = sums.of(node);
    const bool is_small = last - first <= most_blocks && inside.weight <= longest_box;
    if (!is_small || all - inside.prose < std::max(shortest_article, 2 * inside.prose)) break;
    box = node;
  }
  return box;
}

}  // namespace

void mark_sign_ups(const HtmlTree& tree, const std::vector<TextBlock>& blocks, std::vector<bool>& foreign) {
  std::optional<BlockSums> made;  // most pages need none
  for (std::uint32_t node = 1; node < tree.size(); ++node) {
    if (tree[node].tag != Tag::form) continue;
    if (!made) made.emplace(tree, blocks, foreign);
    const BlockSums& sums = *made;
    const std::uint32_t box = box_around(tree, sums, node);
    if (box == 0) continue;
    const auto [first, last] = sums.range(box);
    std::fill(foreign.begin() + static_cast<std::ptrdiff_t>(first),
              foreign.begin() + static_cast<std::ptrdiff_t>(last), true);
    node = tree[node].end - 1;
  }
}

}  // namespace backfile
