#include "indexer/readers/html_main_text.h"

#include <algorithm>

#include "indexer/readers/html_author_notes.h"
#include "indexer/readers/html_blocks.h"
#include "indexer/readers/html_body_check.h"
#include "indexer/readers/html_chart_labels.h"
#include "indexer/readers/html_comments.h"
#include "indexer/readers/html_consent.h"
#include "indexer/readers/html_credits.h"
#include "indexer/readers/html_figures.h"
#include "indexer/readers/html_foreign.h"
#include "indexer/readers/html_labelled.h"
#include "indexer/readers/html_lean.h"
#include "indexer/readers/html_lines.h"
#include "indexer/readers/html_linked_headings.h"
#include "indexer/readers/html_parts.h"
#include "indexer/readers/html_repetitions.h"
#include "indexer/readers/html_root.h"
#include "indexer/readers/html_separators.h"
#include "indexer/readers/html_share_lines.h"
#include "indexer/readers/html_sign_ups.h"
#include "indexer/readers/html_teasers.h"
#include "indexer/readers/html_title.h"
#include "indexer/readers/html_unfold.h"

namespace backfile {
namespace {

constexpr float shortest_article = 250;  // characters; below, a softer try is made
constexpr float shortest_brief = 100;

bool is_list(Tag tag) {
  return tag == Tag::ul || tag == Tag::ol || tag == Tag::dl;
}

// "a sentence.", "a question?" and "a clause;", also where a quotation or bracket closes behind the mark.
bool ends_clause(std::string_view text) {
  constexpr std::string_view closing = "\"')] ";
  while (!text.empty() && closing.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  for (const std::string_view mark :
       {".", "!", "?", ":", ";", "…", "”", "»", "’", "。", "！", "？", "」", "।", "؟", "۔"}) {
    if (text.ends_with(mark)) return true;
  }
  return false;
}

class TextFinder {
 public:
  TextFinder(const HtmlTree& tree, const std::vector<PageRole>& roles, const ArticleHints& hints)
      : tree_(tree),
        roles_(roles),
        title_(plain_letters(hints.title)),
        names_(hints.byline),
        byline_(plain_letters(hints.byline)),
        lead_(plain_letters(hints.lead)),
        host_(hints.host),
        body_(hints.body) {
    show_headline(tree, hints.title, roles_);
    unfold(tree, roles_);
    std::vector<bool> hidden(tree.size());
    for (std::uint32_t node = 0; node < tree.size(); ++node) {
      // A caption within a paragraph is no block that could be left out later.
      const bool inline_caption = roles_[node] == PageRole::caption && tree[node].tag == Tag::other;
      hidden[node] = roles_[node] == PageRole::hidden || inline_caption;
    }
    blocks_ = text_blocks(tree, hidden);
    const double visible = BlockSums(tree, blocks_, {}).prose(0);
    if (visible < shortest_article) {
      // Pages whose text is shown by a script only.
      std::vector<TextBlock> shown = text_blocks(tree, {});
      if (BlockSums(tree, shown, {}).prose(0) > visible * 5) blocks_ = std::move(shown);
    }
  }

  std::string find() {
    std::vector<bool> foreign = foreign_blocks(tree_, roles_, blocks_);
    mark_consent(tree_, blocks_, foreign);
    mark_comments(tree_, blocks_, foreign);
    mark_labelled(tree_, blocks_, foreign);
    mark_figures(tree_, blocks_, foreign);
    mark_sign_ups(tree_, blocks_, foreign);
    mark_teasers(tree_, blocks_, host_, foreign);
    Kept kept = attempt(foreign);
    // Softer tries where little is found: names may mislead, and lists of teasers may be all there is.
    std::vector<bool> teasers(blocks_.size());
    mark_teasers(tree_, blocks_, host_, teasers);
    const float enough = is_below_headline(kept) ? shortest_brief : shortest_article;
    if (weight_of(kept) < enough) use_if_longer(attempt(teasers), kept);
    if (weight_of(kept) < shortest_brief) use_if_longer(attempt(std::vector<bool>(blocks_.size())), kept);
    const BodyCheck check(body_);
    if (check.is_usable() && check.found_in(joined(kept)) < 0.5) return by_body(check, kept);
    if (check.is_usable()) leave_out_what_body_has_not(check, kept);
    return joined(kept);
  }

 private:
  using Kept = std::vector<std::size_t>;  // blocks

  // Where a sentence follows the headline, little may be all there is.
  bool is_below_headline(const Kept& kept) const {
    constexpr std::size_t farthest = 25;  // blocks
    return !kept.empty() && blocks_[kept.front()].is_prose() && ends_clause(blocks_[kept.front()].text) &&
           headline_above(kept.front(), farthest) != kept.front();
  }

  void use_if_longer(Kept softer, Kept& kept) const {
    if (weight_of(softer) > 2 * weight_of(kept)) kept = std::move(softer);
  }

  Kept attempt(const std::vector<bool>& foreign) const {
    const std::uint32_t root = article_root(tree_, roles_, blocks_, foreign, headline());
    const BlockSums sums(tree_, blocks_, foreign);
    const std::vector<BlockSums::Range> parts = text_parts(tree_, blocks_, foreign, root);
    const std::size_t first = parts.front().first;
    const std::size_t last = parts.back().last;
    const LinkedHeadings linked(tree_, blocks_, foreign, host_, {first, last});
    Kept kept;
    for (const BlockSums::Range& part : parts) {
      for (std::size_t i = part.first; i < part.last; ++i) {
        if (foreign[i]) continue;
        const bool heads = linked.belongs(i) && !has_title(blocks_[i].text);
        if (heads || is_text(blocks_[i], sums)) kept.push_back(i);
      }
    }
    leave_out_labels(sums, kept);
    leave_out_chart_labels(blocks_, kept);
    leave_out_above_headline(first, last, kept);
    Kept trimmed = kept;
    trim_front(trimmed);
    leave_out_author_notes(blocks_, names_, trimmed);
    trim_back(trimmed);
    if (trimmed.empty()) return kept;
    leave_out_repetitions(tree_, blocks_, trimmed);
    add_lead(foreign, trimmed);
    leave_out_head_lines(trimmed);
    return trimmed;
  }

  // The first block that is the headline; behind the last one where there is none.
  std::size_t headline() const {
    const auto is_it = [&](const TextBlock& block) {
      return !title_.empty() && block.weight < 400 && plain_letters(block.text) == title_;
    };
    return static_cast<std::size_t>(std::ranges::find_if(blocks_, is_it) - blocks_.begin());
  }

  float weight_of(const Kept& kept) const {
    float weight = 0;
    for (const std::size_t i : kept) weight += blocks_[i].weight;
    return weight;
  }

  // The blocks that the declared text has, wherever they stand; where the page itself has them not (a script
  // would write them), the declared text.
  std::string by_body(const BodyCheck& check, const Kept& kept) const {
    Kept declared;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (check.share_of(blocks_[i].text) >= 0.5) declared.push_back(i);
    }
    std::string text = joined(declared);
    if (check.found_in(text) >= 0.6) return text;
    const bool is_longer = text_weight(body_) > std::max(shortest_article, weight_of(kept) * 0.8F);
    return is_longer ? std::string(body_) : joined(kept);
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
      return share < 0.9F && !is_page_line(block.text, share > 0.5F) && !has_title(block.text);
    if (block.tag == Tag::li || block.tag == Tag::dd || block.tag == Tag::dt) {
      // Of a list either all items count or none.
      return list_link_share(block.node, sums) <= 0.6 && !is_page_line(block.text, share > 0.5F);
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
    std::uint32_t both = block.node;
    while (both != 0 && tree_[both].end <= next.begin) {
      if (tree_[both].tag == Tag::td || tree_[both].tag == Tag::th) return false;
      both = tree_[both].parent;
    }
    return both != 0 && sums.prose(both) == 0;
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

  // The headline, with a word above it in the same element.
  bool has_title(std::string_view heading) const {
    const std::string plain = plain_letters(heading);
    return title_.size() >= 15 && plain.size() < title_.size() + 40 && plain.ends_with(title_);
  }

  double list_link_share(std::uint32_t node, const BlockSums& sums) const {
    while (node != 0 && !is_list(tree_[node].tag)) node = tree_[node].parent;
    return node == 0 ? 0 : sums.of(node).link_share();
  }

  // The way to the page, its section, tools: little that stands above the headline.
  void leave_out_above_headline(std::size_t first, std::size_t last, Kept& kept) const {
    const auto is_it = [&](const TextBlock& block) {
      return is_heading(block.tag) && !title_.empty() && plain_letters(block.text) == title_;
    };
    const auto begin = blocks_.begin() + static_cast<std::ptrdiff_t>(first);
    const auto found = std::find_if(begin, blocks_.begin() + static_cast<std::ptrdiff_t>(last), is_it);
    const auto headline = static_cast<std::size_t>(found - blocks_.begin());
    if (std::any_of(blocks_.begin(), begin, is_it)) return;  // this is its repetition
    const auto below = std::ranges::lower_bound(kept, headline);
    if (headline == last || below == kept.end()) return;
    if (weight_of({kept.begin(), below}) < 0.25F * weight_of(kept)) kept.erase(kept.begin(), below);
  }

  // Headline, date, author and the like above the first paragraph.
  void trim_front(std::vector<std::size_t>& kept) const {
    std::size_t at = 0;
    std::vector<std::size_t> headings;
    while (at < kept.size()) {
      const TextBlock& block = blocks_[kept[at]];
      const bool known = is_known(block.text) || is_head(block.text);
      if (!known && (block.is_prose() || ends_clause(block.text) || block.tag == Tag::pre)) break;
      headings.clear();
      ++at;
      if (!known && is_heading(block.tag)) headings.push_back(kept[at - 1]);
    }
    if (at == kept.size()) return;  // nothing but short lines: left as they are
    kept.erase(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(at));
    kept.insert(kept.begin(), headings.begin(), headings.end());
  }

  // The headline or the byline, alone or with little else.
  bool is_known(std::string_view text) const {
    if (text.size() > 600) return false;
    const std::string plain = plain_letters(text);
    if (plain.empty() || plain == title_) return true;
    return !byline_.empty() && plain.size() < byline_.size() + 20 && plain.find(byline_) != std::string::npos;
  }

  // Lines of one block: who wrote it, and when.
  bool is_head(std::string_view text) const {
    constexpr std::size_t longest_date = 60;
    bool names_author = false;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const std::string_view line = text.substr(begin, end - begin);
      const bool dated = line.size() <= longest_date && !ends_clause(line) &&
                         line.find_first_of("0123456789") != std::string_view::npos;
      if (!dated && !is_known(line)) return false;
      names_author = names_author || !dated;
      begin = end + 1;
    }
    return names_author;
  }

  // What stands between the headline and the text, in an element of its own: the lead, seldom more.
  void add_lead(const std::vector<bool>& foreign, Kept& kept) const {
    constexpr std::size_t farthest = 25;  // blocks between: date, author, pictures, buttons
    const std::size_t first = kept.front();
    const std::size_t headline = headline_above(first, farthest);
    if (headline == first) return;
    Kept leads;
    for (std::size_t at = first - 1; at > headline && leads.size() < 2; --at) {
      if (!foreign[at] && is_lead(blocks_[at])) leads.insert(leads.begin(), at);
    }
    for (const std::size_t i : kept) {
      std::erase_if(leads, [&](std::size_t lead) {
        return plain_letters(blocks_[i].text).find(plain_letters(blocks_[lead].text)) != std::string::npos;
      });
    }
    kept.insert(kept.begin(), leads.begin(), leads.end());
  }

  // Between the lead and the first paragraph: who wrote it and what they are, when, from where.
  void leave_out_head_lines(Kept& kept) const {
    constexpr float paragraph = 100;
    const auto text = std::ranges::find_if(
        kept, [&](std::size_t i) { return blocks_[i].is_prose() && blocks_[i].weight >= paragraph; });
    if (text == kept.end() || text - kept.begin() < 2) return;
    const auto is_line = [&](std::size_t i) {
      const TextBlock& block = blocks_[i];
      // A paragraph may be a second headline, with a number it is a date.
      const bool dated = block.tag == Tag::p && block.text.find_first_of("0123456789") != std::string::npos;
      const bool ordinary = dated || block.tag == Tag::div || block.tag == Tag::section ||
                            block.tag == Tag::header || block.tag == Tag::address;
      return ordinary && block.weight < 60 && !ends_clause(block.text);
    };
    const bool has_lead = !is_line(kept.front());
    if (has_lead) kept.erase(std::remove_if(kept.begin() + 1, text, is_line), text);
  }

  // The nearest headline above a block; where it stands twice (for narrow screens, for wide ones), the upper
  // one. `first` where there is none.
  std::size_t headline_above(std::size_t first, std::size_t farthest) const {
    std::size_t found = first;
    const std::size_t end = first - std::min(first, farthest);
    for (std::size_t at = first; at > end; --at) {
      if (is_headline(blocks_[at - 1]) && (found == first || plain_letters(blocks_[at - 1].text) == title_)) {
        found = at - 1;
      }
    }
    return found;
  }

  bool is_headline(const TextBlock& block) const {
    return block.tag == Tag::h1 || (block.weight < 400 && plain_letters(block.text) == title_);
  }

  bool is_lead(const TextBlock& block) const {
    if (block.weight < 40 || block.weight > 700 || block.link_share() > 0.2F || is_page_line(block.text) ||
        is_known(block.text)) {
      return false;
    }
    const std::string plain = plain_letters(block.text);
    const bool is_described = plain.size() >= 30 && lead_.starts_with(plain.substr(0, 60));
    return is_described || (block.is_prose() && ends_clause(block.text)) ||
           (is_heading(block.tag) && block.weight >= 60);
  }

  // Headings that nothing follows, and a few short lines that are no sentence.
  void trim_back(std::vector<std::size_t>& kept) const {
    for (int lines = 0; !kept.empty() && lines < 6; ++lines) {
      const TextBlock& block = blocks_[kept.back()];
      const bool ordinary = block.tag != Tag::li && block.tag != Tag::td && block.tag != Tag::pre &&
                            block.tag != Tag::dd && block.tag != Tag::blockquote;
      // What is announced has been left out.
      const bool announces = block.weight <= 80 && block.text.ends_with(':');
      const bool is_line = block.weight <= 40 && !ends_clause(block.text);
      if (!is_heading(block.tag) && (!ordinary || (!announces && !is_line))) break;
      kept.pop_back();
    }
  }

  std::string joined(const Kept& kept) const {
    std::string text;
    for (std::size_t k = 0; k < kept.size(); ++k) {
      const TextBlock& block = blocks_[kept[k]];
      if (is_heading(block.tag) && plain_letters(block.text) == title_) continue;
      if (!text.empty()) text += separator(tree_, blocks_[kept[k - 1]], block);
      text += block.text;
    }
    return text;
  }

  const HtmlTree& tree_;
  std::vector<PageRole> roles_;
  std::string title_;
  std::string_view names_;
  std::string byline_;
  std::string lead_;
  std::string_view host_;
  std::string_view body_;
  std::vector<TextBlock> blocks_;
};

}  // namespace

std::string main_text(const HtmlTree& tree, const std::vector<PageRole>& roles, const ArticleHints& hints) {
  return TextFinder(tree, roles, hints).find();
}

}  // namespace backfile
