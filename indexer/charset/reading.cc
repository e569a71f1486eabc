#include "indexer/charset/reading.h"

#include <cstdio>  // which CLD2 needs and does not include

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/uset.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <vector>

#include "common/ascii.h"
#include "common/utf8.h"

namespace backfile {
namespace {

enum class Kind : std::uint8_t { ascii_letter, letter, digit, space, other, bad };

struct Seen {
  Kind kind;
  UScriptCode script;
  bool upper = false;
  bool punctuation = false;  // quotes, dashes, signs of currencies
  bool apostrophe = false;
  bool opening = false;  // what no word ends in
};

Seen look_at(std::int32_t c) {
  if (c < 0x80) {
    const bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    const bool digit = c >= '0' && c <= '9';
    return {letter      ? Kind::ascii_letter
            : digit     ? Kind::digit
            : c <= 0x20 ? Kind::space
                        : Kind::other,
            letter ? USCRIPT_LATIN : USCRIPT_COMMON, letter && (c & 0x20) == 0};
  }
  UErrorCode status = U_ZERO_ERROR;
  const auto category = u_charType(c);
  if (c == 0xFFFD || category == U_UNASSIGNED || category == U_CONTROL_CHAR || category == U_PRIVATE_USE_CHAR)
    return {Kind::bad, USCRIPT_UNKNOWN};
  UScriptCode script = uscript_getScript(c, &status);
  // Japanese mixes three scripts in a word.
  if (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA) script = USCRIPT_HAN;
  const bool punctuation = u_ispunct(c) != 0 || category == U_CURRENCY_SYMBOL;
  return {u_isalpha(c) != 0 ? Kind::letter : Kind::other,
          script,
          u_isupper(c) != 0,
          punctuation,
          c == 0x2019,
          std::u32string_view(U"‚„§·¿¡").find(static_cast<char32_t>(c)) != std::u32string_view::npos};
}

bool is_letter(const Seen& seen) {
  return seen.kind == Kind::letter || seen.kind == Kind::ascii_letter;
}

// Letters stand beside letters of their script, and accented capitals not within words.
double letter_score(const Seen& before, const Seen& here, const Seen& next) {
  const auto is_own = [&](const Seen& other) { return is_letter(other) && other.script == here.script; };
  const auto is_foreign = [&](const Seen& other) { return is_letter(other) && other.script != here.script; };
  const bool beside_own = is_own(before) || is_own(next);
  double score = beside_own ? 1 : 0.3;
  // Words wholly of accented letters are another script read wrongly.
  const bool beside_ascii = before.kind == Kind::ascii_letter || next.kind == Kind::ascii_letter;
  if (here.script == USCRIPT_LATIN && beside_own && !beside_ascii) score -= 1;
  if (is_foreign(before) || is_foreign(next)) score -= 1;
  if (here.upper && is_letter(before) && !before.upper) score -= 2;
  if (before.kind == Kind::digit || next.kind == Kind::digit) score -= 0.5;
  return score;
}

// Quotes, dashes and signs stand not within words; an apostrophe may.
double sign_score(const Seen& before, const Seen& here, const Seen& next) {
  if (is_letter(before) && is_letter(next) && !here.apostrophe) return 0.1;
  if (here.opening && is_letter(before)) return 0.1;
  return here.punctuation ? 0.9 : 0.5;
}

// The letters that a language is written in (CLDR), in both cases; nothing for languages without data.
using Letters = std::unique_ptr<USet, decltype(&uset_close)>;
const USet* letters_of(const std::string& language) {
  thread_local std::map<std::string, Letters> known;
  const auto found = known.find(language);
  if (found != known.end()) return found->second.get();
  UErrorCode status = U_ZERO_ERROR;
  ULocaleData* data = ulocdata_open(language.c_str(), &status);
  Letters letters(uset_openEmpty(), &uset_close);
  if (U_SUCCESS(status))
    ulocdata_getExemplarSet(data, letters.get(), USET_ADD_CASE_MAPPINGS, ULOCDATA_ES_STANDARD, &status);
  if (data != nullptr) ulocdata_close(data);
  if (U_FAILURE(status)) uset_clear(letters.get());
  return known.emplace(language, std::move(letters)).first->second.get();
}

// 1 where the language has all letters of the text, next to nothing where it lacks several. In a reading by
// the wrong charset it does: Hungarian has no \u00F5, which is what windows-1252 makes of its \u0151.
double letters_known(std::string_view decoded, const std::string& language) {
  const USet* letters = letters_of(language);
  int strange = 0;
  for (std::size_t at = 0; at < decoded.size();) {
    const std::int32_t c = next_code_point(decoded, at);
    if (c >= 0x80 && u_isalpha(c) != 0 && uset_contains(letters, c) == 0) ++strange;
  }
  return 1.0 / (1 + 3 * strange);
}

}  // namespace

double plausibility(std::string_view decoded) {
  const Seen nothing{Kind::space, USCRIPT_COMMON};
  std::vector<Seen> seen = {nothing};
  std::vector<std::size_t> beyond_ascii;
  for (std::size_t at = 0; at < decoded.size();) {
    const std::int32_t c = next_code_point(decoded, at);
    if (c >= 0x80) beyond_ascii.push_back(seen.size());
    seen.push_back(look_at(c));
  }
  seen.push_back(nothing);
  if (beyond_ascii.empty()) return 0;
  double sum = 0;
  for (const std::size_t i : beyond_ascii) {
    const Seen& here = seen[i];
    sum += here.kind == Kind::bad      ? -5
           : here.kind == Kind::letter ? letter_score(seen[i - 1], here, seen[i + 1])
                                       : sign_score(seen[i - 1], here, seen[i + 1]);
  }
  return sum / static_cast<double>(beyond_ascii.size());
}

UScriptCode script_of(std::string_view decoded) {
  std::array<std::size_t, USCRIPT_CODE_LIMIT> counts{};
  for (std::size_t at = 0; at < decoded.size();) {
    const std::int32_t c = next_code_point(decoded, at);
    if (c < 0x80 || u_isalpha(c) == 0) continue;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    // Signs that count as letters have none.
    if (U_SUCCESS(status) && script > USCRIPT_INHERITED) ++counts[static_cast<std::size_t>(script)];
  }
  const auto most = std::ranges::max_element(counts);
  return *most == 0 ? USCRIPT_LATIN : static_cast<UScriptCode>(most - counts.begin());
}

Likeness likeness(const std::string& text) {
  // What CLD2 takes for damaged text it leaves these as they are for.
  CLD2::Language top[3] = {CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE};
  int percent[3] = {};
  double score[3] = {};
  int text_bytes = 0;
  bool reliable = false;
  int valid_prefix = 0;
  CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), static_cast<int>(text.size()), true, nullptr, 0, top,
                                          percent, score, nullptr, &text_bytes, &reliable, &valid_prefix);
  if (top[0] == CLD2::UNKNOWN_LANGUAGE) return {0, 0};
  std::string language = CLD2::LanguageCode(top[0]);
  if (language == "sr" && script_of(text) == USCRIPT_LATIN) language = "hr";
  return {score[0] * percent[0] / 100, letters_known(text, language)};
}

}  // namespace backfile
