// JSON files: an array of articles, one article, or an object with articles in it.
#include <algorithm>
#include <iterator>

#include "common/utf8.h"
#include "indexer/readers/ans_article.h"
#include "indexer/readers/broken_json.h"
#include "indexer/readers/decoded_source.h"
#include "indexer/readers/json_article.h"
#include "indexer/readers/json_list.h"
#include "indexer/readers/json_script.h"
#include "indexer/readers/json_table.h"
#include "indexer/readers/json_text.h"
#include "indexer/readers/json_values.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"
#include "indexer/readers/unread_text.h"

namespace backfile {
namespace {

using simdjson::dom::element;

constexpr std::size_t learnt_bytes = 1U << 20;

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

// One of several articles in a file, and the name that it has there: {"a1": {...}, "a2": {...}}, or the id
// that a search engine has around it.
struct Item {
  std::string_view name;
  element value;
  std::string_view date = {};  // what the objects around it tell of all their articles
  std::string_view source = {};
};

// {"newspaper": "The Gazette", "date": "1914-03-03", "articles": [...]}: true of all that do not tell it.
void take_common_parts(const element& around, const ReaderOptions& options, std::vector<Item>& items) {
  for (const auto field : simdjson::dom::object(around)) {
    std::string_view text;
    const auto part = part_of_field(field.key, options);
    if (!is_common_part(part) || field.value.get(text) != simdjson::SUCCESS) continue;
    for (Item& item : items) {
      if (part == Part::date && item.date.empty()) item.date = text;
      if (part == Part::source && item.source.empty()) item.source = text;
    }
  }
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

std::vector<Item> items_of(const simdjson::dom::array& array, const ReaderOptions& options) {
  std::vector<Item> items;
  for (const element one : array) {
    if (items.empty() && !is_article(unwrapped(one), options)) return {};
    std::string_view id;
    if (one["_id"].get(id) != simdjson::SUCCESS) id = {};
    items.push_back({id, unwrapped(one)});
  }
  return items;
}

// {"0": ..., "1": ...}: as the rows of a table are numbered.
bool are_row_numbers(const std::vector<Item>& items) {
  std::size_t row = items.front().name == "1" ? 1 : 0;
  return std::ranges::all_of(items, [&](const Item& item) { return item.name == std::to_string(row++); });
}

// Several articles with texts by their names, and nothing else. A number in a file is no article's name.
std::vector<Item> named_items(const simdjson::dom::object& object, const ReaderOptions& options) {
  std::vector<Item> items;
  for (const auto field : object) {
    if (!has_text(unwrapped(field.value), options)) return {};
    items.push_back({field.key, unwrapped(field.value)});
  }
  if (items.size() < 2) return {};
  if (are_row_numbers(items)) {
    for (Item& item : items) item.name = {};
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
std::vector<Item> articles_in(const element& value, const ReaderOptions& options, int depth = 0) {
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
  std::vector<Item> all;   // of members with headline and text: {"2016-08-24": [...], "2016-08-25": [...]}
  std::vector<Item> best;  // where there are none: with texts, else a list, else one
  int best_rank = 0;
  for (const auto field : object) {
    auto items = articles_in(field.value, options, depth + 1);
    if (items.empty()) continue;
    if (is_date_key(field.key)) {
      for (Item& item : items) item.date = item.date.empty() ? field.key : item.date;
    }
    const int rank = has_text(items.front().value, options) ? 3 : items.size() > 1 ? 2 : 1;
    if (is_whole_article(items.front().value, options) || is_ans(items.front().value)) {
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
  return placed ? std::vector<Item>{{{}, value}} : best;
}

// What a file holds: one article, or several and the title of the feed that they come in.
struct Content {
  std::vector<Item> items;
  std::string_view feed;
};

// A feed has a title, too, but no text (JSON Feed 1.1).
Content content_of(const element& root, const ReaderOptions& options) {
  const element whole = unwrapped(root);
  const bool one = is_article(whole, options);
  if (one && has_text(whole, options)) return {{{{}, whole}}, {}};
  Content content{articles_in(root, options), {}};
  if (one && (content.items.empty() || !has_text(content.items.front().value, options)))
    return {{{{}, whole}}, {}};
  if (content.items.empty()) content.items.push_back({{}, root});
  if (one && whole["title"].get(content.feed) != simdjson::SUCCESS) content.feed = {};
  return content;
}

// Delivers articles and rejects, numbered as they come.
class JsonReader {
 public:
  JsonReader(const ReaderOptions& options, ArticleSink& sink)
      : options_(options), sink_(sink), mapped_(options) {}

  /// Whether a list that begins with this value holds articles.
  bool is_listed(std::string_view value) {
    element root;
    return parse_article(value, root);
  }

  /// Whether a list behind it does, whose articles must be sure ones.
  bool is_listed_too(std::string_view value) {
    element root;
    if (!parse_article(value, root)) return false;
    const element inner = unwrapped(root);
    return is_whole_article(inner, options_) || is_ans(inner);
  }

  /// The object around the articles that follow: paper and date may be theirs, a feed's title is their
  /// source.
  void around(std::string_view object) {
    element root;
    if (parser_.parse(object.data(), object.size()).get(root) != simdjson::SUCCESS || !root.is_object())
      return;
    std::vector<Item> all(1);
    take_common_parts(root, options_, all);
    date_ = all.front().date;
    feed_ = clean_line_field(all.front().source);
    std::string_view title;
    if (feed_.empty() && is_article(root, options_) && root["title"].get(title) == simdjson::SUCCESS)
      feed_ = clean_line_field(title);
  }

  bool read(std::string_view value, bool too_long, bool was_cut) {
    if (too_long) return reject("larger than 64 MB");
    if (was_cut) return reject("broken JSON (the file ends within it)");
    element root;
    const auto error = parser_.parse(value.data(), value.size()).get(root);
    if (error != simdjson::SUCCESS) return reject(broken_json(error, value));
    if (value.size() > learnt_bytes) learn(root);
    return for_each_item(root, names_,
                         [&](const Item& item, std::string_view feed) { return read_one(item, feed); });
  }

  /// Tells what all values together have shown.
  void end() {
    if (const std::string unused = mapped_.unused(); !unused.empty()) sink_.notice(unused);
    if (const std::string text = unread_.found(); !text.empty()) sink_.notice(text);
  }

  void learn(std::string_view value) {
    element root;
    if (parser_.parse(value.data(), value.size()).get(root) == simdjson::SUCCESS) learn(root);
  }

 private:
  using TakeItem = std::function<bool(const Item& item, std::string_view feed)>;

  // Gives the articles of a value until false is returned. A list of rows has the names of their columns in
  // the first, which is kept in `names`.
  bool for_each_item(const element& root, std::vector<std::string>& names, const TakeItem& take) {
    const auto take_record = [&](std::string_view record) {
      element value;
      return record_parser_.parse(record.data(), record.size()).get(value) != simdjson::SUCCESS ||
             take({{}, value}, {});
    };
    simdjson::dom::array row;
    if (root.get(row) == simdjson::SUCCESS) {
      if (!names.empty()) return take_record(record_of_row(names, row));
      names = column_names(root, options_);
      if (!names.empty()) return true;
    }
    bool goes_on = true;
    const bool is_table = for_each_record(
        root, options_, [&](std::string_view record) { return goes_on = take_record(record); });
    if (is_table) return goes_on;
    const Content content = content_of(root, options_);
    return std::ranges::all_of(content.items, [&](const Item& item) { return take(item, content.feed); });
  }

  void learn(const element& root) {
    for_each_item(root, learnt_names_, [&](const Item& item, std::string_view) {
      learn_json_date(item.value, options_, order_);
      return true;
    });
  }

  // False where the value is no article, or broken.
  bool parse_article(std::string_view value, element& root) {
    return parser_.parse(value.data(), value.size()).get(root) == simdjson::SUCCESS &&
           is_article(unwrapped(root), options_);
  }

  bool read_one(const Item& item, std::string_view feed) {
    Article article;
    see_json_fields(item.value, options_, mapped_);
    const std::string reason = read_json_article(item.value, options_, order_.order(), article);
    if (!reason.empty()) return reject(reason);
    if (article.id.empty()) article.id = clean_line_field(item.name);
    const std::string_view around = item.date.empty() ? std::string_view(date_) : item.date;
    if (const auto date = parse_field_date(around, order_.order());
        !article.date.known() && is_issue_date(date)) {
      article.date = *date;
    }
    if (article.source.empty()) article.source = clean_line_field(item.source);
    if (article.source.empty()) article.source = feed.empty() ? feed_ : clean_line_field(feed);
    ++number_;
    unread_.see(article);
    return sink_.article(std::move(article));
  }

  bool reject(const std::string& reason) {
    sink_.reject("item " + std::to_string(++number_), reason);
    return true;
  }

  const ReaderOptions& options_;
  ArticleSink& sink_;
  UnreadText unread_;
  MappedFields mapped_;
  simdjson::dom::parser parser_;
  simdjson::dom::parser record_parser_;
  std::vector<std::string> names_;
  std::vector<std::string> learnt_names_;
  DateOrder order_;
  std::string feed_;
  std::string date_;
  std::size_t number_ = 0;
};

}  // namespace

int recognise_json(std::string_view head, std::string_view name) {
  if (script_before_json(head) > 0) return 80;
  // Broken or no JSON at all: said so by the reader.
  const bool named = name.ends_with(".json") || name.ends_with(".jsonl") || name.ends_with(".ndjson");
  const bool printed = head.starts_with("{'") || head.starts_with("[{'");
  const int claimed = (named && head.find('\0') == std::string_view::npos) || printed ? 45 : 0;
  const auto first = first_sign(head);
  if (first == std::string_view::npos || (head[first] != '{' && head[first] != '[')) return claimed;
  const auto second = head.find_first_not_of(" \t\r\n", first + 1);
  if (second == std::string_view::npos) return claimed;
  const bool rows = head[second] == '[' && name.ends_with(".json");
  const bool array = head[first] == '[' && (head[second] == '{' || head[second] == ']' || rows);
  const bool object = head[first] == '{' && (head[second] == '"' || head[second] == '}');
  if (!array && !object) return head.starts_with("{\\rtf") ? 0 : claimed;
  // Objects line by line are JSON Lines, whatever the name.
  const std::size_t line_end = head.find('\n', first);
  const bool lines = object && line_end != std::string_view::npos && head.find("\n{", line_end) == line_end;
  if (name.ends_with(".json")) return lines ? 60 : 85;
  return array ? 75 : 60;
}

void read_json(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  DecodedSource decoded(bytes);
  PeekedSource whole(decoded, learnt_bytes);
  const std::size_t script = script_before_json(whole.front());
  std::string skipped(script, '\0');
  for (std::size_t at = 0; at < script;) at += whole.read(std::span(skipped).subspan(at));
  PeekedSource peeked(whole, learnt_bytes);
  JsonReader reader(options, sink);
  const IsListed is_listed = [&](std::string_view value) { return reader.is_listed(value); };
  const IsListed is_listed_too = [&](std::string_view value) { return reader.is_listed_too(value); };
  ViewSource front(peeked.front());
  JsonValues learnt(front);
  std::string_view value;
  for (; learnt.next(value) && !learnt.was_cut();) reader.learn(value);
  const auto list = learnt.was_cut() ? list_in_front(peeked.front(), is_listed) : std::nullopt;
  if (list) {
    ViewSource listed(peeked.front().substr(list->begin - 1));
    JsonValues more(listed);
    for (; more.next(value) && !more.was_cut();) reader.learn(value);
  }
  JsonValues values(peeked, is_listed, is_listed_too);
  for (bool entered = false; values.next(value);) {
    if (!entered && !values.around().empty()) reader.around(values.around());
    entered = !values.around().empty();
    if (script > 0 && is_script_end(value)) continue;
    if (!reader.read(value, values.too_long(), values.was_cut())) return;
  }
  if (values.lacks_end()) sink.reject("the list", "it has no end: the file is cut short");
  reader.end();
}

}  // namespace backfile
