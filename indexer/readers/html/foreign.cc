#include "indexer/readers/html/foreign.h"

#include <algorithm>
#include <optional>

namespace backfile {
namespace {

bool may_be_foreign(Tag tag, PageRole role) {
  switch (tag) {
    case Tag::body:
    case Tag::html:
    case Tag::main:
    case Tag::tbody:
    case Tag::tr:
      return false;
    case Tag::article:
      // Content systems write author and keywords into its class.
      return role == PageRole::related || role == PageRole::comments;
    default:
      return role != PageRole::none && role != PageRole::body && role != PageRole::declared_body;
  }
}

class ForeignParts {
 public:
  ForeignParts(const HtmlTree& tree, const std::vector<PageRole>& roles, const std::vector<TextBlock>& blocks)
      : tree_(tree),
        roles_(roles),
        blocks_(blocks),
        sums_(tree, blocks, {}),
        foreign_(blocks.size()),
        owner_(tree.size()),
        own_prose_(tree.size()) {
    // Prose by the innermost element that says it is something else.
    for (std::uint32_t node = 1; node < tree.size(); ++node) {
      owner_[node] = may_be_foreign(tree[node].tag, roles[node]) ? node : owner_[tree[node].parent];
    }
    if (const std::vector<bool> talk = comments(); !talk.empty()) spoken_.emplace(tree, blocks, talk);
    for (const TextBlock& block : blocks) {
      if (block.is_prose()) own_prose_[owner_[block.begin]] += block.weight - block.linked;
    }
  }

  std::vector<bool> find() && {
    for (std::uint32_t node = 1; node < tree_.size(); ++node) {
      const bool named = owner_[node] == node && is_believed(node);
      if (owner_[node] == node && !named) give_to_those_around(node);
      if (!named && !is_plain_form(node)) continue;
      const auto [first, last] = sums_.range(node);
      // A name within a line ("dateline") speaks for blocks that are nothing else.
      const bool whole = is_block(tree_[node].tag) || sums_.prose(node) > 0;
      for (std::size_t i = first; i < last; ++i) {
        if (whole || blocks_[i].last < tree_[node].end) foreign_[i] = true;
      }
      if (whole) node = tree_[node].end - 1;
    }
    return std::move(foreign_);
  }

 private:
  bool is_believed(std::uint32_t node) const {
    const BlockSums::Sums inside = sums_.of(node);
    const std::uint32_t around = owner_[tree_[node].parent];
    const PageRole role = roles_[node];
    // What would be left must be an article.
    const double enough = role == PageRole::comments ? 100 : std::max(200.0, inside.prose * 0.1);
    const double beside =
        role == PageRole::comments || !spoken_ ? sums_.prose(around) : spoken_->prose(around);
    if (inside.prose > 0.5 * beside && own_prose_[around] < enough) return false;
    // Links to other articles have links: a lead is called a teaser, too.
    if (role == PageRole::related && inside.linked == 0 && inside.prose > 0) return false;
    // "read-more" may be the second half of the text.
    const bool of_links = role == PageRole::related || role == PageRole::share || role == PageRole::tags;
    return !of_links || inside.prose < 600 || inside.link_share() > 0.2;
  }

  // Which blocks are in what is called comments; empty where the page has no such.
  std::vector<bool> comments() const {
    std::vector<bool> found;
    for (std::uint32_t node = 1; node < tree_.size(); ++node) {
      if (roles_[node] != PageRole::comments || !may_be_foreign(tree_[node].tag, roles_[node])) continue;
      found.resize(blocks_.size());
      mark_range(sums_.range(node), found);
      node = tree_[node].end - 1;
    }
    return found;
  }

  // The prose of an element that is not what its name says counts for what stands beside it.
  void give_to_those_around(std::uint32_t node) {
    for (std::uint32_t around = owner_[tree_[node].parent];; around = owner_[tree_[around].parent]) {
      own_prose_[around] += own_prose_[node];
      if (around == 0) return;
    }
  }

  // Forms are for input, and praise what they ask for. Some systems put the whole page into one.
  bool is_plain_form(std::uint32_t node) const {
    const Tag tag = tree_[node].tag;
    return (tag == Tag::form || tag == Tag::fieldset) && sums_.prose(node) <= 0.15 * sums_.prose(0);
  }

  const HtmlTree& tree_;
  const std::vector<PageRole>& roles_;
  const std::vector<TextBlock>& blocks_;
  BlockSums sums_;
  // Without comments: much of a page may be such, and none of it the article. None where the page has no
  // such.
  std::optional<BlockSums> spoken_;
  std::vector<bool> foreign_;
  std::vector<std::uint32_t> owner_;
  std::vector<double> own_prose_;
};

}  // namespace

std::vector<bool> foreign_blocks(const HtmlTree& tree, const std::vector<PageRole>& roles,
                                 const std::vector<TextBlock>& blocks) {
  return ForeignParts(tree, roles, blocks).find();
}

}  // namespace backfile
