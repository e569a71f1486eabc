// Captions that no <figcaption> holds: what else stands in a <figure>, but quotations and tables, and the
// lines in a box with a picture.
#pragma once

#include <vector>

#include "indexer/readers/html/blocks.h"

namespace backfile {

/// Marks in `foreign` (one entry a block) lines that are the caption of a picture or film.
void mark_figures(const HtmlTree& tree, const std::vector<TextBlock>& blocks, std::vector<bool>& foreign);

}  // namespace backfile
