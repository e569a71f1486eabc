// A JSON value -> the articles in it: one, a list, a table, or what interfaces, search engines and data sets
// wrap around them.
#pragma once

#include <simdjson.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/article_fields.h"

namespace backfile {

/// One of the articles. A view of the value that it is in.
struct JsonItem {
  std::string_view
      name;  ///< its own there: {"a1": {...}, "a2": {...}}, or the id that a search engine has for it
  simdjson::dom::element value;
  std::string_view date = {};      ///< what the objects around it tell of all their articles
  std::string_view source = {};    ///< the same; a feed's title
  std::string_view language = {};  ///< the same
};

using TakeJsonItem = std::function<bool(const JsonItem& item)>;

/// Finds the articles in the values of one input.
class JsonItems {
 public:
  explicit JsonItems(const ReaderOptions& options) : options_(options) {}

  /// Gives the articles of a value until `take` returns false, and returns what it did; the value itself
  /// where none are found. An item is valid within the call. The rows of a list of rows, each a value, have
  /// their names in the first, which is none.
  bool for_each(const simdjson::dom::element& value, const TakeJsonItem& take);

 private:
  bool take_record(std::string_view record, const TakeJsonItem& take);

  const ReaderOptions& options_;
  simdjson::dom::parser record_parser_;
  std::vector<std::string> names_;
};

/// Whether a value has a headline or text, or wraps an object that does, as search engines do.
bool is_json_article(const simdjson::dom::element& value, const ReaderOptions& options);

/// Whether it surely is one: with headline and text.
bool is_sure_json_article(const simdjson::dom::element& value, const ReaderOptions& options);

/// What an object tells of all articles in it; no name.
JsonItem around_articles(const simdjson::dom::element& object, const ReaderOptions& options);

/// Takes what the surroundings tell and the item, or what is nearer to it, does not.
void take_missing(const JsonItem& around, JsonItem& item);

/// Fills an article. What the item's surroundings tell is taken where the article does not tell it. Returns
/// why it cannot be used, "" where it can.
std::string read_json_item(const JsonItem& item, const ReaderOptions& options, DayMonthOrder order,
                           Article& article);

}  // namespace backfile
