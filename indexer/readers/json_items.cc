#include "indexer/readers/json_items.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "indexer/readers/ans_article.h"
#include "indexer/readers/json_article.h"
#include "indexer/readers/json_table.h"
#include "indexer/readers/json_text.h"
#include "indexer/readers/source_dates.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

using simdjson::dom::element;

// A text in a list, as search engines answer; of a text more, its paragraphs.
bool is_listed_text(const element& value, Part part) {
  simdjson::dom::array list;
  element first;
  return value.get(list) == simdjson::SUCCESS && list.at(0).get(first) == simdjson::SUCCESS &&
         first.is_string() && (part == Part::text || list.size() == 1);
}

// A list of paragraphs as editors keep them: [{"type": "paragraph", "text": "..."}].
bool is_rich_text(const element& value) {
  element first;
  return value.is_array() && value.at_pointer("/0").get(first) == simdjson::SUCCESS && first.is_object() &&
         first["type"].is_string() && !json_text(value).empty();
}

bool is_article(const element& value, const ReaderOptions& options) {
  simdjson::dom::object object;
  if (value.get(object) != simdjson::SUCCESS) return false;
  if (is_ans(value)) return true;
  for (const auto field : object) {
    const auto part = part_of_field(field.key, options);
    if ((part == Part::title || part == Part::text) &&
        (field.value.is_string() || field.value.is_object() || is_listed_text(field.value, *part) ||
         is_rich_text(field.value))) {
      return true;
    }
    if (wraps_article(field.key, field.value, options) && is_article(field.value, options)) return true;
  }
  return false;
}

// What a search engine, Twitter's archive, ActivityPub (a post is the object of a Create), or GraphQL wraps
// around an article.
element unwrapped(const element& value) {
  for (const std::string_view wrapper : {"_source", "tweet", "object", "node"}) {
    element inner;
    if (value[wrapper].get(inner) == simdjson::SUCCESS && inner.is_object()) return inner;
  }
  return value;
}

// With headline and text.
bool is_sure_article(const element& value, const ReaderOptions& options) {
  return is_whole_article(value, options) || is_ans(value);
}

// {"newspaper": "The Gazette", "date": "1914-03-03", "articles": [...]}: true of all that do not tell it.
void take_common_parts(const element& around, const ReaderOptions& options, std::vector<JsonItem>& items) {
  JsonItem told;
  for (const auto field : simdjson::dom::object(around)) {
    std::string_view text;
    const auto part = part_of_field(field.key, options);
    if (field.value.get(text) != simdjson::SUCCESS) continue;
    if (part == Part::date && told.date.empty()) told.date = text;
    if (part == Part::source && told.source.empty()) told.source = text;
    if (part == Part::language && told.language.empty()) told.language = text;
  }
  for (JsonItem& item : items) take_missing(told, item);
}

// A text may be an object or a list of paragraphs; an article and a list of articles are none.
bool has_text(const element& value, const ReaderOptions& options) {
  simdjson::dom::object object;
  if (value.get(object) != simdjson::SUCCESS) return false;
  return is_ans(value) || std::ranges::any_of(object, [&](const auto& field) {
           if (wraps_article(field.key, field.value, options)) return has_text(field.value, options);
           if (part_of_field(field.key, options) != Part::text || field.value.is_null()) return false;
           element inner = field.value;
           if (inner.is_array() && inner.at_pointer("/0").get(inner) != simdjson::SUCCESS) return true;
           return !is_whole_article(inner, options);
         });
}

std::vector<JsonItem> items_of(const simdjson::dom::array& array, const ReaderOptions& options) {
  std::vector<JsonItem> items;
  for (const element one : array) {
    if (items.empty() && !is_article(unwrapped(one), options)) return {};
    std::string_view id;
    if (one["_id"].get(id) != simdjson::SUCCESS) id = {};
    items.push_back({id, unwrapped(one)});
  }
  return items;
}

// {"0": ..., "1": ...}: as the rows of a table are numbered.
bool are_row_numbers(const std::vector<JsonItem>& items) {
  std::size_t row = items.front().name == "1" ? 1 : 0;
  return std::ranges::all_of(items, [&](const JsonItem& item) { return item.name == std::to_string(row++); });
}

// Several articles with texts by their names, and nothing else. A number in a file is no article's name.
std::vector<JsonItem> named_items(const simdjson::dom::object& object, const ReaderOptions& options) {
  std::vector<JsonItem> items;
  for (const auto field : object) {
    if (!has_text(unwrapped(field.value), options)) return {};
    items.push_back({field.key, unwrapped(field.value)});
  }
  if (items.size() < 2) return {};
  if (are_row_numbers(items)) {
    for (JsonItem& item : items) item.name = {};
  }
  return items;
}

// {"2016-08-24": [...], "2016-08-25": [...]}; a number alone may be anything's.
bool is_date_key(std::string_view key) {
  return key.find_first_not_of("0123456789") != std::string_view::npos && is_issue_date(parse_date(key));
}

constexpr int deepest = 5;

// The articles within a list or an object, at most five levels down; none where there are none. Of several
// lists of objects (a category's, a database's) the articles of all. What an article holds itself (tags,
// comments, paragraphs) is no article; a feed or an issue, which has a headline but no text, holds them.
std::vector<JsonItem> articles_in(const element& value, const ReaderOptions& options, int depth = 0) {
  simdjson::dom::array array;
  if (value.get(array) == simdjson::SUCCESS) {
    auto items = items_of(array, options);
    if (!items.empty() || depth == deepest) return items;
    for (const element one : array) {
      if (!one.is_object()) return {};
      std::ranges::move(articles_in(one, options, depth + 1), std::back_inserter(items));
    }
    return items;
  }
  simdjson::dom::object object;
  if (depth == deepest || value.get(object) != simdjson::SUCCESS) return {};
  if (auto items = named_items(object, options); !items.empty()) return items;
  const bool one = depth > 0 && is_article(value, options);
  if (one && has_text(value, options)) return {{{}, value}};
  std::vector<JsonItem> all;  // of members with headline and text: {"2016-08-24": [...], "2016-08-25": [...]}
  std::vector<JsonItem> best;  // where there are none: with texts, else a list, else one
  int best_rank = 0;
  for (const auto field : object) {
    auto items = articles_in(field.value, options, depth + 1);
    if (items.empty()) continue;
    if (is_date_key(field.key)) {
      for (JsonItem& item : items) item.date = item.date.empty() ? field.key : item.date;
    }
    const int rank = has_text(items.front().value, options) ? 3 : items.size() > 1 ? 2 : 1;
    if (is_sure_article(items.front().value, options)) {
      std::ranges::move(items, std::back_inserter(all));
    } else if (rank > best_rank) {
      best = std::move(items);
      best_rank = rank;
    }
  }
  take_common_parts(value, options, all);
  take_common_parts(value, options, best);
  if (!all.empty()) return all;
  if (best_rank == 3) return best;
  const bool placed =
      one && (has_json_part(value, Part::date, options) || has_json_part(value, Part::url, options));
  return placed ? std::vector<JsonItem>{{{}, value}} : best;
}

// One article, or several. A feed has a title, too, but no text (JSON Feed 1.1).
std::vector<JsonItem> items_in(const element& root, const ReaderOptions& options) {
  const element whole = unwrapped(root);
  const bool one = is_article(whole, options);
  if (one && has_text(whole, options)) return {{{}, whole}};
  std::vector<JsonItem> items = articles_in(root, options);
  if (one && (items.empty() || !has_text(items.front().value, options))) return {{{}, whole}};
  if (items.empty()) return {{{}, root}};
  std::string_view feed;
  if (!one || whole["title"].get(feed) != simdjson::SUCCESS) return items;
  for (JsonItem& item : items) item.source = item.source.empty() ? feed : item.source;
  return items;
}

}  // namespace

bool is_json_article(const element& value, const ReaderOptions& options) {
  return is_article(unwrapped(value), options);
}

bool is_sure_json_article(const element& value, const ReaderOptions& options) {
  return is_sure_article(unwrapped(value), options);
}

JsonItem around_articles(const element& object, const ReaderOptions& options) {
  std::vector<JsonItem> all(1);
  take_common_parts(object, options, all);
  std::string_view feed;
  const bool named = is_article(object, options) && object["title"].get(feed) == simdjson::SUCCESS;
  if (named && all.front().source.empty()) all.front().source = feed;
  return all.front();
}

bool JsonItems::for_each(const element& value, const TakeJsonItem& take) {
  simdjson::dom::array row;
  if (value.get(row) == simdjson::SUCCESS) {
    if (!names_.empty()) return take_record(record_of_row(names_, row), take);
    names_ = column_names(value, options_);
    if (!names_.empty()) return true;
  }
  bool goes_on = true;
  const bool is_table = for_each_record(
      value, options_, [&](std::string_view record) { return goes_on = take_record(record, take); });
  return is_table ? goes_on : std::ranges::all_of(items_in(value, options_), take);
}

bool JsonItems::take_record(std::string_view record, const TakeJsonItem& take) {
  element value;
  return record_parser_.parse(record.data(), record.size()).get(value) != simdjson::SUCCESS ||
         take({{}, value});
}

void take_missing(const JsonItem& around, JsonItem& item) {
  if (item.date.empty()) item.date = around.date;
  if (item.source.empty()) item.source = around.source;
  if (item.language.empty()) item.language = around.language;
}

std::string read_json_item(const JsonItem& item, const ReaderOptions& options, DayMonthOrder order,
                           Article& article) {
  std::string reason = read_json_article(item.value, options, order, article);
  if (!reason.empty()) return reason;
  if (article.id.empty()) article.id = clean_line_field(item.name);
  if (article.source.empty()) article.source = clean_line_field(item.source);
  if (article.language.empty()) article.language = clean_line_field(item.language);
  const auto date = article.date.known() ? std::nullopt : parse_field_date(item.date, order);
  if (is_issue_date(date)) article.date = *date;
  return "";
}

}  // namespace backfile
