// Which parts of a page say that they do not belong to the article: comments, related links, side columns.
#pragma once

#include <vector>

#include "indexer/readers/html/blocks.h"
#include "indexer/readers/html/roles.h"

namespace backfile {

/// One entry a block. Elements are not believed where they hold the page's text: whole pages lie in an
/// element called "ad-portal" or "with-sidebar".
std::vector<bool> foreign_blocks(const HtmlTree& tree, const std::vector<PageRole>& roles,
                                 const std::vector<TextBlock>& blocks);

}  // namespace backfile
