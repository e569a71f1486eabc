// Who wrote an article, as the page itself shows it where its metadata does not say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/html/roles.h"
#include "indexer/readers/html/tree.h"

namespace backfile {

/// Names by rel=author, itemprop=author, a class that says so, or a line "By Jane Roe" below the headline;
/// "" where there is none. `title` is the headline.
std::string byline_of_page(const HtmlTree& tree, const std::vector<PageRole>& roles, std::string_view title);

}  // namespace backfile
