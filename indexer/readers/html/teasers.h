// Teasers: the headline of another article, as a link, with a sentence or two of it. Lists of such hold as
// much prose as an article, and nothing in their names tells.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/readers/html/blocks.h"

namespace backfile {

/// Marks in `foreign` (one entry a block) lists of teasers, and single ones within a box of their own, where
/// an article stands beside them. `host` is the page's, "" where unknown: links to elsewhere are no teasers.
void mark_teasers(const HtmlTree& tree, const std::vector<TextBlock>& blocks, std::string_view host,
                  std::vector<bool>& foreign);

}  // namespace backfile
