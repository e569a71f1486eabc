#include "indexer/readers/html/unfold.h"

#include <string>

#include "indexer/readers/html/blocks.h"
#include "indexer/readers/html/body_check.h"
#include "indexer/readers/html/foreign.h"
#include "indexer/readers/html/root.h"

namespace backfile {
namespace {

constexpr std::size_t least = 300;  // bytes of text that are worth a look
constexpr int least_paragraphs = 3;

std::vector<std::uint32_t> hidden_texts(const HtmlTree& tree, const std::vector<PageRole>& roles) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t node = 1; node < tree.size(); ++node) {
    if (roles[node] != PageRole::hidden) continue;
    std::size_t bytes = 0;
    for (std::uint32_t at = node; at < tree[node].end; ++at) {
      if (tree[at].tag == Tag::text) bytes += tree[at].count;
    }
    if (bytes >= least) found.push_back(node);
    node = tree[node].end - 1;
  }
  return found;
}

std::string text_of(const std::vector<TextBlock>& blocks) {
  std::string text;
  for (const TextBlock& block : blocks) (text += block.text) += '\n';
  return text;
}

}  // namespace

void unfold(const HtmlTree& tree, std::vector<PageRole>& roles) {
  const std::vector<std::uint32_t> candidates = hidden_texts(tree, roles);
  if (candidates.empty()) return;
  std::vector<bool> hidden(tree.size());
  for (std::uint32_t node = 0; node < tree.size(); ++node) hidden[node] = roles[node] == PageRole::hidden;
  const std::vector<TextBlock> visible = text_blocks(tree, hidden);
  const std::uint32_t root = article_root(tree, roles, visible, foreign_blocks(tree, roles, visible));
  if (root == 0) return;
  // Folded text is within the article or beside its visible part.
  const std::uint32_t parent = tree[root].parent;
  const std::uint32_t place = tree[parent].tag == Tag::body ? root : parent;
  const BodyCheck seen(text_of(visible));
  const std::vector<TextBlock> all = text_blocks(tree, {});
  const BlockSums sums(tree, all, {});
  for (const std::uint32_t node : candidates) {
    if (node < place || node >= tree[place].end) continue;
    const BlockSums::Sums inside = sums.of(node);
    if (inside.prose_blocks < least_paragraphs || inside.link_share() > 0.1) continue;
    // Not the visible text once more, for another width of screen.
    if (seen.share_of(tree.subtree_text(node)) < 0.3) roles[node] = PageRole::none;
  }
}

void show_headline(const HtmlTree& tree, std::string_view title, std::vector<PageRole>& roles) {
  std::vector<std::uint32_t> around;  // hidden elements, the inner first
  for (std::uint32_t node = 1; node < tree.size(); ++node) {
    if (tree[node].tag != Tag::h1 || title.empty() || tree.subtree_text(node) != title) continue;
    std::vector<std::uint32_t> hidden;
    for (std::uint32_t up = node; up != 0; up = tree[up].parent) {
      if (roles[up] == PageRole::hidden) hidden.push_back(up);
    }
    if (hidden.empty()) return;
    if (around.empty()) around = std::move(hidden);
  }
  for (const std::uint32_t node : around) roles[node] = PageRole::none;
}

}  // namespace backfile
