#include "searcher/query/syntax_tree.h"

#include <algorithm>

#include "searcher/query/range_values.h"

namespace backfile {
namespace {

std::string word_debug(const QueryNode& node) {
  return (node.match == WordMatch::exact ? "=" : "") + node.text;
}

std::string near_debug(const QueryNode& node) {
  switch (node.unit) {
    case NearUnit::sentence:
      return "near sentence";
    case NearUnit::paragraph:
      return "near paragraph";
    case NearUnit::words:
      break;
  }
  return "near " + std::to_string(node.distance) + (node.ordered ? " ordered" : " any");
}

std::string length_debug(const QueryNode& node) {
  const bool open = node.max_words == std::numeric_limits<std::uint32_t>::max();
  return "words " + std::to_string(node.min_words) + ".." + (open ? "" : std::to_string(node.max_words));
}

std::string operator_debug(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::all:
      return "all";
    case NodeKind::near:
      return near_debug(node);
    case NodeKind::at_least:
      return "atleast " + std::to_string(node.count);
    case NodeKind::conjunction:
      return "and";
    case NodeKind::disjunction:
      return "or";
    case NodeKind::negation:
      return "not";
    case NodeKind::field:
      return std::string(node.field->name);
    case NodeKind::value:
      return std::string(node.field->name) + (node.match == WordMatch::pattern ? " pattern \"" : " \"") +
             node.text + '"';
    case NodeKind::dates:
      return "date " + date_range_text(node.dates);
    case NodeKind::length:
      return length_debug(node);
    case NodeKind::word:
    case NodeKind::phrase:
      break;
  }
  return "";
}

}  // namespace

bool QueryNode::operator==(const QueryNode& other) const {
  return kind == other.kind && text == other.text && match == other.match && unit == other.unit &&
         ordered == other.ordered && distance == other.distance && count == other.count &&
         min_words == other.min_words && max_words == other.max_words && field == other.field &&
         dates == other.dates && children == other.children;
}

bool is_positional(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::word:
    case NodeKind::phrase:
    case NodeKind::near:
      return true;
    case NodeKind::disjunction:
      return std::ranges::all_of(node.children, is_positional);
    default:
      return false;
  }
}

std::string to_debug_string(const QueryNode& node) {
  if (node.kind == NodeKind::word) return word_debug(node);
  std::string text;
  if (node.kind == NodeKind::phrase) {
    for (const QueryNode& word : node.children) text += (text.empty() ? "\"" : " ") + word.text;
    return text + '"';
  }
  text = '(' + operator_debug(node);
  for (const QueryNode& child : node.children) text += ' ' + to_debug_string(child);
  return text + ')';
}

}  // namespace backfile
