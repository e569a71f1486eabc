#include "indexer/readers/html/chart_labels.h"

namespace backfile {
namespace {

constexpr std::size_t least_labels = 5;  // in a row: less may be words of a conversation

bool is_line(const TextBlock& block, float longest) {
  const bool ordinary = block.tag == Tag::p || block.tag == Tag::div || block.tag == Tag::section;
  return ordinary && block.weight <= longest && !block.text.ends_with('.') && !block.text.ends_with('?') &&
         !block.text.ends_with('!');
}

bool is_label(const TextBlock& block) {
  return is_line(block, 12) && block.text.find_first_of(" \n") == std::string::npos;
}

}  // namespace

void leave_out_chart_labels(const std::vector<TextBlock>& blocks, std::vector<std::size_t>& kept) {
  std::vector<std::size_t> rest;
  for (std::size_t k = 0; k < kept.size();) {
    std::size_t end = k;
    std::size_t labels = 0;
    for (std::size_t at = k; at < kept.size(); ++at) {
      const bool is_one = is_label(blocks[kept[at]]);
      if (!is_one && (at == k || at > end || !is_line(blocks[kept[at]], 60))) break;
      if (!is_one) continue;
      ++labels;
      end = at + 1;
    }
    if (labels < least_labels) {
      end = k + 1;
      rest.push_back(kept[k]);
    }
    k = end;
  }
  kept = std::move(rest);
}

}  // namespace backfile
