#include "indexer/readers/ans_article.h"

#include <string>
#include <string_view>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/json_text.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/text_lines.h"
#include "indexer/readers/unread_date.h"

namespace backfile {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;

// The text at a path: "/headlines/basic". "" where there is none.
std::string text_at(const element& value, std::string_view pointer) {
  std::string_view text;
  return value.at_pointer(pointer).get(text) == simdjson::SUCCESS ? std::string(text) : "";
}

template <typename Take>
void for_each_at(const element& value, std::string_view pointer, const Take& take) {
  array list;
  if (value.at_pointer(pointer).get(list) != simdjson::SUCCESS) return;
  for (const element one : list) take(one);
}

void add_paragraph(const std::string& html, std::string_view gap, std::string& text) {
  const std::string paragraph = without_markup(html);
  if (paragraph.empty()) return;
  if (!text.empty()) text += gap;
  text += paragraph;
}

// Items of a list are lines of one paragraph.
void add_elements(const element& parent, std::string_view pointer, std::string_view gap, int depth,
                  std::string& text) {
  constexpr int deepest = 6;
  if (depth == deepest) return;
  for_each_at(parent, pointer, [&](const element& one) {
    const std::string type = text_at(one, "/type");
    if (type == "text" || type == "header") {
      add_paragraph(text_at(one, "/content"), gap, text);
    } else if (type == "list") {
      std::string items;
      add_elements(one, "/items", "\n", depth + 1, items);
      if (!items.empty()) text += (text.empty() ? "" : std::string(gap)) + items;
    } else if (type == "quote" || type == "element_group") {
      add_elements(one, "/content_elements", gap, depth + 1, text);
    } else if (type == "correction") {
      add_paragraph(text_at(one, "/text"), gap, text);
    }
  });
}

std::string first_of(const element& story, std::initializer_list<std::string_view> pointers) {
  for (const std::string_view pointer : pointers) {
    if (std::string text = clean_line_field(text_at(story, pointer)); !text.empty()) return text;
  }
  return "";
}

// The names or words that the objects of a list have, in one line.
std::string joined_at(const element& story, std::string_view list, std::string_view member) {
  std::string joined;
  for_each_at(story, list, [&](const element& one) {
    const std::string name = clean_line_field(text_at(one, member));
    if (!name.empty()) joined += (joined.empty() ? "" : ", ") + name;
  });
  return joined;
}

}  // namespace

bool is_ans(const element& value) {
  array elements;
  const bool headed = value.is_object() && value["headlines"].is_object() &&
                      value["content_elements"].get(elements) == simdjson::SUCCESS;
  return headed && text_at(value, "/type") != "collection";
}

void read_ans(const element& story, Article& article) {
  article.id = clean_line_field(text_at(story, "/_id"));
  article.title = clean_line_field(without_tags(first_of(story, {"/headlines/basic", "/headlines/print"})));
  std::string text;
  add_elements(story, "/content_elements", "\n\n", 0, text);
  article.text = clean_text_field(text);
  const std::string date =
      first_of(story, {"/display_date", "/first_publish_date", "/publish_date", "/created_date"});
  if (const auto read = parse_date(date)) {
    article.date = *read;
  } else if (!date.empty()) {
    keep_unread_date(date, article);
  }
  article.url = first_of(story, {"/canonical_url", "/website_url"});
  article.source = first_of(story, {"/distributor/name", "/source/name"});
  article.language = first_of(story, {"/language"});
  article.byline = clean_byline(joined_at(story, "/credits/by", "/name"));
  add_extra_text(article, "section",
                 first_of(story, {"/taxonomy/primary_section/name", "/taxonomy/sections/0/name"}));
  add_extra_text(article, "subheadline", text_at(story, "/subheadlines/basic"));
  const std::string description = text_at(story, "/description/basic");
  if (article.text.empty()) {
    article.text = clean_text_field(without_tags(description));
  } else {
    add_extra_text(article, "description", description);
  }
  add_extra_text(article, "tags", joined_at(story, "/taxonomy/tags", "/text"));
}

}  // namespace backfile
