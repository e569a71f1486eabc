#include "indexer/readers/markup.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

#include "common/ascii.h"
#include "common/is_one_of.h"
#include "common/utf8.h"
#include "common/windows_1252.h"

namespace backfile {
namespace {

struct Reference {
  std::string_view name;
  std::string_view text;
};

// Names that HTML 4 lacks.
constexpr auto references = std::to_array<Reference>(
    {{"apos", "'"},   {"blank", " "},  {"colon", ":"},  {"comma", ","}, {"dollar", "$"}, {"equals", "="},
     {"hyph", "-"},   {"hyphen", "-"}, {"lowbar", "_"}, {"lpar", "("},  {"lsqb", "["},   {"num", "#"},
     {"percnt", "%"}, {"period", "."}, {"plus", "+"},   {"quest", "?"}, {"rpar", ")"},   {"rsqb", "]"},
     {"semi", ";"},   {"sol", "/"},    {"star", "*"}});

constexpr std::size_t longest_reference = 12;

// Appends what the reference between '&' and ';' stands for; false where that is nothing known.
bool append_reference(std::string_view name, std::string& out) {
  if (name.starts_with('#')) {
    name.remove_prefix(1);
    const bool hex = name.starts_with('x') || name.starts_with('X');
    if (hex) name.remove_prefix(1);
    std::uint32_t code = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), code, hex ? 16 : 10);
    if (error != std::errc() || end != name.data() + name.size() || name.empty()) return false;
    if (code >= 0x80 && code <= 0x9F)
      code = static_cast<std::uint32_t>(windows_1252_point(static_cast<unsigned char>(code)));
    const bool control = (code < 0x20 && code != '\n' && code != '\t') || (code >= 0x7F && code <= 0x9F);
    if (!control) append_code_point(out, code > 0x10FFFF ? 0xFFFD : static_cast<std::int32_t>(code));
    return true;
  }
  const auto* own = std::ranges::find(references, name, &Reference::name);
  if (own != references.end()) {
    out += own->text;
    return true;
  }
  std::string key(name);
  const htmlEntityDesc* known = htmlEntityLookup(reinterpret_cast<const xmlChar*>(key.c_str()));
  // "&AMP;" is met in old SGML.
  if (known == nullptr)
    known = htmlEntityLookup(reinterpret_cast<const xmlChar*>(ascii_lowered(key).c_str()));
  if (known == nullptr) return false;
  append_code_point(out, static_cast<std::int32_t>(known->value));
  return true;
}

// Where `needle` (in lower case) stands at or behind `from`, whatever the case; npos where nowhere.
std::size_t find_lowered(std::string_view text, std::string_view needle, std::size_t from) {
  for (std::size_t at = text.find('<', from); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (text.size() - at < needle.size()) break;
    bool same = true;
    for (std::size_t i = 0; same && i < needle.size(); ++i) same = ascii_lower(text[at + i]) == needle[i];
    if (same) return at;
  }
  return std::string_view::npos;
}

// Tags that stand between paragraphs, without "<" and "/".
constexpr auto block_tags = std::to_array<std::string_view>(
    {"address",    "article", "blockquote", "body",  "center", "dd", "div", "dl",      "dt",    "fieldset",
     "figcaption", "figure",  "footer",     "h1",    "h2",     "h3", "h4",  "h5",      "h6",    "header",
     "hr",         "html",    "lp",         "main",  "ol",     "p",  "pre", "section", "table", "tbody",
     "td",         "text",    "th",         "thead", "title",  "tr", "ul",  "li"});

// Elements whose content is no text.
constexpr auto silent_tags =
    std::to_array<std::string_view>({"script", "style", "head", "noscript", "template", "form", "button",
                                     "select", "textarea", "svg", "iframe", "object", "rt", "rp"});

struct DocumentCloser {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

std::string_view view_of(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : std::string_view(reinterpret_cast<const char*>(text));
}

// Text as browsers show it: white space is one space, blocks begin and end paragraphs.
class TextCollector {
 public:
  void text(std::string_view text) {
    for (const char c : text) {
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
        space_ = true;
      } else {
        flush();
        out_ += c;
      }
    }
  }
  void line() {
    if (breaks_ == 0) breaks_ = 1;
  }
  void paragraph() { breaks_ = 2; }
  std::string take() { return std::move(out_); }

 private:
  void flush() {
    if (!out_.empty()) {
      if (breaks_ > 0) {
        out_.append(breaks_, '\n');
      } else if (space_) {
        out_ += ' ';
      }
    }
    breaks_ = 0;
    space_ = false;
  }
  std::string out_;
  std::size_t breaks_ = 0;
  bool space_ = false;
};

void leave(const xmlNode& node, TextCollector& collector) {
  if (node.type == XML_ELEMENT_NODE && is_one_of(view_of(node.name), block_tags)) collector.paragraph();
}

// True where the children are to be visited.
bool enter(const xmlNode& node, TextCollector& collector) {
  if (node.type == XML_TEXT_NODE || node.type == XML_CDATA_SECTION_NODE)
    collector.text(view_of(node.content));
  if (node.type != XML_ELEMENT_NODE) return node.type == XML_HTML_DOCUMENT_NODE;
  const std::string_view name = view_of(node.name);
  if (is_one_of(name, silent_tags)) return false;
  if (name == "br") collector.line();
  if (is_one_of(name, block_tags)) collector.paragraph();
  return true;
}

}  // namespace

std::string decode_references(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t at = 0;
  for (;;) {
    const std::size_t mark = text.find('&', at);
    out += text.substr(at, mark == std::string_view::npos ? mark : mark - at);
    if (mark == std::string_view::npos) return out;
    const std::size_t end = text.substr(mark + 1, longest_reference).find(';');
    if (end != std::string_view::npos && append_reference(text.substr(mark + 1, end), out)) {
      at = mark + end + 2;
    } else {
      out += '&';
      at = mark + 1;
    }
  }
}

std::optional<std::string_view> next_element(std::string_view text, std::string_view tag, std::size_t& at) {
  const std::string opening = "<" + ascii_lowered(tag);
  const std::string closing = "</" + ascii_lowered(tag) + ">";
  for (std::size_t begin = find_lowered(text, opening, at); begin != std::string_view::npos;
       begin = find_lowered(text, opening, begin + 1)) {
    const std::size_t behind = begin + opening.size();
    if (behind >= text.size() || (text[behind] != '>' && text[behind] != ' ')) continue;
    const std::size_t content = text.find('>', behind);
    if (content == std::string_view::npos) break;
    const std::size_t end = find_lowered(text, closing, content);
    at = end == std::string_view::npos ? text.size() : end + closing.size();
    return text.substr(content + 1, end == std::string_view::npos ? end : end - content - 1);
  }
  at = text.size();
  return std::nullopt;
}

std::optional<std::string_view> element_content(std::string_view text, std::string_view tag) {
  std::size_t at = 0;
  return next_element(text, tag, at);
}

std::string_view attribute_value(std::string_view text, std::string_view name) {
  const std::string_view tag = text.substr(0, text.find('>'));
  const std::string key = " " + std::string(name) + "=\"";
  const std::size_t at = tag.find(key);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = tag.substr(at + key.size());
  return rest.substr(0, rest.find('"'));
}

std::string without_tags(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t mark = text.find('<', at);
    out += text.substr(at, mark == std::string_view::npos ? mark : mark - at);
    if (mark == std::string_view::npos) break;
    const std::size_t first = mark + 1 + (text.substr(mark + 1).starts_with('/') ? 1U : 0U);
    const bool tag = first < text.size() && is_ascii_letter(text[first]);
    const std::size_t end = tag || text.substr(mark).starts_with("<!--") ? text.substr(mark, 300).find('>')
                                                                         : std::string_view::npos;
    if (end == std::string_view::npos) {
      out += '<';
      at = mark + 1;
      continue;
    }
    const std::string_view inner = text.substr(first, mark + end - first);
    const std::string name = ascii_lowered(inner.substr(0, inner.find_first_of(" \t\r\n/")));
    if (is_one_of(name, block_tags)) out += "\n\n";
    if (name == "br") out += '\n';
    at = mark + end + 1;
  }
  return decode_references(out);
}

bool looks_like_html(std::string_view text) {
  for (const std::string_view tag :
       {"<p>", "<p ", "</p>", "<br>", "<br/>", "<br />", "<div", "<html", "</a>", "</strong>", "</em>",
        "</b>", "</i>", "</span>", "</font>", "</li>", "</h2>", "</h3>", "<img "}) {
    if (find_lowered(text, tag, 0) != std::string_view::npos) return true;
  }
  return false;
}

std::string text_of_html(std::string_view html) {
  if (html.empty() || html.size() > (1U << 30)) return "";
  const int options =
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_NOBLANKS;
  const std::unique_ptr<xmlDoc, DocumentCloser> document(
      htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, "UTF-8", options));
  if (document == nullptr) return "";
  TextCollector collector;
  const xmlNode* root = xmlDocGetRootElement(document.get());
  const xmlNode* node = root;
  while (node != nullptr) {
    if (enter(*node, collector) && node->children != nullptr) {
      node = node->children;
      continue;
    }
    leave(*node, collector);
    while (node != root && node->next == nullptr) {
      node = node->parent;
      leave(*node, collector);
    }
    node = node == root ? nullptr : node->next;
  }
  return collector.take();
}

}  // namespace backfile
