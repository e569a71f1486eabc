#include "bench/query_file.h"

#include <algorithm>
#include <ctime>
#include <fstream>

#include "common/error.h"
#include "searcher/query/parser.h"

namespace backfile {
namespace {

bool is_filter(const QueryNode& node) {
  return node.kind == NodeKind::value || node.kind == NodeKind::dates;
}

std::string kind_of_words(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::word:
      return node.match == WordMatch::stemmed ? "word" : "other";
    case NodeKind::phrase:
      return "phrase";
    case NodeKind::near:
      return "near";
    case NodeKind::disjunction:
      return "or";
    case NodeKind::conjunction: {
      const bool plain = std::ranges::all_of(node.children, [](const QueryNode& child) {
        return child.kind == NodeKind::word || is_filter(child);
      });
      return plain ? "words" : "other";
    }
    default:
      return "other";
  }
}

std::string kind_of(const QueryNode& node) {
  if (node.kind != NodeKind::conjunction) return is_filter(node) ? "filter alone" : kind_of_words(node);
  QueryNode words = node;
  const auto filters = std::erase_if(words.children, is_filter);
  std::string kind = words.children.empty()       ? "filter alone"
                     : words.children.size() == 1 ? kind_of_words(words.children.front())
                                                  : kind_of_words(words);
  if (filters > 0) {
    const bool dated = std::ranges::any_of(
        node.children, [](const QueryNode& child) { return child.kind == NodeKind::dates; });
    kind += dated ? " + date" : " + facet";
  }
  return kind;
}

}  // namespace

QueryFile read_query_file(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw system_error("read", path);
  QueryFile result;
  ParseOptions options;
  options.now = std::time(nullptr);
  for (std::string line; std::getline(file, line);) {
    const auto tab = line.find('\t');
    if (tab != std::string::npos) line.erase(0, tab + 1);
    if (line.empty()) continue;
    try {
      QueryNode tree = parse_query(line, options).root;
      const std::string kind = kind_of(tree);
      result.queries.push_back({line, kind, std::move(tree)});
    } catch (const Error&) {
      ++result.refused;
    }
  }
  return result;
}

std::vector<std::string> kinds_of(const std::vector<BenchQuery>& queries) {
  std::vector<std::string> kinds;
  for (const BenchQuery& query : queries) {
    if (std::ranges::find(kinds, query.kind) == kinds.end()) kinds.push_back(query.kind);
  }
  return kinds;
}

}  // namespace backfile
