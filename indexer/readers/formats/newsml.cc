// NewsML 1 (IPTC, 1.0 to 1.2), and the news items of Reuters Corpus Volume 1 that came before it.
#include <algorithm>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/feed_article.h"
#include "indexer/readers/given_values.h"
#include "indexer/readers/nitf_content.h"
#include "indexer/readers/paragraphs.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

std::string first_line_of(const XmlElement& item, std::string_view name) {
  for (const XmlElement& element : item.all(name)) {
    if (std::string line = element.line(); !line.empty()) return line;
  }
  return "";
}

// Codes of a corpus item: countries by code or name, topics as given; countries that are in no table are
// kept.
void read_codes(const XmlElement& codes, Article& article) {
  const bool countries = codes.attribute("class").find("countries") != std::string::npos;
  const bool topics = codes.attribute("class").find("topics") != std::string::npos;
  std::string unknown;
  for (const XmlElement& code : codes.all("code")) {
    const std::string value = code.attribute("code");
    const std::size_t before = article.country.size();
    if (countries) add_given_country(article, value);
    if (countries && article.country.size() == before)
      unknown += (unknown.empty() ? "[" : ",") + json_string(value);
    if (topics) add_given(article.topic, value);
  }
  if (!unknown.empty()) article.extra.emplace_back("regions", unknown + "]");
}

// <newsitem itemid="2286" date="1996-08-20">.
void read_corpus_item(const XmlElement& item, Article& article) {
  article.id = item.attribute("itemid");
  article.title = item.line_of("headline");
  if (article.title.empty()) article.title = item.line_of("title");
  article.byline = clean_byline(item.line_of("byline"));
  article.dateline = item.line_of("dateline");
  article.language = item.attribute("lang");
  if (const auto text = item.child("text")) article.text = marked_up_paragraphs(*text);
  if (const auto metadata = item.child("metadata")) {
    for (const XmlElement& each : metadata->children()) {
      if (each.name() == "codes") read_codes(each, article);
      if (each.name() != "dc") continue;
      const std::string element = each.attribute("element");
      if (element == "dc.source") article.source = each.attribute("value");
      if (element == "dc.creator.location" && article.dateline.empty())
        article.dateline = each.attribute("value");
    }
  }
  set_norm_date(item.attribute("date"), article);
}

void read_content(const XmlElement& item, Article& article) {
  for (const XmlElement& content : item.all("DataContent")) {
    if (content.line().empty()) continue;
    const auto nitf = content.all("nitf");
    if (!nitf.empty()) {
      read_nitf_content(nitf.front(), article);  // the item's own dates come first
    } else if (content.children().empty()) {
      article.text = join_paragraphs(clean_text_field(content.text()));
    } else {
      const auto body = content.all("body");
      article.text = marked_up_paragraphs(body.empty() ? content : body.front());
    }
    if (!article.text.empty()) return;
  }
}

void read_descriptions(const XmlElement& item, Article& article) {
  for (const XmlElement& language : item.all("Language")) {
    if (article.language.empty()) article.language = language.attribute("FormalName");
  }
  for (const XmlElement& codes : item.all("SubjectCode")) {
    for (const char* name : {"SubjectDetail", "SubjectMatter", "Subject"}) {
      const auto subject = codes.child(name);
      if (!subject) continue;
      add_given(article.topic, subject->attribute("FormalName"));
      break;
    }
  }
  for (const XmlElement& property : item.all("Property")) {
    if (property.attribute("FormalName") == "Country")
      add_given_country(article, property.attribute("Value"));
  }
}

void read_news_item(const XmlElement& item, Article& article) {
  article.id = first_line_of(item, "PublicIdentifier");
  if (article.id.empty()) article.id = first_line_of(item, "NewsItemId");
  article.title = first_line_of(item, "HeadLine");
  article.byline = clean_byline(first_line_of(item, "ByLine"));
  article.dateline = first_line_of(item, "DateLine");
  for (const XmlElement& provider : item.all("Provider")) {
    const auto party = provider.child("Party");
    if (party && article.source.empty()) article.source = party->attribute("FormalName");
  }
  if (article.source.empty()) article.source = first_line_of(item, "ProviderId");
  read_descriptions(item, article);
  for (const char* name : {"FirstCreated", "ThisRevisionCreated", "DateId"})
    set_norm_date(first_line_of(item, name), article);
  read_content(item, article);
  add_extra_text(article, "slugline", first_line_of(item, "SlugLine"));
}

bool is_withdrawn(const XmlElement& item) {
  return std::ranges::any_of(item.all("Status"), [](const XmlElement& status) {
    const std::string name = status.attribute("FormalName");
    return name == "Canceled" || name == "Withheld";
  });
}

}  // namespace

int recognise_newsml(std::string_view head, std::string_view) {
  const XmlRoot root = xml_root(head);
  if (root.name == "NewsML") return 95;
  return root.name == "newsitem" && head.find("itemid=") != std::string_view::npos ? 95 : 0;
}

void read_newsml(ByteSource& bytes, const ReaderOptions&, ArticleSink& sink) {
  XmlStream stream(bytes);
  XmlElement record;
  std::size_t number = 0;
  while (stream.next({"newsitem", "NewsItem"}, record)) {
    ++number;
    Article article;
    const bool corpus = record.name() == "newsitem";
    if (!corpus && (is_withdrawn(record) || record.all("DataContent").empty())) continue;
    corpus ? read_corpus_item(record, article) : read_news_item(record, article);
    if (!deliver_entry(std::move(article), "", "item", number, sink)) return;
  }
  report_broken(stream, sink);
}

}  // namespace backfile
