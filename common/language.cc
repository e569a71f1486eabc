#include "common/language.h"

#include <unicode/locid.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

#include "common/ascii.h"

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
  table["nb"] = table["nn"] = table["nob"] = table["nno"] = "no";
  // The codes of ISO 639-2 that libraries use where they differ from those of 639-3.
  constexpr std::pair<const char*, const char*> bibliographic[] = {
      {"alb", "sq"}, {"arm", "hy"}, {"baq", "eu"}, {"bur", "my"}, {"chi", "zh"}, {"cze", "cs"}, {"dut", "nl"},
      {"fre", "fr"}, {"geo", "ka"}, {"ger", "de"}, {"gre", "el"}, {"ice", "is"}, {"mac", "mk"}, {"mao", "mi"},
      {"may", "ms"}, {"per", "fa"}, {"rum", "ro"}, {"slo", "sk"}, {"tib", "bo"}, {"wel", "cy"}};
  for (const auto& [library, code] : bibliographic) table[library] = code;
  table["iw"] = "he";
  table["zh-hant"] = table["zh-hans"] = "zh";
  return table;
}

}  // namespace

const StemmedLanguage* find_stemmed_language(std::string_view code) {
  const auto* found = std::ranges::lower_bound(languages, code, {}, &StemmedLanguage::code);
  return found != languages.end() && found->code == code ? found : nullptr;
}

char language_prefix(std::string_view code) {
  const StemmedLanguage* language = find_stemmed_language(code);
  return language != nullptr ? language->prefix : '\0';
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

}  // namespace backfile
