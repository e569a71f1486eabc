#include "indexer/readers/feed_article.h"

#include "indexer/readers/article_fields.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/paragraphs.h"
#include "indexer/readers/text_lines.h"

namespace backfile {

std::string feed_text(std::string_view content) {
  if (looks_like_html(content)) return clean_text_field(text_of_html(content));
  return join_paragraphs(clean_text_field(decode_references(content)));
}

std::string set_feed_date(std::initializer_list<std::string> candidates, Article& article) {
  std::string reason;
  for (const std::string& text : candidates) {
    if (text.empty()) continue;
    if (const auto date = parse_date(text)) {
      article.date = *date;
      return "";
    }
    if (reason.empty()) reason = not_a_date(text);
  }
  return reason;
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
