// JSON files: an array of articles, one article, or an object with an array of articles in it.
#include <algorithm>

#include "indexer/readers/decoded_source.h"
#include "indexer/readers/json_article.h"
#include "indexer/readers/json_values.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

using simdjson::dom::element;

bool is_article(const element& value, const ReaderOptions& options) {
  simdjson::dom::object object;
  if (value.get(object) != simdjson::SUCCESS) return false;
  for (const auto field : object) {
    const auto part = part_of_field(field.key, options);
    if ((part == Part::title || part == Part::text) &&
        (field.value.is<std::string_view>() || field.value.is<simdjson::dom::object>())) {
      return true;
    }
  }
  return false;
}

// What a search engine wraps around an article.
element unwrapped(const element& value) {
  element inner;
  return value["_source"].get(inner) == simdjson::SUCCESS ? inner : value;
}

// The array of articles within an object, at most three levels down; nothing where there is none.
std::optional<simdjson::dom::array> articles_in(const element& value, const ReaderOptions& options,
                                                int depth = 0) {
  simdjson::dom::array array;
  if (value.get(array) == simdjson::SUCCESS) {
    for (const element one : array)
      return is_article(unwrapped(one), options) ? std::optional(array) : std::nullopt;
    return std::nullopt;
  }
  simdjson::dom::object object;
  if (depth == 3 || value.get(object) != simdjson::SUCCESS) return std::nullopt;
  for (const auto field : object) {
    if (auto found = articles_in(field.value, options, depth + 1)) return found;
  }
  return std::nullopt;
}

// Delivers articles and rejects, numbered as they come.
class JsonReader {
 public:
  JsonReader(const ReaderOptions& options, ArticleSink& sink) : options_(options), sink_(sink) {}

  bool read(std::string_view value, bool too_long, bool was_cut) {
    if (too_long) return reject("larger than 64 MB");
    if (was_cut) return reject("broken JSON (the file ends within it)");
    element root;
    const auto error = parser_.parse(value.data(), value.size()).get(root);
    if (error != simdjson::SUCCESS) return reject(json_reason(error));
    if (is_article(unwrapped(root), options_)) return read_one(unwrapped(root));
    const auto array = articles_in(root, options_);
    if (!array) return read_one(root);
    for (const element one : *array) {
      if (!read_one(unwrapped(one))) return false;
    }
    return true;
  }

  void learn(std::string_view value) {
    element root;
    if (parser_.parse(value.data(), value.size()).get(root) != simdjson::SUCCESS) return;
    learn_json_date(unwrapped(root), options_, order_);
    if (const auto array = articles_in(root, options_)) {
      for (const element one : *array) learn_json_date(unwrapped(one), options_, order_);
    }
  }

 private:
  bool read_one(const element& object) {
    Article article;
    const std::string reason = read_json_article(object, options_, order_.order(), article);
    if (!reason.empty()) return reject(reason);
    ++number_;
    return sink_.article(std::move(article));
  }

  bool reject(const std::string& reason) {
    sink_.reject("item " + std::to_string(++number_), reason);
    return true;
  }

  const ReaderOptions& options_;
  ArticleSink& sink_;
  simdjson::dom::parser parser_;
  DateOrder order_;
  std::size_t number_ = 0;
};

}  // namespace

int recognise_json(std::string_view head, std::string_view name) {
  const auto first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos || (head[first] != '{' && head[first] != '[')) return 0;
  const auto second = head.find_first_not_of(" \t\r\n", first + 1);
  if (second == std::string_view::npos) return 0;
  const bool array = head[first] == '[' && (head[second] == '{' || head[second] == ']');
  const bool object = head[first] == '{' && (head[second] == '"' || head[second] == '}');
  if (!array && !object) return 0;
  // Objects line by line are JSON Lines, whatever the name.
  const std::size_t line_end = head.find('\n', first);
  const bool lines = object && line_end != std::string_view::npos && head.find("\n{", line_end) == line_end;
  if (name.ends_with(".json")) return lines ? 60 : 85;
  return array ? 75 : 60;
}

void read_json(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  DecodedSource decoded(bytes);
  PeekedSource peeked(decoded, 1U << 20);
  JsonReader reader(options, sink);
  ViewSource front(peeked.front());
  JsonValues learnt(front);
  for (std::string_view value; learnt.next(value) && !learnt.was_cut();) reader.learn(value);
  JsonValues values(peeked);
  for (std::string_view value; values.next(value);) {
    if (!reader.read(value, values.too_long(), values.was_cut())) return;
  }
}

}  // namespace backfile
