#include "indexer/documents/office_xml.h"

#include <libxml/tree.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <span>

#include "common/error.h"
#include "common/is_one_of.h"

namespace backfile {
namespace {

// Paragraphs; of tables the rows, so that cells stand beside each other.
constexpr auto blocks = std::to_array<std::string_view>({"p", "h", "tr", "table-row"});
constexpr auto cells = std::to_array<std::string_view>({"tc", "table-cell"});
// What is on record but not on the page, or beside the text; how words are said.
constexpr auto left_out =
    std::to_array<std::string_view>({"Fallback", "del", "moveFrom", "tracked-changes", "annotation", "rt",
                                     "ruby-text", "note", "hdr", "ftr", "footnote", "endnote"});

bool is_left_out(const XmlElement& block) {
  for (auto around = block.parent(); around; around = around->parent()) {
    if (is_one_of(around->name(), left_out)) return true;
  }
  return false;
}

// Characters of OpenDocument are text wherever they stand in a paragraph, those of WordprocessingML in w:t.
bool holds_text(const XmlElement& element) {
  return element.space().find("opendocument") != std::string_view::npos || element.name() == "t";
}

// Line ends in the markup are spaces.
void add_characters(std::string_view characters, std::string& out) {
  for (const char c : characters) out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
}

void add_spaces(const XmlElement& element, std::string& out) {
  constexpr int most = 100;
  const std::string given = element.attribute("c");
  out.append(static_cast<std::size_t>(std::clamp(std::atoi(given.c_str()), 1, most)), ' ');
}

void add_text(const XmlElement& element, std::string& out) {
  const bool text_here = holds_text(element);
  for (const xmlNode* node = element.node()->children; node != nullptr; node = node->next) {
    const bool characters = node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
    if (characters && text_here && node->content != nullptr) {
      add_characters(reinterpret_cast<const char*>(node->content), out);
    }
    if (node->type != XML_ELEMENT_NODE) continue;
    const XmlElement child(node);
    const std::string_view name = child.name();
    if (is_one_of(name, left_out)) continue;
    if (name == "tab") {
      out += '\t';
    } else if (name == "br" || name == "cr" || name == "line-break") {
      out += '\n';
    } else if (name == "noBreakHyphen") {
      out += '-';
    } else if (name == "s" && text_here) {
      add_spaces(child, out);
    } else {
      // A box within a paragraph, and cells, have paragraphs of their own.
      const bool inner = is_one_of(name, blocks);
      const std::size_t before = out.size();
      add_text(child, out);
      if (inner && out.size() > before) out += "\n\n";
      if (is_one_of(name, cells)) {
        out.erase(out.find_last_not_of('\n') + 1);
        out += '\t';
      }
    }
  }
}

}  // namespace

bool is_office_xml(std::string_view head) {
  const XmlRoot root = xml_root(head);
  if (root.name == "document" || root.name == "wordDocument") {
    return root.space.find("wordprocessingml") != std::string_view::npos ||
           root.space.find("office/word") != std::string_view::npos ||
           root.space.find("opendocument") != std::string_view::npos;
  }
  return root.name == "document-content" && root.space.find("opendocument") != std::string_view::npos;
}

bool OfficeXmlText::make(std::string& text) {
  XmlElement block;
  if (!stream_.next(blocks, block)) {
    if (!stream_.error().empty()) throw Error("a broken document (" + stream_.error() + ")");
    return false;
  }
  if (is_left_out(block)) return true;
  add_text(block, text);
  text.erase(text.find_last_not_of(" \t\n") + 1);
  if (!text.empty()) text += "\n\n";
  return true;
}

}  // namespace backfile
