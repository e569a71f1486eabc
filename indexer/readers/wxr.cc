// WordPress exports (WXR): RSS with the posts of a site, as WordPress 2.1 and later write it.
#include "indexer/readers/article_fields.h"
#include "indexer/readers/feed_article.h"
#include "indexer/readers/given_values.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

// Without shortcodes such as [caption id="x"]...[/caption]: their tags go, what stands between them stays.
std::string without_shortcodes(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t name = i + (text.substr(i).starts_with("[/") ? 2U : 1U);
    const bool tag = text[i] == '[' && name < text.size() && text[name] >= 'a' && text[name] <= 'z';
    const std::size_t close = tag ? text.find_first_of("[]\n", name) : std::string_view::npos;
    const bool parameters =
        close != std::string_view::npos && text[close] == ']' &&
        (name == i + 2 || text.substr(name, close - name).find('=') != std::string_view::npos);
    if (parameters) {
      i = close;
    } else {
      out += text[i];
    }
  }
  return out;
}

// Posts are HTML in which an empty line ends a paragraph and a line end breaks a line.
std::string post_text(std::string_view content) {
  std::string html;
  const std::string clean = without_shortcodes(content);
  for (std::size_t i = 0; i < clean.size(); ++i) {
    if (clean[i] == '\r') continue;
    if (clean[i] != '\n') {
      html += clean[i];
      continue;
    }
    const std::size_t next = clean.find_first_not_of("\r\n \t", i);
    const bool empty_line = clean.substr(i, next - i).find('\n', 1) != std::string::npos;
    html += empty_line ? "<p>" : "\n";
    i = (next == std::string::npos ? clean.size() : next) - 1;
  }
  return clean_text_field(text_of_html("<p>" + html));
}

bool is_published_post(const XmlElement& item) {
  const std::string type = item.line_of("post_type");
  const std::string status = item.line_of("status");
  return (type.empty() || type == "post") && (status.empty() || status == "publish");
}

std::string read_post(const XmlElement& item, const std::string& site, Article& article) {
  std::string tags;
  for (const XmlElement& child : item.children()) {
    const std::string_view name = child.name();
    if (name == "title") article.title = clean_line_field(feed_text(child.text()));
    if (name == "link") article.url = child.line();
    if (name == "creator") article.byline = clean_byline(child.line());
    // The excerpt is "encoded" too, in another namespace.
    if (name == "encoded" && child.space().find("excerpt") == std::string_view::npos)
      article.text = post_text(child.text());
    if (name == "category" && child.attribute("domain") == "post_tag") {
      tags += (tags.empty() ? "[" : ",") + json_string(child.line());
    } else if (name == "category" && child.line() != "Uncategorized") {
      add_given(article.topic, child.line());
    }
  }
  const std::string number = item.line_of("post_id");
  article.id = item.line_of("guid");
  if (article.id.empty() && !number.empty()) article.id = site + "?p=" + number;
  if (!tags.empty()) article.extra.emplace_back("tags", tags + "]");
  const std::string universal = item.line_of("post_date_gmt");
  return set_feed_date(
      {universal.starts_with("0000") ? "" : universal, item.line_of("pubDate"), item.line_of("post_date")},
      article);
}

}  // namespace

int recognise_wxr(std::string_view head, std::string_view) {
  return xml_root(head).name == "rss" && head.find("wordpress.org/export") != std::string_view::npos ? 97 : 0;
}

void read_wxr(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  XmlStream stream(bytes);
  XmlElement record;
  std::string site;
  std::string address;
  std::string language;
  std::size_t number = 0;
  while (stream.next({"item", "title", "link", "language", "image"}, record)) {
    if (record.name() == "title" && site.empty()) site = record.line();
    if (record.name() == "link" && address.empty()) address = record.line();
    if (record.name() == "language" && language.empty()) language = record.line();
    if (record.name() != "item") continue;
    ++number;
    if (!is_published_post(record)) continue;
    Article article;
    std::string reason = read_post(record, address, article);
    article.source = options.source.empty() ? site : options.source;
    article.language = language;
    if (!deliver_entry(std::move(article), std::move(reason), "item", number, sink)) return;
  }
  report_broken(stream, sink);
}

}  // namespace backfile
