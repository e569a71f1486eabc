#include "indexer/readers/html_main_text.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "common/utf8.h"
#include "indexer/readers/html_blocks.h"
#include "indexer/readers/html_body_check.h"
#include "indexer/readers/html_foreign.h"
#include "indexer/readers/html_lean.h"
#include "indexer/readers/html_lines.h"
#include "indexer/readers/html_root.h"

namespace backfile {
namespace {

constexpr float shortest_article = 250;  // characters; below, a softer try is made

// Letters and digits in lower case, to compare a headline.
std::string plain_letters(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t c = next_code_point(text, at);
    if (c >= 0 && u_isalnum(c) != 0) append_code_point(out, u_foldCase(c, U_FOLD_CASE_DEFAULT));
  }
  return out;
}

bool is_list(Tag tag) {
  return tag == Tag::ul || tag == Tag::ol || tag == Tag::dl;
}

// "a sentence." and "a question?", also where a quotation or bracket closes behind the mark.
bool ends_sentence(std::string_view text) {
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
        byline_(plain_letters(hints.byline)),
        body_(hints.body) {
    std::vector<bool> hidden(tree.size());
    for (std::uint32_t node = 0; node < tree.size(); ++node) hidden[node] = roles[node] == PageRole::hidden;
    blocks_ = text_blocks(tree, hidden);
    const double visible = BlockSums(tree, blocks_, {}).prose(0);
    if (visible < shortest_article) {
      // Pages whose text is shown by a script only.
      std::vector<TextBlock> shown = text_blocks(tree, {});
      if (BlockSums(tree, shown, {}).prose(0) > visible * 5) blocks_ = std::move(shown);
    }
  }

  std::string find() {
    const std::vector<bool> none(blocks_.size());
    std::string text = attempt(foreign_blocks(tree_, roles_, blocks_));
    if (text_weight(text) < shortest_article) {
      std::string softer = attempt(none);
      if (text_weight(softer) > 2 * text_weight(text)) text = std::move(softer);
    }
    return text;
  }

 private:
  std::string attempt(const std::vector<bool>& foreign) {
    const std::uint32_t root = article_root(tree_, roles_, blocks_, foreign);
    const BlockSums sums(tree_, blocks_, foreign);
    const auto [first, last] = sums.range(root);
    std::vector<std::size_t> kept;
    for (std::size_t i = first; i < last; ++i) {
      if (!foreign[i] && is_text(blocks_[i], sums)) kept.push_back(i);
    }
    std::vector<std::size_t> trimmed = kept;
    trim_front(trimmed);
    trim_back(trimmed);
    return joined(trimmed.empty() ? kept : trimmed);
  }

  bool is_text(const TextBlock& block, const BlockSums& sums) const {
    const float share = block.link_share();
    if (is_heading(block.tag)) return share < 0.9F;
    if (block.tag == Tag::li || block.tag == Tag::dd || block.tag == Tag::dt) {
      // Of a list either all items count or none.
      return list_link_share(block.node, sums) <= 0.6 && !is_page_line(block.text);
    }
    if (share > 0.8F || (share > 0.6F && block.weight < 200)) return false;
    return !is_page_line(block.text);
  }

  double list_link_share(std::uint32_t node, const BlockSums& sums) const {
    while (node != 0 && !is_list(tree_[node].tag)) node = tree_[node].parent;
    return node == 0 ? 0 : sums.of(node).link_share();
  }

  // Headline, date, author and the like above the first paragraph.
  void trim_front(std::vector<std::size_t>& kept) const {
    std::size_t at = 0;
    std::vector<std::size_t> headings;
    while (at < kept.size()) {
      const TextBlock& block = blocks_[kept[at]];
      const bool known = is_known(block.text);
      if (!known && (block.is_prose() || ends_sentence(block.text) || block.tag == Tag::pre)) break;
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

  // Headings that nothing follows, and a few short lines that are no sentence.
  void trim_back(std::vector<std::size_t>& kept) const {
    for (int lines = 0; !kept.empty() && lines < 6; ++lines) {
      const TextBlock& block = blocks_[kept.back()];
      const bool ordinary = block.tag != Tag::li && block.tag != Tag::td && block.tag != Tag::pre &&
                            block.tag != Tag::dd && block.tag != Tag::blockquote;
      if (!is_heading(block.tag) && (!ordinary || block.weight > 40 || ends_sentence(block.text))) break;
      kept.pop_back();
    }
  }

  std::string joined(const std::vector<std::size_t>& kept) const {
    std::string text;
    for (std::size_t k = 0; k < kept.size(); ++k) {
      const TextBlock& block = blocks_[kept[k]];
      if (is_heading(block.tag) && plain_letters(block.text) == title_) continue;
      if (!text.empty()) text += "\n\n";
      text += block.text;
    }
    return text;
  }

  const HtmlTree& tree_;
  const std::vector<PageRole>& roles_;
  std::string title_;
  std::string byline_;
  std::string_view body_;
  std::vector<TextBlock> blocks_;
};

}  // namespace

std::string main_text(const HtmlTree& tree, const std::vector<PageRole>& roles, const ArticleHints& hints) {
  return TextFinder(tree, roles, hints).find();
}

}  // namespace backfile
