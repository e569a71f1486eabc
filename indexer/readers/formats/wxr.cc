// WordPress exports (WXR): RSS with the posts of a site, as WordPress 2.1 and later write it.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/feed_article.h"
#include "indexer/readers/given_values.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

// A tag in brackets: [name], [name key="value"], [/name].
struct Shortcode {
  std::string_view name;
  std::size_t end = 0;  // behind the bracket
  bool closes = false;
  bool has_parameters = false;
};

std::optional<Shortcode> shortcode_at(std::string_view text, std::size_t at) {
  Shortcode code;
  code.closes = text.substr(at).starts_with("[/");
  const std::size_t begin = at + (code.closes ? 2 : 1);
  const std::size_t name_end =
      std::min(text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-", begin), text.size());
  const std::size_t close = text.find_first_of("[]\n", name_end);
  if (name_end == begin || close == std::string_view::npos || text[close] != ']') return std::nullopt;
  code.name = text.substr(begin, name_end - begin);
  code.end = close + 1;
  code.has_parameters = text.substr(name_end, close - name_end).find('=') != std::string_view::npos;
  if (!code.has_parameters && close != name_end && text[name_end] != '/') return std::nullopt;
  return code;
}

// Without shortcodes: their tags go, what stands between them stays, but for players and captions. "[sic]" is
// text: a name alone is a shortcode where it is closed later or has an underscore, as page builders' have.
std::string without_shortcodes(std::string_view text) {
  constexpr auto left_out = std::to_array<std::string_view>(
      {"audio", "caption", "embed", "gallery", "playlist", "video", "youtube"});
  constexpr std::size_t most_unclosed = 100;  // each is looked for through the rest of the post
  std::set<std::string_view> unclosed;
  std::map<std::string_view, std::size_t> closings;
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto code = text[i] == '[' ? shortcode_at(text, i) : std::nullopt;
    if (!code) {
      out += text[i++];
      continue;
    }
    const std::string closing = "[/" + std::string(code->name) + "]";
    const bool may_close = !code->closes && unclosed.size() < most_unclosed && !unclosed.contains(code->name);
    std::size_t end = std::string_view::npos;
    if (may_close) {
      // The closing that was found for an earlier one may be this one's too.
      std::size_t& last = closings[code->name];
      if (last < code->end) last = text.find(closing, code->end);
      end = last;
    }
    if (may_close && end == std::string_view::npos) unclosed.insert(code->name);
    const bool known = std::ranges::find(left_out, code->name) != left_out.end();
    const bool is_tag = code->closes || code->has_parameters || known || end != std::string_view::npos ||
                        code->name.find('_') != std::string_view::npos;
    if (!is_tag) {
      out += text[i++];
    } else {
      i = known && end != std::string_view::npos ? end + closing.size() : code->end;
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
  // Papers have types of their own ("article", "news"); these are the ones that hold no texts.
  constexpr auto others =
      std::to_array<std::string_view>({"attachment", "custom_css", "customize_changeset", "feedback",
                                       "nav_menu_item", "oembed_cache", "page", "revision", "user_request"});
  const std::string type = item.line_of("post_type");
  const bool holds_text = std::ranges::find(others, type) == others.end() && !type.starts_with("wp_") &&
                          !type.starts_with("acf-");
  const std::string status = item.line_of("status");
  return holds_text && (status.empty() || status == "publish");
}

// Logins and the names that they are shown as.
using Authors = std::map<std::string, std::string, std::less<>>;

void read_post(const XmlElement& item, const std::string& site, const Authors& authors, Article& article) {
  std::string tags;
  for (const XmlElement& child : item.children()) {
    const std::string_view name = child.name();
    if (name == "title") article.title = clean_line_field(feed_text(child.text()));
    if (name == "link") article.url = child.line();
    if (name == "creator") {
      const auto author = authors.find(child.line());
      article.byline = clean_byline(author == authors.end() ? child.line() : author->second);
    }
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
  set_feed_date(
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
  Authors authors;
  std::size_t number = 0;
  while (stream.next({"item", "title", "link", "language", "image", "author"}, record)) {
    if (record.name() == "author") {
      std::string name = record.line_of("author_display_name");
      if (!name.empty()) authors.emplace(record.line_of("author_login"), std::move(name));
    }
    if (record.name() == "title" && site.empty()) site = record.line();
    if (record.name() == "link" && address.empty()) address = record.line();
    if (record.name() == "language" && language.empty()) language = record.line();
    if (record.name() != "item") continue;
    ++number;
    if (!is_published_post(record)) continue;
    Article article;
    read_post(record, address, authors, article);
    article.source = options.source.empty() ? site : options.source;
    article.language = language;
    if (!deliver_entry(std::move(article), "", "item", number, sink)) return;
  }
  report_broken(stream, sink);
}

}  // namespace backfile
