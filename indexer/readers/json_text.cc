#include "indexer/readers/json_text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "common/ascii.h"
#include "common/is_one_of.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;
using std::string_view_literals::operator""sv;

constexpr int deepest = 40;

// "en", "en-US", "pt_BR"
bool is_language_tag(std::string_view key) {
  if (key.size() != 2 && key.size() != 5) return false;
  if (!is_ascii_lower(key[0]) || !is_ascii_lower(key[1])) return false;
  return key.size() == 2 ||
         ((key[2] == '-' || key[2] == '_') && is_ascii_upper(key[3]) && is_ascii_upper(key[4]));
}

// What holds further parts of a text.
constexpr auto containers =
    std::to_array({"content"sv, "contents"sv,   "children"sv, "blocks"sv,  "block"sv, "data"sv, "items"sv,
                   "nodes"sv,   "paragraphs"sv, "sections"sv, "body"sv,    "root"sv,  "doc"sv,  "document"sv,
                   "ops"sv,     "summary"sv,    "headline"sv, "heading"sv, "text"sv,  "value"sv});
// What holds a part of it itself, the surest first.
constexpr auto texts = std::to_array(
    {"text"sv, "html"sv, "insert"sv, "content"sv, "value"sv, "body"sv, "#text"sv, "$t"sv, "rendered"sv});

std::string_view type_of(const element& value) {
  std::string_view type;
  for (const std::string_view key : {"type"sv, "_type"sv, "blockType"sv}) {
    if (value[key].get(type) == simdjson::SUCCESS) return type;
  }
  return {};
}

bool is_no_text(std::string_view type) {
  constexpr auto others = std::to_array({"title"sv, "headline"sv, "kicker"sv, "byline"sv, "date"sv, "image"sv,
                                         "video"sv, "gallery"sv, "author"sv, "deck"sv});
  return std::ranges::any_of(others, [&](std::string_view other) { return type.starts_with(other); });
}

class Gatherer {
 public:
  /// `key`: where the value stands.
  void visit(const element& value, std::string_view key, int depth) {
    if (depth == deepest) return;
    std::string_view text;
    array list;
    if (value.get(text) == simdjson::SUCCESS) {
      end_paragraph();
      paragraph_ = text;
      end_paragraph();
    } else if (value.get(list) == simdjson::SUCCESS) {
      for (const element one : list) visit(one, key, depth + 1);
    } else if (const element read = in_first_language(value); !read.is_object()) {
      if (value.is_object()) visit(read, key, depth + 1);
    } else {
      visit_object(read, key, depth);
    }
  }

  std::string take() {
    end_paragraph();
    return std::move(text_);
  }

 private:
  void visit_object(const element& value, std::string_view key, int depth) {
    const std::string_view type = type_of(value);
    if (is_no_text(type)) return;
    const bool inside =
        type == "text" || type == "span" || type == "link" || (type.empty() && key == "children");
    if (!inside && key != "ops") end_paragraph();
    std::string_view own_key;
    std::string_view own;
    for (const std::string_view candidate : texts) {
      if (value[candidate].get(own) != simdjson::SUCCESS) continue;
      own_key = candidate;
      break;
    }
    if (!own_key.empty()) add(own, own_key == "insert");
    for (const auto field : object(value)) {
      const bool holds = field.value.is_object() || field.value.is_array();
      if (holds && is_one_of(field.key, containers)) visit(field.value, field.key, depth + 1);
    }
    if (!inside && key != "ops") end_paragraph();
  }

  // Quill has the ends of paragraphs in the text.
  void add(std::string_view piece, bool has_ends) {
    for (std::size_t end; has_ends && (end = piece.find('\n')) != std::string_view::npos;
         piece.remove_prefix(end + 1)) {
      paragraph_ += piece.substr(0, end);
      end_paragraph();
    }
    paragraph_ += piece;
  }

  void end_paragraph() {
    if (paragraph_.empty()) return;
    const std::string plain = without_markup(paragraph_);
    paragraph_.clear();
    if (trimmed(plain).empty()) return;
    if (!text_.empty()) text_ += "\n\n";
    text_ += plain;
  }

  std::string paragraph_;  ///< as far as it has come
  std::string text_;
};

}  // namespace

std::string without_markup(std::string_view paragraph) {
  return looks_like_html(paragraph) ? text_of_html(paragraph) : without_tags(paragraph);
}

element in_first_language(const element& value) {
  object languages;
  if (value.get(languages) != simdjson::SUCCESS || languages.size() == 0) return value;
  const bool tagged =
      std::ranges::all_of(languages, [](const auto& field) { return is_language_tag(field.key); });
  return tagged ? (*languages.begin()).value : value;
}

std::string json_text(const element& value) {
  Gatherer gatherer;
  gatherer.visit(value, {}, 0);
  return gatherer.take();
}

}  // namespace backfile
