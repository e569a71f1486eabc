#include "common/language.h"

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "common/ascii.h"
#include "common/utf8.h"

namespace backfile {
namespace {

// Upper-case letters but Q and X, which open keys and facets; folded words never begin with one.
constexpr std::array languages = {
    StemmedLanguage{"ar", "arabic", 'A'},     StemmedLanguage{"ca", "catalan", 'C'},
    StemmedLanguage{"da", "danish", 'D'},     StemmedLanguage{"de", "german", 'G'},
    StemmedLanguage{"en", "english", 'E'},    StemmedLanguage{"es", "spanish", 'S'},
    StemmedLanguage{"eu", "basque", 'B'},     StemmedLanguage{"fi", "finnish", 'U'},
    StemmedLanguage{"fr", "french", 'F'},     StemmedLanguage{"ga", "irish", 'J'},
    StemmedLanguage{"hu", "hungarian", 'H'},  StemmedLanguage{"hy", "armenian", 'Y'},
    StemmedLanguage{"id", "indonesian", 'K'}, StemmedLanguage{"it", "italian", 'I'},
    StemmedLanguage{"lt", "lithuanian", 'L'}, StemmedLanguage{"ne", "nepali", 'M'},
    StemmedLanguage{"nl", "dutch", 'N'},      StemmedLanguage{"no", "norwegian", 'O'},
    StemmedLanguage{"pt", "portuguese", 'P'}, StemmedLanguage{"ro", "romanian", 'V'},
    StemmedLanguage{"ru", "russian", 'R'},    StemmedLanguage{"sv", "swedish", 'W'},
    StemmedLanguage{"ta", "tamil", 'Z'},      StemmedLanguage{"tr", "turkish", 'T'},
};

// English names, two- and three-letter codes of every language ICU knows, in lower case.
std::map<std::string, std::string, std::less<>> name_table() {
  std::map<std::string, std::string, std::less<>> table;
  for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
    table.emplace(*code, *code);
    if (const char* three = uloc_getISO3Language(*code); *three != '\0') table.emplace(three, *code);
    std::string name;
    icu::UnicodeString label;
    icu::Locale(*code).getDisplayLanguage(icu::Locale::getEnglish(), label);
    label.toLower(icu::Locale::getRoot()).toUTF8String(name);
    table.emplace(name, *code);
  }
  table["nb"] = table["nn"] = "no";
  table["iw"] = "he";
  table["zh-hant"] = table["zh-hans"] = "zh";
  return table;
}

bool same_script(const std::string& a, std::string_view b) {
  const auto script = [](const std::string& code) {
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode found[4] = {};
    const std::int32_t count = uscript_getCode(code.c_str(), found, 4, &status);
    return U_SUCCESS(status) && count > 0 ? found[0] : USCRIPT_INVALID_CODE;
  };
  return script(a) == script(std::string(b));
}

}  // namespace

std::span<const StemmedLanguage> stemmed_languages() {
  return languages;
}

const StemmedLanguage* find_stemmed_language(std::string_view code) {
  const auto* found = std::ranges::lower_bound(languages, code, {}, &StemmedLanguage::code);
  return found != languages.end() && found->code == code ? found : nullptr;
}

char term_prefix(std::string_view term) {
  return !term.empty() && term.front() >= 'A' && term.front() <= 'Z' ? term.front() : '\0';
}

std::string language_code(std::string_view name) {
  static const auto table = name_table();
  const std::string key = ascii_lowered(name);
  if (const auto found = table.find(key); found != table.end()) return found->second;
  const auto cut = key.find_first_of("-_ ");
  if (cut == std::string::npos) return "";
  const auto found = table.find(std::string_view(key).substr(0, cut));
  return found != table.end() ? found->second : "";
}

std::string language_label(std::string_view code) {
  std::string name;
  icu::UnicodeString label;
  icu::Locale(std::string(code).c_str()).getDisplayLanguage(icu::Locale::getEnglish(), label);
  label.toUTF8String(name);
  return name.empty() ? std::string(code) : name;
}

std::string detect_language(std::string_view text, std::string_view prior) {
  constexpr std::size_t enough = 1024;
  constexpr int short_text = 150;  // letters, in bytes
  const std::size_t length = code_point_border(text, enough);
  CLD2::Language top[3];
  int percent[3];
  double score[3];
  int text_bytes = 0;
  bool reliable = false;
  const std::string hint(prior);
  const CLD2::CLDHints hints{
      nullptr, nullptr, CLD2::UNKNOWN_ENCODING,
      prior.empty() ? CLD2::UNKNOWN_LANGUAGE : CLD2::GetLanguageFromName(hint.c_str())};
  int valid_prefix = 0;
  const CLD2::Language found =
      CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), static_cast<int>(length), true, &hints, 0, top,
                                              percent, score, nullptr, &text_bytes, &reliable, &valid_prefix);
  const std::string code = found == CLD2::UNKNOWN_LANGUAGE ? "" : language_code(CLD2::LanguageCode(found));
  if (code.empty()) return std::string(prior);
  if (prior.empty() || code == prior) return code;
  // A headline or a line of figures is easily taken for a neighbouring language, hardly for another script.
  const bool says_little = !reliable || text_bytes < short_text;
  return says_little && same_script(code, prior) ? std::string(prior) : code;
}

}  // namespace backfile
