// The <meta> elements of a page by name, property or itemprop.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/html/tree.h"

namespace backfile {

/// Names in lower case, those of Dublin Core as "dc.title", "dcterms.issued". The tree must outlive it.
class MetaElements {
 public:
  explicit MetaElements(const HtmlTree& tree);

  /// The value of the first name that the page has, "" where it has none. A name of a property is believed
  /// before one of a name or itemprop.
  std::string_view first_of(std::span<const std::string_view> names) const;
  std::string_view first_of(std::string_view name) const { return first_of(std::span(&name, 1)); }

  /// Every value of a name, in the page's order; those of the attribute that is believed first.
  std::vector<std::string_view> all_of(std::string_view name) const;

 private:
  struct Value {
    Attribute attribute;  // that has the name
    std::string_view content;
  };
  void add(std::string_view names, Value value);

  std::multimap<std::string, Value, std::less<>> values_;
};

}  // namespace backfile
