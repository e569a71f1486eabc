// Atom feeds (RFC 4287), and 0.3 before it.
#include "indexer/readers/article_fields.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/feed_article.h"
#include "indexer/readers/given_values.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

// A text construct: plain, HTML as characters, or XHTML as elements.
std::string construct_text(const XmlElement& element) {
  const std::string type = element.attribute("type");
  if (type == "xhtml" || type == "application/xhtml+xml")
    return clean_text_field(text_of_html(element.markup()));
  if (type.empty() || type == "text" || type == "text/plain") return clean_text_field(element.text());
  const std::string text = element.text();
  const bool marked = text.find("</") != std::string::npos && !looks_like_html(text);
  return marked ? clean_text_field(text_of_html(text)) : feed_text(text);
}

std::string link_of(const XmlElement& entry) {
  std::string first;
  for (const XmlElement& child : entry.children()) {
    if (child.name() != "link") continue;
    const std::string relation = child.attribute("rel");
    if (relation.empty() || relation == "alternate") return child.attribute("href");
    if (first.empty() && relation != "edit" && relation != "self" && relation != "enclosure")
      first = child.attribute("href");
  }
  return first;
}

// Blogger's exports hold templates, settings, pages and comments beside the posts, and drafts: the kind of an
// entry is a category, since 2025 an element.
constexpr std::string_view kind_scheme = "http://schemas.google.com/g/2005#kind";

bool is_published_post(const XmlElement& entry) {
  for (const XmlElement& child : entry.children()) {
    const std::string_view name = child.name();
    const bool kind = name == "category" && child.attribute("scheme") == kind_scheme;
    if (kind && !child.attribute("term").ends_with("#post")) return false;
    if (name == "control" && child.line_of("draft") == "yes") return false;
    const bool blogger = child.space().find("blogger") != std::string_view::npos;
    if (blogger && name == "type" && child.line() != "POST") return false;
    if (blogger && name == "status" && child.line() != "LIVE") return false;
  }
  return true;
}

void read_entry(const XmlElement& entry, Article& article) {
  std::string content;
  std::string summary;
  for (const XmlElement& child : entry.children()) {
    const std::string_view name = child.name();
    if (is_of_media(child)) continue;
    if (name == "id") article.id = child.line();
    if (name == "title") article.title = clean_line_field(construct_text(child));
    if (name == "content") content = without_closing_lines(construct_text(child));
    if (name == "summary") summary = without_closing_lines(construct_text(child));
    if (name == "author") add_author(clean_byline(child.line_of("name")), article);
    if (name == "category" && child.attribute("scheme") != kind_scheme) {
      const std::string label = child.attribute("label");
      add_given(article.topic, label.empty() ? child.attribute("term") : label);
    }
    if (name == "source") article.source = child.line_of("title");
  }
  if (summary.empty()) summary = media_description(entry);
  article.url = link_of(entry);
  article.language = entry.attribute("lang");
  article.text = content.size() > summary.size() ? content : summary;
  if (!content.empty() && content != summary && !summary.empty()) add_extra_text(article, "summary", summary);
  if (article.id.empty()) article.id = article.url;
  set_feed_date({entry.line_of("published"), entry.line_of("issued"), entry.line_of("created"),
                 entry.line_of("updated"), entry.line_of("modified")},
                article);
}

}  // namespace

int recognise_atom(std::string_view head, std::string_view) {
  const XmlRoot root = xml_root(head);
  if (root.name != "feed" && root.name != "entry") return 0;
  return root.space == "http://www.w3.org/2005/Atom" || root.space.starts_with("http://purl.org/atom/") ? 95
                                                                                                        : 0;
}

void read_atom(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  XmlStream stream(bytes);
  XmlElement record;
  std::string feed;
  std::size_t number = 0;
  while (stream.next({"entry", "title"}, record)) {
    if (record.name() == "title" && feed.empty()) feed = clean_line_field(construct_text(record));
    if (record.name() != "entry") continue;
    ++number;
    if (!is_published_post(record)) continue;
    Article article;
    read_entry(record, article);
    if (article.source.empty()) article.source = options.source.empty() ? feed : options.source;
    if (!deliver_entry(std::move(article), "", "entry", number, sink)) return;
  }
  report_broken(stream, sink);
}

}  // namespace backfile
