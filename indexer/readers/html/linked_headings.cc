#include "indexer/readers/html/linked_headings.h"

#include "indexer/readers/html/lines.h"
#include "indexer/readers/html/links.h"

namespace backfile {
namespace {

// Headings often link to themselves.
bool leads_into_page(std::string_view address) {
  return address.find('#') != std::string_view::npos;
}

}  // namespace

LinkedHeadings::LinkedHeadings(const HtmlTree& tree, const std::vector<TextBlock>& blocks,
                               const std::vector<bool>& foreign, std::string_view host,
                               BlockSums::Range range)
    : tree_(tree), blocks_(blocks), foreign_(foreign), host_(host), last_(range.last) {
  int headings = 0;
  for (std::size_t i = range.first; i < range.last; ++i) headings += is_one(i) ? 1 : 0;
  several_ = headings >= 2;
}

bool LinkedHeadings::belongs(std::size_t block) const {
  return is_one(block) && (several_ || leads_into_page(address_of_link(tree_, blocks_[block])));
}

// A heading that is a link into the page or to elsewhere, with a paragraph below it.
bool LinkedHeadings::is_one(std::size_t i) const {
  const TextBlock& block = blocks_[i];
  if (!is_heading(block.tag) || block.link_share() < 0.9F || foreign_[i] || is_page_line(block.text))
    return false;
  const bool above_prose = i + 1 < last_ && !foreign_[i + 1] && blocks_[i + 1].is_prose();
  const std::string_view address = address_of_link(tree_, block);
  return above_prose && (leads_into_page(address) || leaves_site(address, host_));
}

}  // namespace backfile
