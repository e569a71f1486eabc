// A page's text as blocks: what stands between two borders of block elements, with what tells prose from
// navigation.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "indexer/readers/html/tree.h"

namespace backfile {

/// A paragraph, heading, list item, table cell, or a loose run of text between such.
struct TextBlock {
  std::string text;         ///< white space collapsed; "\n" for a line break (in <pre>: lines as they are)
  std::uint32_t node = 0;   ///< the block element that holds it directly
  std::uint32_t begin = 0;  ///< its first text node
  std::uint32_t last = 0;   ///< its last text node
  Tag tag = Tag::div;       ///< of `node`
  float weight = 0;         ///< characters; those of scripts without spaces between words count double
  float linked = 0;         ///< the part of `weight` within links
  int commas = 0;           ///< of all scripts, and other punctuation within sentences

  float link_share() const { return weight > 0 ? linked / weight : 0; }
  /// A paragraph of running text: long enough, and not mainly links.
  bool is_prose() const;
};

/// The blocks of a page in order, without those in elements that are never text or that `left_out` (one
/// entry a node, may be shorter) excludes with all below them.
std::vector<TextBlock> text_blocks(const HtmlTree& tree, const std::vector<bool>& left_out);

/// Sums over the blocks of subtrees, each in the time of a binary search.
class BlockSums {
 public:
  /// Without the blocks that `left_out` (one entry a block, or none) excludes. `tree` and `blocks` must
  /// outlive it.
  BlockSums(const HtmlTree& tree, const std::vector<TextBlock>& blocks, const std::vector<bool>& left_out);

  /// The blocks of a subtree, left out or not: [first, last).
  struct Range {
    std::size_t first;
    std::size_t last;
  };
  Range range(std::uint32_t node) const;

  struct Sums {
    double weight = 0;
    double linked = 0;
    double prose = 0;  ///< characters outside links in prose
    int prose_blocks = 0;
    int link_blocks = 0;  ///< that are mainly links
    double link_share() const { return weight > 0 ? linked / weight : 0; }
  };
  Sums of(std::uint32_t node) const;
  double prose(std::uint32_t node) const { return of(node).prose; }

 private:
  const HtmlTree& tree_;
  const std::vector<TextBlock>& blocks_;
  std::vector<Sums> before_;  // of all blocks before this one
};

/// True where a headline of the page (h1) is in a range.
bool has_headline(const std::vector<TextBlock>& blocks, BlockSums::Range range);

/// Sets the marks (one entry a block) of a range.
void mark_range(BlockSums::Range range, std::vector<bool>& marks);

/// The weight of some of the blocks, by index.
float weight_of(const std::vector<TextBlock>& blocks, std::span<const std::size_t> kept);

/// Characters of a text; those of scripts without spaces between words count double.
float text_weight(std::string_view text);

}  // namespace backfile
