#include "indexer/readers/html/figures.h"

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

void mark_captions(const HtmlTree& tree, const std::vector<TextBlock>& blocks, const BlockSums& sums,
                   std::uint32_t figure, std::vector<bool>& foreign) {
  if (sums.of(figure).weight > longest_caption) return;
  const auto [first, last] = sums.range(figure);
  for (std::size_t i = first; i < last; ++i) {
    if (is_caption(tree, blocks[i], figure)) foreign[i] = true;
  }
}

// The outermost <div> or table around a picture that has a line or two beside it, as pages without <figure>
// make them; 0 where there is none.
std::uint32_t picture_box(const HtmlTree& tree, const std::vector<TextBlock>& blocks, const BlockSums& sums,
                          std::uint32_t picture) {
  constexpr std::size_t most_lines = 2;
  constexpr double longest = 250;  // characters
  std::uint32_t box = 0;
  std::size_t lines_of_table = 0;
  for (std::uint32_t node = tree[picture].parent; node != 0; node = tree[node].parent) {
    const auto [first, last] = sums.range(node);
    if (lines_of_table > 0 && last - first > lines_of_table) break;
    if (last - first > most_lines || sums.of(node).weight > longest) break;
    if (first == last) continue;
    if (tree[node].tag == Tag::p) return 0;  // a paragraph with a picture in it
    const bool is_table = tree[node].tag == Tag::table;
    if ((is_content(tree[node].tag) && !is_table) || is_heading(blocks[first].tag)) break;
    if (is_table) lines_of_table = last - first;
    if (tree[node].tag == Tag::div || is_table) box = node;
  }
  return sums.of(box).link_share() < 0.3 ? box : 0;  // not a name with its face
}

}  // namespace

void mark_figures(const HtmlTree& tree, const std::vector<TextBlock>& blocks, std::vector<bool>& foreign) {
  std::optional<BlockSums> made;  // most pages need none
  for (std::uint32_t node = 1; node < tree.size(); ++node) {
    const Tag tag = tree[node].tag;
    if (tag != Tag::figure && tag != Tag::img) continue;
    if (!made) made.emplace(tree, blocks, foreign);
    if (tag == Tag::figure) {
      mark_captions(tree, blocks, *made, node, foreign);
      node = tree[node].end - 1;
    } else if (const std::uint32_t box = picture_box(tree, blocks, *made, node); box != 0) {
      mark_range(made->range(box), foreign);
      node = tree[box].end - 1;
    }
  }
}

}  // namespace backfile
