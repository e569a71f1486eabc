#include "indexer/readers/feed_article.h"

#include <algorithm>
#include <array>

#include "common/ascii.h"
#include "indexer/readers/article_fields.h"
#include "indexer/readers/html/lines.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/paragraphs.h"
#include "indexer/readers/text_lines.h"
#include "indexer/readers/unread_date.h"

namespace backfile {

namespace {

// "The post Title appeared first on Site." is WordPress's, below every item.
bool is_wordpress_line(std::string_view line) {
  return line.starts_with("The post ") && (line.find(" appeared first on ") != std::string_view::npos ||
                                           line.find(" first appeared on ") != std::string_view::npos);
}

// "and so on … Continue reading Title →": where the request begins, the line's end where there is none.
std::size_t begin_of_request(std::string_view line) {
  constexpr std::size_t longest = 150;
  constexpr auto requests = std::to_array<std::string_view>({"continue reading", "read more", "read the rest",
                                                             "keep reading", "weiterlesen", "lire la suite",
                                                             "leer más", "leggi tutto", "lees verder"});
  const std::string lowered = ascii_lowered(line);
  for (const std::string_view request : requests) {
    const std::size_t at = lowered.rfind(request);
    if (at == std::string::npos || line.size() - at > longest) continue;
    std::string_view before = line.substr(0, at);
    while (before.ends_with(' ')) before.remove_suffix(1);
    if (before.ends_with("…") || before.ends_with("...") || before.ends_with(']')) return before.size();
  }
  return line.size();
}

// Some words and an arrow: "Read more »".
bool is_short_request(std::string_view line) {
  constexpr std::size_t longest = 60;
  if (line.size() > longest) return false;
  for (const std::string_view arrow : {"»", "→", "›", ">>"}) {
    if (line.ends_with(arrow)) line.remove_suffix(arrow.size());
  }
  return is_page_line(line);
}

}  // namespace

std::string without_closing_lines(std::string text) {
  constexpr int most = 3;
  for (int line = 0; line < most && !text.empty(); ++line) {
    const std::size_t newline = text.rfind('\n');
    const std::size_t begin = newline == std::string::npos ? 0 : newline + 1;
    const std::string_view last = std::string_view(text).substr(begin);
    if (!is_wordpress_line(last) && !is_short_request(last)) {
      text.resize(begin + begin_of_request(last));
      return text;
    }
    text.resize(begin == 0 ? 0 : text.find_last_not_of('\n', begin - 1) + 1);
  }
  return text;
}

std::string feed_text(std::string_view content) {
  if (looks_like_html(content)) return clean_text_field(text_of_html(content));
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
    if (is_of_media(child) && child.name() == "description")
      return without_closing_lines(feed_text(child.text()));
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
