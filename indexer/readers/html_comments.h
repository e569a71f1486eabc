// Readers' comments that no name tells: each of them has a "Reply".
#pragma once

#include <vector>

#include "indexer/readers/html_blocks.h"

namespace backfile {

/// Marks in `foreign` (one entry a block) what lies between the first and the last "Reply" of a page, with
/// the comments around them, where an article is left.
void mark_comments(const HtmlTree& tree, const std::vector<TextBlock>& blocks, std::vector<bool>& foreign);

}  // namespace backfile
