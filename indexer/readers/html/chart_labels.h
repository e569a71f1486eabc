// The labels of a chart that is drawn with elements of the page.
#pragma once

#include <vector>

#include "indexer/readers/html/blocks.h"

namespace backfile {

/// Takes runs of single words and figures ("$915", "’22", "projected") out of `kept`, with the line between
/// two of them that says what is counted. Lists, tables and headings are left.
void leave_out_chart_labels(const std::vector<TextBlock>& blocks, std::vector<std::size_t>& kept);

}  // namespace backfile
