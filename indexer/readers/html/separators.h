// What stands between two blocks of an article's text.
#pragma once

#include <string_view>

#include "indexer/readers/html/blocks.h"

namespace backfile {

/// Items of a list and rows of a table are lines, cells stand side by side; the rest are paragraphs.
std::string_view separator(const HtmlTree& tree, const TextBlock& before, const TextBlock& block);

}  // namespace backfile
