// JSON Lines: one article a line, keys as `backfile-index export` prints them.
#include <algorithm>

#include "common/utf8.h"
#include "indexer/readers/broken_json.h"
#include "indexer/readers/decoded_source.h"
#include "indexer/readers/json_article.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"
#include "indexer/readers/unread_text.h"

namespace backfile {
namespace {

constexpr std::size_t longest_line = 64U << 20;
constexpr std::size_t learnt_bytes = 1U << 20;

// Which of day and month comes first, by the whole lines at the front.
DayMonthOrder order_in(std::string_view front, const ReaderOptions& options) {
  simdjson::dom::parser parser;
  DateOrder order;
  for (std::size_t begin = 0; begin < front.size();) {
    const std::size_t end = std::min(front.find('\n', begin), front.size());
    simdjson::dom::element root;
    if (parser.parse(front.data() + begin, end - begin).get(root) == simdjson::SUCCESS)
      learn_json_date(root, options, order);
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

class LineParser {
 public:
  explicit LineParser(const ReaderOptions& options) : options_(options), mapped_(options) {}

  /// Why the line is no article; "" where it is one, or `skipped()`.
  std::string read(std::string_view line, DayMonthOrder order, Article& article) {
    simdjson::dom::element root;
    const auto error = parser_.parse(line.data(), line.size()).get(root);
    skipped_ = false;
    if (error != simdjson::SUCCESS) return broken_json(error, line);
    if (std::optional<std::string> id = id_of_next(root)) {
      skipped_ = true;
      next_id_ = std::move(*id);
      return "";
    }
    see_json_fields(root, options_, mapped_);
    std::string reason = read_json_article(root, options_, order, article);
    if (reason.empty() && article.id.empty()) article.id = next_id_;
    if (!is_doubtful_date(reason)) next_id_.clear();
    return reason;
  }

  bool skipped() const { return skipped_; }
  const MappedFields& mapped() const { return mapped_; }

 private:
  const ReaderOptions& options_;
  MappedFields mapped_;
  simdjson::dom::parser parser_;
  std::string next_id_;
  bool skipped_ = false;
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
  // Only dates of a shape that may be doubted make a second look at the front worth its time.
  std::optional<DayMonthOrder> order;
  UnreadText unread;
  LineParser parser(options);
  LineReader lines(peeked, longest_line);
  for (std::string_view line; lines.next(line);) {
    if (lines.number() == 1) line = without_utf8_mark(line);
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    Article article;
    std::string reason = lines.was_cut() ? "the line is longer than 64 MB"
                                         : parser.read(line, order.value_or(DayMonthOrder::unknown), article);
    if (!order && is_doubtful_date(reason)) {
      order = order_in(peeked.front(), options);
      article = {};
      reason = parser.read(line, *order, article);
    }
    if (parser.skipped()) continue;
    if (!reason.empty()) {
      sink.reject("line " + std::to_string(lines.number()), reason);
      continue;
    }
    unread.see(article);
    if (!sink.article(std::move(article))) return;
  }
  if (const std::string text = unread.found(); !text.empty()) sink.notice(text);
  if (const std::string unused = parser.mapped().unused(); !unused.empty()) sink.notice(unused);
}

}  // namespace backfile
