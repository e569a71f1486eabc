#include "common/countries.h"

#include <unicode/locid.h>
#include <unicode/uloc.h>

#include <array>
#include <map>
#include <string>

#include "common/fold.h"

namespace backfile {
namespace {

struct Name {
  std::string_view code;
  std::string_view name;
};

// ISO 3166-3: countries that are no more (not those that only changed their name).
constexpr auto former = std::to_array<Name>({
    {"ANHH", "Netherlands Antilles"},
    {"CSHH", "Czechoslovakia"},
    {"CSXX", "Serbia and Montenegro"},
    {"DDDE", "East Germany"},
    {"SUHH", "Soviet Union"},
    {"YDYE", "South Yemen"},
    {"YUCS", "Yugoslavia"},
    {"VDVN", "North Vietnam"},
});

// ICU's names where people read another one.
constexpr auto plainer = std::to_array<Name>({
    {"HK", "Hong Kong"},
    {"MO", "Macao"},
    {"CD", "DR Congo"},
    {"CG", "Republic of the Congo"},
    {"MM", "Myanmar"},
    {"PS", "Palestinian territories"},
    {"CI", "Ivory Coast"},
    {"TR", "Turkey"},
    {"CZ", "Czech Republic"},
    {"BA", "Bosnia and Herzegovina"},
    {"GB", "United Kingdom"},
    {"US", "United States"},
});

// What people type beside the names above.
constexpr auto aliases = std::to_array<Name>({
    {"GB", "uk"},
    {"GB", "britain"},
    {"GB", "great britain"},
    {"GB", "england"},
    {"GB", "scotland"},
    {"GB", "wales"},
    {"GB", "northern ireland"},
    {"US", "usa"},
    {"US", "u.s."},
    {"US", "u.s.a."},
    {"US", "america"},
    {"US", "united states of america"},
    {"RU", "russian federation"},
    {"SUHH", "ussr"},
    {"SUHH", "u.s.s.r."},
    {"DDDE", "gdr"},
    {"DE", "west germany"},
    {"DE", "frg"},
    {"KR", "republic of korea"},
    {"KP", "dprk"},
    {"CN", "prc"},
    {"AE", "uae"},
    {"SA", "ksa"},
    {"CI", "cote d'ivoire"},
    {"CD", "zaire"},
    {"CD", "drc"},
    {"CD", "democratic republic of congo"},
    {"CD", "democratic republic of the congo"},
    {"CG", "congo-brazzaville"},
    {"CG", "congo"},
    {"MM", "burma"},
    {"KH", "kampuchea"},
    {"CZ", "czechia"},
    {"TR", "turkiye"},
    {"VA", "vatican"},
    {"PS", "palestine"},
    {"MK", "macedonia"},
    {"SZ", "swaziland"},
    {"CV", "cape verde"},
    {"TL", "east timor"},
    {"LK", "ceylon"},
    {"BF", "upper volta"},
    {"ZW", "rhodesia"},
    {"NL", "holland"},
    {"SY", "syrian arab republic"},
    {"IR", "persia"},
    {"TH", "siam"},
    {"BJ", "dahomey"},
    {"BA", "bosnia"},
    {"MO", "macau"},
});

class Countries {
 public:
  Countries() {
    for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
      std::string label;
      icu::UnicodeString name;
      icu::Locale("", *code).getDisplayCountry(icu::Locale::getEnglish(), name);
      name.toUTF8String(label);
      add_label(*code, label);
      add_name(icu::Locale("", *code).getISO3Country(), *code);
    }
    for (const Name& row : former) add_label(std::string(row.code), std::string(row.name));
    for (const Name& row : plainer) add_label(std::string(row.code), std::string(row.name));
    for (const Name& row : aliases) add_name(row.name, row.code);
  }

  std::string_view label(std::string_view code) const {
    const auto found = labels_.find(code);
    return found == labels_.end() ? std::string_view{} : found->second;
  }

  std::string_view code(std::string_view name) const {
    std::string folded;
    fold_word(name, folded);
    const auto found = codes_.find(folded);
    return found == codes_.end() ? std::string_view{} : found->second;
  }

 private:
  void add_label(const std::string& code, const std::string& label) {
    labels_[code] = label;
    add_name(code, code);
    add_name(label, code);
  }
  void add_name(std::string_view name, std::string_view code) {
    std::string folded;
    fold_word(name, folded);
    codes_[folded] = labels_.find(code)->first;
  }

  std::map<std::string, std::string, std::less<>> labels_;
  std::map<std::string, std::string_view, std::less<>> codes_;
};

const Countries& countries() {
  static const Countries instance;
  return instance;
}

}  // namespace

std::string_view country_label(std::string_view code) {
  return countries().label(code);
}
std::string_view country_code(std::string_view name_or_code) {
  return countries().code(name_or_code);
}

}  // namespace backfile
