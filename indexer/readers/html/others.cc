#include "indexer/readers/html/others.h"

namespace backfile {

bool is_of_others(const HtmlTree& tree, const std::vector<PageRole>& roles, std::uint32_t node) {
  // Names of the layout ("left-sidebar" of a page that has one) do not make the page itself one.
  const bool is_frame = tree[node].end - node > tree.size() / 2;
  if (is_frame) return false;
  const PageRole role = roles[node];
  const Tag tag = tree[node].tag;
  if (tag == Tag::nav) return true;
  return tag != Tag::body && tag != Tag::article && tag != Tag::main &&
         (role == PageRole::comments || role == PageRole::related || role == PageRole::sidebar);
}

bool is_surely_of_others(const HtmlTree& tree, const std::vector<PageRole>& roles, std::uint32_t node) {
  return (roles[node] == PageRole::comments || roles[node] == PageRole::related) &&
         is_of_others(tree, roles, node);
}

}  // namespace backfile
