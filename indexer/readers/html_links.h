// Where the links of a page lead.
#pragma once

#include <string_view>

#include "indexer/readers/html_blocks.h"

namespace backfile {

/// The address of a block's last link, "" where it has none.
std::string_view address_of_link(const HtmlTree& tree, const TextBlock& block);

/// Whether an address names a host of another site than `host`, "" where that is not known. "news.example.co.uk"
/// and "www.example.co.uk" are one site.
bool leaves_site(std::string_view address, std::string_view host);

}  // namespace backfile
