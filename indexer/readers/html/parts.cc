#include "indexer/readers/html/parts.h"

#include <algorithm>

namespace backfile {
namespace {

constexpr double shortest_part = 200;  // characters of prose

// Paragraphs with the headings between them, without lists of links, forms' labels, dates and names.
bool is_part(const BlockSums::Sums& inside) {
  return inside.prose >= shortest_part && inside.prose >= 0.8 * inside.weight && inside.link_share() <= 0.1;
}

// Of one kind: pages are put together from parts of the same class, one of them may hold a short paragraph.
bool is_like(const HtmlTree& tree, std::uint32_t node, std::uint32_t other, const BlockSums::Sums& inside) {
  const std::string_view name = tree.attribute(node, Attribute::class_);
  return tree[node].tag == tree[other].tag && !name.empty() &&
         name == tree.attribute(other, Attribute::class_) && inside.prose > 0 &&
         inside.prose >= 0.8 * inside.weight && inside.link_share() <= 0.2;
}

}  // namespace

std::vector<BlockSums::Range> text_parts(const HtmlTree& tree, const std::vector<TextBlock>& blocks,
                                         const std::vector<bool>& foreign, std::uint32_t root) {
  const BlockSums sums(tree, blocks, foreign);
  std::vector<BlockSums::Range> parts = {sums.range(root)};
  double room = sums.prose(root);
  for (std::uint32_t child = root; child != 0 && !has_headline(blocks, sums.range(child));
       child = tree[child].parent) {
    const std::uint32_t around = tree[child].parent;
    for (std::uint32_t node = around + 1; node < tree[around].end; node = tree[node].end) {
      const Tag tag = tree[node].tag;
      if (node == child || (tag != Tag::div && tag != Tag::section)) continue;
      const BlockSums::Sums inside = sums.of(node);
      const BlockSums::Range range = sums.range(node);
      if (has_headline(blocks, range)) continue;
      if (!is_like(tree, node, child, inside)) {
        if (!is_part(inside) || inside.prose > room) continue;
        room -= inside.prose;
      }
      parts.push_back(range);
    }
  }
  std::ranges::sort(parts, {}, &BlockSums::Range::first);
  return parts;
}

}  // namespace backfile
