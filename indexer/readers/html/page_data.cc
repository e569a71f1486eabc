#include "indexer/readers/html/page_data.h"

#include <simdjson.h>

#include <algorithm>

#include "indexer/readers/html/title.h"
#include "indexer/readers/json_items.h"

namespace backfile {
namespace {

constexpr auto none = std::string_view::npos;
constexpr std::size_t shortest_object = 150;  // bytes
constexpr std::string_view spaces = " \t\r\n";

// The next '{' behind '=' or '(', or at the beginning, with a name in quotes behind it.
std::size_t object_begin(std::string_view script, std::size_t at) {
  for (at = script.find('{', at); at != none; at = script.find('{', at + 1)) {
    const std::size_t before = at == 0 ? none : script.find_last_not_of(spaces, at - 1);
    const std::size_t behind = script.find_first_not_of(spaces, at + 1);
    const bool given = before == none || script[before] == '=' || script[before] == '(';
    if (given && behind != none && script[behind] == '"') return at;
  }
  return none;
}

// Behind the '}' of the object that begins at `at`.
std::size_t object_end(std::string_view script, std::size_t at) {
  std::size_t depth = 0;
  for (bool in_string = false; at < script.size(); ++at) {
    const char c = script[at];
    if (in_string) {
      if (c == '\\') ++at;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      return at + 1;
    }
  }
  return none;
}

class DataArticles {
 public:
  DataArticles(std::string_view title, const ReaderOptions& options)
      : title_(plain_letters(title)), options_(options) {}

  void look_at(std::string_view script) {
    for (std::size_t at = object_begin(script, 0); at != none; at = object_begin(script, at)) {
      const std::size_t end = object_end(script, at);
      if (end == none) return;
      if (end - at >= shortest_object) take_articles(script.substr(at, end - at));
      at = end;
    }
  }

  std::optional<Article> best() && {
    // Of several articles without the page's headline none is its own: a front page has the texts of many.
    const bool is_own = is_titled_ || (best_ && best_->text.size() > 3 * next_best_);
    return is_own ? std::move(best_) : std::nullopt;
  }

 private:
  void take_articles(std::string_view object) {
    simdjson::dom::element value;
    if (parser_.parse(object.data(), object.size()).get(value) != simdjson::SUCCESS) return;
    JsonItems(options_).for_each(value, [&](const JsonItem& item) {
      Article article;
      if (read_json_item(item, options_, DayMonthOrder::unknown, article).empty()) take(std::move(article));
      return true;
    });
  }

  void take(Article article) {
    if (!finish_article(article).empty() || article.text.empty()) return;
    const bool is_titled = !title_.empty() && plain_letters(article.title) == title_;
    const bool is_better = !best_ || is_titled > is_titled_ ||
                           (is_titled == is_titled_ && article.text.size() > best_->text.size());
    next_best_ = std::max(next_best_, is_better ? (best_ ? best_->text.size() : 0) : article.text.size());
    if (!is_better) return;
    best_ = std::move(article);
    is_titled_ = is_titled;
  }

  std::string title_;
  const ReaderOptions& options_;
  simdjson::dom::parser parser_;
  std::optional<Article> best_;
  bool is_titled_ = false;     // the best one has the page's headline
  std::size_t next_best_ = 0;  // bytes of the longest text of another
};

}  // namespace

std::optional<Article> article_in_data(std::span<const std::string_view> scripts, std::string_view title,
                                       const ReaderOptions& options) {
  DataArticles articles(title, options);
  for (const std::string_view script : scripts) articles.look_at(script);
  return std::move(articles).best();
}

}  // namespace backfile
