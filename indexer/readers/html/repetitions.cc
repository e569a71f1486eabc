#include "indexer/readers/html/repetitions.h"

#include <algorithm>
#include <string>

#include "indexer/readers/html/title.h"

namespace backfile {
namespace {

bool is_set_apart(const HtmlTree& tree, const TextBlock& block) {
  for (std::uint32_t node = block.node; node != 0; node = tree[node].parent) {
    const Tag tag = tree[node].tag;
    if (tag == Tag::blockquote || tag == Tag::aside || tag == Tag::figure || is_heading(tag)) return true;
  }
  return false;
}

}  // namespace

void leave_out_repetitions(const HtmlTree& tree, const std::vector<TextBlock>& blocks,
                           std::vector<std::size_t>& kept) {
  constexpr std::size_t most = 400;  // blocks: the work grows with the square
  if (kept.size() > most) return;
  std::vector<std::string> plain;
  for (const std::size_t i : kept) plain.push_back(plain_letters(blocks[i].text));
  std::vector<std::size_t> rest;
  for (std::size_t k = 0; k < kept.size(); ++k) {
    const bool repeated =
        plain[k].size() >= 24 && blocks[kept[k]].weight < 400 && is_set_apart(tree, blocks[kept[k]]) &&
        std::ranges::any_of(plain, [&](const std::string& other) {
          return other.size() > plain[k].size() && other.find(plain[k]) != std::string::npos;
        });
    if (!repeated) rest.push_back(kept[k]);
  }
  kept = std::move(rest);
}

}  // namespace backfile
