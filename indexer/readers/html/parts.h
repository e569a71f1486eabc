// Where a text goes on beside the element that holds most of it: behind a picture, in another section.
#pragma once

#include <vector>

#include "indexer/readers/html/blocks.h"

namespace backfile {

/// The blocks of `root`, and of elements beside it or beside those around it, as far as the headline's, that
/// hold paragraphs and little else, not more than it has if they are of another kind. In order; `foreign`
/// blocks (one entry a block) do not count.
std::vector<BlockSums::Range> text_parts(const HtmlTree& tree, const std::vector<TextBlock>& blocks,
                                         const std::vector<bool>& foreign, std::uint32_t root);

}  // namespace backfile
