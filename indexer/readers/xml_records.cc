#include "indexer/readers/xml_records.h"

#include <libxml/xmlreader.h>

#include <algorithm>

#include "common/error.h"
#include "common/utf8.h"
#include "indexer/charset/charset.h"
#include "indexer/readers/decoded_source.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

constexpr std::size_t largest_record = 64U << 20;
constexpr std::size_t longest_reference = 12;

std::string_view view_of(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

bool is_xml_entity(std::string_view name) {
  return name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos";
}

// UTF-8 that libxml2 does not stumble over: references by HTML's names as characters, no control characters,
// no white space in front of the XML declaration.
class CleanSource : public MadeSource {
 public:
  explicit CleanSource(ByteSource& bytes) : bytes_(bytes), raw_(1U << 15) {}

 private:
  bool make(std::string& text) override {
    const std::size_t count = bytes_.read(raw_);
    if (count == 0 && held_.empty()) return false;
    clean(std::string_view(raw_.data(), count), count == 0);
    text.swap(clean_);
    return true;
  }

  void clean(std::string_view piece, bool last) {
    std::string text = std::move(held_);
    held_.clear();
    text += piece;
    if (!begun_) text.erase(0, std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    begun_ = begun_ || !text.empty();
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto c = static_cast<unsigned char>(text[i]);
      if (c < 0x20 && c != '\n' && c != '\t' && c != '\r') {
        clean_ += ' ';
      } else if (c == '&') {
        const std::size_t end =
            text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", i + 1);
        if (end == std::string::npos && !last && text.size() - i < longest_reference) {
          held_ = text.substr(i);
          return;
        }
        i += append_reference(std::string_view(text).substr(i, std::min(end, text.size()) - i),
                              end != std::string::npos && text[end] == ';');
      } else {
        clean_ += text[i];
      }
    }
  }

  // Returns how many bytes beyond the "&" were used.
  std::size_t append_reference(std::string_view reference, bool closed) {
    const std::string_view name = reference.substr(1);
    if (!closed || name.empty() || is_xml_entity(name)) {
      clean_ += '&';
      return 0;
    }
    const std::string whole = std::string(reference) + ";";
    const std::string decoded = decode_references(whole);
    if (decoded == whole) {
      clean_ += '&';
      return 0;
    }
    clean_ += decoded;
    return whole.size() - 1;
  }

  ByteSource& bytes_;
  std::vector<char> raw_;
  std::string clean_;
  std::string held_;
  bool begun_ = false;
};

// The value of name = "..." or '...' in a tag; "" where it has none.
std::string_view quoted_value(std::string_view tag, std::string_view name) {
  for (std::size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
    const std::size_t equals = tag.find_first_not_of(" \t\r\n", at + name.size());
    if (equals == std::string_view::npos || tag[equals] != '=') continue;
    const std::size_t open = tag.find_first_not_of(" \t\r\n", equals + 1);
    if (open == std::string_view::npos || (tag[open] != '"' && tag[open] != '\'')) continue;
    const std::string_view value = tag.substr(open + 1);
    return value.substr(0, value.find(tag[open]));
  }
  return {};
}

void append_text(const xmlNode* node, std::string& out) {
  // Without recursion: libxml2 allows 256 levels, and this walk any number.
  const xmlNode* at = node->children;
  while (at != nullptr) {
    if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) out += view_of(at->content);
    if (at->type == XML_ELEMENT_NODE && at->children != nullptr) {
      at = at->children;
      continue;
    }
    while (at != node && at->next == nullptr) at = at->parent;
    if (at == node) return;
    at = at->next;
  }
}

std::string value_of(const xmlAttr* attribute) {
  std::string value;
  for (const xmlNode* part = attribute->children; part != nullptr; part = part->next)
    value += view_of(part->content);
  return clean_line_field(value);
}

}  // namespace

std::string_view XmlElement::name() const {
  return view_of(node_->name);
}

std::string_view XmlElement::space() const {
  return node_->ns == nullptr ? std::string_view{} : view_of(node_->ns->href);
}

std::string XmlElement::attribute(std::string_view name) const {
  for (const xmlAttr* each = node_->properties; each != nullptr; each = each->next) {
    if (view_of(each->name) == name) return value_of(each);
  }
  return "";
}

std::vector<std::pair<std::string_view, std::string>> XmlElement::attributes() const {
  std::vector<std::pair<std::string_view, std::string>> all;
  for (const xmlAttr* each = node_->properties; each != nullptr; each = each->next)
    all.emplace_back(view_of(each->name), value_of(each));
  return all;
}

std::string XmlElement::text() const {
  std::string out;
  append_text(node_, out);
  return out;
}

std::string XmlElement::line() const {
  const std::string field = clean_line_field(text());
  std::string out;
  for (const char c : field) {
    const bool blank = c == ' ' || c == '\t';
    if (!blank || (!out.empty() && out.back() != ' ')) out += blank ? ' ' : c;
  }
  return out;
}

std::string XmlElement::markup() const {
  const std::unique_ptr<xmlBuffer, void (*)(xmlBuffer*)> buffer(xmlBufferCreate(), xmlBufferFree);
  for (xmlNode* child = node_->children; child != nullptr; child = child->next)
    xmlNodeDump(buffer.get(), node_->doc, child, 0, 0);
  return std::string(view_of(xmlBufferContent(buffer.get())));
}

std::optional<XmlElement> XmlElement::parent() const {
  const xmlNode* outer = node_->parent;
  return outer != nullptr && outer->type == XML_ELEMENT_NODE ? std::optional(XmlElement(outer))
                                                             : std::nullopt;
}

std::vector<XmlElement> XmlElement::children() const {
  std::vector<XmlElement> elements;
  for (const xmlNode* child = node_->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) elements.emplace_back(child);
  }
  return elements;
}

std::optional<XmlElement> XmlElement::child(std::string_view name) const {
  for (const xmlNode* each = node_->children; each != nullptr; each = each->next) {
    if (each->type == XML_ELEMENT_NODE && view_of(each->name) == name) return XmlElement(each);
  }
  return std::nullopt;
}

std::optional<XmlElement> XmlElement::child(std::initializer_list<std::string_view> path) const {
  std::optional<XmlElement> at = *this;
  for (const std::string_view name : path) {
    at = at->child(name);
    if (!at) return std::nullopt;
  }
  return at;
}

std::string XmlElement::line_of(std::string_view name) const {
  const auto found = child(name);
  return found ? found->line() : "";
}

std::vector<XmlElement> XmlElement::all(std::string_view name) const {
  std::vector<XmlElement> found;
  const xmlNode* at = node_->children;
  while (at != nullptr) {
    const bool element = at->type == XML_ELEMENT_NODE;
    const bool wanted = element && view_of(at->name) == name;
    if (wanted) found.emplace_back(at);
    if (element && !wanted && at->children != nullptr) {
      at = at->children;
      continue;
    }
    while (at != node_ && at->next == nullptr) at = at->parent;
    at = at == node_ ? nullptr : at->next;
  }
  return found;
}

class XmlStream::State {
 public:
  explicit State(ByteSource& bytes)
      : peeked_(bytes, 4096), decoded_(peeked_, declared_charset(peeked_.front())), clean_(decoded_) {
    constexpr int options =
        XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC;
    reader_ = xmlReaderForIO(read_callback, nullptr, this, nullptr, "UTF-8", options);
    if (reader_ == nullptr) throw Error("cannot read XML: out of memory");
    xmlTextReaderSetStructuredErrorHandler(reader_, error_callback, this);
  }
  ~State() { xmlFreeTextReader(reader_); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  bool next(std::span<const std::string_view> names, XmlElement& record) {
    int more = given_ ? xmlTextReaderNext(reader_) : xmlTextReaderRead(reader_);
    given_ = false;
    least_depth_ = depth();
    for (; more == 1; more = xmlTextReaderRead(reader_)) {
      least_depth_ = std::min(least_depth_, depth());
      if (xmlTextReaderNodeType(reader_) != XML_READER_TYPE_ELEMENT) continue;
      const std::string_view name = view_of(xmlTextReaderConstLocalName(reader_));
      if (std::ranges::find(names, name) == names.end()) continue;
      since_record_ = 0;
      const xmlNode* node = xmlTextReaderExpand(reader_);
      rethrow();
      if (node == nullptr) return false;
      given_ = true;
      record = XmlElement(node);
      return true;
    }
    rethrow();
    return false;
  }

  int depth() const { return xmlTextReaderDepth(reader_); }
  int least_depth() const { return least_depth_; }

  bool whole(XmlElement& root) {
    int more = xmlTextReaderRead(reader_);
    while (more == 1 && xmlTextReaderNodeType(reader_) != XML_READER_TYPE_ELEMENT)
      more = xmlTextReaderRead(reader_);
    // What is expanded up to an error stays below the node.
    const xmlNode* node = more == 1 ? xmlTextReaderCurrentNode(reader_) : nullptr;
    if (node != nullptr) xmlTextReaderExpand(reader_);
    rethrow();
    if (node != nullptr) root = XmlElement(node);
    return node != nullptr;
  }

  const std::string& error() const { return error_; }

 private:
  static int read_callback(void* state, char* buffer, int size) {
    return static_cast<State*>(state)->read({buffer, static_cast<std::size_t>(size)});
  }
  // No exception may pass through libxml2.
  int read(std::span<char> buffer) {
    try {
      if (since_record_ > largest_record) {
        error_ = "a record is larger than 64 MB";
        return -1;
      }
      const std::size_t count = clean_.read(buffer);
      since_record_ += count;
      return static_cast<int>(count);
    } catch (...) {
      failure_ = std::current_exception();
      return -1;
    }
  }
  void rethrow() {
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
  }

  static void error_callback(void* state, xmlErrorPtr error) {
    auto& first = static_cast<State*>(state)->error_;
    if (!first.empty() || error->level < XML_ERR_ERROR || error->message == nullptr) return;
    if (error->domain == XML_FROM_NAMESPACE) return;
    const auto* parser = static_cast<const xmlParserCtxt*>(error->ctxt);
    const bool cut = error->code == XML_ERR_DOCUMENT_END && parser != nullptr && parser->nameNr > 0;
    first = "line " + std::to_string(error->line) + ": " +
            (cut ? "an element has no end, the file is cut short" : clean_line_field(error->message));
  }

  PeekedSource peeked_;
  DecodedSource decoded_;
  CleanSource clean_;
  xmlTextReader* reader_ = nullptr;
  bool given_ = false;
  int least_depth_ = 0;
  std::size_t since_record_ = 0;
  std::string error_;
  std::exception_ptr failure_;
};

XmlStream::XmlStream(ByteSource& bytes) : state_(std::make_unique<State>(bytes)) {}
XmlStream::~XmlStream() = default;

bool XmlStream::next(std::span<const std::string_view> names, XmlElement& record) {
  return state_->next(names, record);
}

bool XmlStream::next(std::initializer_list<std::string_view> names, XmlElement& record) {
  return state_->next({names.begin(), names.size()}, record);
}

bool XmlStream::whole(XmlElement& root) {
  return state_->whole(root);
}

int XmlStream::depth() const {
  return state_->depth();
}

int XmlStream::least_depth() const {
  return state_->least_depth();
}

const std::string& XmlStream::error() const {
  return state_->error();
}

XmlRoot xml_root(std::string_view head) {
  const std::size_t first = first_sign(head);
  if (first != std::string_view::npos && (head[first] == '{' || head[first] == '[')) return {};  // JSON
  std::size_t at = 0;
  while ((at = head.find('<', at)) != std::string_view::npos) {
    if (head.substr(at).starts_with("<!--")) {
      at = head.find("-->", at);
    } else if (head.substr(at).starts_with("<!") || head.substr(at).starts_with("<?")) {
      // An internal subset has elements of its own in brackets.
      const std::size_t close = head.find('>', at);
      const std::size_t bracket = head.find('[', at);
      at = bracket < close && head.substr(at).starts_with("<!") ? head.find("]>", bracket) : close;
    } else {
      break;
    }
    if (at == std::string_view::npos) return {};
    ++at;
  }
  if (at == std::string_view::npos) return {};
  const std::string_view tag = head.substr(at + 1, head.find('>', at) - at - 1);
  const std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n/"));
  const std::size_t colon = name.find(':');
  const std::string declaration =
      colon == std::string_view::npos ? "xmlns" : "xmlns:" + std::string(name.substr(0, colon));
  return {colon == std::string_view::npos ? name : name.substr(colon + 1), quoted_value(tag, declaration)};
}

}  // namespace backfile
