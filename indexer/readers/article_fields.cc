#include "indexer/readers/article_fields.h"

#include <algorithm>

#include "common/ascii.h"
#include "common/countries.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/coarse_date.h"
#include "indexer/readers/paragraphs.h"
#include "indexer/readers/source_dates.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

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

std::string set_part(Part part, std::string_view value, DayMonthOrder order, Article& article) {
  if (part == Part::date) {
    const std::string line = clean_line_field(value);
    if (says_no_date(line)) return "";
    auto date = parse_field_date(line, order);
    if (!date && (date = coarse_date(line))) add_extra_text(article, "date_as_given", line);
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

bool is_common_part(std::optional<Part> part) {
  return part == Part::date || part == Part::source || part == Part::language;
}

void take_common_parts(const Article& around, Article& article) {
  if (!article.date.known()) article.date = around.date;
  if (article.source.empty()) article.source = around.source;
  if (article.language.empty()) article.language = around.language;
}

bool has_part(Part part, const Article& article) {
  if (part == Part::date) return article.date.known();
  if (const auto facet = facet_field(part); facet != nullptr) return !(article.*facet).empty();
  return !(article.*text_field(part)).empty();
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

std::string json_list(const std::vector<std::string>& texts) {
  std::string json;
  for (const std::string& text : texts) json += (json.empty() ? "[" : ",") + json_string(text);
  return json.empty() ? "[]" : json + "]";
}

void add_extra_text(Article& article, std::string_view key, std::string_view value) {
  std::string cleaned = clean_text_field(value);
  if (!cleaned.empty()) article.extra.emplace_back(clean_line_field(key), json_string(cleaned));
}

std::string_view host_of(std::string_view url) {
  const std::size_t slashes = url.find("//");
  if (slashes == std::string_view::npos) return {};
  url.remove_prefix(slashes + 2);
  url = url.substr(0, url.find_first_of("/:?#"));
  return url.starts_with("www.") ? url.substr(4) : url;
}

namespace {

void trim_ends(std::string& text) {
  text.erase(text.find_last_not_of(" \n") + 1);
  text.erase(0, text.find_first_not_of(" \n"));
}

// One empty line between paragraphs, no white space at the ends of anything: what is cut out of a cleaned
// text may begin or end with it.
void tidy(Article& article) {
  for (std::string* field : {&article.id, &article.title, &article.url, &article.source, &article.byline,
                             &article.dateline, &article.language, &article.text})
    trim_ends(*field);
  for (std::size_t at = 0; (at = article.text.find("\n\n\n", at)) != std::string::npos;) {
    const std::size_t end = article.text.find_first_not_of('\n', at);
    article.text.erase(at + 2, end - at - 2);
  }
  for (auto* labels : {&article.country, &article.person, &article.topic}) {
    for (Label& label : *labels) trim_ends(label.value);
    std::erase_if(*labels, [](const Label& label) { return label.value.empty(); });
  }
}

// A picture or another file in letters, as base64 (RFC 4648) or a data URL (RFC 2397): JSON text.
bool is_encoded_data(std::string_view value) {
  constexpr std::size_t shortest = 2000;
  if (value.size() < shortest || value.front() != '"') return false;
  const std::size_t comma = value.starts_with("\"data:") ? value.substr(0, 200).find(',') : 0;
  return comma != std::string_view::npos && value.find(' ') == std::string_view::npos &&
         std::ranges::all_of(value.substr(comma + 1, value.size() - comma - 2), [](char c) {
           return is_ascii_letter(c) || is_ascii_digit(c) ||
                  std::string_view("+/=_-\\").find(c) != std::string_view::npos;
         });
}

}  // namespace

std::string finish_article(Article& article) {
  // An address where a name was expected: of the article, or of its site, and its host is the source.
  if (article.source.starts_with("http://") || article.source.starts_with("https://")) {
    const std::size_t path = article.source.find('/', article.source.find("//") + 2);
    if (article.url.empty() && path < article.source.size() - 1) article.url = article.source;
    article.source = std::string(host_of(article.source));
  }
  tidy(article);
  std::erase_if(article.extra, [](const auto& extra) { return is_encoded_data(extra.second); });
  std::ranges::stable_sort(article.extra, {}, [](const auto& extra) { return extra.first; });
  return article.text.empty() && article.title.empty() ? "no text and no headline" : "";
}

}  // namespace backfile
