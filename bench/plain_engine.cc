#include "bench/plain_engine.h"

#include <algorithm>
#include <cstdio>

namespace backfile {
namespace {

bool is_plain(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::all:
      return true;
    case NodeKind::word:
      return node.match == WordMatch::stemmed;
    case NodeKind::phrase:
      return std::ranges::all_of(node.children,
                                 [](const QueryNode& child) { return child.match != WordMatch::pattern; });
    case NodeKind::near:
      return node.unit == NearUnit::words && std::ranges::all_of(node.children, [](const QueryNode& child) {
               return child.kind == NodeKind::word && child.match == WordMatch::stemmed;
             });
    case NodeKind::conjunction:
    case NodeKind::disjunction:
      return std::ranges::all_of(node.children, is_plain);
    default:
      return false;
  }
}

}  // namespace

bool split_query(const QueryNode& query, SplitQuery& split) {
  const auto sort_in = [&](const QueryNode& node) {
    if (node.kind == NodeKind::value && node.field->kind == FieldKind::facet) {
      split.values.push_back(&node);
    } else if (node.kind == NodeKind::dates) {
      split.dates.push_back(&node);
    } else {
      return false;
    }
    return true;
  };
  if (sort_in(query)) return true;
  if (query.kind != NodeKind::conjunction) {
    split.words = query;
    return is_plain(query);
  }
  split.words.kind = NodeKind::conjunction;
  for (const QueryNode& child : query.children) {
    if (!sort_in(child)) split.words.children.push_back(child);
  }
  if (split.words.children.empty()) split.words.kind = NodeKind::all;
  return is_plain(split.words);
}

std::string compact_day(std::int64_t seconds) {
  const CivilTime time = civil_time(seconds);
  char text[32];
  std::snprintf(text, sizeof text, "%04d%02d%02d", time.year, time.month, time.day);
  return text;
}

}  // namespace backfile
