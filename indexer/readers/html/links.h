// Where the links of a page lead.
#pragma once

#include <string_view>

#include "indexer/readers/html/blocks.h"

namespace backfile {

/// The address of a block's last link, "" where it has none.
std::string_view address_of_link(const HtmlTree& tree, const TextBlock& block);

/// Whether a block is hardly anything but a link, and that not to a place in a page.
bool leads_to_page(const HtmlTree& tree, const TextBlock& block);

/// Whether an address names a host of another site than `host`, "" where that is not known.
/// "news.example.co.uk" and "www.example.co.uk" are one site.
bool leaves_site(std::string_view address, std::string_view host);

}  // namespace backfile
