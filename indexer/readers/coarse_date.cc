#include "indexer/readers/coarse_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "common/ascii.h"
#include "common/is_one_of.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

constexpr std::size_t longest = 60;  // bytes; such dates are short

constexpr auto doubts = std::to_array<std::string_view>(
    {"about",   "approx",   "approximately", "around", "c",         "ca",         "circa",
     "perhaps", "possibly", "probably",      "etwa",   "um",        "vermutlich", "environ",
     "vers",    "hacia",    "cerca",         "verso",  "omstreeks", "rond"});

constexpr auto seasons = std::to_array<std::string_view>(
    {"spring", "summer",  "autumn",   "fall",    "winter",  "christmas", "easter",    "frühjahr", "frühling",
     "sommer", "herbst",  "été",      "hiver",   "automne", "printemps", "primavera", "verano",   "estate",
     "otoño",  "autunno", "invierno", "inverno", "lente",   "zomer",     "herfst"});

constexpr auto parts_of_time =
    std::to_array<std::string_view>({"early", "mid", "middle", "late", "end", "beginning", "of", "the",
                                     "anfang", "mitte", "ende", "début", "fin"});

constexpr auto joints =
    std::to_array<std::string_view>({"and", "or", "to", "und", "bis", "et", "y", "e", "en"});

constexpr auto spans = std::to_array<std::string_view>(
    {"between", "from", "before", "after", "s", "th", "century", "and", "or", "to", "und", "bis"});

// Runs of digits, runs of letters, and the marks that can join two of them ("-" also for longer dashes).
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  bool goes_on = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at, 2) == "\xE2\x80" && at + 2 < text.size()) {  // a dash of General Punctuation
      words.emplace_back("-");
      at += 2;
      goes_on = false;
      continue;
    }
    const char c = text[at];
    const bool digit = is_ascii_digit(c);
    if (!digit && !is_ascii_letter(c) && static_cast<unsigned char>(c) < 0x80) {
      if (c == '-' || c == '/' || c == '&') words.emplace_back(1, c);
      goes_on = false;
    } else if (goes_on && digit == is_ascii_digit(words.back().back())) {
      words.back() += c;
    } else {
      words.emplace_back(1, c);
      goes_on = true;
    }
  }
  return words;
}

bool joins(std::string_view word) {
  return word == "-" || word == "/" || word == "&" || is_one_of(word, joints);
}

std::string spaced(std::span<const std::string> words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// The whole year or month that a date lies in.
Date start_of(const Date& date, DatePrecision precision) {
  const CivilTime time = civil_time(date.seconds);
  const int month = precision == DatePrecision::year ? 1 : time.month;
  const auto seconds = seconds_from_civil({time.year, month, 1, 0, 0, 0});
  return seconds ? Date{*seconds, precision} : date;
}

// "May - June 1890", "May and June 1890": two months of a year.
std::optional<Date> months_of_year(const std::vector<std::string>& words) {
  if (words.size() != 4 || !joins(words[1])) return std::nullopt;
  for (const std::size_t month : {std::size_t{0}, std::size_t{2}}) {
    const auto date = parse_date(words[month] + " " + words[3]);
    if (!date || date->precision != DatePrecision::month) return std::nullopt;
  }
  return parse_date(words[3]);
}

// "1890s", "1890-95", "Winter 1944/45", "between 1890 and 1895", "189-", "19th century".
bool names_several_years(const std::vector<std::string>& words) {
  std::vector<std::string_view> numbers;
  bool is_span = false;
  for (const std::string& word : words) {
    if (is_ascii_number(word)) {
      numbers.push_back(word);
    } else {
      const bool mark = joins(word);
      const bool vague = is_one_of(word, seasons) || is_one_of(word, parts_of_time);
      if (!mark && !vague && !is_one_of(word, spans)) return false;
      is_span = is_span || mark || is_one_of(word, spans);
    }
  }
  if (!is_span || numbers.empty() || numbers.size() > 2) return false;
  if (numbers[0].size() == 2) return words.back() == "century" && numbers.size() == 1;
  if (numbers[0].size() == 3) return words.back() == "-" && numbers.size() == 1;
  if (numbers[0].size() != 4 || !parse_date(numbers[0])) return false;
  if (numbers.size() == 1) return true;
  // "1987-13" is no month, and no later year either.
  return numbers[1].size() == 2 ? numbers[1] > numbers[0].substr(2)
                                : parse_date(numbers[1]) && numbers[1] > numbers[0];
}

}  // namespace

std::optional<Date> coarse_date(std::string_view text) {
  if (text.size() > longest) return std::nullopt;
  std::string line = folded_case(clean_line_field(text));
  bool doubtful = line.find('?') != std::string::npos;
  std::vector<std::string> words = words_of(line);
  const std::size_t all = words.size();
  std::erase_if(words, [](const std::string& word) { return is_one_of(word, doubts); });
  doubtful = doubtful || words.size() < all;
  if (words.empty()) return std::nullopt;
  if (names_several_years(words)) return Date{};
  if (const auto year = months_of_year(words)) return year;
  std::erase_if(words, [](const std::string& word) {
    return is_one_of(word, seasons) || is_one_of(word, parts_of_time);
  });
  const auto date = parse_date(spaced(words));
  if (!date || !is_ascii_number(words.back())) return std::nullopt;
  const bool certain = !doubtful && words.size() == all;
  if (certain || date->precision <= DatePrecision::month) return date;
  return doubtful ? std::optional(start_of(*date, DatePrecision::month)) : std::nullopt;
}

bool says_no_date(std::string_view text) {
  constexpr auto words = std::to_array<std::string_view>({"",
                                                          "-",
                                                          "--",
                                                          "?",
                                                          "0000-00-00",
                                                          "0000-00-00 00:00:00",
                                                          "date unknown",
                                                          "false",
                                                          "fehlt",
                                                          "n/a",
                                                          "na",
                                                          "nan",
                                                          "nat",
                                                          "nd",
                                                          "nil",
                                                          "no",
                                                          "no date",
                                                          "none",
                                                          "not dated",
                                                          "null",
                                                          "od",
                                                          "ohne datum",
                                                          "oj",
                                                          "sans date",
                                                          "sd",
                                                          "sf",
                                                          "sin fecha",
                                                          "sine dato",
                                                          "true",
                                                          "undated",
                                                          "unknown",
                                                          "unknown date",
                                                          "yes",
                                                          "zd"});
  std::string plain;
  for (const char c : ascii_lowered(trimmed(text))) {
    if (c != '[' && c != ']' && c != '(' && c != ')') plain += c;
  }
  if (is_one_of(plain, words)) return true;
  // "n. d.", "s.d."
  if (plain.size() > 5) return false;
  std::erase_if(plain, [](char c) { return c == '.' || c == ' '; });
  return plain.size() == 2 && is_one_of(plain, words);
}

}  // namespace backfile
