#include "indexer/readers/feed_article.h"

#include "indexer/readers/article_fields.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/paragraphs.h"
#include "indexer/readers/text_lines.h"
#include "indexer/readers/unread_date.h"

namespace backfile {

namespace {

// "The post Title appeared first on Site." is WordPress's, below every item.
std::string without_last_line(std::string text) {
  const std::size_t at = text.rfind("The post ");
  if (at == std::string::npos || (at > 0 && text[at - 1] != '\n')) return text;
  const std::string_view line = std::string_view(text).substr(at);
  const bool ours = line.find(" appeared first on ") != std::string_view::npos ||
                    line.find(" first appeared on ") != std::string_view::npos;
  if (!ours || line.find('\n') != std::string_view::npos) return text;
  text.resize(text.find_last_not_of('\n', at == 0 ? 0 : at - 1) + 1);
  return at == 0 ? "" : text;
}

}  // namespace

std::string feed_text(std::string_view content) {
  if (looks_like_html(content)) return without_last_line(clean_text_field(text_of_html(content)));
  return join_paragraphs(clean_text_field(decode_references(content)));
}

bool is_of_media(const XmlElement& element) {
  const std::string_view space = element.space();
  return space.find("search.yahoo.com/mrss") != std::string_view::npos ||
         space.find("www.itunes.com/") != std::string_view::npos;
}

std::string media_description(const XmlElement& entry) {
  const auto group = entry.child("group");
  for (const XmlElement& child : (group ? *group : entry).children()) {
    if (is_of_media(child) && child.name() == "description") return feed_text(child.text());
  }
  return "";
}

void add_author(const std::string& name, Article& article) {
  if (name.empty() || article.byline.find(name) != std::string::npos) return;
  article.byline += (article.byline.empty() ? "" : ", ") + name;
}

void set_feed_date(std::initializer_list<std::string> candidates, Article& article) {
  for (const std::string& text : candidates) {
    if (text.empty()) continue;
    if (const auto date = parse_date(text)) {
      article.date = *date;
      return;
    }
    keep_unread_date(text, article);
  }
}

bool deliver_entry(Article&& article, std::string reason, std::string_view kind, std::size_t number,
                   ArticleSink& sink) {
  if (const std::string unusable = finish_article(article); reason.empty()) reason = unusable;
  if (reason.empty()) return sink.article(std::move(article));
  std::string name = std::string(kind) + " " + std::to_string(number);
  if (!article.id.empty()) name += " <" + article.id + ">";
  sink.reject(name, reason);
  return true;
}

void report_broken(const XmlStream& stream, ArticleSink& sink) {
  if (!stream.error().empty()) sink.reject("the markup", "broken XML, " + stream.error());
}

}  // namespace backfile
