// Where in print an article stood, for whoever cites it.
#pragma once

#include <string>

#include "common/article.h"

namespace backfile {

/// "volume 12, issue 3, section Trade, page 1, 2", of what the source says under these names; "" where it says
/// nothing of it. Free of control characters.
std::string printed_place(const Article& article);

}  // namespace backfile
