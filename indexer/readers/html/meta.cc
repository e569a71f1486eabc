#include "indexer/readers/html/meta.h"

#include <algorithm>

#include "common/ascii.h"

namespace backfile {
namespace {

// Dublin Core is written "DC.title", "dc:title", "dcterms.title".
std::string usual_name(std::string_view name) {
  std::string usual = ascii_lowered(name);
  if (usual.starts_with("dc:") || usual.starts_with("dcterm:") || usual.starts_with("dcterms:")) {
    usual[usual.find(':')] = '.';
  }
  return usual;
}

}  // namespace

MetaElements::MetaElements(const HtmlTree& tree) {
  for (const Attribute attribute : {Attribute::property, Attribute::name, Attribute::itemprop}) {
    for (std::uint32_t node = 0; node < tree.size(); ++node) {
      if (tree[node].tag != Tag::meta) continue;
      add(tree.attribute(node, attribute), {attribute, tree.attribute(node, Attribute::content)});
    }
  }
}

std::string_view MetaElements::first_of(std::span<const std::string_view> names) const {
  for (const std::string_view name : names) {
    if (const auto found = values_.lower_bound(name); found != values_.end() && found->first == name)
      return found->second.content;
  }
  return {};
}

std::vector<std::string_view> MetaElements::all_of(std::string_view name) const {
  std::vector<std::string_view> found;
  const auto [first, last] = values_.equal_range(name);
  for (auto at = first; at != last; ++at) {
    if (at->second.attribute == first->second.attribute) found.push_back(at->second.content);
  }
  return found;
}

// A value may have several names, separated by white space: property="og:title dc:title".
void MetaElements::add(std::string_view names, Value value) {
  if (value.content.find_first_not_of(" \t\r\n") == std::string_view::npos) return;
  for (std::size_t at = 0; at < names.size();) {
    const std::size_t end = std::min(names.find_first_of(" \t\r\n", at), names.size());
    if (end > at) values_.emplace(usual_name(names.substr(at, end - at)), value);
    at = end + 1;
  }
}

}  // namespace backfile
