// Headings that are links: names of what the article speaks of, or advertisements.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/readers/html/blocks.h"

namespace backfile {

class LinkedHeadings {
 public:
  /// Of the blocks in `range` that are not `foreign`; `host` is the page's, "" where it is not known. The
  /// references must outlive it.
  LinkedHeadings(const HtmlTree& tree, const std::vector<TextBlock>& blocks, const std::vector<bool>& foreign,
                 std::string_view host, BlockSums::Range range);

  /// Whether a block of the range is such a heading and part of the article: it links to itself, or the
  /// article has several (a review of several things links each one's name; one alone is an advertisement).
  bool belongs(std::size_t block) const;

 private:
  bool is_one(std::size_t block) const;

  const HtmlTree& tree_;
  const std::vector<TextBlock>& blocks_;
  const std::vector<bool>& foreign_;
  std::string_view host_;
  std::size_t last_;
  bool several_;
};

}  // namespace backfile
