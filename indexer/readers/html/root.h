// The element of a page that holds the article's text.
#pragma once

#include <string>
#include <vector>

#include "indexer/readers/html/blocks.h"
#include "indexer/readers/html/roles.h"

namespace backfile {

/// Paragraphs speak for the elements that hold them, the nearer the more, by length and punctuation; links
/// speak against; what begins below the headline (a block; npos where it is not known) and what the page
/// itself calls the article's text is preferred. `foreign`: blocks that do not count. 0 (the page) where
/// there are no paragraphs.
std::uint32_t article_root(const HtmlTree& tree, const std::vector<PageRole>& roles,
                           const std::vector<TextBlock>& blocks, const std::vector<bool>& foreign,
                           std::size_t headline = std::string::npos);

}  // namespace backfile
