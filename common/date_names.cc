#include "common/date_names.h"

#include <unicode/dtfmtsym.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "common/ascii.h"
#include "common/date_tokens.h"
#include "common/utf8.h"

namespace backfile {
namespace {

// Where one word is two months, the language that stands first has it.
constexpr auto locales = std::to_array<const char*>(
    {"en", "de", "fr", "es",    "pt",    "it", "nl", "pl", "cs", "ru", "uk", "sk",    "bg", "sr", "sr_Latn",
     "mk", "sl", "ro", "hu",    "tr",    "el", "da", "nb", "sv", "fi", "et", "lv",    "lt", "is", "id",
     "ms", "vi", "ar", "ar_SY", "ar_MA", "fa", "he", "hi", "bn", "ta", "te", "mr",    "ur", "th", "ca",
     "gl", "eu", "af", "sq",    "az",    "kk", "uz", "sw", "ka", "hy", "hr", "de_AT", "ga", "cy"});

// What stands between the parts of a date and around it.
constexpr auto fillers = std::to_array<std::string_view>(
    {"a",    "alle",   "am",        "at",        "date",    "dated",   "de",    "del",   "den",  "der",
     "di",   "dia",    "dnia",      "do",        "el",      "er",      "fecha", "first", "godz", "gg",
     "i",    "in",     "kl",        "klo",       "klockan", "la",      "las",   "le",    "les",  "lúc",
     "mis",  "nap",    "ngày",      "o",         "of",      "om",      "on",    "ore",   "os",   "par",
     "pm",   "posted", "publicado", "published", "publié",  "pukul",   "saat",  "st",    "nd",   "rd",
     "the",  "th",     "u",         "uhr",       "um",      "updated", "vom",   "w",     "à",    "às",
     "år",   "ngay",   "г",         "год",       "года",    "в",       "р",     "року",  "о",    "от",
     "στις", "το",     "الساعة",    "في",        "เวลา",    "น",       "วันที่",   "เมื่อ",   "พ",    "ศ",
     "ساعت", "یک",     "دو",        "سه",        "چهار",    "پنج",     "شنبه"});

std::string folded(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const std::int32_t c = next_code_point(word, at);
    if (c >= 0 && c != '.' && c != zero_width_non_joiner)
      append_code_point(out, u_foldCase(c, U_FOLD_CASE_DEFAULT));
  }
  return out;
}

// Newspapers often write Arabic words with a bare alef: "اغسطس" for "أغسطس".
std::string with_bare_alefs(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const std::int32_t c = next_code_point(word, at);
    const bool is_alef = c == 0x0622 || c == 0x0623 || c == 0x0625;
    append_code_point(out, is_alef ? 0x0627 : c);
  }
  return out;
}

struct Words {
  std::unordered_map<std::string, int> months;  // 0..11
  std::unordered_set<std::string> weekdays;
};

void add_names(const char* locale, Words& words) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Locale gregorian((std::string(locale) + "@calendar=gregorian").c_str());
  const icu::DateFormatSymbols symbols(gregorian, error);
  if (U_FAILURE(error) != 0) return;
  using Symbols = icu::DateFormatSymbols;
  for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
    for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
      std::int32_t count = 0;
      const icu::UnicodeString* names = symbols.getMonths(count, context, width);
      for (std::int32_t i = 0; i < std::min(count, 12); ++i) {
        std::string name;
        names[i].toUTF8String(name);
        // Months that are numbers ("8月", "tháng 8") are read as such.
        const bool is_number = std::ranges::any_of(name, is_ascii_digit);
        if (is_number || name.size() < 3) continue;
        words.months.emplace(folded(name), i);
        // Hebrew writes "in" and the month as one word.
        if (std::string_view(locale) == "he") words.months.emplace("ב" + folded(name), i);
        words.months.emplace(with_bare_alefs(folded(name)), i);
      }
      names = symbols.getWeekdays(count, context, width);
      for (std::int32_t i = 1; i < count; ++i) {
        std::string name;
        names[i].toUTF8String(name);
        // "quarta-feira", "thứ tư"
        for (std::size_t at = 0; at < name.size();) {
          const std::size_t end = std::min(name.find_first_of("- ", at), name.size());
          if (end > at) {
            words.weekdays.insert(folded(name.substr(at, end - at)));
            words.weekdays.insert(with_bare_alefs(folded(name.substr(at, end - at))));
          }
          at = end + 1;
        }
      }
    }
  }
}

const Words& known_words() {
  static const Words words = [] {
    Words all;
    for (const char* locale : locales) add_names(locale, all);
    // As newspapers write them, and ICU does not.
    for (const auto& [name, month] :
         {std::pair{"sept", 8}, {"setiembre", 8}, {"febr", 1}, {"märz", 2}, {"jänner", 0}, {"agt", 7}}) {
      all.months.emplace(name, month);
    }
    return all;
  }();
  return words;
}

}  // namespace

std::optional<int> month_named(std::string_view word) {
  const auto& months = known_words().months;
  const auto found = months.find(std::string(word));
  return found == months.end() ? std::nullopt : std::optional(found->second);
}

bool is_weekday_name(std::string_view word) {
  return known_words().weekdays.contains(std::string(word));
}

bool is_date_filler(std::string_view word) {
  return std::ranges::find(fillers, word) != fillers.end();
}

}  // namespace backfile
