#include "indexer/readers/nitf_content.h"

#include <libxml/tree.h>

#include <array>

#include "common/is_one_of.h"
#include "indexer/readers/article_fields.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/given_values.h"
#include "indexer/readers/text_lines.h"
#include "indexer/readers/unread_date.h"

namespace backfile {
namespace {

constexpr auto paragraph_names = std::to_array<std::string_view>(
    {"p",   "hl1", "hl2",   "hl3",   "h1",   "h2",        "h3",   "h4", "h5",
     "h6",  "li",  "dt",    "dd",    "tr",   "pre",       "bq",   "ul", "ol",
     "div", "fn",  "table", "block", "para", "paragraph", "head", "ab", "blockquote"});
constexpr auto left_out_names = std::to_array<std::string_view>(
    {"media", "media-caption", "media-producer", "figure", "figcaption", "script", "style", "nitf-colgroup"});

// Gathers paragraphs from a walk through elements.
class ParagraphCollector {
 public:
  // libxml2 allows 256 levels.
  void walk(const xmlNode* parent) {
    for (const xmlNode* node = parent->children; node != nullptr; node = node->next) {
      if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        add_text(reinterpret_cast<const char*>(node->content));
      } else if (node->type == XML_ELEMENT_NODE) {
        enter(node);
      }
    }
  }

  std::string take() {
    end_paragraph();
    return std::move(text_);
  }

 private:
  void enter(const xmlNode* node) {
    const std::string_view name = reinterpret_cast<const char*>(node->name);
    if (is_one_of(name, left_out_names)) return;
    const bool block = is_one_of(name, paragraph_names);
    if (block) end_paragraph();
    if (name == "br") paragraph_ += '\n';
    if (name == "td" || name == "th") add_text(" ");
    walk(node);
    if (block) end_paragraph();
  }
  void add_text(std::string_view text) {
    for (const char c : text) {
      const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (!blank) paragraph_ += c;
      if (blank && !paragraph_.empty() && paragraph_.back() != ' ' && paragraph_.back() != '\n')
        paragraph_ += ' ';
    }
  }
  void end_paragraph() {
    const std::string clean = clean_text_field(paragraph_);
    paragraph_.clear();
    if (!clean.empty()) text_ += (text_.empty() ? "" : "\n\n") + clean;
  }

  std::string text_;
  std::string paragraph_;
};

// "By Ana Reyes, <byttl>Staff Reporter</byttl>" -> "Ana Reyes".
std::string byline_of(const XmlElement& byline) {
  std::string line = byline.line();
  for (const XmlElement& title : byline.all("byttl")) {
    const std::string words = title.line();
    const std::size_t at = words.empty() ? std::string::npos : line.find(words);
    if (at != std::string::npos) line.erase(at, words.size());
  }
  line = clean_byline(line);
  while (!line.empty() && (line.back() == ',' || line.back() == ' ')) line.pop_back();
  return line;
}

void read_docdata(const XmlElement& docdata, Article& article) {
  for (const XmlElement& country : docdata.all("country")) {
    const std::string code = country.attribute("iso-cc");
    add_given_country(article, code.empty() ? country.line() : code);
  }
  for (const XmlElement& content : docdata.all("identified-content")) {
    for (const XmlElement& person : content.all("person"))
      add_given(article.person, person_in_order(person.line()));
    for (const XmlElement& place : content.all("location")) add_given_country(article, place.line());
    for (const XmlElement& subject : content.all("classifier")) {
      const std::string value = subject.attribute("value");
      // Paths such as Top/News/Business belong to a site's own navigation.
      const std::string label = value.empty() ? subject.line() : value;
      if (label.find('/') == std::string::npos) add_given(article.topic, label);
    }
  }
}

void read_head(const XmlElement& head, Article& article) {
  if (article.title.empty()) article.title = head.line_of("title");
  for (const XmlElement& subject : head.all("tobject.subject")) {
    for (const char* name : {"tobject.subject.detail", "tobject.subject.matter", "tobject.subject.type"}) {
      const std::string label = subject.attribute(name);
      if (!label.empty()) {
        add_given(article.topic, label);
        break;
      }
    }
  }
  if (const auto docdata = head.child("docdata")) {
    if (const auto id = docdata->child("doc-id"); id && article.id.empty())
      article.id = id->attribute("id-string");
    for (const char* name : {"date.issue", "date.release"}) {
      if (const auto date = docdata->child(name)) set_norm_date(date->attribute("norm"), article);
    }
    read_docdata(*docdata, article);
  }
  if (const auto publication = head.child("pubdata")) {
    if (article.source.empty()) article.source = publication->attribute("name");
    set_norm_date(publication->attribute("date.publication"), article);
    add_extra_text(article, "section", publication->attribute("position.section"));
  }
}

void read_body_head(const XmlElement& head, Article& article) {
  if (const auto line = head.child({"hedline", "hl1"})) {
    if (const std::string title = line->line(); !title.empty()) article.title = title;
  }
  if (const auto byline = head.child("byline"); byline && article.byline.empty())
    article.byline = byline_of(*byline);
  if (const auto dateline = head.child("dateline")) {
    if (article.dateline.empty()) {
      const auto place = dateline->child("location");
      article.dateline = place ? place->line() : dateline->line();
    }
    if (const auto date = dateline->child("story.date")) set_norm_date(date->attribute("norm"), article);
  }
  if (const auto agency = head.child({"distributor", "org"}); agency && article.source.empty())
    article.source = agency->line();
}

std::string content_text(const XmlElement& content) {
  // Collections that give the lead apart give it in the full text too.
  for (const XmlElement& block : content.all("block")) {
    if (block.attribute("class") == "full_text") return marked_up_paragraphs(block);
  }
  return marked_up_paragraphs(content);
}

}  // namespace

std::string marked_up_paragraphs(const XmlElement& element) {
  ParagraphCollector collector;
  collector.walk(element.node());
  return collector.take();
}

void set_norm_date(const std::string& text, Article& article) {
  if (text.empty() || article.date.known()) return;
  if (const auto date = parse_date(text)) {
    article.date = *date;
  } else {
    keep_unread_date(text, article);
  }
}

void read_nitf_content(const XmlElement& nitf, Article& article) {
  if (const auto head = nitf.child("head")) read_head(*head, article);
  const auto body = nitf.child("body");
  if (body) {
    if (const auto body_head = body->child("body.head")) read_body_head(*body_head, article);
    std::string text;
    for (const XmlElement& content : body->all("body.content")) {
      const std::string part = content_text(content);
      text += (text.empty() || part.empty() ? "" : "\n\n") + part;
    }
    if (!text.empty()) article.text = text;
  }
  if (article.language.empty()) article.language = nitf.attribute("lang");
}

}  // namespace backfile
