// Boxes that ask for something: a form or a link to subscribe or log in, with the words of praise around it.
#pragma once

#include <vector>

#include "indexer/readers/html/blocks.h"

namespace backfile {

/// Marks in `foreign` (one entry a block) forms and such links together with the few lines of the box that
/// they stand in. Pages that lie in one form as a whole are left.
void mark_sign_ups(const HtmlTree& tree, const std::vector<TextBlock>& blocks, std::vector<bool>& foreign);

}  // namespace backfile
