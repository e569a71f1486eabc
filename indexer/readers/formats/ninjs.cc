// ninjs (IPTC, News in JSON 1.x, 2.x, 3.x): items alone, in an array, or a line each.
#include <simdjson.h>

#include <algorithm>
#include <array>

#include "common/utf8.h"
#include "indexer/readers/article_fields.h"
#include "indexer/readers/broken_json.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/decoded_source.h"
#include "indexer/readers/given_values.h"
#include "indexer/readers/json_values.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/nitf_content.h"
#include "indexer/readers/paragraphs.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

using simdjson::dom::element;

std::string text_of(const element& object, std::string_view key) {
  std::string_view text;
  return object[key].get(text) == simdjson::SUCCESS ? std::string(text) : "";
}

std::string line_of(const element& object, std::string_view key) {
  return clean_line_field(text_of(object, key));
}

simdjson::dom::array list_of(const element& object, std::string_view key) {
  simdjson::dom::array list;
  return object[key].get(list) == simdjson::SUCCESS ? list : simdjson::dom::array();
}

bool has_list(const element& object, std::string_view key) {
  simdjson::dom::array list;
  return object[key].get(list) == simdjson::SUCCESS;
}

template <typename Take>
void for_each(const element& object, std::initializer_list<std::string_view> keys, const Take& take) {
  for (const std::string_view key : keys) {
    if (!has_list(object, key)) continue;
    for (const element one : list_of(object, key)) take(one);
  }
}

std::string plain(const std::string& text) {
  return looks_like_html(text) ? clean_text_field(text_of_html(text))
                               : join_paragraphs(clean_text_field(text));
}

// Version 1 names bodies by key (body_text, body_html, body_xhtml), version 2 lists them.
std::string body_of(const element& item) {
  for (const std::string_view key : {"body_xhtml", "body_html", "body_text"}) {
    if (std::string text = plain(text_of(item, key)); !text.empty()) return text;
  }
  std::string best;
  for_each(item, {"bodies"}, [&](const element& body) {
    std::string text = plain(text_of(body, "value"));
    if (text.size() > best.size()) best = std::move(text);
  });
  if (!best.empty()) return best;
  for (const std::string_view key : {"description_text", "description_html"}) {
    if (std::string text = plain(text_of(item, key)); !text.empty()) return text;
  }
  return "";
}

std::string headline_of(const element& item) {
  std::string title = line_of(item, "headline");
  for_each(item, {"headlines"}, [&](const element& headline) {
    if (title.empty() || line_of(headline, "role") == "main") title = line_of(headline, "value");
  });
  return title.empty() ? line_of(item, "title") : title;
}

void read_facets(const element& item, Article& article) {
  for_each(item, {"subject", "subjects"},
           [&](const element& each) { add_given(article.topic, line_of(each, "name")); });
  for_each(item, {"person", "people"},
           [&](const element& each) { add_given(article.person, line_of(each, "name")); });
  for_each(item, {"place", "places"}, [&](const element& each) {
    const std::size_t before = article.country.size();
    add_given_country(article, line_of(each, "name"));
    if (article.country.size() == before && line_of(each, "scheme").find("3166") != std::string::npos)
      add_given_country(article, line_of(each, "code"));
  });
}

void read_item(const element& item, Article& article) {
  article.id = line_of(item, "uri");
  article.title = headline_of(item);
  article.text = body_of(item);
  article.language = line_of(item, "language");
  article.byline = clean_byline(text_of(item, "byline"));
  article.dateline = line_of(item, "located");
  article.source = line_of(item, "infosource");
  for_each(item, {"infosource", "infosources"}, [&](const element& each) {
    if (article.source.empty()) article.source = line_of(each, "name");
  });
  if (article.source.empty()) article.source = line_of(item, "copyrightholder");
  read_facets(item, article);
  add_extra_text(article, "slugline", line_of(item, "slugline"));
  for (const std::string_view key : {"firstcreated", "firstCreated", "contentcreated", "contentCreated",
                                     "versioncreated", "versionCreated"}) {
    set_norm_date(line_of(item, key), article);
  }
}

bool is_withdrawn(const element& item) {
  const std::string status = line_of(item, "pubstatus") + line_of(item, "pubStatus");
  const std::string type = line_of(item, "type");
  return status == "canceled" || status == "withheld" ||
         (!type.empty() && type != "text" && type != "composite");
}

}  // namespace

int recognise_ninjs(std::string_view head, std::string_view) {
  const auto first = first_sign(head);
  if (first == std::string_view::npos || (head[first] != '{' && head[first] != '[')) return 0;
  const auto has = [&](std::string_view key) { return head.find(key) != std::string_view::npos; };
  if (!has("\"uri\"")) return 0;
  const bool created = has("\"versioncreated\"") || has("\"versionCreated\"") || has("\"firstcreated\"") ||
                       has("\"firstCreated\"") || has("\"pubstatus\"");
  const bool body =
      has("\"body_html\"") || has("\"body_text\"") || has("\"body_xhtml\"") || has("\"bodies\"");
  return created && body ? 97 : 0;
}

void read_ninjs(ByteSource& bytes, const ReaderOptions&, ArticleSink& sink) {
  DecodedSource decoded(bytes);
  JsonValues values(decoded);
  simdjson::dom::parser parser;
  std::string_view value;
  for (std::size_t number = 1; values.next(value); ++number) {
    Article article;
    std::string reason;
    element item;
    if (values.too_long() || values.was_cut()) {
      reason = values.too_long() ? "larger than 64 MB" : "broken JSON (the file ends within it)";
    } else if (const auto error = parser.parse(value.data(), value.size()).get(item);
               error != simdjson::SUCCESS) {
      reason = broken_json(error, value);
    } else if (is_withdrawn(item)) {
      continue;
    } else {
      read_item(item, article);
      reason = finish_article(article);
    }
    if (!reason.empty()) {
      sink.reject("item " + std::to_string(number) + (article.id.empty() ? "" : " <" + article.id + ">"),
                  reason);
    } else if (!sink.article(std::move(article))) {
      return;
    }
    if (values.was_cut()) return;
  }
  if (values.lacks_end()) sink.reject("the list", "it has no end: the file is cut short");
}

}  // namespace backfile
