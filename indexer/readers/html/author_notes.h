// Notes on the author below a text, where nothing but the name gives them away.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/readers/html/blocks.h"

namespace backfile {

/// Takes "Ana Reyes is a reporter in Oslo" and what follows it, and "Write to Ana Reyes at ...", out of the
/// end of `kept`. `byline`: the names, as "Ana Reyes, Leon Falk" or "Ana Reyes and Leon Falk".
void leave_out_author_notes(const std::vector<TextBlock>& blocks, std::string_view byline,
                            std::vector<std::size_t>& kept);

}  // namespace backfile
