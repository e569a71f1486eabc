#include "indexer/readers/html/teasers.h"

#include <algorithm>

#include "indexer/readers/html/links.h"

namespace backfile {
namespace {

constexpr float longest_teaser = 450;  // characters
constexpr double shortest_article = 100;

class TeaserFinder {
 public:
  TeaserFinder(const HtmlTree& tree, const std::vector<TextBlock>& blocks, std::string_view host,
               std::vector<bool>& foreign)
      : tree_(tree), blocks_(blocks), host_(host), foreign_(foreign), sums_(tree, blocks, foreign) {}

  void mark() {
    count();
    const double all = sums_.prose(0);
    for (std::uint32_t node = 1; node < tree_.size(); ++node) {
      if (!may_hold(tree_[node].tag)) continue;
      const auto [first, last] = sums_.range(node);
      if (first == last || foreign_[first]) continue;
      if (is_list(first, last) && all - sums_.prose(node) >= shortest_article) {
        mark_range({first, last}, foreign_);
        node = tree_[node].end - 1;
      } else if (is_single(node, first, last)) {
        singles_.push_back({first, last});
        singles_prose_ += sums_.prose(node);
        node = tree_[node].end - 1;
      }
    }
    // Where there are many, they are what the article tells: its ten best films.
    if (singles_prose_ > all * 0.25) return;
    for (const BlockSums::Range& single : singles_) mark_range(single, foreign_);
  }

 private:
  static bool may_hold(Tag tag) {
    return tag == Tag::div || tag == Tag::section || tag == Tag::ul || tag == Tag::ol || tag == Tag::aside ||
           tag == Tag::table || tag == Tag::td || tag == Tag::li || tag == Tag::article || tag == Tag::figure;
  }

  // For every block how many teasers, other paragraphs and page headings stand before it.
  void count() {
    teasers_.reserve(blocks_.size() + 1);
    others_.reserve(blocks_.size() + 1);
    teasers_.push_back(0);
    others_.push_back(0);
    std::size_t behind_headline = 99;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const TextBlock& block = blocks_[i];
      const bool prose = !foreign_[i] && block.is_prose();
      const bool teaser = prose && behind_headline < 3 && block.weight <= longest_teaser;
      if (is_headline(block)) {
        behind_headline = 0;
      } else if (prose || is_heading(block.tag)) {
        behind_headline = 99;
      } else {
        ++behind_headline;
      }
      const bool other = (prose && !teaser) || (block.tag == Tag::h1 && !foreign_[i]);
      teasers_.push_back(teasers_.back() + (teaser ? 1 : 0));
      others_.push_back(others_.back() + (other ? 1 : 0));
    }
  }

  // The linked headline of another article of the same site.
  bool is_headline(const TextBlock& block) const {
    if (block.weight < 20 || block.link_share() < (is_heading(block.tag) ? 0.6F : 0.8F)) return false;
    const std::string_view address = address_of_link(tree_, block);
    return !address.empty() && address.front() != '#' && !leaves_site(address, host_);
  }

  bool is_list(std::size_t first, std::size_t last) const {
    return teasers_[last] - teasers_[first] >= 3 && others_[last] == others_[first];
  }

  bool is_single(std::uint32_t node, std::size_t first, std::size_t last) const {
    const Tag tag = tree_[node].tag;
    return (tag == Tag::div || tag == Tag::section || tag == Tag::article) && last - first <= 4 &&
           teasers_[last] - teasers_[first] == 1 && others_[last] == others_[first] &&
           std::any_of(blocks_.begin() + static_cast<std::ptrdiff_t>(first),
                       blocks_.begin() + static_cast<std::ptrdiff_t>(last),
                       [&](const TextBlock& block) { return is_heading(block.tag) && is_headline(block); });
  }

  const HtmlTree& tree_;
  const std::vector<TextBlock>& blocks_;
  std::string_view host_;
  std::vector<bool>& foreign_;
  BlockSums sums_;
  std::vector<int> teasers_;  // before each block
  std::vector<int> others_;
  std::vector<BlockSums::Range> singles_;
  double singles_prose_ = 0;
};

}  // namespace

void mark_teasers(const HtmlTree& tree, const std::vector<TextBlock>& blocks, std::string_view host,
                  std::vector<bool>& foreign) {
  TeaserFinder(tree, blocks, host, foreign).mark();
}

}  // namespace backfile
