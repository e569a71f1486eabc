// XML as a stream of records: what the readers of feeds and of wire standards share.
#pragma once

#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/readers/reader.h"

struct _xmlNode;

namespace backfile {

/// An element with all below it. A view: valid until the stream that gave it moves on. Names are local names:
/// sources disagree about namespaces and prefixes.
class XmlElement {
 public:
  XmlElement() = default;
  explicit XmlElement(const _xmlNode* node) : node_(node) {}

  std::string_view name() const;
  /// The URI of its namespace, "" for none.
  std::string_view space() const;
  /// The value of the attribute with this local name ("lang" finds xml:lang); "" where it has none.
  std::string attribute(std::string_view name) const;
  /// All attributes by local name, in order.
  std::vector<std::pair<std::string_view, std::string>> attributes() const;
  /// The characters of the element and all below it, as they are.
  std::string text() const;
  /// The same as one line, white space collapsed.
  std::string line() const;
  /// The element's content as markup, for content in XHTML.
  std::string markup() const;

  /// The element around it, with its attributes; what a stream has passed is no longer below it.
  std::optional<XmlElement> parent() const;
  /// Child elements, in order.
  std::vector<XmlElement> children() const;
  /// The first child of a name, or of the names of a path.
  std::optional<XmlElement> child(std::string_view name) const;
  std::optional<XmlElement> child(std::initializer_list<std::string_view> path) const;
  /// The line of the first such child; "" where there is none.
  std::string line_of(std::string_view name) const;
  /// All elements of a name below this one, in document order, none below another.
  std::vector<XmlElement> all(std::string_view name) const;

  const _xmlNode* node() const { return node_; }

 private:
  const _xmlNode* node_ = nullptr;
};

/// Reads an XML document front to back, one record in memory at a time (at most 64 MB). Charsets are detected
/// as for all text. Nothing is fetched, no DTD is read, entities of a document's own are not expanded; the
/// names of HTML's character references are known. Errors in the markup are passed over where libxml2 can.
class XmlStream {
 public:
  explicit XmlStream(ByteSource& bytes);
  ~XmlStream();
  XmlStream(const XmlStream&) = delete;
  XmlStream& operator=(const XmlStream&) = delete;

  /// The next element with one of these local names, outside those already given. False at the end.
  bool next(std::span<const std::string_view> names, XmlElement& record);
  bool next(std::initializer_list<std::string_view> names, XmlElement& record);
  /// How many elements are around the last record.
  int depth() const;
  /// The least number of elements around what was read since the record before: what stood deeper is past.
  int least_depth() const;
  /// The root with all below it, as far as the document can be read: for documents, or first parts of them,
  /// that are small. False where there is none. Not to be mixed with `next`.
  bool whole(XmlElement& root);
  /// The first error in the markup, "line 7: ..."; "" while there is none.
  const std::string& error() const;

 private:
  class State;
  std::unique_ptr<State> state_;
};

/// The local name of the first element of a document, and the URI of its default namespace or the one of its
/// prefix; both "" where `head` does not begin as XML.
struct XmlRoot {
  std::string_view name;
  std::string_view space;
};
XmlRoot xml_root(std::string_view head);

}  // namespace backfile
