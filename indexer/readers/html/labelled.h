// Boxes whose first line says what they hold, where no name does: "3 comments", "About the author".
#pragma once

#include <vector>

#include "indexer/readers/html/blocks.h"

namespace backfile {

/// Marks in `foreign` (one entry a block) boxes behind the text that begin with the number of comments, and
/// smaller ones with authors, other articles or a sentence of the text shown once more.
void mark_labelled(const HtmlTree& tree, const std::vector<TextBlock>& blocks, std::vector<bool>& foreign);

}  // namespace backfile
