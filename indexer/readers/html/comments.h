// Readers' comments: those that no name tells, of which each has a "Reply", and those below short articles.
#pragma once

#include <cstddef>
#include <vector>

#include "indexer/readers/html/blocks.h"
#include "indexer/readers/html/roles.h"

namespace backfile {

/// What lies between the first and the last "Reply" of a page, with the comments around them, where an
/// article is left beside what is `foreign`. `headline`: the block with the page's title, in whatever
/// element, behind the last where there is none.
std::vector<bool> replied_blocks(const HtmlTree& tree, const std::vector<TextBlock>& blocks,
                                 const std::vector<bool>& foreign, std::size_t headline);

/// Several comments, in an element that its name says to be such, below a headline and a paragraph: however
/// short the article above may be, they are not it.
std::vector<bool> talk_blocks(const HtmlTree& tree, const std::vector<PageRole>& roles,
                              const std::vector<TextBlock>& blocks, const std::vector<bool>& foreign,
                              std::size_t headline);

}  // namespace backfile
