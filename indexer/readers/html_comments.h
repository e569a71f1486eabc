// Readers' comments: those that no name tells, of which each has a "Reply", and those below short articles.
#pragma once

#include <vector>

#include "indexer/readers/html_blocks.h"
#include "indexer/readers/html_roles.h"

namespace backfile {

/// Marks in `foreign` (one entry a block) what lies between the first and the last "Reply" of a page, with
/// the comments around them, where an article is left.
void mark_comments(const HtmlTree& tree, const std::vector<TextBlock>& blocks, std::vector<bool>& foreign);

/// Several comments, in an element that its name says to be such, below a headline and a paragraph: however
/// short the article above may be, they are not it.
std::vector<bool> talk_blocks(const HtmlTree& tree, const std::vector<PageRole>& roles,
                              const std::vector<TextBlock>& blocks, const std::vector<bool>& foreign);

}  // namespace backfile
