#include "indexer/readers/html/tree.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <mutex>

#include "common/utf8.h"

namespace backfile {
namespace {

constexpr std::size_t deepest = 250;
// Open elements looked at while closing; a page of 1 MB with some thousand tags needs about 100,000.
constexpr std::size_t most_work = 100'000'000;

std::string_view view_of(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : std::string_view(reinterpret_cast<const char*>(text));
}

}  // namespace

// Takes libxml2's events: its own tree would cost as much again as parsing.
class HtmlTreeBuilder {
 public:
  explicit HtmlTreeBuilder(HtmlTree& tree) : tree_(tree) {
    // A root, also of a page without elements.
    tree_.nodes_.push_back({Tag::html, 0, 0, 0, 0});
    open_.push_back(0);
  }

  void parse(std::string_view markup) {
    static std::once_flag initialised;
    std::call_once(initialised, xmlInitParser);
    const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> context(htmlNewParserCtxt(),
                                                                                 htmlFreeParserCtxt);
    if (context == nullptr) throw std::bad_alloc();
    context_ = context.get();
    xmlSAXHandler& handler = *context->sax;
    handler = {};
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
      static_cast<HtmlTreeBuilder*>(self)->start(name, attributes);
    };
    handler.endElement = [](void* self, const xmlChar* name) {
      static_cast<HtmlTreeBuilder*>(self)->end(name);
    };
    handler.characters = handler.ignorableWhitespace =
        handler.cdataBlock = [](void* self, const xmlChar* text, int size) {
          static_cast<HtmlTreeBuilder*>(self)->characters(
              {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
        };
    handler.serror = [](void* self, xmlErrorPtr) { static_cast<HtmlTreeBuilder*>(self)->count_work(); };
    context->userData = this;
    const int options = HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD;
    htmlCtxtReadMemory(context.get(), markup.data(), static_cast<int>(markup.size()), nullptr, "UTF-8",
                       options);
    while (!open_.empty()) close_last();
  }

 private:
  // Each event of a misplaced tag has libxml2 look through all open elements.
  void count_work() {
    work_ += static_cast<std::size_t>(context_->nameNr) + 1;
    if (work_ > most_work) xmlStopParser(context_);
  }

  std::uint32_t next_index() const { return static_cast<std::uint32_t>(tree_.nodes_.size()); }

  void start(const xmlChar* name, const xmlChar** attributes) {
    count_work();
    const Tag tag = tag_of_name(view_of(name));
    if (tag == Tag::html) {
      // The root stands already.
      if (tree_.nodes_[0].count == 0) add_attributes(0, attributes);
      return;
    }
    const std::uint32_t node = next_index();
    tree_.nodes_.push_back({tag, open_.back(), node + 1, 0, 0});
    add_attributes(node, attributes);
    if (open_.size() < deepest) {
      open_.push_back(node);
    } else {
      ++too_deep_;
    }
  }

  void add_attributes(std::uint32_t node, const xmlChar** attributes) {
    tree_.nodes_[node].first = static_cast<std::uint32_t>(tree_.attributes_.size());
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
      const Attribute attribute = attribute_of_name(view_of(attributes[0]));
      const std::string_view value = view_of(attributes[1]);
      if (attribute == Attribute::none) continue;
      tree_.attributes_.push_back({attribute, static_cast<std::uint32_t>(tree_.characters_.size()),
                                   static_cast<std::uint32_t>(value.size())});
      tree_.characters_ += value;
      ++tree_.nodes_[node].count;
    }
  }

  // libxml2 closes in order: what it ends is what was opened last.
  void end(const xmlChar* name) {
    if (tag_of_name(view_of(name)) == Tag::html) return;
    if (too_deep_ > 0) {
      --too_deep_;
    } else if (open_.size() > 1) {
      close_last();
    }
  }

  void close_last() {
    tree_.nodes_[open_.back()].end = next_index();
    open_.pop_back();
  }

  void characters(std::string_view text) {
    std::vector<HtmlNode>& nodes = tree_.nodes_;
    const bool continues = nodes.back().tag == Tag::text && nodes.back().parent == open_.back() &&
                           nodes.back().first + nodes.back().count == tree_.characters_.size();
    if (!continues) {
      nodes.push_back({Tag::text, open_.back(), next_index() + 1,
                       static_cast<std::uint32_t>(tree_.characters_.size()), 0});
    }
    nodes.back().count += static_cast<std::uint32_t>(text.size());
    tree_.characters_ += text;
  }

  HtmlTree& tree_;
  htmlParserCtxtPtr context_ = nullptr;
  std::vector<std::uint32_t> open_;
  std::size_t too_deep_ = 0;
  std::size_t work_ = 0;
};

HtmlTree::HtmlTree(std::string_view markup) {
  nodes_.reserve(markup.size() / 24);
  attributes_.reserve(markup.size() / 48);
  characters_.reserve(markup.size());
  HtmlTreeBuilder(*this).parse(markup);
}

std::string_view HtmlTree::text(std::uint32_t node) const {
  return std::string_view(characters_).substr(nodes_[node].first, nodes_[node].count);
}

const HtmlTree::AttributeValue* HtmlTree::find_attribute(std::uint32_t node, Attribute name) const {
  const HtmlNode& element = nodes_[node];
  if (element.tag == Tag::text) return nullptr;
  for (std::uint32_t at = element.first; at < element.first + element.count; ++at) {
    if (attributes_[at].name == name) return &attributes_[at];
  }
  return nullptr;
}

std::string_view HtmlTree::attribute(std::uint32_t node, Attribute name) const {
  const AttributeValue* found = find_attribute(node, name);
  return found == nullptr ? std::string_view{}
                          : std::string_view(characters_).substr(found->begin, found->size);
}

bool HtmlTree::has_attribute(std::uint32_t node, Attribute name) const {
  return find_attribute(node, name) != nullptr;
}

std::string HtmlTree::subtree_text(std::uint32_t node) const {
  std::string out;
  for (std::uint32_t at = node; at < nodes_[node].end; ++at) {
    const Tag tag = nodes_[at].tag;
    if (tag == Tag::text) {
      append_collapsed(out, text(at));
    } else if (tag == Tag::ruby_note) {
      at = nodes_[at].end - 1;
    } else if (is_block(tag) || tag == Tag::br) {
      append_collapsed(out, " ");
    }
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

bool has_class(const HtmlTree& tree, std::uint32_t node, std::initializer_list<std::string_view> names) {
  if (tree[node].tag == Tag::text) return false;
  std::string_view classes = tree.attribute(node, Attribute::class_);
  while (!classes.empty()) {
    const std::size_t end = std::min(classes.find_first_of(" \t\r\n"), classes.size());
    if (std::ranges::find(names, classes.substr(0, end)) != names.end()) return true;
    classes.remove_prefix(std::min(end + 1, classes.size()));
  }
  return false;
}

void append_collapsed(std::string& out, std::string_view text) {
  bool space = false;
  const auto put_space = [&] {
    if (space && !out.empty() && out.back() != ' ' && out.back() != '\n') out += ' ';
    space = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    // Runs of ASCII beyond white space are by far the most.
    std::size_t run = at;
    while (run < text.size() && text[run] > ' ') ++run;
    if (run > at) {
      put_space();
      out.append(text.substr(at, run - at));
      at = run;
      continue;
    }
    const std::size_t begin = at;
    const std::int32_t c = next_code_point(text, at);
    const bool white = c <= ' ' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
                       c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
    constexpr std::int32_t soft_hyphen = 0xAD;
    constexpr std::int32_t byte_order_mark = 0xFEFF;
    if (white) {
      space = true;
    } else if (c != soft_hyphen && c != byte_order_mark) {
      put_space();
      out.append(text.substr(begin, at - begin));
    }
  }
  put_space();
}

}  // namespace backfile
