#include "indexer/readers/html/separators.h"

namespace backfile {
namespace {

// Of a table of figures, not of one that lays out the page.
bool is_cell(const TextBlock& block) {
  constexpr float longest = 100;
  return (block.tag == Tag::td || block.tag == Tag::th) && block.weight <= longest;
}

std::uint32_t table_of(const HtmlTree& tree, std::uint32_t node) {
  while (node != 0 && tree[node].tag != Tag::table) node = tree[node].parent;
  return node;
}

}  // namespace

std::string_view separator(const HtmlTree& tree, const TextBlock& before, const TextBlock& block) {
  if (before.node == block.node) return "\n\n";
  const bool together = tree[before.node].parent == tree[block.node].parent;
  if (before.tag == Tag::li && block.tag == Tag::li) return together ? "\n" : "\n\n";
  if (!is_cell(before) || !is_cell(block)) return "\n\n";
  if (together) return " | ";
  return table_of(tree, before.node) == table_of(tree, block.node) ? "\n" : "\n\n";
}

}  // namespace backfile
