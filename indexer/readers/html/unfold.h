// Text that a page shows only when its reader asks for it: "Read more", "Continue".
#pragma once

#include <string_view>
#include <vector>

#include "indexer/readers/html/roles.h"
#include "indexer/readers/html/tree.h"

namespace backfile {

/// Takes the role `hidden` from elements within the article that hold running text of their own.
void unfold(const HtmlTree& tree, std::vector<PageRole>& roles);

/// Takes the role `hidden` from what holds the page's headline, where it stands nowhere else: a page saved
/// while a dialog lay over it.
void show_headline(const HtmlTree& tree, std::string_view title, std::vector<PageRole>& roles);

}  // namespace backfile
