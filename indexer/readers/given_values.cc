#include "indexer/readers/given_values.h"

#include <unicode/unistr.h>

#include <algorithm>

#include "common/countries.h"
#include "indexer/readers/text_lines.h"

namespace backfile {

void add_given(std::vector<Label>& labels, std::string value) {
  const Label label{std::move(value), Provenance::given, {}};
  if (!label.value.empty() && std::ranges::find(labels, label) == labels.end()) labels.push_back(label);
}

void add_given_country(Article& article, std::string_view value) {
  add_given(article.country, std::string(country_code(value)));
}

std::string person_in_order(std::string_view name) {
  const std::string whole = clean_line_field(name.substr(0, name.find('(')));
  const std::size_t comma = whole.find(", ");
  if (comma == std::string::npos || whole.find(", ", comma + 1) != std::string::npos) return whole;
  const std::string turned = whole.substr(comma + 2) + " " + whole.substr(0, comma);
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(turned);
  icu::UnicodeString upper = text;
  if (upper.toUpper() != text) return turned;
  std::string out;
  text.toTitle(nullptr).toUTF8String(out);
  return out;
}

}  // namespace backfile
