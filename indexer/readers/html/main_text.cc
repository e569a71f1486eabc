#include "indexer/readers/html/main_text.h"

#include <algorithm>
#include <functional>

#include "common/ascii.h"
#include "indexer/readers/html/article_top.h"
#include "indexer/readers/html/author_notes.h"
#include "indexer/readers/html/blocks.h"
#include "indexer/readers/html/body_check.h"
#include "indexer/readers/html/chart_labels.h"
#include "indexer/readers/html/comments.h"
#include "indexer/readers/html/consent.h"
#include "indexer/readers/html/credits.h"
#include "indexer/readers/html/figures.h"
#include "indexer/readers/html/foreign.h"
#include "indexer/readers/html/labelled.h"
#include "indexer/readers/html/lean.h"
#include "indexer/readers/html/lines.h"
#include "indexer/readers/html/linked_headings.h"
#include "indexer/readers/html/parts.h"
#include "indexer/readers/html/repetitions.h"
#include "indexer/readers/html/root.h"
#include "indexer/readers/html/separators.h"
#include "indexer/readers/html/share_lines.h"
#include "indexer/readers/html/sign_ups.h"
#include "indexer/readers/html/teasers.h"
#include "indexer/readers/html/title.h"
#include "indexer/readers/html/unfold.h"
#include "indexer/readers/paragraphs.h"

namespace backfile {
namespace {

constexpr float shortest_article = 250;  // characters; below, a softer try is made
constexpr float shortest_brief = 100;

bool is_list(Tag tag) {
  return tag == Tag::ul || tag == Tag::ol || tag == Tag::dl;
}

// A page's roles once its headline is shown and folded text unfolded.
std::vector<PageRole> roles_as_read(const HtmlTree& tree, std::vector<PageRole> roles,
                                    std::string_view title) {
  show_headline(tree, title, roles);
  unfold(tree, roles);
  return roles;
}

std::vector<TextBlock> visible_blocks(const HtmlTree& tree, const std::vector<PageRole>& roles) {
  std::vector<bool> hidden(tree.size());
  for (std::uint32_t node = 0; node < tree.size(); ++node) {
    // A caption within a paragraph is no block that could be left out later.
    const bool inline_caption = roles[node] == PageRole::caption && tree[node].tag == Tag::other;
    hidden[node] = roles[node] == PageRole::hidden || inline_caption;
  }
  std::vector<TextBlock> blocks = text_blocks(tree, hidden);
  const double visible = BlockSums(tree, blocks, {}).prose(0);
  if (visible >= shortest_article) return blocks;
  // Pages whose text is shown by a script only.
  std::vector<TextBlock> shown = text_blocks(tree, {});
  return BlockSums(tree, shown, {}).prose(0) > visible * 5 ? shown : blocks;
}

// A large initial in an element of its own belongs to the paragraph behind it: "A", "nother day".
std::vector<TextBlock> with_initials_joined(std::vector<TextBlock> blocks) {
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    TextBlock& next = blocks[i + 1];
    if (blocks[i].text.size() == 1 && is_ascii_upper(blocks[i].text[0]) && next.is_prose() &&
        is_ascii_lower(next.text[0]))
      next.text = blocks[i].text + next.text;
  }
  return blocks;
}

class TextFinder {
 public:
  TextFinder(const HtmlTree& tree, const std::vector<PageRole>& roles, const ArticleHints& hints)
      : tree_(tree),
        hints_(hints),
        roles_(roles_as_read(tree, roles, hints.title)),
        blocks_(with_initials_joined(visible_blocks(tree, roles_))),
        top_(blocks_, hints) {}

  std::string find() { return with_updates(find_in_page()); }

 private:
  using Kept = ArticleTop::Kept;

  std::string find_in_page() {
    std::vector<bool> foreign = foreign_blocks(tree_, roles_, blocks_);
    mark_consent(tree_, blocks_, foreign);
    const std::vector<bool> replied = replied_blocks(tree_, blocks_, foreign, top_.headline());
    const auto add = [](const std::vector<bool>& more, std::vector<bool>& marks) {
      std::transform(marks.begin(), marks.end(), more.begin(), marks.begin(), std::logical_or<>());
    };
    add(replied, foreign);
    mark_labelled(tree_, blocks_, foreign);
    mark_figures(tree_, blocks_, foreign);
    mark_sign_ups(tree_, blocks_, foreign);
    mark_teasers(tree_, blocks_, hints_.host, foreign);
    std::vector<bool> talk = talk_blocks(tree_, roles_, blocks_, foreign, top_.headline());
    add(replied, talk);
    add(talk, foreign);
    Kept kept = attempt(foreign);
    // Softer tries where little is found: names may mislead, and lists of teasers may be all there is.
    std::vector<bool> teasers = talk;
    mark_teasers(tree_, blocks_, hints_.host, teasers);
    const float enough = top_.is_below_headline(kept) ? shortest_brief : shortest_article;
    if (weight_of(kept) < enough) use_if_longer(attempt(teasers), kept);
    if (weight_of(kept) < shortest_brief) use_if_longer(attempt(talk), kept);
    const BodyCheck check(hints_.body);
    if (check.is_usable() && check.found_in(joined(kept)) < 0.5) return by_body(check, kept);
    if (check.is_usable()) leave_out_what_body_has_not(check, kept);
    // A few lines in the metadata of a page that a script would fill.
    if (kept.empty() && text_weight(hints_.body) >= shortest_brief) return std::string(hints_.body);
    return joined(kept);
  }

  // A live blog whose page has at best the first of its updates.
  std::string with_updates(std::string text) const {
    const BodyCheck check(hints_.updates);
    const bool is_longer = text_weight(hints_.updates) > text_weight(text);
    if (!check.is_usable() || !is_longer || check.found_in(text) >= 0.5) return text;
    const std::string lead = text.substr(0, text.find("\n\n"));
    const bool is_own = check.share_of(lead) >= 0 && check.share_of(lead) < 0.5;
    return (is_own ? lead + "\n\n" : "") + std::string(hints_.updates);
  }

  void use_if_longer(Kept softer, Kept& kept) const {
    if (weight_of(softer) > 2 * weight_of(kept)) kept = std::move(softer);
  }

  Kept attempt(const std::vector<bool>& foreign) const {
    const std::uint32_t root = article_root(tree_, roles_, blocks_, foreign, top_.headline());
    const BlockSums sums(tree_, blocks_, foreign);
    const std::vector<BlockSums::Range> parts = text_parts(tree_, blocks_, foreign, root);
    const std::size_t first = parts.front().first;
    const std::size_t last = parts.back().last;
    const LinkedHeadings linked(tree_, blocks_, foreign, hints_.host, {first, last});
    Kept kept;
    for (const BlockSums::Range& part : parts) {
      for (std::size_t i = part.first; i < part.last; ++i) {
        if (foreign[i]) continue;
        const bool heads = linked.belongs(i) && !top_.has_title(blocks_[i].text);
        if (heads || is_text(blocks_[i], sums)) kept.push_back(i);
      }
    }
    leave_out_labels(sums, kept);
    leave_out_chart_labels(blocks_, kept);
    top_.leave_out_above_headline(first, last, kept);
    Kept trimmed = kept;
    top_.trim_front(trimmed);
    leave_out_author_notes(blocks_, hints_.byline, trimmed);
    trim_back(trimmed);
    if (trimmed.empty()) return kept;
    leave_out_repetitions(tree_, blocks_, trimmed);
    top_.add_lead(foreign, trimmed);
    top_.leave_out_head_lines(trimmed);
    return trimmed;
  }

  float weight_of(const Kept& kept) const { return backfile::weight_of(blocks_, kept); }

  // The blocks that the declared text has, wherever they stand; where the page itself has them not (a script
  // would write them), the declared text.
  std::string by_body(const BodyCheck& check, const Kept& kept) const {
    Kept declared;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (check.share_of(blocks_[i].text) >= 0.5) declared.push_back(i);
    }
    std::string text = joined(declared);
    if (check.found_in(text) >= 0.6) return text;
    const bool is_longer = text_weight(hints_.body) > std::max(shortest_article, weight_of(kept) * 0.8F);
    return is_longer || kept.empty() ? std::string(hints_.body) : joined(kept);
  }

  // Paragraphs between those of the declared text. What follows it may be the article's second half.
  void leave_out_what_body_has_not(const BodyCheck& check, Kept& kept) const {
    if (check.found_in(joined(kept)) < 0.8) return;
    std::vector<bool> strange(kept.size());
    std::size_t end = 0;  // behind the last that the body has
    float known = 0;
    for (std::size_t k = 0; k < kept.size(); ++k) {
      const double share = check.share_of(blocks_[kept[k]].text);
      strange[k] = share >= 0 && share < 0.1 && blocks_[kept[k]].is_prose();
      if (share >= 0.5) {
        end = k + 1;
        known += blocks_[kept[k]].weight;
      }
    }
    float behind = 0;
    for (std::size_t k = end; k < kept.size(); ++k) behind += strange[k] ? blocks_[kept[k]].weight : 0;
    const std::size_t last = behind < known * 0.3F ? kept.size() : end;
    Kept rest;
    for (std::size_t k = 0; k < kept.size(); ++k) {
      if (k == 0 || k >= last || !strange[k]) rest.push_back(kept[k]);
    }
    kept = std::move(rest);
  }

  bool is_text(const TextBlock& block, const BlockSums& sums) const {
    const float share = block.link_share();
    if (is_time(block) || is_picture_line(block.text) || is_share_line(block.text)) return false;
    if (is_heading(block.tag))
      return share < 0.9F && !is_page_line(block.text, share > 0.5F) && !top_.has_title(block.text);
    if (block.tag == Tag::li || block.tag == Tag::dd || block.tag == Tag::dt) {
      // Of a list either all items count or none; a number alone is the page that is shown.
      return !is_ascii_number(block.text) && list_link_share(block.node, sums) <= 0.6 &&
             !is_page_line(block.text, share > 0.5F);
    }
    if (share > 0.8F || (share > 0.6F && block.weight < 200)) return false;
    return !is_page_line(block.text, share > 0.5F);
  }

  // "More on this", "Browse issues": what stands above links that are left out, in a box with nothing else.
  void leave_out_labels(const BlockSums& sums, Kept& kept) const {
    Kept rest;
    for (std::size_t k = 0; k < kept.size(); ++k) {
      const std::size_t i = kept[k];
      const bool follows = k + 1 < kept.size() && kept[k + 1] == i + 1;
      if (follows || i + 1 >= blocks_.size() || !is_label(i, sums)) rest.push_back(i);
    }
    kept = std::move(rest);
  }

  bool is_label(std::size_t i, const BlockSums& sums) const {
    constexpr float longest = 80;
    const TextBlock& block = blocks_[i];
    const TextBlock& next = blocks_[i + 1];
    const bool is_line = is_heading(block.tag) || block.text.ends_with(':') || !ends_clause(block.text);
    if (block.weight > longest || !is_line || next.link_share() < 0.6F) return false;
    if (heads_list_of_links(block, next, sums)) return true;
    std::uint32_t both = block.node;
    while (both != 0 && tree_[both].end <= next.begin) {
      if (tree_[both].tag == Tag::td || tree_[both].tag == Tag::th) return false;
      both = tree_[both].parent;
    }
    return both != 0 && sums.prose(both) == 0;
  }

  // Between paragraphs, where nothing but the list's own rules part it from them.
  bool heads_list_of_links(const TextBlock& heading, const TextBlock& item, const BlockSums& sums) const {
    std::uint32_t list = item.node;
    while (list != 0 && !is_list(tree_[list].tag)) list = tree_[list].parent;
    if (list == 0 || !is_heading(heading.tag) || tree_[list].parent != tree_[heading.node].parent)
      return false;
    return sums.of(list).link_share() >= 0.9;
  }

  // "10:41", "Published May 1, 2019": more <time> than other text.
  bool is_time(const TextBlock& block) const {
    if (block.weight > 120) return false;
    float timed = 0;
    for (std::uint32_t node = block.begin; node <= block.last; ++node) {
      if (tree_[node].tag != Tag::text) continue;
      const Tag around = tree_[tree_[node].parent].tag;
      const Tag further = tree_[tree_[tree_[node].parent].parent].tag;
      if (around == Tag::time || further == Tag::time) timed += text_weight(tree_.text(node));
    }
    return timed > block.weight * 0.5F;
  }

  double list_link_share(std::uint32_t node, const BlockSums& sums) const {
    while (node != 0 && !is_list(tree_[node].tag)) node = tree_[node].parent;
    return node == 0 ? 0 : sums.of(node).link_share();
  }

  // Headings that nothing follows, and a few short lines that are no sentence.
  void trim_back(Kept& kept) const {
    for (int lines = 0; !kept.empty() && lines < 6; ++lines) {
      const TextBlock& block = blocks_[kept.back()];
      const bool ordinary = block.tag != Tag::li && block.tag != Tag::td && block.tag != Tag::pre &&
                            block.tag != Tag::dd && block.tag != Tag::blockquote;
      // What is announced has been left out.
      const bool announces = block.weight <= 80 && block.text.ends_with(':');
      const bool is_item = block.text.starts_with("•");
      const bool is_line = block.weight <= 40 && !ends_clause(block.text) && !is_item;
      if (!is_heading(block.tag) && (!ordinary || (!announces && !is_line))) break;
      kept.pop_back();
    }
  }

  std::string joined(const Kept& kept) const {
    std::string text;
    for (std::size_t k = 0; k < kept.size(); ++k) {
      const TextBlock& block = blocks_[kept[k]];
      if (is_heading(block.tag) && top_.is_title(kept[k])) continue;
      if (!text.empty()) text += separator(tree_, blocks_[kept[k - 1]], block);
      text += block.text;
    }
    return text;
  }

  const HtmlTree& tree_;
  const ArticleHints& hints_;
  std::vector<PageRole> roles_;
  std::vector<TextBlock> blocks_;
  ArticleTop top_;
};

}  // namespace

std::string main_text(const HtmlTree& tree, const std::vector<PageRole>& roles, const ArticleHints& hints) {
  return TextFinder(tree, roles, hints).find();
}

}  // namespace backfile
