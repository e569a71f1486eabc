#include "common/countries.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_map>
#include <vector>

#include "common/ascii.h"
#include "common/fold.h"
#include "common/table_rows.h"

namespace backfile {
namespace embedded {
extern const std::string_view countries;
extern const std::string_view country_names;
}  // namespace embedded

namespace {

constexpr std::int64_t always = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t ever = std::numeric_limits<std::int64_t>::min();

// While `part` belonged to `state`: [from, to).
struct Membership {
  std::string_view part;
  std::string_view state;
  std::int64_t from;
  std::int64_t to;
};

// Names are compared by letters and digits alone, folded: "Côte d'Ivoire" is "COTE DIVOIRE".
std::string name_key(std::string_view name) {
  std::string folded;
  fold_word(name, folded);
  std::string key;
  for (const char c : folded) {
    const bool ascii = static_cast<unsigned char>(c) < 0x80;
    const bool word = is_ascii_lower(c) || is_ascii_digit(c);
    if (!ascii || word) key.push_back(c);
    if (c == '&') key += "and";
  }
  if (key.starts_with("the")) key.erase(0, 3);
  return key;
}

class Table {
 public:
  Table() {
    for_each_row(embedded::countries, [this](const TableRow& row) { add(row); });
    for (std::size_t i = 0; i < countries_.size(); ++i) by_code_.emplace(countries_[i].code, i);
  }

  std::span<const Country> countries() const { return countries_; }
  std::span<const Membership> memberships() const { return memberships_; }

  const Country* find(std::string_view code) const {
    const auto found = by_code_.find(code);
    return found == by_code_.end() ? nullptr : &countries_[found->second];
  }

 private:
  void add(const TableRow& row) {
    const Country country = {.code = row[0],
                             .alpha3 = row[1],
                             .label = row[2],
                             .names = row[7],
                             .from = seconds_of_day(row[3]).value_or(ever),
                             .to = seconds_of_day(row[4]).value_or(always),
                             .heir = row[5]};
    countries_.push_back(country);
    for_each_part(row[6], ',', [&](std::string_view part) {
      const std::size_t colon = part.find(':');
      Membership membership = {part.substr(0, colon), country.code, country.from, country.to};
      if (colon != std::string_view::npos) {
        const std::string_view span = part.substr(colon + 1);
        const std::size_t dots = span.find("..");
        membership.from = seconds_of_day(span.substr(0, dots)).value_or(country.from);
        membership.to = seconds_of_day(span.substr(dots + 2)).value_or(country.to);
      }
      memberships_.push_back(membership);
    });
  }

  std::vector<Country> countries_;
  std::vector<Membership> memberships_;
  std::unordered_map<std::string_view, std::size_t> by_code_;
};

const Table& table() {
  static const Table instance;
  return instance;
}

// By `name_key` of a name: a code.
using CodesByName = std::unordered_map<std::string, std::string_view>;

std::string_view find_code(const CodesByName& names, const std::string& key) {
  const auto found = names.find(key);
  return found == names.end() ? std::string_view{} : found->second;
}

std::string_view english_code(const std::string& key) {
  static const auto names = [] {
    CodesByName all;
    for (const Country& country : table().countries()) {
      all.try_emplace(name_key(country.label), country.code);
      for_each_part(country.names, '|',
                    [&](std::string_view name) { all.try_emplace(name_key(name), country.code); });
    }
    for (const Country& country : table().countries()) {
      all.try_emplace(name_key(country.code), country.code);
      all.try_emplace(name_key(country.alpha3), country.code);
    }
    return all;
  }();
  return find_code(names, key);
}

// Names and abbreviations of one language that are something else to everybody: Basque EB, Wolof End.
constexpr auto misleading = std::to_array<std::string_view>(
    {"bk", "du", "eb", "end", "jk", "mb", "ra", "sam", "sin", "su", "tai", "zk"});

// Of names so short the accents tell: "EU" is no "É.-U.", "Y" no "Ý".
bool is_short(const std::string& key) {
  return key.size() <= 3 && std::ranges::all_of(key, is_ascii_lower);
}

// The letters and digits of a name in small letters, with their accents.
std::string accented_key(std::string_view name) {
  std::string small;
  icu::UnicodeString::fromUTF8(std::string(name)).toLower(icu::Locale::getRoot()).toUTF8String(small);
  std::erase_if(small, [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && !is_ascii_lower(c) && !is_ascii_digit(c);
  });
  return small;
}

// The names in all other languages: read at the first name that is not English.
std::string_view foreign_code(std::string_view name, const std::string& key) {
  static const auto names = [] {
    CodesByName all;
    for_each_row(embedded::country_names, [&](const TableRow& row) {
      std::string known = name_key(row[2]);
      if (is_short(known)) known = accented_key(row[2]);
      if (std::ranges::find(misleading, known) == misleading.end()) all.try_emplace(known, row[0]);
    });
    return all;
  }();
  return find_code(names, is_short(key) ? accented_key(name) : key);
}

}  // namespace

std::span<const Country> countries() {
  return table().countries();
}

std::string_view country_label(std::string_view code) {
  const Country* country = table().find(code);
  return country == nullptr ? std::string_view{} : country->label;
}

std::string country_label(std::string_view code, std::string_view language) {
  const std::string english(country_label(code));
  if (code.size() != 2 || english.empty() || language == "en" || language.empty()) return english;
  const icu::Locale locale(std::string(language).c_str());
  icu::UnicodeString name;
  icu::Locale("", std::string(code).c_str()).getDisplayCountry(locale, name);
  std::string label;
  name.toUTF8String(label);
  return label == code ? english : label;
}

std::string_view country_code(std::string_view name_or_code) {
  const std::string key = name_key(name_or_code);
  if (key.empty()) return {};
  const std::string_view code = english_code(key);
  return code.empty() ? foreign_code(name_or_code, key) : code;
}

std::string_view country_code_at(std::string_view code, std::int64_t moment) {
  for (const Membership& row : table().memberships()) {
    if (row.part == code && moment >= row.from && moment < row.to) return row.state;
  }
  return code;
}

}  // namespace backfile
