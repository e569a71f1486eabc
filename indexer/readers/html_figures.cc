#include "indexer/readers/html_figures.h"

#include <optional>

namespace backfile {
namespace {

constexpr double longest_caption = 600;  // characters: some systems put a whole article into a figure

bool is_content(Tag tag) {
  return tag == Tag::blockquote || tag == Tag::pre || tag == Tag::code || tag == Tag::table ||
         tag == Tag::ul || tag == Tag::ol || is_heading(tag);
}

bool is_caption(const HtmlTree& tree, const TextBlock& block, std::uint32_t figure) {
  for (std::uint32_t node = block.node; node > figure; node = tree[node].parent) {
    if (is_content(tree[node].tag)) return false;
  }
  return true;
}

}  // namespace

void mark_figures(const HtmlTree& tree, const std::vector<TextBlock>& blocks, std::vector<bool>& foreign) {
  std::optional<BlockSums> made;  // most pages need none
  for (std::uint32_t node = 1; node < tree.size(); ++node) {
    if (tree[node].tag != Tag::figure) continue;
    if (!made) made.emplace(tree, blocks, foreign);
    const BlockSums& sums = *made;
    if (sums.of(node).weight <= longest_caption) {
      const auto [first, last] = sums.range(node);
      for (std::size_t i = first; i < last; ++i) {
        if (is_caption(tree, blocks[i], node)) foreign[i] = true;
      }
    }
    node = tree[node].end - 1;
  }
}

}  // namespace backfile
