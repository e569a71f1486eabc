#include "indexer/annotators/person/inventor.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

#include "common/utf8.h"
#include "indexer/annotators/person/lexicon.h"

namespace backfile {
namespace {

// Shares of the cultures in percent, in the order of name_cultures().
constexpr std::array<unsigned, 16> shares = {16, 6, 11, 8, 5, 5, 10, 11, 5, 3, 3, 4, 4, 6, 1, 2};

// Separated by |.
constexpr std::string_view countries =
    "Nigeria|Kenya|Ghana|Pakistan|India|Bangladesh|Malaysia|Indonesia|Thailand|Vietnam|China|Japan|"
    "Taiwan|Iran|Iraq|Egypt|Jordan|Lebanon|Israel|Turkey|Russia|Ukraine|Poland|Germany|France|Spain|"
    "Italy|Brazil|Argentina|Chile|Mexico|Colombia|Peru|Canada|Australia|Fiji|Ethiopia|Somalia|Sudan|"
    "Uganda|Zimbabwe|Jamaica|Afghanistan|Nepal|Georgia|Chad|Greece|Sweden|Burma|Syria|Tonga|Qatar|Oman|"
    "Kuwait|Yemen|Libya|Tunisia|Algeria|Morocco|Mali|Niger|Senegal|Gambia|Guinea|Liberia|Togo|Benin|"
    "Cameroon|Gabon|Congo|Rwanda|Burundi|Tanzania|Zambia|Malawi|Mozambique|Angola|Namibia|Botswana|"
    "Lesotho|Eswatini|Madagascar|Mauritius|Comoros|Djibouti|Eritrea|Albania|Serbia|Kosovo|Croatia|"
    "Slovenia|Slovakia|Hungary|Romania|Bulgaria|Moldova|Belarus|Lithuania|Latvia|Estonia|Finland|Norway|"
    "Denmark|Iceland|Ireland|Britain|Scotland|Wales|England|Portugal|Belgium|Austria|Switzerland|Malta|"
    "Cyprus|Armenia|Azerbaijan|Kazakhstan|Uzbekistan|Kyrgyzstan|Tajikistan|Turkmenistan|Mongolia|Myanmar|"
    "Cambodia|Laos|Singapore|Brunei|Philippines|Bhutan|Maldives|Samoa|Vanuatu|Palau|Nauru|Kiribati|"
    "Tuvalu|Cuba|Haiti|Guyana|Suriname|Bolivia|Ecuador|Paraguay|Uruguay|Venezuela|Panama|Honduras|"
    "Guatemala|Nicaragua|Belize|Bahamas|Barbados|Grenada|Dominica|South Africa|South Korea|North Korea|"
    "Sri Lanka|New Zealand|Saudi Arabia|Costa Rica|El Salvador|Ivory Coast|Sierra Leone|Burkina Faso|"
    "Papua New Guinea|Hong Kong|Cape Verde|United Kingdom|United States|South Sudan|Timor-Leste";
constexpr std::string_view demonyms =
    "Nigerian|Kenyan|Ghanaian|Pakistani|Indian|Bangladeshi|Malaysian|Indonesian|Thai|Chinese|Japanese|"
    "Taiwanese|Iranian|Iraqi|Egyptian|Lebanese|Israeli|Turkish|Russian|Ukrainian|Polish|German|French|"
    "Spanish|Brazilian|Argentine|Mexican|Colombian|Canadian|Australian|Ethiopian|Somali|Zimbabwean|"
    "British|American|Syrian|Burmese|Yemeni|Libyan|Tunisian|Algerian|Moroccan|Malian|Senegalese|"
    "Cameroonian|Congolese|Rwandan|Tanzanian|Zambian|Malawian|Angolan|Namibian|Albanian|Serbian|Croatian|"
    "Slovak|Hungarian|Romanian|Bulgarian|Belarusian|Finnish|Norwegian|Danish|Swedish|Irish|Scottish|"
    "Welsh|Portuguese|Belgian|Austrian|Swiss|Armenian|Azerbaijani|Kazakh|Uzbek|Mongolian|Cambodian|"
    "Singaporean|Filipino|Bhutanese|Samoan|Cuban|Haitian|Bolivian|Chilean|Peruvian|Venezuelan|Honduran|"
    "Jamaican|Greek|Cypriot|Afghan|Nepali|Kurdish|Palestinian|Emirati|Saudi|Qatari|Kuwaiti|Sudanese|"
    "Ugandan|South African|South Korean|North Korean|Sri Lankan";

constexpr std::array<std::string_view, 14> family_firms = {
    "Group",   "Holdings", "Industries", "Motors", "Foundation", "Brothers", "Partners",
    "Capital", "Electric", "Foods",      "Steel",  "Airlines",   "Bank",     "Pharmaceuticals"};
constexpr std::array<std::string_view, 16> city_bodies = {"United",
                                                          "City",
                                                          "Rovers",
                                                          "FC",
                                                          "University",
                                                          "Chamber of Commerce",
                                                          "Stock Exchange",
                                                          "Council",
                                                          "Hospital",
                                                          "High Court",
                                                          "Herald",
                                                          "Water Board",
                                                          "Symphony Orchestra",
                                                          "Police",
                                                          "Times",
                                                          "Port Authority"};

std::string join(std::initializer_list<std::string_view> parts) {
  std::string joined;
  for (std::string_view part : parts) joined += part;
  return joined;
}

constexpr std::array<std::string_view, 48> brand_heads = {
    "Omni", "Nova", "Gen",  "Tele",  "Inter", "Uni",   "Syn",  "Cen",  "Allo", "Vita", "Bio",  "Petro",
    "Agro", "Medi", "Opti", "Micro", "Nano",  "Trans", "Euro", "Pan",  "Nor",  "Sol",  "Luma", "Zen",
    "Ari",  "Bel",  "Cala", "Dyna",  "Ever",  "Flexi", "Glo",  "Hexa", "Ina",  "Jav",  "Kor",  "Lexi",
    "Maxi", "Neo",  "Or",   "Pro",   "Qua",   "Rox",   "Sano", "Tri",  "Ulta", "Vero", "Wex",  "Xen"};
constexpr std::array<std::string_view, 36> brand_tails = {
    "com",  "tek", "tech", "cor", "gen",  "dyne", "nex",  "tel", "med",   "pharm", "trix", "soft",
    "ware", "sys", "lon",  "zon", "mark", "bank", "mart", "gas", "net",   "plex",  "rix",  "via",
    "ra",   "is",  "ax",   "ix",  "ovo",  "ent",  "ics",  "lux", "phone", "line",  "max",  "co"};

constexpr std::array<std::string_view, 28> english_heads = {
    "Ash",    "Alder", "Black", "Brad", "Chal",  "Cold", "Dun",  "East",   "Fair", "Grim",
    "Hart",   "Hay",   "Ink",   "Kirk", "Long",  "Mar",  "Mill", "Nether", "Oak",  "Pen",
    "Ravens", "Red",   "Shel",  "Stan", "Thorn", "Wal",  "Whit", "Wood"};
constexpr std::array<std::string_view, 20> english_tails = {
    "beck",  "bury", "by",   "combe", "dale",  "field",  "ford", "gate", "ham",   "hurst",
    "leigh", "mere", "moor", "mouth", "stead", "thorpe", "ton",  "wick", "worth", "cliffe"};
constexpr std::array<std::string_view, 60> syllables = {
    "ba", "be", "bo",  "cha", "da", "de", "do",  "du", "fa", "ga", "gu", "ha", "hi", "ja",  "ka",
    "ke", "ki", "ko",  "ku",  "la", "li", "lo",  "lu", "ma", "me", "mi", "mo", "mu", "na",  "ne",
    "ni", "no", "nya", "o",   "pa", "po", "ra",  "re", "ri", "ro", "ru", "sa", "se", "sha", "shi",
    "si", "so", "ta",  "te",  "ti", "to", "tsu", "u",  "va", "vi", "wa", "ya", "ye", "za",  "zhu"};
constexpr std::array<std::string_view, 36> place_tails = {
    "abad", "pur",   "pura", "nagar", "grad",  "ovo",   "ovka", "sk",   "ville", "burg", "berg",  "heim",
    "wala", "kot",   "garh", "gama",  "ri",    "dong",  "shan", "zhou", "guan",  "kawa", "mura",  "yama",
    "kent", "istan", "tepe", "koy",   "gorod", "polis", "fell", "vik",  "sund",  "nes",  "lahti", "jarvi"};
constexpr std::array<std::string_view, 30> place_heads = {
    "San ",   "Santa ",   "São ",     "El ",     "La ",   "Los ",   "Villa ", "Nueva ", "Nova ", "Porto ",
    "Pulau ", "Kampung ", "Tanjung ", "Sungai ", "Batu ", "Bukit ", "Ban ",   "Nong ",  "Wadi ", "Ras ",
    "Tel ",   "Deir ",    "Beit ",    "Umm ",    "Ain ",  "Al-",    "Khan ",  "Dera ",  "Port ", "Mae "};

std::size_t count(std::string_view list) {
  return static_cast<std::size_t>(std::ranges::count(list, '|')) + 1;
}

std::string nth(std::string_view list, std::size_t number) {
  for (; number > 0; --number) list.remove_prefix(list.find('|') + 1);
  return std::string(list.substr(0, list.find('|')));
}

// The head of one name and the tail of another, cut between code points.
std::string blend(const std::string& a, const std::string& b) {
  const std::size_t head = code_point_border(a, (a.size() + 1) / 2);
  const std::size_t tail = code_point_border(b, b.size() / 2);
  return a.substr(0, head) + b.substr(tail);
}

char capital(const std::string& name) {
  return name.empty() ? 'A' : static_cast<char>(std::toupper(static_cast<unsigned char>(name.front())));
}

std::string small(std::string name) {
  if (!name.empty()) name.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(name.front())));
  return name;
}

}  // namespace

std::size_t Inventor::culture() {
  auto left = below(100);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (left < shares[i]) return i;
    left -= shares[i];
  }
  return 0;
}

std::string Inventor::given(std::size_t culture) {
  const auto names = listed_names(culture, given_name);
  return names[below(names.size())];
}

std::string Inventor::family(std::size_t culture) {
  const auto names = listed_names(culture, family_name);
  return names[below(names.size())];
}

InventedPerson Inventor::person(std::size_t number) {
  InventedPerson made;
  const std::string_view culture = name_cultures()[number];
  made.given = given(number);
  made.family = family(number);
  // Names that no list knows are met every day.
  if (chance(10)) {
    made.given = blend(made.given, given(number));
    made.family = blend(made.family, family(number));
  }
  // Much of the world's press names people with given names of Europe or Arabia.
  if ((culture == "af" || culture == "id" || culture == "pa" || culture == "zh") && chance(35)) {
    made.given = given(culture == "af" && chance(30) ? 6 : 0);
  }
  shape(culture, number, made);
  if (made.full.empty()) made.full = join({made.given, " ", made.family});
  const char letter = capital(made.given);
  made.initial = join({{&letter, 1}, chance(85) ? ". " : " ", made.family});
  made.middle = join({made.given, " ", letter_and_point(), " ", made.family});
  return made;
}

std::string Inventor::letter_and_point() {
  return {static_cast<char>('A' + below(26)), '.'};
}

// The ways in which a culture's names differ from "given family".
void Inventor::shape(std::string_view culture, std::size_t number, InventedPerson& made) {
  const auto way = below(100);
  if (culture == "zh" || culture == "ko") return shape_east_asian(number, way, made);
  if (culture == "ar") return shape_arabic(number, way, made);
  if (culture == "sa") return shape_south_asian(number, way, made);
  if (culture == "ro") return shape_romance(number, way, made);
  if (culture == "de") {
    constexpr std::array<std::string_view, 4> before = {"van ", "van der ", "von ", "de "};
    if (way < 8) made.family.insert(0, before[way / 2]);
    if (way >= 8 && way < 12) made.given = join({made.given, "-", given(number)});
  } else if (culture == "en") {
    if (way < 4) made.family.insert(0, way < 2 ? "Mc" : "O'");
    if (way >= 4 && way < 8) made.family = join({made.family, "-", family(number)});
    if (way >= 8 && way < 12) {
      made.full = join({made.given, " ", made.family, way < 10 ? " Jr." : way < 11 ? " III" : ", Jr."});
    }
    if (way >= 12 && way < 16) made.full = join({made.given, " “", given(number), "” ", made.family});
  } else if (culture == "id" || culture == "se") {
    if (way < 15) made.full = made.family = made.given;
    if (way >= 15 && way < 40) made.full = join({made.given, " ", given(number), " ", made.family});
    if (way >= 40 && way < 50 && culture == "id") made.full = join({made.given, " bin ", given(number)});
    if (way >= 50 && way < 75 && culture == "se")
      made.full = join({made.family, " ", given(number), " ", made.given});
  } else if (culture == "sl" && way < 5) {
    made.full = join({made.given, " ", given(number), way < 3 ? "ovich " : "ovna ", made.family});
  } else if (culture == "af" && way < 20) {
    made.full = join({made.given, " ", given(number), " ", made.family});
  }
}

void Inventor::shape_east_asian(std::size_t number, std::size_t way, InventedPerson& made) {
  if (made.given.find('-') == std::string::npos && way < 40) {
    made.given = join({made.given, way < 20 ? "-" : " ", small(given(number))});
  }
  if (way < 85) made.full = join({made.family, " ", made.given});
}

void Inventor::shape_arabic(std::size_t number, std::size_t way, InventedPerson& made) {
  constexpr std::array<std::string_view, 5> before = {"al-", "al-", "al-", "Al-", "El-"};
  if (way < 25) made.family.insert(0, before[way / 5]);
  if (way >= 25 && way < 32) made.given.insert(0, "Abdul ");
  if (way >= 32 && way < 36) made.given.insert(0, "Abdel-");
  if (way % 10 == 0) made.full = join({made.given, " bin ", given(number), " ", made.family});
  if (way % 10 == 1 || way % 10 == 2) made.full = join({made.given, " ", given(number), " ", made.family});
  if (way >= 97) made.full = made.given = made.family = join({"Abu ", given(number)});
}

void Inventor::shape_south_asian(std::size_t number, std::size_t way, InventedPerson& made) {
  const std::string letter = letter_and_point();
  if (way < 12) made.full = join({made.given, " ", given(number), " ", made.family});
  if (way >= 12 && way < 22) made.full = join({letter, " ", letter_and_point(), " ", made.family});
  if (way >= 22 && way < 28) made.full = join({letter, letter_and_point(), " ", made.family});
  if (way >= 28 && way < 34) made.full = join({way < 31 ? "Mohammad " : "Md ", made.given, " ", made.family});
  if (way >= 34 && way < 37) made.full = made.family = made.given;
}

void Inventor::shape_romance(std::size_t number, std::size_t way, InventedPerson& made) {
  constexpr std::array<std::string_view, 3> before = {"de ", "da ", "dos "};
  if (way < 12) made.full = join({made.given, " ", made.family, " ", family(number)});
  if (way >= 12 && way < 18) made.full = join({made.given, " ", given(number), " ", made.family});
  if (way >= 18 && way < 24) made.family.insert(0, before[(way - 18) / 2]);
  if (way >= 24 && way < 28) made.full = join({made.given, " ", made.family, "-", family(number)});
  if (way >= 96) made.full = made.family = made.given;
}

std::string Inventor::village() {
  const auto way = below(100);
  if (way < 30)
    return join({english_heads[below(english_heads.size())], english_tails[below(english_tails.size())]});
  std::string name;
  for (std::size_t i = 0, count = 1 + below(3); i < count; ++i) name += syllables[below(syllables.size())];
  if (way < 70) name += place_tails[below(place_tails.size())];
  name.front() = capital(name);
  if (way < 85) return name;
  return join({place_heads[below(place_heads.size())], name});
}

std::string Inventor::city() {
  if (chance(35)) return village();
  const auto cities = listed_places();
  return cities[below(cities.size())];
}

std::string Inventor::country() {
  return nth(countries, below(count(countries)));
}

std::string Inventor::demonym() {
  return nth(demonyms, below(count(demonyms)));
}

std::string Inventor::known_organisation() {
  const auto names = listed_organisations();
  return names[below(names.size())];
}

std::string Inventor::brand() {
  std::string name = join({brand_heads[below(brand_heads.size())], brand_tails[below(brand_tails.size())]});
  if (chance(20)) name = join({name, "-", brand_heads[below(brand_heads.size())]});
  return name;
}

std::string Inventor::partnership() {
  const auto way = below(100);
  const std::size_t number = culture();
  const std::size_t other = chance(70) ? number : culture();
  if (way < 40) return join({family(number), " ", family(other)});
  if (way < 60) return join({given(number), " ", family(number)});
  if (way < 70) return join({letter_and_point(), " ", family(number)});
  if (way < 85) return join({family(number), " & ", family(other)});
  if (way < 90) return join({family(number), ", ", family(other), " & ", family(culture())});
  return join({family(number), " Brothers"});
}

std::string Inventor::word() {
  const auto words = listed_words();
  return words[below(words.size())];
}

std::string Inventor::role() {
  const auto roles = listed_roles();
  const std::string role = roles[below(roles.size())];
  if (chance(15)) return join({"deputy ", role});
  if (chance(15)) return join({"former ", role});
  if (chance(10)) return join({word(), " ", role});
  return role;
}

std::string Inventor::speech() {
  constexpr std::array<std::string_view, 14> verbs = {
      "said",    "says",     "argued", "insisted",       "replied",    "warned", "admitted",
      "claimed", "recalled", "added",  "told reporters", "complained", "joked",  "explained"};
  return std::string(verbs[below(verbs.size())]);
}

std::string Inventor::organisation() {
  const auto way = below(100);
  const std::size_t number = culture();
  const std::string_view firm = family_firms[below(family_firms.size())];
  const std::string_view body = city_bodies[below(city_bodies.size())];
  if (way < 25) return join({family(number), " ", firm});
  if (way < 32) return join({family(number), " & ", family(culture())});
  if (way < 55) return join({city(), " ", body});
  if (way < 62) return join({"Bank of ", city()});
  if (way < 70) return family(number);  // a firm known by its founder's name
  if (way < 80) return join({demonym(), " ", body});
  std::string letters;
  for (std::size_t i = 0, length = 3 + below(2); i < length; ++i)
    letters += static_cast<char>('A' + below(26));
  return letters;
}

}  // namespace backfile
