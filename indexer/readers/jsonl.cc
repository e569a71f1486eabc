// JSON Lines: one article a line, keys as `backfile-index export` prints them.
#include <simdjson.h>

#include <algorithm>
#include <array>

#include "indexer/readers/paragraphs.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

using simdjson::dom::element;

constexpr std::size_t longest_line = 64U << 20;

// Keys that sources use for a field; the first is the project's own.
struct TextKey {
  std::string_view key;
  std::string Article::*field;
  bool lines;  // may have several lines
};
constexpr auto text_keys = std::to_array<TextKey>({
    {"id", &Article::id, false},
    {"title", &Article::title, false},
    {"headline", &Article::title, false},
    {"text", &Article::text, true},
    {"body", &Article::text, true},
    {"url", &Article::url, false},
    {"source", &Article::source, false},
    {"byline", &Article::byline, false},
    {"author", &Article::byline, false},
    {"dateline", &Article::dateline, false},
    {"language", &Article::language, false},
    {"lang", &Article::language, false},
});

struct LabelKey {
  std::string_view key;
  std::vector<Label> Article::*field;
};
constexpr auto label_keys = std::to_array<LabelKey>({
    {"country", &Article::country},
    {"person", &Article::person},
    {"topic", &Article::topic},
});

// Why a record cannot be used; "" where it can.
using Reason = std::string;

// Numbers serve as ids and the like: taken as they are written.
Reason read_string(std::string_view key, const element& value, std::string& out) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) {
    out = text;
  } else if (value.is<double>() || value.is<std::int64_t>() || value.is<std::uint64_t>()) {
    out = simdjson::minify(value);
  } else if (!value.is_null()) {
    return "\"" + std::string(key) + "\" is no text";
  }
  return "";
}

Reason read_labels(std::string_view key, const element& value, std::vector<Label>& labels) {
  const auto add = [&](const element& one) {
    std::string_view text;
    if (one.get(text) != simdjson::SUCCESS) return false;
    std::string label = clean_line_field(text);
    if (!label.empty()) labels.push_back({std::move(label), Provenance::given, {}});
    return true;
  };
  simdjson::dom::array list;
  bool good = true;
  if (value.get(list) == simdjson::SUCCESS) {
    for (const element one : list) good = add(one) && good;
  } else {
    good = value.is_null() || add(value);
  }
  return good ? "" : "\"" + std::string(key) + "\" is no text and no list of texts";
}

Reason read_date(const element& value, Date& date) {
  std::string text;
  Reason reason = read_string("date", value, text);
  if (!reason.empty() || text.empty()) return reason;
  const auto parsed = parse_date(text);
  if (!parsed) return not_a_date(text);
  date = *parsed;
  return "";
}

Reason read_extra(const element& value, Article& article) {
  simdjson::dom::object further;
  if (value.is_null()) return "";
  if (value.get(further) != simdjson::SUCCESS) return "\"extra\" is no object";
  for (const auto field : further) article.extra.emplace_back(field.key, simdjson::minify(field.value));
  return "";
}

Reason read_field(std::string_view key, const element& value, Article& article) {
  if (key == "date") return read_date(value, article.date);
  if (key == "extra") return read_extra(value, article);
  if (const auto* text = std::ranges::find(text_keys, key, &TextKey::key); text != text_keys.end()) {
    std::string raw;
    Reason reason = read_string(key, value, raw);
    if (raw.empty()) return reason;
    if (text->field == &Article::byline) {
      article.byline = clean_byline(raw);
      return reason;
    }
    article.*text->field = text->lines ? join_paragraphs(clean_text_field(raw)) : clean_line_field(raw);
    return reason;
  }
  if (const auto* label = std::ranges::find(label_keys, key, &LabelKey::key); label != label_keys.end()) {
    return read_labels(key, value, article.*label->field);
  }
  article.extra.emplace_back(key, simdjson::minify(value));
  return "";
}

Reason read_article(simdjson::dom::parser& parser, std::string_view line, Article& article) {
  element root;
  const auto error = parser.parse(line.data(), line.size()).get(root);
  if (error != simdjson::SUCCESS) {
    return error == simdjson::UTF8_ERROR
               ? "the line is no UTF-8"
               : std::string("broken JSON (") + simdjson::error_message(error) + ")";
  }
  simdjson::dom::object object;
  if (root.get(object) != simdjson::SUCCESS) return "the line is no JSON object";
  for (const auto field : object) {
    Reason reason = read_field(field.key, field.value, article);
    if (!reason.empty()) return reason;
  }
  std::ranges::stable_sort(article.extra, {}, [](const auto& extra) { return extra.first; });
  if (article.text.empty() && article.title.empty()) return "no text and no headline";
  return "";
}

}  // namespace

int recognise_jsonl(std::string_view head, std::string_view name) {
  const auto first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos || head[first] != '{') return 0;
  if (name.ends_with(".jsonl") || name.ends_with(".ndjson") || name.ends_with(".jsonl.gz") ||
      name.ends_with(".jsonl.zst")) {
    return 95;
  }
  // A whole object on the first line, or a line too long to see its end.
  const std::string_view line = head.substr(first, head.find('\n', first) - first);
  const auto last = line.find_last_not_of(" \t\r");
  return line.size() == head.size() - first || line[last] == '}' ? 80 : 0;
}

void read_jsonl(ByteSource& bytes, const ReaderOptions&, ArticleSink& sink) {
  simdjson::dom::parser parser;
  LineReader lines(bytes, longest_line);
  for (std::string_view line; lines.next(line);) {
    if (lines.number() == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    Article article;
    const Reason reason =
        lines.was_cut() ? "the line is longer than 64 MB" : read_article(parser, line, article);
    if (!reason.empty()) {
      sink.reject("line " + std::to_string(lines.number()), reason);
    } else if (!sink.article(std::move(article))) {
      return;
    }
  }
}

}  // namespace backfile
