#include "indexer/annotators/country/language_home.h"

#include <algorithm>
#include <array>

namespace backfile {
namespace {

struct Row {
  std::string_view language;
  std::string_view code;
};

constexpr auto rows = std::to_array<Row>({
    {"am", "ET"}, {"az", "AZ"}, {"be", "BY"}, {"bg", "BG"}, {"bn", "BD"}, {"bs", "BA"}, {"cs", "CZ"},
    {"cy", "GB"}, {"da", "DK"}, {"dv", "MV"}, {"dz", "BT"}, {"el", "GR"}, {"et", "EE"}, {"fa", "IR"},
    {"fi", "FI"}, {"fo", "FO"}, {"ga", "IE"}, {"gu", "IN"}, {"he", "IL"}, {"hi", "IN"}, {"hr", "HR"},
    {"hu", "HU"}, {"hy", "AM"}, {"id", "ID"}, {"is", "IS"}, {"it", "IT"}, {"ja", "JP"}, {"ka", "GE"},
    {"kk", "KZ"}, {"km", "KH"}, {"kn", "IN"}, {"ko", "KR"}, {"ky", "KG"}, {"lo", "LA"}, {"lt", "LT"},
    {"lv", "LV"}, {"mk", "MK"}, {"ml", "IN"}, {"mn", "MN"}, {"mr", "IN"}, {"ms", "MY"}, {"mt", "MT"},
    {"my", "MM"}, {"nb", "NO"}, {"ne", "NP"}, {"nn", "NO"}, {"no", "NO"}, {"or", "IN"}, {"pa", "IN"},
    {"pl", "PL"}, {"ps", "AF"}, {"ro", "RO"}, {"ru", "RU"}, {"rw", "RW"}, {"si", "LK"}, {"sk", "SK"},
    {"sl", "SI"}, {"so", "SO"}, {"sq", "AL"}, {"sr", "RS"}, {"sv", "SE"}, {"te", "IN"}, {"tg", "TJ"},
    {"th", "TH"}, {"tk", "TM"}, {"tl", "PH"}, {"tr", "TR"}, {"uk", "UA"}, {"ur", "PK"}, {"uz", "UZ"},
    {"vi", "VN"}, {"zu", "ZA"},
});
static_assert(std::ranges::is_sorted(rows, {}, &Row::language));

}  // namespace

std::string_view language_home(std::string_view language) {
  const auto* found = std::ranges::lower_bound(rows, language, {}, &Row::language);
  return found != rows.end() && found->language == language ? found->code : std::string_view{};
}

}  // namespace backfile
