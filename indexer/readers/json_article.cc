#include "indexer/readers/json_article.h"

#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

using simdjson::dom::element;

bool is_number(const element& value) {
  return value.is<double>() || value.is<std::int64_t>() || value.is<std::uint64_t>();
}

std::string wrong_type(std::string_view key, bool facet) {
  return "\"" + clean_line_field(key) + (facet ? "\" is no text and no list of texts" : "\" is no text");
}

// Texts as they are; numbers, which serve as ids and dates, as they are written; nothing for null and others.
bool scalar_text(const element& value, std::string_view& text, std::string& written) {
  if (value.get(text) == simdjson::SUCCESS) return true;
  if (!is_number(value)) return false;
  written = simdjson::minify(value);
  text = written;
  return true;
}

// A list of texts: the facets, and authors. Authors may be objects with a name.
std::string read_list(std::string_view key, Part part, const simdjson::dom::array& list, Article& article) {
  std::string joined;
  for (const element one : list) {
    std::string_view text;
    if (one.get(text) != simdjson::SUCCESS && one["name"].get(text) != simdjson::SUCCESS)
      return wrong_type(key, is_facet(part));
    if (is_facet(part)) {
      set_part(part, text, DayMonthOrder::unknown, article);
    } else {
      joined += (joined.empty() ? "" : ", ") + clean_byline(text);
    }
  }
  return is_facet(part) ? "" : set_part(part, joined, DayMonthOrder::unknown, article);
}

std::string read_part(std::string_view key, Part part, const element& value, DayMonthOrder order,
                      Article& article) {
  if (value.is_null()) return "";
  simdjson::dom::array list;
  if ((is_facet(part) || part == Part::byline) && value.get(list) == simdjson::SUCCESS)
    return read_list(key, part, list, article);
  std::string_view text;
  std::string written;
  if (is_facet(part) && is_number(value)) return wrong_type(key, true);
  if (scalar_text(value, text, written)) return set_part(part, text, order, article);
  if (part == Part::byline && value["name"].get(text) == simdjson::SUCCESS)
    return set_part(part, text, order, article);
  return wrong_type(key, is_facet(part));
}

void add_extra(std::string_view key, const element& value, Article& article) {
  article.extra.emplace_back(clean_line_field(key), simdjson::minify(value));
}

}  // namespace

std::string read_json_article(const element& root, const ReaderOptions& options, DayMonthOrder order,
                              Article& article) {
  simdjson::dom::object object;
  if (root.get(object) != simdjson::SUCCESS) return "no JSON object";
  // Own names first, so that synonyms find the part taken.
  for (const auto field : object) {
    if (field.key == "extra") {
      simdjson::dom::object further;
      if (field.value.is_null()) continue;
      if (field.value.get(further) != simdjson::SUCCESS) return "\"extra\" is no object";
      for (const auto extra : further) add_extra(extra.key, extra.value, article);
    } else if (is_own_name(field.key)) {
      const auto part = part_of_field(field.key, options);
      if (!part) continue;
      std::string reason = read_part(field.key, *part, field.value, order, article);
      if (!reason.empty()) return reason;
    }
  }
  for (const auto field : object) {
    if (field.key == "extra") continue;
    const auto part = part_of_field(field.key, options);
    if (part && is_own_name(field.key)) continue;
    if (part && !has_part(*part, article)) {
      std::string reason = read_part(field.key, *part, field.value, order, article);
      if (!reason.empty()) return reason;
    } else {
      add_extra(field.key, field.value, article);
    }
  }
  return finish_article(article);
}

void learn_json_date(const element& root, const ReaderOptions& options, DateOrder& order) {
  simdjson::dom::object object;
  if (root.get(object) != simdjson::SUCCESS) return;
  for (const auto field : object) {
    std::string_view text;
    if (part_of_field(field.key, options) == Part::date && field.value.get(text) == simdjson::SUCCESS)
      order.learn(text);
  }
}

std::string json_reason(simdjson::error_code error) {
  if (error == simdjson::UTF8_ERROR) return "no UTF-8";
  return std::string("broken JSON (") + simdjson::error_message(error) + ")";
}

}  // namespace backfile
