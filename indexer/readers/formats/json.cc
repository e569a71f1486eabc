// JSON files: an array of articles, one article, or an object with articles in it.
#include <algorithm>

#include "common/utf8.h"
#include "indexer/readers/broken_json.h"
#include "indexer/readers/decoded_source.h"
#include "indexer/readers/json_article.h"
#include "indexer/readers/json_items.h"
#include "indexer/readers/json_list.h"
#include "indexer/readers/json_script.h"
#include "indexer/readers/json_values.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/source_dates.h"
#include "indexer/readers/text_lines.h"
#include "indexer/readers/unread_text.h"

namespace backfile {
namespace {

using simdjson::dom::element;

constexpr std::size_t learnt_bytes = 1U << 20;

// Delivers articles and rejects, numbered as they come.
class JsonReader {
 public:
  JsonReader(const ReaderOptions& options, ArticleSink& sink)
      : options_(options), sink_(sink), mapped_(options), items_(options), learnt_items_(options) {}

  /// Whether a list that begins with this value holds articles.
  bool is_listed(std::string_view value) {
    element root;
    return parse_article(value, root);
  }

  /// Whether a list behind it does, whose articles must be sure ones.
  bool is_listed_too(std::string_view value) {
    element root;
    return parse_article(value, root) && is_sure_json_article(root, options_);
  }

  /// The object around the articles that follow.
  void around(std::string_view object) {
    element root;
    if (around_parser_.parse(object.data(), object.size()).get(root) == simdjson::SUCCESS && root.is_object())
      around_ = around_articles(root, options_);
  }

  bool read(std::string_view value, bool too_long, bool was_cut) {
    if (too_long) return reject("larger than 64 MB");
    if (was_cut) return reject("broken JSON (the file ends within it)");
    element root;
    const auto error = parser_.parse(value.data(), value.size()).get(root);
    if (error != simdjson::SUCCESS) return reject(broken_json(error, value));
    if (value.size() > learnt_bytes) learn(root);
    return items_.for_each(root, [&](const JsonItem& item) { return read_one(item); });
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
  void learn(const element& root) {
    learnt_items_.for_each(root, [&](const JsonItem& item) {
      learn_json_date(item.value, options_, order_);
      return true;
    });
  }

  // False where the value is no article, or broken.
  bool parse_article(std::string_view value, element& root) {
    return parser_.parse(value.data(), value.size()).get(root) == simdjson::SUCCESS &&
           is_json_article(root, options_);
  }

  bool read_one(JsonItem item) {
    Article article;
    see_json_fields(item.value, options_, mapped_);
    take_missing(around_, item);
    const std::string reason = read_json_item(item, options_, order_.order(), article);
    if (!reason.empty()) return reject(reason);
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
  JsonItems items_;
  JsonItems learnt_items_;
  DateOrder order_;
  simdjson::dom::parser around_parser_;
  JsonItem around_;  // of an object that was entered; views of what its parser holds
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
