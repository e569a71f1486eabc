// Text in <figure> that no <figcaption> holds: captions all the same, but quotations and tables are not.
#pragma once

#include <vector>

#include "indexer/readers/html_blocks.h"

namespace backfile {

/// Marks in `foreign` (one entry a block) the lines of figures that are the caption of a picture or film.
void mark_figures(const HtmlTree& tree, const std::vector<TextBlock>& blocks, std::vector<bool>& foreign);

}  // namespace backfile
