// A parsed web page as flat arrays in document order: what the finders of text and metadata walk through.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/html/names.h"

namespace backfile {

/// An element or a run of text. Its subtree are the nodes [its own index, end).
struct HtmlNode {
  Tag tag = Tag::text;
  std::uint32_t parent = 0;  ///< index; that of the root is its own
  std::uint32_t end = 0;
  std::uint32_t first = 0;  ///< text: place in the tree's characters; element: first of its attributes
  std::uint32_t count = 0;  ///< bytes, or attributes
};

class HtmlTree {
 public:
  /// Parses what lean_html gives with libxml2: no network, no entities beyond HTML's own. Elements nested
  /// deeper than 250 become children of the one at that depth. A page that takes too much work (tags closed
  /// wrongly in very deep trees) is cut.
  explicit HtmlTree(std::string_view markup);

  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }
  const HtmlNode& operator[](std::uint32_t node) const { return nodes_[node]; }

  /// The characters of a text node, white space as in the page.
  std::string_view text(std::uint32_t node) const;
  /// The value of an attribute, "" where the element has none.
  std::string_view attribute(std::uint32_t node, Attribute name) const;
  bool has_attribute(std::uint32_t node, Attribute name) const;
  /// All text of a subtree, white space collapsed, blocks and lines separated by a space, without the
  /// readings of Japanese words.
  std::string subtree_text(std::uint32_t node) const;

 private:
  friend class HtmlTreeBuilder;

  struct AttributeValue {
    Attribute name;
    std::uint32_t begin;
    std::uint32_t size;
  };
  const AttributeValue* find_attribute(std::uint32_t node, Attribute name) const;

  std::vector<HtmlNode> nodes_;
  std::vector<AttributeValue> attributes_;
  std::string characters_;
};

/// Appends text with every run of white space (also no-break spaces) as one space; none at the front of
/// `out`, none behind another or behind a newline. Soft hyphens go.
void append_collapsed(std::string& out, std::string_view text);

/// True for an element that has one of these words in its class.
bool has_class(const HtmlTree& tree, std::uint32_t node, std::initializer_list<std::string_view> names);

}  // namespace backfile
