// RSS: 2.0 and 0.9x (rssboard.org/rss-specification), 1.0 in RDF, with the content and Dublin Core modules.
#include "common/ascii.h"
#include "indexer/readers/article_fields.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/feed_article.h"
#include "indexer/readers/given_values.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

// "ana@example.org (Ana Reyes)" -> "Ana Reyes".
std::string author_name(const std::string& author) {
  const std::size_t open = author.find('(');
  const bool mailed = author.find('@') != std::string::npos;
  if (mailed && open != std::string::npos && author.ends_with(')'))
    return clean_byline(author.substr(open + 1, author.size() - open - 2));
  return mailed ? "" : clean_byline(author);
}

void read_item(const XmlElement& item, Article& article) {
  std::string content;
  std::string summary;
  std::string published;
  std::string issued;
  std::string author;  // where no creator is named
  for (const XmlElement& child : item.children()) {
    const std::string_view name = child.name();
    if (is_of_media(child)) continue;
    if (name == "title" && article.title.empty()) article.title = clean_line_field(feed_text(child.text()));
    if (name == "link" && article.url.empty()) article.url = child.line();
    if (name == "guid" || name == "identifier") article.id = child.line();
    if (name == "encoded" || name == "fulltext") content = without_closing_lines(feed_text(child.text()));
    if (name == "description" && summary.empty()) summary = without_closing_lines(feed_text(child.text()));
    if (name == "creator") add_author(author_name(child.line()), article);
    if (name == "author" && author.empty()) author = author_name(child.line());
    if (name == "pubDate") published = child.line();
    if (name == "date" || name == "issued") issued = child.line();
    if (name == "category" || name == "subject") add_given(article.topic, child.line());
    if (name == "language") article.language = child.line();
    if (name == "source" && !child.line().empty()) article.source = child.line();
  }
  if (article.byline.empty()) article.byline = std::move(author);
  if (summary.empty()) summary = media_description(item);
  if (article.id.empty()) article.id = item.attribute("about");
  if (article.id.empty()) article.id = article.url;
  if (article.url.empty() && article.id.starts_with("http")) article.url = article.id;
  article.text = content.size() > summary.size() ? content : summary;
  if (!content.empty() && content != summary && !summary.empty()) add_extra_text(article, "summary", summary);
  set_feed_date({published, issued}, article);
}

}  // namespace

int recognise_rss(std::string_view head, std::string_view) {
  const XmlRoot root = xml_root(head);
  if (ascii_lowered(root.name) == "rss")
    return head.find("wordpress.org/export") == std::string_view::npos ? 95 : 0;
  return root.name == "RDF" && head.find("purl.org/rss/1.0") != std::string_view::npos ? 95 : 0;
}

void read_rss(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  XmlStream stream(bytes);
  XmlElement record;
  std::string channel;
  std::string language;
  std::size_t number = 0;
  while (stream.next({"item", "title", "language", "image", "textinput"}, record)) {
    if (record.name() == "title" && channel.empty()) channel = clean_line_field(feed_text(record.text()));
    if (record.name() == "language" && language.empty()) language = record.line();
    if (record.name() != "item") continue;
    Article article;
    read_item(record, article);
    if (article.source.empty()) article.source = options.source.empty() ? channel : options.source;
    if (article.language.empty()) article.language = language;
    if (!deliver_entry(std::move(article), "", "item", ++number, sink)) return;
  }
  report_broken(stream, sink);
}

}  // namespace backfile
