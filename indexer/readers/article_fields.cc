#include "indexer/readers/article_fields.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "common/countries.h"
#include "indexer/readers/paragraphs.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

struct Name {
  std::string_view name;  // lower case, letters and digits only
  Part part;
};

// The names of the contract, in the order of Part.
constexpr auto own_names =
    std::to_array<std::string_view>({"id", "title", "text", "date", "url", "source", "byline", "dateline",
                                     "language", "country", "person", "topic"});

// What else is met in dumps of content systems and data sets.
constexpr auto synonyms = std::to_array<Name>({
    {"articleid", Part::id},
    {"docid", Part::id},
    {"docno", Part::id},
    {"documentid", Part::id},
    {"guid", Part::id},
    {"identifier", Part::id},
    {"uid", Part::id},
    {"uuid", Part::id},
    {"headline", Part::title},
    {"heading", Part::title},
    {"titel", Part::title},
    {"titre", Part::title},
    {"titolo", Part::title},
    {"titulo", Part::title},
    {"body", Part::text},
    {"article", Part::text},
    {"articlebody", Part::text},
    {"articletext", Part::text},
    {"bodytext", Part::text},
    {"content", Part::text},
    {"fulltext", Part::text},
    {"maintext", Part::text},
    {"plaintext", Part::text},
    {"story", Part::text},
    {"texte", Part::text},
    {"texto", Part::text},
    {"datepublished", Part::date},
    {"datepublish", Part::date},
    {"datetime", Part::date},
    {"datum", Part::date},
    {"fecha", Part::date},
    {"pubdate", Part::date},
    {"publicationdate", Part::date},
    {"publishdate", Part::date},
    {"published", Part::date},
    {"publishedat", Part::date},
    {"publisheddate", Part::date},
    {"publishedon", Part::date},
    {"timestamp", Part::date},
    {"canonicalurl", Part::url},
    {"href", Part::url},
    {"link", Part::url},
    {"permalink", Part::url},
    {"agency", Part::source},
    {"newspaper", Part::source},
    {"outlet", Part::source},
    {"publication", Part::source},
    {"publisher", Part::source},
    {"sitename", Part::source},
    {"sourcename", Part::source},
    {"author", Part::byline},
    {"authors", Part::byline},
    {"creator", Part::byline},
    {"lang", Part::language},
    {"countries", Part::country},
    {"people", Part::person},
    {"persons", Part::person},
    {"categories", Part::topic},
    {"category", Part::topic},
    {"topics", Part::topic},
});

std::string plain_name(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') plain += static_cast<char>(c + 32);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80) plain += c;
  }
  return plain;
}

std::optional<Part> own_part(std::string_view name) {
  const auto* own = std::ranges::find(own_names, name);
  if (own == own_names.end()) return std::nullopt;
  return static_cast<Part>(own - own_names.begin());
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string Article::*text_field(Part part) {
  switch (part) {
    case Part::id:
      return &Article::id;
    case Part::title:
      return &Article::title;
    case Part::text:
      return &Article::text;
    case Part::url:
      return &Article::url;
    case Part::source:
      return &Article::source;
    case Part::byline:
      return &Article::byline;
    case Part::dateline:
      return &Article::dateline;
    case Part::language:
      return &Article::language;
    default:
      return nullptr;
  }
}

std::vector<Label> Article::*facet_field(Part part) {
  return part == Part::country  ? &Article::country
         : part == Part::person ? &Article::person
         : part == Part::topic  ? &Article::topic
                                : nullptr;
}

}  // namespace

std::optional<Part> part_of_field(std::string_view name, const ReaderOptions& options) {
  for (const auto& [part, field] : options.map) {
    if (field == name) return own_part(part);
  }
  const std::string plain = plain_name(name);
  const auto own = own_part(plain);
  const auto* row = std::ranges::find(synonyms, plain, &Name::name);
  const auto part = own ? own : row != synonyms.end() ? std::optional(row->part) : std::nullopt;
  // A part that the user mapped to another field is that field alone.
  const bool mapped = part && std::ranges::any_of(options.map, [&](const auto& pair) {
                        return pair.first == own_names[static_cast<std::size_t>(*part)];
                      });
  return mapped ? std::nullopt : part;
}

bool is_own_name(std::string_view name) {
  return own_part(name).has_value();
}

bool is_facet(Part part) {
  return part == Part::country || part == Part::person || part == Part::topic;
}

void DateOrder::learn(std::string_view text) {
  const char* at = text.data();
  const char* end = at + text.size();
  while (at != end && (*at < '0' || *at > '9')) ++at;
  int first = 0;
  int second = 0;
  const auto [mark, error] = std::from_chars(at, end, first);
  if (error != std::errc() || mark - at > 2 || mark == end) return;
  if (std::string_view("/.-").find(*mark) == std::string_view::npos) return;
  const auto [behind, second_error] = std::from_chars(mark + 1, end, second);
  if (second_error != std::errc() || behind == end || *behind != *mark) return;
  if (first > 12 && first <= 31 && second <= 12) day_first_ = true;
  if (second > 12 && second <= 31 && first <= 12) month_first_ = true;
}

DayMonthOrder DateOrder::order() const {
  if (day_first_ == month_first_) return DayMonthOrder::unknown;
  return day_first_ ? DayMonthOrder::day_first : DayMonthOrder::month_first;
}

std::optional<Date> parse_field_date(std::string_view text, DayMonthOrder order) {
  const std::string line = clean_line_field(text);
  if (is_digits(line) && line.size() >= 9 && line.size() <= 13) {
    std::int64_t seconds = 0;
    std::from_chars(line.data(), line.data() + line.size(), seconds);
    return Date{line.size() > 11 ? seconds / 1000 : seconds, DatePrecision::second};
  }
  return parse_date(line, order);
}

std::string set_part(Part part, std::string_view value, DayMonthOrder order, Article& article) {
  if (part == Part::date) {
    const std::string line = clean_line_field(value);
    if (line.empty()) return "";
    const auto date = parse_field_date(line, order);
    if (!date && parse_date(line, DayMonthOrder::day_first)) return doubtful_date(line);
    if (!date) return not_a_date(line);
    article.date = *date;
    return "";
  }
  if (const auto facet = facet_field(part); facet != nullptr) {
    std::vector<Label>& labels = article.*facet;
    std::string label = clean_line_field(value);
    if (label.empty()) return "";
    if (part == Part::country) {
      if (const std::string_view code = country_code(label); !code.empty()) label = code;
    }
    const bool known = std::ranges::any_of(labels, [&](const Label& one) { return one.value == label; });
    if (!known) labels.push_back({std::move(label), Provenance::given, {}});
    return "";
  }
  std::string cleaned = part == Part::text     ? join_paragraphs(clean_text_field(value))
                        : part == Part::byline ? clean_byline(value)
                                               : clean_line_field(value);
  if (!cleaned.empty()) article.*text_field(part) = std::move(cleaned);
  return "";
}

bool has_part(Part part, const Article& article) {
  if (part == Part::date) return article.date.known();
  if (const auto facet = facet_field(part); facet != nullptr) return !(article.*facet).empty();
  return !(article.*text_field(part)).empty();
}

constexpr std::string_view doubt = "may be two dates, and no other date of the source tells which";

std::string doubtful_date(std::string_view text) {
  return "date \"" + clean_line_field(text) + "\" " + std::string(doubt);
}

bool is_doubtful_date(std::string_view reason) {
  return reason.ends_with(doubt);
}

std::string json_string(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string json = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      json += '\\';
      json += c;
    } else if (c == '\n') {
      json += "\\n";
    } else if (byte < 0x20) {
      json += "\\u00";
      json += digits[byte >> 4U];
      json += digits[byte & 15U];
    } else {
      json += c;
    }
  }
  return json + "\"";
}

void add_extra_text(Article& article, std::string_view key, std::string_view value) {
  std::string cleaned = clean_text_field(value);
  if (!cleaned.empty()) article.extra.emplace_back(clean_line_field(key), json_string(cleaned));
}

std::string finish_article(Article& article) {
  std::ranges::stable_sort(article.extra, {}, [](const auto& extra) { return extra.first; });
  return article.text.empty() && article.title.empty() ? "no text and no headline" : "";
}

}  // namespace backfile
