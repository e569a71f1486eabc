// Quotations that are drawn large, in the words of a paragraph.
#pragma once

#include <vector>

#include "indexer/readers/html/blocks.h"

namespace backfile {

/// Takes out of `kept` what is set apart (quoted, in a heading, beside the text) and stands in another block
/// of it, too.
void leave_out_repetitions(const HtmlTree& tree, const std::vector<TextBlock>& blocks,
                           std::vector<std::size_t>& kept);

}  // namespace backfile
