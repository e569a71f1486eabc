#include "indexer/readers/xml_shape.h"

#include "indexer/readers/source_dates.h"

#include <libxml/tree.h>

#include <algorithm>
#include <array>

#include "common/ascii.h"
#include "common/is_one_of.h"

namespace backfile {
namespace {

void add_once(std::vector<std::string>& names, std::string name) {
  if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
}

// What was found below an element and belongs to no article yet.
struct Loose {
  bool title = false;
  std::vector<XmlElement> texts;
  std::vector<XmlElement> bodies;  // texts with their headlines inside
};

// Named as the text of an article, not as an article.
bool is_body_name(std::string_view name) {
  constexpr auto names = std::to_array<std::string_view>(
      {"body", "content", "contents", "text", "texte", "texto", "testo", "tekst", "inhalt", "contenu",
       "contenido", "conteudo", "cuerpo", "corps", "inhoud", "innhold", "bodycontent"});
  return is_one_of(ascii_lowered(name), names);
}

// What tells about an article beside its headline and text.
bool is_about(std::optional<Part> part) {
  return part == Part::id || part == Part::date || part == Part::url || part == Part::source ||
         part == Part::byline;
}

class ShapeFinder {
 public:
  /// `summaries`: what is about an article counts as its text, below a headline.
  ShapeFinder(const ReaderOptions& options, bool summaries) : options_(options), summaries_(summaries) {}

  std::vector<std::string> names(const XmlElement& root) {
    const Loose loose = look(root);
    for (const XmlElement& body : loose.bodies) add_once(names_, std::string(body.name()));
    if (names_.empty() && !loose.texts.empty() && !summaries_) name_untitled(root, loose.texts);
    return std::move(names_);
  }

 private:
  bool is_text_name(const std::string& name, std::optional<Part> part) const {
    return part == Part::text || (summaries_ && !part && summary_rank(name) > 0);
  }

  // libxml2 allows 256 levels.
  Loose look(const XmlElement& element) {
    const std::string name = xml_field_name(element);
    const auto part = part_of_field(name, options_);
    const std::vector<XmlElement> children = element.children();
    if (part == Part::title) return {!element.line().empty(), {}, {}};
    Loose found;
    std::vector<std::string> holders;  // the children that hold a text and are none
    bool paragraphs = false;
    for (const XmlElement& child : children) {
      paragraphs = paragraphs || is_xml_paragraph(child.name());
      Loose below = look(child);
      found.title = found.title || below.title;
      found.bodies.insert(found.bodies.end(), below.bodies.begin(), below.bodies.end());
      if (below.texts.empty()) continue;
      if (below.texts.front().node() != child.node()) holders.emplace_back(child.name());
      found.texts.insert(found.texts.end(), below.texts.begin(), below.texts.end());
    }
    // One, and more about it: the article is around both.
    const bool around = found.bodies.size() == 1 && has_more_about(element, found.bodies.front());
    if (around) add_once(names_, std::string(element.name()));
    if (around) return {};
    for (const XmlElement& body : found.bodies) add_once(names_, std::string(body.name()));
    found.bodies.clear();
    const bool is_text =
        found.texts.empty() && (paragraphs || (is_text_name(name, part) && !element.line().empty()));
    if (is_text && !found.title) return {false, {element}, {}};
    if (is_text) found.texts.push_back(element);
    // Many texts that hang in the same way have no headlines, whatever stands above them all.
    if (!summaries_ && holders.size() > 1 && std::ranges::count(holders, holders.front()) > 1) {
      for (std::string& holder : holders) add_once(names_, std::move(holder));
      return {};
    }
    if (found.title && !found.texts.empty() && is_body_name(element.name())) return {false, {}, {element}};
    if (found.title && !found.texts.empty()) {
      add_once(names_, std::string(element.name()));
      return {};
    }
    // The name of a paper or an author is no headline.
    if (part && found.texts.empty()) found.title = false;
    return found;
  }

  // libxml2 allows 256 levels.
  bool has_more_about(const XmlElement& element, const XmlElement& but) const {
    const auto tells = [&](std::string_view name) { return is_about(part_of_field(name, options_)); };
    return std::ranges::any_of(element.attributes(),
                               [&](const auto& attribute) { return tells(attribute.first); }) ||
           std::ranges::any_of(element.children(), [&](const XmlElement& child) {
             return child.node() != but.node() &&
                    (tells(xml_field_name(child)) || has_more_about(child, but));
           });
  }

  void name_untitled(const XmlElement& root, const std::vector<XmlElement>& texts) {
    const std::string_view name = texts.front().name();
    const bool each = texts.size() > 1 &&
                      std::ranges::all_of(texts, [&](const XmlElement& text) { return text.name() == name; });
    add_once(names_, std::string(each ? name : root.name()));
  }

  const ReaderOptions& options_;
  bool summaries_;
  std::vector<std::string> names_;
};

}  // namespace

std::string xml_field_name(const XmlElement& element) {
  constexpr auto holders = std::to_array<std::string_view>(
      {"field", "str", "text", "date", "arr", "meta", "property", "column", "string", "int", "long"});
  if (std::ranges::find(holders, element.name()) != holders.end()) {
    if (std::string name = element.attribute("name"); !name.empty()) return name;
  }
  return std::string(element.name());
}

bool is_xml_paragraph(std::string_view name) {
  constexpr auto names = std::to_array<std::string_view>(
      {"p", "para", "paragraph", "graf", "absatz", "alinea", "paragraphe", "parrafo", "párrafo", "paragrafo",
       "parágrafo", "stycke", "avsnitt", "akapit"});
  return is_one_of(ascii_lowered(name), names);
}

bool is_xml_heading(std::string_view name) {
  constexpr auto names = std::to_array<std::string_view>(
      {"crosshead", "crossheading", "subhead", "subheading", "subheadline", "h2", "h3", "h4", "zwischentitel",
       "intertitre", "ladillo", "tussenkop", "mellanrubrik", "mellomtittel"});
  return is_one_of(ascii_lowered(name), names);
}

bool has_own_text(const XmlElement& element) {
  for (const xmlNode* node = element.node()->children; node != nullptr; node = node->next) {
    if (node->type != XML_TEXT_NODE && node->type != XML_CDATA_SECTION_NODE) continue;
    const std::string_view text = reinterpret_cast<const char*>(node->content);
    if (text.find_first_not_of(" \t\r\n") != std::string_view::npos) return true;
  }
  return false;
}

std::vector<std::string> article_elements(const XmlElement& root, const ReaderOptions& options) {
  std::vector<std::string> names = ShapeFinder(options, false).names(root);
  // Catalogues' records (Dublin Core, MODS).
  return names.empty() ? ShapeFinder(options, true).names(root) : names;
}

void learn_xml_dates(const XmlElement& root, const ReaderOptions& options, DateOrder& order) {
  if (part_of_field(xml_field_name(root), options) == Part::date) order.learn(root.line());
  for (const XmlElement& child : root.children()) learn_xml_dates(child, options, order);
}

}  // namespace backfile
