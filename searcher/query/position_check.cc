#include "searcher/query/position_check.h"

namespace backfile {

const QueryNode* without_position(const QueryNode& node) {
  if (is_positional(node)) return nullptr;
  if (node.kind == NodeKind::disjunction) {
    for (const QueryNode& child : node.children) {
      if (const QueryNode* found = without_position(child)) return found;
    }
  }
  return &node;
}

std::string position_hint(const QueryNode& part, bool under_count) {
  switch (part.kind) {
    case NodeKind::conjunction:
      return under_count ? "only OR can stand there; write atleast3 a AND atleast3 b, or quote a phrase"
                         : "only OR can stand there; write (a w/5 c) AND (b w/5 c), or quote a phrase";
    case NodeKind::negation:
      return "exclude outside: (a w/5 b) NOT c";
    case NodeKind::field:
      return "put the field around it: " + std::string(part.field->name) +
             (under_count ? ":(atleast3 a)" : ":(a w/5 b)");
    case NodeKind::at_least:
      return under_count ? "count once" : "count outside: atleast3 (a w/5 b)";
    default:
      return "put it beside, outside the parentheses";
  }
}

}  // namespace backfile
