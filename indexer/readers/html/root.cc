#include "indexer/readers/html/root.h"

#include <algorithm>

#include "indexer/readers/html/links.h"
#include "indexer/readers/html/title.h"

namespace backfile {
namespace {

constexpr int highest_ancestor = 6;
constexpr double below_other = 0.15;    // what begins below the headline of another article
constexpr double below_headline = 1.5;  // what the first paragraph there is worth more

// What a paragraph adds to the elements around it.
double points(const TextBlock& block) {
  if (block.weight < 25 || is_heading(block.tag) || block.link_share() > 0.5F) return 0;
  const double length = std::min(block.weight / 100, 3.0F);
  return (1 + block.commas + length) * (1 - static_cast<double>(block.link_share()));
}

// Elements that hold paragraphs; others (p, li, blockquote) are such.
bool is_holder(Tag tag) {
  return tag == Tag::div || tag == Tag::section || tag == Tag::article || tag == Tag::td ||
         tag == Tag::main || tag == Tag::body;
}

class RootFinder {
 public:
  RootFinder(const HtmlTree& tree, const std::vector<PageRole>& roles, const std::vector<TextBlock>& blocks,
             const std::vector<bool>& foreign, std::size_t headline)
      : tree_(tree), roles_(roles), blocks_(blocks), foreign_(foreign), sums_(tree, blocks, foreign) {
    for (opening_ = headline; opening_ < blocks.size(); ++opening_) {
      if (!foreign[opening_] && blocks[opening_].is_prose()) break;
    }
    mark_others(headline);
  }

  std::uint32_t find() const {
    const std::uint32_t best = best_scored();
    const auto [body, is_declared] = named_body(best);
    if (is_declared) return body;
    return widened(body != 0 ? body : best);
  }

 private:
  // What stands below the linked headline of another article.
  void mark_others(std::size_t headline) {
    constexpr float shortest = 20;
    const std::string own = headline < blocks_.size() ? plain_letters(blocks_[headline].text) : "";
    bool other = false;
    for (const TextBlock& block : blocks_) {
      if ((block.tag == Tag::h1 || block.tag == Tag::h2) && block.weight >= shortest) {
        const bool is_own = plain_letters(block.text) == own;
        other = !is_own && (other || leads_to_page(tree_, block));
      }
      others_.push_back(other);
    }
  }

  std::uint32_t best_scored() const {
    std::vector<double> scores(tree_.size());
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const double added = foreign_[i] ? 0 : points(blocks_[i]) * (others_[i] ? below_other : 1);
      if (added <= 0) continue;
      std::uint32_t node = blocks_[i].node;
      if (!is_holder(tree_[node].tag)) node = tree_[node].parent;
      for (int level = 0; level < highest_ancestor && node != 0;) {
        scores[node] += added / (level < 2 ? level + 1 : level * 3);
        // Wrappings of one paragraph are no levels.
        const std::uint32_t parent = tree_[node].parent;
        const auto [first, last] = sums_.range(parent);
        if (last - first > 1) ++level;
        node = parent;
      }
    }
    std::uint32_t best = 0;
    double best_score = 0;
    for (std::uint32_t node = 1; node < tree_.size(); ++node) {
      if (scores[node] <= 0) continue;
      double score = by_role(scores[node], roles_[node]) * (1 - sums_.of(node).link_share());
      if (const auto [first, last] = sums_.range(node); first <= opening_ && opening_ < last)
        score *= below_headline;
      if (score <= best_score) continue;
      best_score = score;
      best = node;
    }
    return best;
  }

  static double by_role(double score, PageRole role) {
    if (role == PageRole::body || role == PageRole::declared_body) return score * 1.3 + 5;
    return role == PageRole::none ? score : score * 0.7 - 5;
  }

  struct Body {
    std::uint32_t node = 0;
    bool is_declared = false;  // by itemprop=articleBody, not only by a class
  };

  // The fullest element in or around `best` that is called the article's text.
  Body named_body(std::uint32_t best) const {
    const double enough = sums_.prose(best) * 0.6;
    Body body;
    double most = 0;
    for (std::uint32_t node = 1; node < tree_.size(); ++node) {
      const bool declared = roles_[node] == PageRole::declared_body;
      if ((!declared && roles_[node] != PageRole::body) || is_foreign(node)) continue;
      const bool inside = node >= best && node < tree_[best].end;
      const bool around = best >= node && best < tree_[node].end;
      const double prose = sums_.prose(node);
      if ((!inside && !around) || prose <= most || prose < enough) continue;
      body = {node, declared};
      most = prose;
    }
    return body;
  }

  bool is_foreign(std::uint32_t node) const {
    const auto [first, last] = sums_.range(node);
    return first < last && foreign_[first] && sums_.of(node).weight == 0;
  }

  // What stands in another <article> with a page headline, or below a linked one, behind `best`: pages that
  // never end go on with the next article.
  double prose_of_next(std::uint32_t best, std::uint32_t around) const {
    const std::size_t last = sums_.range(around).last;
    double prose = 0;
    bool behind_headline = false;
    for (std::size_t i = sums_.range(best).last; i < last; ++i) {
      behind_headline |= blocks_[i].tag == Tag::h1 && is_in_other_article(blocks_[i].node, best);
      const bool counts = (behind_headline || others_[i]) && !foreign_[i] && blocks_[i].is_prose();
      prose += counts ? blocks_[i].weight - blocks_[i].linked : 0;
    }
    return prose;
  }

  bool is_in_other_article(std::uint32_t node, std::uint32_t best) const {
    while (node != 0 && tree_[node].tag != Tag::article) node = tree_[node].parent;
    return node >= tree_[best].end;
  }

  // The text may go on beside the element: sections, columns, parts between advertisements. Lists of teasers
  // and comments show by the links between their paragraphs.
  std::uint32_t widened(std::uint32_t best) const {
    BlockSums::Sums have = sums_.of(best);
    for (std::uint32_t up = tree_[best].parent; up != 0 && tree_[up].tag != Tag::body;
         up = tree_[up].parent) {
      const BlockSums::Sums all = sums_.of(up);
      const double more = all.prose - have.prose;
      const int paragraphs = all.prose_blocks - have.prose_blocks;
      const int links = all.link_blocks - have.link_blocks;
      if (prose_of_next(best, up) > more * 0.5) break;
      if (more <= have.prose * 0.2 || links * (more > have.prose ? 1 : 2) > paragraphs) continue;
      best = up;
      have = all;
    }
    return best;
  }

  const HtmlTree& tree_;
  const std::vector<PageRole>& roles_;
  const std::vector<TextBlock>& blocks_;
  const std::vector<bool>& foreign_;
  BlockSums sums_;
  std::vector<bool> others_;
  std::size_t opening_ = 0;  // the first paragraph below the headline, or behind the last block
};

}  // namespace

std::uint32_t article_root(const HtmlTree& tree, const std::vector<PageRole>& roles,
                           const std::vector<TextBlock>& blocks, const std::vector<bool>& foreign,
                           std::size_t headline) {
  return RootFinder(tree, roles, blocks, foreign, headline).find();
}

}  // namespace backfile
