// JSON Lines: one article a line, keys as `backfile-index export` prints them; or an answer of an interface a
// line, with articles in it.
#include <algorithm>

#include "common/utf8.h"
#include "indexer/readers/broken_json.h"
#include "indexer/readers/decoded_source.h"
#include "indexer/readers/json_article.h"
#include "indexer/readers/json_items.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/source_dates.h"
#include "indexer/readers/text_lines.h"
#include "indexer/readers/unread_text.h"

namespace backfile {
namespace {

constexpr std::size_t longest_line = 64U << 20;
constexpr std::size_t learnt_bytes = 1U << 20;

// Which of day and month comes first, by the whole lines at the front.
DayMonthOrder order_in(std::string_view front, const ReaderOptions& options) {
  simdjson::dom::parser parser;
  JsonItems items(options);
  DateOrder order;
  const auto learn = [&](const JsonItem& item) {
    learn_json_date(item.value, options, order);
    return true;
  };
  for (std::size_t begin = 0; begin < front.size();) {
    const std::size_t end = std::min(front.find('\n', begin), front.size());
    simdjson::dom::element root;
    if (parser.parse(front.data() + begin, end - begin).get(root) == simdjson::SUCCESS)
      items.for_each(root, learn);
    begin = end + 1;
  }
  return order.order();
}

// The line before an article in a search engine's bulk file: {"index": {"_id": "7"}}. The article's id, ""
// where it has none; nothing for other lines.
std::optional<std::string> id_of_next(const simdjson::dom::element& root) {
  simdjson::dom::object object;
  simdjson::dom::object action;
  if (root.get(object) != simdjson::SUCCESS || object.size() != 1) return std::nullopt;
  const auto field = *object.begin();
  if (field.key != "index" && field.key != "create") return std::nullopt;
  if (field.value.get(action) != simdjson::SUCCESS) return std::nullopt;
  if (!std::ranges::all_of(action, [](const auto& one) { return one.key.starts_with('_'); }))
    return std::nullopt;
  std::string_view id;
  return action["_id"].get(id) == simdjson::SUCCESS ? clean_line_field(id) : "";
}

// Delivers the articles of lines, and rejects.
class LinesReader {
 public:
  /// `front`: the first part of the input, which tells the order of day and month.
  LinesReader(std::string_view front, const ReaderOptions& options, ArticleSink& sink)
      : front_(front), options_(options), sink_(sink), mapped_(options), items_(options) {}

  /// False where no more are wanted.
  bool read(std::string_view line, const std::string& name) {
    simdjson::dom::element root;
    const auto error = parser_.parse(line.data(), line.size()).get(root);
    if (error != simdjson::SUCCESS) return finish(name, broken_json(error, line), {});
    if (std::optional<std::string> id = id_of_next(root)) {
      next_id_ = std::move(*id);
      return true;
    }
    Article article;
    std::string reason = read_item({next_id_, root}, article);
    const bool has_text = reason.empty() && !article.text.empty();
    const bool goes_on = has_text ? finish(name, "", std::move(article))
                                  : read_items(root, name, std::move(reason), std::move(article));
    next_id_.clear();
    return goes_on;
  }

  /// Tells what all lines together have shown.
  void end() {
    if (const std::string text = unread_.found(); !text.empty()) sink_.notice(text);
    if (const std::string unused = mapped_.unused(); !unused.empty()) sink_.notice(unused);
  }

  bool finish(const std::string& name, const std::string& reason, Article&& article) {
    if (!reason.empty()) {
      sink_.reject(name, reason);
      return true;
    }
    unread_.see(article);
    return sink_.article(std::move(article));
  }

 private:
  // A line whose object has no text: the articles in it, or else what it is itself. A headline is no article
  // around others, unless these have headline and text.
  bool read_items(const simdjson::dom::element& root, const std::string& name, std::string reason,
                  Article&& whole) {
    std::size_t number = 0;
    bool found = true;
    const bool goes_on = items_.for_each(root, [&](const JsonItem& item) {
      if (number == 0) found = !reason.empty() || is_sure_json_article(item.value, options_);
      if (!found) return false;
      Article article;
      const std::string why = read_item(item, article);
      const std::string place = ++number == 1 ? name : name + ", item " + std::to_string(number);
      return finish(place, why, std::move(article));
    });
    return found ? goes_on : finish(name, "", std::move(whole));
  }

  // Only dates of a shape that may be doubted make a second look at the front worth its time.
  std::string read_item(const JsonItem& item, Article& article) {
    see_json_fields(item.value, options_, mapped_);
    std::string reason = read_json_item(item, options_, order_.value_or(DayMonthOrder::unknown), article);
    if (order_ || !is_doubtful_date(reason)) return reason;
    order_ = order_in(front_, options_);
    article = {};
    return read_json_item(item, options_, *order_, article);
  }

  std::string_view front_;
  const ReaderOptions& options_;
  ArticleSink& sink_;
  UnreadText unread_;
  MappedFields mapped_;
  JsonItems items_;
  std::optional<DayMonthOrder> order_;
  simdjson::dom::parser parser_;
  std::string next_id_;
};

}  // namespace

int recognise_jsonl(std::string_view head, std::string_view name) {
  const auto first = first_sign(head);
  if (first == std::string_view::npos || head[first] != '{') return 0;
  const auto second = head.find_first_not_of(" \t\r\n", first + 1);
  if (second != std::string_view::npos && head[second] != '"' && head[second] != '}') return 0;  // RTF, say
  for (const std::string_view ending : {".jsonl", ".ndjson", ".jl"}) {
    if (name.ends_with(ending)) return 95;
  }
  // A whole object on the first line, or a line too long to see its end.
  const std::string_view line = head.substr(first, head.find('\n', first) - first);
  const auto last = line.find_last_not_of(" \t\r");
  return line.size() == head.size() - first || line[last] == '}' ? 80 : 0;
}

void read_jsonl(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  PeekedSource peeked(bytes, learnt_bytes);
  LinesReader reader(peeked.front(), options, sink);
  LineReader lines(peeked, longest_line);
  for (std::string_view line; lines.next(line);) {
    if (lines.number() == 1) line = without_utf8_mark(line);
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const std::string name = "line " + std::to_string(lines.number());
    if (!(lines.was_cut() ? reader.finish(name, "the line is longer than 64 MB", {})
                          : reader.read(line, name)))
      return;
  }
  reader.end();
}

}  // namespace backfile
