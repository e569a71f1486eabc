#include "indexer/annotators/country/currency_symbols.h"

#include <array>
#include <limits>
#include <vector>

#include "common/countries.h"

namespace backfile {
namespace {

struct Symbol {
  std::string_view letters;  // folded, before a dollar sign; "" where the symbol alone tells
  std::string_view symbol;
  std::string_view code;
};

// The dollar sign alone is used for too many.
constexpr auto symbols = std::to_array<Symbol>({
    {"", "\xC2\xA3", "GB"},      // pound
    {"", "\xE2\x82\xB9", "IN"},  // rupee
    {"", "\xE2\x82\xA6", "NG"},  // naira
    {"", "\xE2\x82\xA9", "KR"},  // won
    {"", "\xE2\x82\xBD", "RU"},  // rouble
    {"", "\xE2\x82\xAA", "IL"},  // shekel
    {"", "\xE2\x82\xAB", "VN"},  // dong
    {"", "\xE2\x82\xB4", "UA"},  // hryvnia
    {"", "\xE2\x82\xBA", "TR"},  // lira
    {"", "\xE2\x82\xB1", "PH"},  // peso
    {"", "\xE0\xB8\xBF", "TH"},  // baht
    {"", "\xE2\x82\xB5", "GH"},  // cedi
    {"", "\xE2\x82\xB8", "KZ"},  // tenge
    {"a", "$", "AU"},           {"au", "$", "AU"}, {"c", "$", "CA"},         {"can", "$", "CA"},
    {"nz", "$", "NZ"},          {"hk", "$", "HK"}, {"s", "$", "SG"},         {"nt", "$", "TW"},
    {"r", "$", "BR"},           {"j", "$", "JM"},  {"ir", "\xC2\xA3", "IE"},
});

std::vector<PlaceSense> make_senses() {
  std::vector<PlaceSense> senses;
  for (const Symbol& row : symbols) {
    std::uint16_t country = 0;
    while (countries()[country].code != row.code) ++country;
    senses.push_back({.country = country,
                      .kind = PlaceKind::currency,
                      .word = false,
                      .person = false,
                      .doubtful = false,
                      .unsure = false,
                      .each = false,
                      .population = 0,
                      .from = std::numeric_limits<std::int64_t>::min(),
                      .to = std::numeric_limits<std::int64_t>::max()});
  }
  return senses;
}

}  // namespace

std::span<const PlaceSense> currency_before(std::string_view before, std::string_view previous) {
  static const std::vector<PlaceSense> senses = make_senses();
  if (before.empty()) return {};
  const char last = before.back();
  if (last != '$' && static_cast<unsigned char>(last) < 0x80) return {};
  std::span<const PlaceSense> found;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    if (!before.ends_with(symbols[i].symbol)) continue;
    if (symbols[i].letters == previous) return std::span(senses).subspan(i, 1);
    if (symbols[i].letters.empty()) found = std::span(senses).subspan(i, 1);
  }
  return found;
}

}  // namespace backfile
