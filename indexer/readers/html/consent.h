// Dialogs that ask whether data may be kept: long paragraphs, often above the page and without a name.
#pragma once

#include <vector>

#include "indexer/readers/html/blocks.h"

namespace backfile {

/// Marks in `foreign` (one entry a block) boxes that speak of cookies and the like in most of their
/// paragraphs: above the page's headline, or with buttons and not what begins below it. An article on cookies
/// is neither.
void mark_consent(const HtmlTree& tree, const std::vector<TextBlock>& blocks, std::vector<bool>& foreign);

}  // namespace backfile
