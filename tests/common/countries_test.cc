#include "common/countries.h"

#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <set>

namespace backfile {
namespace {

struct NameRow {
  std::string_view typed;
  std::string_view code;
};

TEST_CASE("a country is found by the names and codes that people type") {
  constexpr auto rows = std::to_array<NameRow>({
      {"Saudi Arabia", "SA"},
      {"saudi-arabia", "SA"},
      {"KSA", "SA"},
      {"SAU", "SA"},
      {"sa", "SA"},
      {"pakistan", "PK"},
      {"U.S.", "US"},
      {"us", "US"},
      {"The United States", "US"},
      {"UK", "GB"},
      {"England", "GB"},
      {"Holland", "NL"},
      {"the Netherlands", "NL"},
      {"Cote d'Ivoire", "CI"},
      {"Côte d’Ivoire", "CI"},
      {"Ivory Coast", "CI"},
      {"Soviet Union", "SUHH"},
      {"ussr", "SUHH"},
      {"SUHH", "SUHH"},
      {"East Germany", "DDDE"},
      {"Czechoslovakia", "CSHH"},
      {"Czechia", "CZ"},
      {"Burma", "MM"},
      {"Zaire", "CD"},
      {"Congo", "CG"},
      {"Trinidad & Tobago", "TT"},
      {"Trinidad and Tobago", "TT"},
      {"Sao Tome and Principe", "ST"},
      {"Deutschland", "DE"},
      {"Arabie saoudite", "SA"},
      {"Россия", "RU"},
      {"россия", "RU"},
      {"日本", "JP"},
      {"مصر", "EG"},
      {"ESPAÑA", "ES"},
      {"espana", "ES"},
      {"Kosovo", "XK"},
      {"É.-U.", "US"},
      {"EUA", "US"},
      {"ABD", "US"},
      {"VS", "US"},
      {"Çin", "CN"},
      {"Irã", "IR"},
      // something else to everybody: another body, a word
      {"EU", ""},
      {"E.U.", ""},
      {"eu", ""},
      {"SU", ""},
      {"End", ""},
      {"Y", ""},
      {"IRA", ""},
      {"", ""},
      {"!", ""},
      {"Atlantis", ""},
      {"\xFF", ""},
  });
  for (const NameRow& row : rows) {
    CAPTURE(row.typed);
    CHECK(country_code(row.typed) == row.code);
  }
}

TEST_CASE("every code has a label, and label, code and three letters lead back to it") {
  std::set<std::string_view> labels;
  for (const Country& country : countries()) {
    CAPTURE(country.code);
    CHECK(!country.label.empty());
    CHECK(labels.insert(country.label).second);
    CHECK(country_label(country.code) == country.label);
    CHECK(country_code(country.code) == country.code);
    CHECK(country_code(country.label) == country.code);
    CHECK(country_code(country.alpha3) == country.code);
    CHECK(country.from < country.to);
  }
  CHECK(countries().size() >= 258);
  CHECK(country_label("XX").empty());
  CHECK(country_label("").empty());
}

TEST_CASE("labels come in the reader's language") {
  CHECK(country_label("DE", "de") == "Deutschland");
  CHECK(country_label("DE", "en") == "Germany");
  CHECK(country_label("SUHH", "de") == "Soviet Union");
  CHECK(country_label("XX", "de").empty());
}

struct EraRow {
  std::string_view code;
  std::chrono::year_month_day date;
  std::string_view then;
};

TEST_CASE("the date decides between a state and its successors") {
  using namespace std::chrono_literals;
  constexpr auto rows = std::to_array<EraRow>({
      {"RU", 1987y / 3 / 1, "SUHH"},
      {"RU", 1992y / 3 / 1, "RU"},
      {"RU", 1905y / 1 / 22, "RU"},
      {"LT", 1991y / 9 / 1, "SUHH"},
      {"LT", 1991y / 9 / 7, "LT"},
      {"LT", 1930y / 1 / 1, "LT"},
      {"HR", 1990y / 1 / 1, "YUCS"},
      {"HR", 1992y / 1 / 1, "HR"},
      {"RS", 1999y / 3 / 24, "YUCS"},
      {"RS", 2004y / 1 / 1, "CSXX"},
      {"RS", 2007y / 1 / 1, "RS"},
      {"XK", 1999y / 3 / 24, "YUCS"},
      {"SK", 1968y / 8 / 21, "CSHH"},
      {"DE", 1987y / 1 / 1, "DE"},
      {"FR", 1987y / 1 / 1, "FR"},
      {"??", 1987y / 1 / 1, "??"},
  });
  for (const EraRow& row : rows) {
    CAPTURE(row.code);
    const std::chrono::sys_seconds moment = std::chrono::sys_days(row.date);
    CHECK(country_code_at(row.code, moment.time_since_epoch().count()) == row.then);
  }
}

}  // namespace
}  // namespace backfile
