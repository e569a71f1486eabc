#include "indexer/readers/html_headline_lines.h"

namespace backfile {
namespace {

std::string line_of(const HtmlTree& tree, std::uint32_t node) {
  std::string line;
  append_collapsed(line, tree.text(node));
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

// The node behind the headline, 0 where there is none.
std::uint32_t end_of_headline(const HtmlTree& tree, std::string_view title) {
  std::uint32_t heading = 0;
  for (std::uint32_t node = 1; node < tree.size(); ++node) {
    if (is_never_text(tree[node].tag)) node = tree[node].end - 1;
    if (heading == 0 && tree[node].tag == Tag::h1) heading = tree[node].end;
    if (tree[node].tag == Tag::text && !title.empty() && line_of(tree, node) == title) return node + 1;
  }
  return heading;
}

}  // namespace

std::vector<PageLine> lines_below_headline(const HtmlTree& tree, std::string_view title, std::size_t most) {
  std::vector<PageLine> lines;
  const std::uint32_t begin = end_of_headline(tree, title);
  for (std::uint32_t node = begin; begin > 0 && node < tree.size() && lines.size() < most; ++node) {
    if (is_never_text(tree[node].tag)) node = tree[node].end - 1;
    if (tree[node].tag != Tag::text) continue;
    if (std::string line = line_of(tree, node); !line.empty()) lines.push_back({node, std::move(line)});
  }
  return lines;
}

}  // namespace backfile
