// NewsML-G2 (IPTC, 2.x): news items, alone, in a news message or in several messages a file. Packages and
// items about concepts or events hold no text of their own; they are passed over.
#include <algorithm>
#include <array>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/feed_article.h"
#include "indexer/readers/given_values.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/nitf_content.h"
#include "indexer/readers/paragraphs.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

// The name in English where there are several, else the first; without any, the code behind its scheme.
std::string name_of(const XmlElement& concept_element) {
  std::string first;
  for (const XmlElement& child : concept_element.children()) {
    if (child.name() != "name") continue;
    if (child.attribute("lang").starts_with("en")) return child.line();
    if (first.empty()) first = child.line();
  }
  if (!first.empty()) return first;
  std::string code = concept_element.attribute("qcode");
  if (code.empty()) code = concept_element.attribute("literal");
  return code.substr(code.find(':') + 1);
}

// A subject may be a topic, a person, a place; its type says which, or its scheme, or nothing does.
void read_subject(const XmlElement& subject, Article& article) {
  const std::string type = subject.attribute("type");
  const std::string code = subject.attribute("qcode");
  const std::string name = name_of(subject);
  const auto speaks_of = [&](std::string_view kind) { return type.ends_with(kind); };
  if (speaks_of(":person")) {
    add_given(article.person, name);
  } else if (speaks_of(":geoArea") || speaks_of(":poi") || code.starts_with("iso3166") ||
             code.starts_with("country:")) {
    const std::size_t before = article.country.size();
    add_given_country(article, std::string_view(code).substr(code.find(':') + 1));
    if (article.country.size() == before) add_given_country(article, name);
  } else if (speaks_of(":organisation") || speaks_of(":event") || speaks_of(":object")) {
    return;
  } else {
    add_given(article.topic, name);
  }
}

std::string dateline_of(const XmlElement& content_meta) {
  if (const std::string line = content_meta.line_of("dateline"); !line.empty()) return line;
  const auto located = content_meta.child("located");
  return located && located->child("name") ? name_of(*located) : "";
}

void read_content_meta(const XmlElement& meta, Article& article) {
  article.title = meta.line_of("headline");
  article.byline = clean_byline(meta.line_of("by"));
  article.dateline = dateline_of(meta);
  if (const auto language = meta.child("language")) article.language = language->attribute("tag");
  for (const XmlElement& child : meta.children()) {
    if (child.name() == "subject") read_subject(child, article);
    const bool names_author = child.name() == "creator" || child.name() == "contributor";
    if (names_author && article.byline.empty() && child.child("name")) article.byline = name_of(child);
    if (child.name() == "infoSource" && article.source.empty() && child.child("name"))
      article.source = name_of(child);
  }
  add_extra_text(article, "slugline", meta.line_of("slugline"));
}

void read_item_meta(const XmlElement& item, Article& article) {
  const auto meta = item.child("itemMeta");
  if (!meta) return;
  if (const auto provider = meta->child("provider"); provider && article.source.empty())
    article.source = name_of(*provider);
  set_norm_date(meta->line_of("firstCreated"), article);
  if (const auto content = item.child("contentMeta"))
    set_norm_date(content->line_of("contentCreated"), article);
  set_norm_date(meta->line_of("versionCreated"), article);
}

void read_inline_data(const XmlElement& data, Article& article) {
  const std::string content = data.text();
  const std::string type = data.attribute("contenttype");
  if (!data.attribute("encoding").empty() || (!type.empty() && !type.starts_with("text/"))) return;
  article.text = looks_like_html(content) ? clean_text_field(text_of_html(content))
                                          : join_paragraphs(clean_text_field(content));
}

void read_content(const XmlElement& content_set, Article& article) {
  for (const XmlElement& content : content_set.children()) {
    if (!article.text.empty()) return;
    if (content.name() == "inlineData") read_inline_data(content, article);
    if (content.name() != "inlineXML") continue;
    const auto nitf = content.all("nitf");
    if (!nitf.empty()) {
      read_nitf_content(nitf.front(), article);  // the item's own dates come first
      continue;
    }
    const auto body = content.all("body");
    article.text = marked_up_paragraphs(body.empty() ? content : body.front());
  }
}

// True for what is to be read no more, and for what is no text.
bool is_passed_over(const XmlElement& item) {
  const auto status = item.child({"itemMeta", "pubStatus"});
  if (status && (status->attribute("qcode").ends_with(":canceled") ||
                 status->attribute("qcode").ends_with(":withheld")))
    return true;
  const auto content = item.child("contentSet");
  const auto parts = content ? content->children() : std::vector<XmlElement>{};
  return std::ranges::none_of(parts, [](const XmlElement& part) {
    return (part.name() == "inlineXML" || part.name() == "inlineData") && !part.line().empty();
  });
}

void read_item(const XmlElement& item, Article& article) {
  article.id = item.attribute("guid");
  if (const auto meta = item.child("contentMeta")) read_content_meta(*meta, article);
  read_item_meta(item, article);
  read_content(*item.child("contentSet"), article);
  if (article.language.empty()) article.language = item.attribute("lang");
  if (article.title.empty()) {
    if (const auto title = item.child({"itemMeta", "title"})) article.title = title->line();
  }
}

}  // namespace

int recognise_newsml_g2(std::string_view head, std::string_view) {
  constexpr auto roots =
      std::to_array<std::string_view>({"newsItem", "newsMessage", "packageItem", "conceptItem",
                                       "knowledgeItem", "planningItem", "catalogItem"});
  const XmlRoot root = xml_root(head);
  if (std::ranges::find(roots, root.name) == roots.end()) return 0;
  return root.space.find("iptc.org/std/nar") != std::string_view::npos ? 97 : 70;
}

void read_newsml_g2(ByteSource& bytes, const ReaderOptions&, ArticleSink& sink) {
  XmlStream stream(bytes);
  XmlElement record;
  std::size_t number = 0;
  while (stream.next({"newsItem"}, record)) {
    ++number;
    if (is_passed_over(record)) continue;
    Article article;
    read_item(record, article);
    if (!deliver_entry(std::move(article), "", "item", number, sink)) return;
  }
  report_broken(stream, sink);
}

}  // namespace backfile
