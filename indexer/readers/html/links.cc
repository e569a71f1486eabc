#include "indexer/readers/html/links.h"

#include <algorithm>

#include "indexer/readers/html/saved_page.h"

namespace backfile {
namespace {

// The last two parts of a host, of "example.co.uk" and the like three.
std::string_view site_of(std::string_view host) {
  const std::size_t last = host.rfind('.');
  if (last == std::string_view::npos || last == 0) return host;
  const std::size_t second = host.rfind('.', last - 1);
  if (second == std::string_view::npos || second == 0) return host;
  const bool is_country_part = host.size() - last <= 3 && last - second <= 4;
  if (!is_country_part) return host.substr(second + 1);
  const std::size_t third = host.rfind('.', second - 1);
  return third == std::string_view::npos ? host : host.substr(third + 1);
}

}  // namespace

std::string_view address_of_link(const HtmlTree& tree, const TextBlock& block) {
  for (std::uint32_t text = block.last; text >= block.begin && text > 0; --text) {
    if (tree[text].tag != Tag::text) continue;
    for (std::uint32_t node = tree[text].parent; node != 0; node = tree[node].parent) {
      if (tree[node].tag == Tag::a) return tree.attribute(node, Attribute::href);
    }
  }
  return {};
}

bool leads_to_page(const HtmlTree& tree, const TextBlock& block) {
  return block.link_share() >= 0.8F && address_of_link(tree, block).find('#') == std::string_view::npos;
}

bool leaves_site(std::string_view address, std::string_view host) {
  address = original_address(address);
  const std::size_t slashes = address.find("//");
  if (host.empty() || slashes == std::string_view::npos || slashes > 6) return false;
  const std::string_view rest = address.substr(slashes + 2);
  return site_of(rest.substr(0, rest.find_first_of("/:?#"))) != site_of(host);
}

}  // namespace backfile
