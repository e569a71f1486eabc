#include "indexer/annotators/country.h"

#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <span>

namespace backfile {
namespace {

struct Row {
  int year;  // 0: no date
  std::string_view language;
  std::string_view title;
  std::string_view text;
  std::string_view codes;  // expected, by salience
};

std::string annotated(const Row& row, std::string_view home = "") {
  Article article;
  article.title = row.title;
  article.text = row.text;
  article.language = row.language;
  if (row.year != 0) {
    const std::chrono::sys_days day = std::chrono::year(row.year) / 6 / 15;
    article.date = {std::chrono::sys_seconds(day).time_since_epoch().count(), DatePrecision::day};
  }
  Analyzer analyzer{Unspaced::words};
  AnalyzedArticle analyzed;
  analyzer.analyze(article.title, row.language, analyzed.title);
  analyzer.analyze(article.text, row.language, analyzed.body);
  std::vector<TakenSpan> taken;
  CountryAnnotator(std::string(home)).annotate(article, analyzed, taken);
  std::string codes;
  for (const Label& label : article.country) {
    CHECK(label.provenance == Provenance::derived);
    for (const Evidence& place : label.evidence) {
      CHECK(place.begin < place.end);
      CHECK(place.end <= (place.in_title ? article.title : article.text).size());
    }
    codes += (codes.empty() ? "" : " ") + label.value;
  }
  return codes;
}

void check(std::span<const Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.title);
    CAPTURE(row.year);
    CHECK(annotated(row) == row.codes);
  }
}

TEST_CASE("an article gets the countries that it is about") {
  constexpr auto rows = std::to_array<Row>({
      // names, demonyms, cities, leaders
      {2016, "en", "Flood relief reaches Punjab villages",
       "Pakistan’s army delivered tents on Monday. Officials in Lahore said that Pakistani engineers were "
       "repairing "
       "two bridges.",
       "PK"},
      {2009, "en", "Tremor felt in hill towns",
       "A tremor was felt in L’Aquila and in Rome. Italian radio said that nobody was hurt.", "IT"},
      {2012, "en", "Merkel urges patience",
       "Chancellor Angela Merkel told the Bundestag that patience was needed.", "DE"},
      {2014, "en", "Council fines pub over music",
       "The pub, in Leeds, must pay £2,000. Magistrates in Yorkshire heard it all.", "GB"},
      {2015, "en", "Cocoa growers meet",
       "Growers from Ghana and from Côte d'Ivoire met in Abidjan. Ghana sent a minister.", "GH CI"},
      // the date decides
      {1987, "en", "Kremlin offers new talks",
       "Moscow said on Friday that the Soviet Union was ready to talk.", "SUHH"},
      {1963, "en", "Kremlin offers new talks", "Moscow said on Friday that Russia was ready to talk.",
       "SUHH"},
      {2010, "en", "Kremlin offers new talks", "Moscow said on Friday that Russia was ready to talk.", "RU"},
      {1905, "en", "Shots in St. Petersburg", "Troops of Russia fired on a crowd in St. Petersburg.", "RU"},
      {1986, "en", "Reactor burns near Kiev",
       "Sweden measured fallout, and Swedish ministers asked Moscow. Kiev, in the Soviet Union, is silent.",
       "SE SUHH"},
      {2015, "en", "Orchestra of Kiev on tour",
       "The orchestra of Kiev left Ukraine by bus. Ukrainian schools sang.", "UA"},
      {1989, "en", "Queue for oranges in Brno", "Shoppers in Brno and in Prague queued for oranges.", "CSHH"},
      {2003, "en", "Queue for oranges in Brno", "Shoppers in Brno and in Prague queued for oranges.", "CZ"},
      {1984, "en", "Tram strike in Zagreb", "Trams stood still in Zagreb on Tuesday, Yugoslav radio said.",
       "YUCS"},
      {1999, "en", "Tram strike in Zagreb", "Trams stood still in Zagreb on Tuesday, Croatian radio said.",
       "HR"},
      {1987, "en", "Opera reopens", "DRESDEN, East Germany, June 14 - The opera of Dresden reopened.",
       "DDDE"},
      {2010, "en", "Opera reopens", "DRESDEN, Germany - The opera of Dresden reopened on Sunday.", "DE"},
      {1975, "en", "Rice ships unload", "HANOI, June 3 - Hanoi said that two ships had unloaded rice.",
       "VDVN"},
      {1978, "en", "Salisbury talks fail",
       "Talks in Rhodesia failed. Ian Smith said that Rhodesia would wait.", "ZW"},
      {1985, "en", "Rangoon mends its roads", "Burma will mend the roads of Rangoon.", "MM"},
      // the same name for several places
      {2008, "en", "Tanks near Gori",
       "Georgia said that tanks stood near Gori. President Saakashvili spoke in Tbilisi.", "GE"},
      {2008, "en", "Peach growers worry",
       "Growers in Georgia and South Carolina fear frost, an office in Atlanta said.", "US"},
      {2011, "en", "Library closes",
       "The library of London, Ontario, closes. London has 400,000 people, Canada’s statistics say.", "CA"},
      {2011, "en", "Library closes", "The library closes, a reader in Paris, Texas, wrote.", "US"},
      {1999, "en", "Bridge dedicated in N.H. town",
       "A covered bridge was dedicated in Cornish, N.H., on Friday.", "US"},
      {2004, "en", "Wells drilled in the Sahel",
       "Niger drills wells. In Niamey a minister said that Niger needs more.", "NE"},
      {2004, "en", "Wells drilled in the delta",
       "Nigeria drills wells. In Abuja a minister said that Nigeria needs more.", "NG"},
      {2001, "en", "Chile pepper harvest",
       "New Mexico counts its harvest. Farmers near Albuquerque are glad.", "US"},
      {2013, "en", "Congo radio silent",
       "The radio fell silent in Kinshasa. Congo is ruled by Joseph Kabila.", "CD"},
      {2013, "en", "Congo radio silent",
       "The radio fell silent in Brazzaville. Congo is ruled by Sassou-Nguesso.", "CG"},
      // words and people that are no places
      {1999, "en", "Nothing to see", "The council met and went home.", ""},
      {2005, "en", "Nice reading", "Reading is nice. Mobile phones split families; buffalo do not.", ""},
      {2005, "en", "A poet and a painter",
       "Jordan Henderson read, and Michael Chad painted. Chad Brown looked on.", ""},
      {2005, "en", "Two winners", "She won by a mark, and he made his mark too.", ""},
      {2005, "en", "Letter to us all", "It is for us to decide, or to ask for help in time; tell us.", ""},
      {2005, "en", "Stars shine", "Paris Hilton and Whitney Houston sang for Indiana Jones.", ""},
      {2010, "en", "What the paper said", "The New York Times and The Wall Street Journal had the story.",
       ""},
      // an archive in capitals
      {1963, "en", "SUMMIT MEETING",
       "IN PARIS, PRESIDENT DE GAULLE SAID THAT FRANCE WOULD WAIT. THE FRENCH PRESS TOLD US NOTHING.", "FR"},
      {1963, "en", "SENATE VOTE", "IN WASHINGTON THE U.S. SENATE VOTED. AMERICANS WERE SPLIT.", "US"},
      // credits name no place of the story
      {2008, "en", "Harvest good in Kenya",
       "Kenya’s harvest was good, growers in Nakuru said. Kenyan tea sold well. (Reporting by Ann Example in "
       "London; "
       "editing by Bo Example in New York)",
       "KE"},
      // money
      {2014, "en", "Bridge repaired", "The bridge cost ₹40 million, the mayor said; it had been ₹30 million.",
       "IN"},
  });
  check(rows);
}

TEST_CASE("central banks, exchanges and governments of today") {
  constexpr auto rows = std::to_array<Row>({
      {2024, "en", "Banxico cuts",
       "Banxico cut its rate by a quarter of a point; analysts had expected that.", "MX"},
      {2024, "en", "RBNZ holds", "The RBNZ left its rate alone, as farmers had hoped.", "NZ"},
      {2025, "en", "Noboa visits a port", "President Noboa promised soldiers for the port.", "EC"},
      {2024, "en", "Copom surprises", "Copom raised the Selic by a full point.", "BR"},
      {2023, "en", "Bank Negara warns banks", "Bank Negara told lenders to keep more capital.", "MY"},
      {2020, "en", "North Macedonia opens talks",
       "Skopje welcomed the step. North Macedonia changed its name.", "MK"},
      {2021, "en", "Eswatini king names premier", "The king of Eswatini named a premier in Mbabane.", "SZ"},
      {2024, "en", "Rates in Türkiye", "Türkiye raised its rate to fifty percent, Ankara said.", "TR"},
      {2022, "en", "Kazakh capital gets its old name", "Nur-Sultan is Astana again, Kazakhstan decided.",
       "KZ"},
      // what only sounds like a country
      {1987, "en", "Reactor shut down", "The utility shut a reactor at Turkey Point after a leak.", ""},
      {2019, "en", "Firms keep to the Paris Agreement",
       "Three firms promised to keep to the Paris Agreement.", ""},
  });
  check(rows);
}

TEST_CASE("two countries share the head of their names") {
  constexpr auto rows = std::to_array<Row>({
      {2018, "en", "Teams march together", "Athletes of North and South Korea will march together.", "KP KR"},
      {2018, "en", "Talks at border", "North and South Korean ministers met at a village.", "KP KR"},
      {2018, "en", "Talks at border", "North Korean and South Korean officials met at a village.", "KP KR"},
      {1989, "en", "Treaty signed", "East and West Germany signed a treaty on fishing.", "DDDE DE"},
      {2018, "en", "Trains late", "North and South Tolland are an hour apart.", ""},
  });
  check(rows);
}

TEST_CASE("a headline's word that the story writes small is no place") {
  constexpr auto rows = std::to_array<Row>({
      {2019, "en", "Turkey Prices Soar Before Feast",
       "Farmers in Iowa say that flu has cut their flocks of turkeys. A turkey costs 40 dollars.", "US"},
      {2019, "en", "China cabinet sold for record sum",
       "A china cabinet fetched a record sum at an auction in Leeds, England, on Tuesday.", "GB"},
      {2019, "en", "Turkey Raises Price of Bread",
       "Bread costs more from Monday, and so does the turkey at the feast, Turkey’s ministry said.", "TR"},
  });
  check(rows);
}

TEST_CASE("institutions that many countries have are those of the country spoken of") {
  constexpr auto rows = std::to_array<Row>({
      {2023, "en", "Senate screens ministers",
       "The Senate on Tuesday began to screen the ministers whom Nigeria’s president had named. In Abuja, "
       "the "
       "speaker of the House of Representatives was pleased.",
       "NG"},
      {2023, "en", "Senate votes on bridges", "The Senate voted on Tuesday for a bill on bridges.", "US"},
      {2023, "en", "Senate votes on bridges",
       "The Senate voted on a bridge to Canada, American officials said. Canada’s minister, in Ottawa, was "
       "glad.",
       "CA US"},
  });
  check(rows);
}

TEST_CASE("a surname of somebody named in full is that person, even on its own") {
  Article article;
  article.title = "Jordan scores 40";
  article.text = "Michael Jordan scored 40 points as the Bulls beat the Knicks in Chicago.";
  article.language = "en";
  Analyzer analyzer{Unspaced::words};
  AnalyzedArticle analyzed;
  analyzer.analyze(article.title, article.language, analyzed.title);
  analyzer.analyze(article.text, article.language, analyzed.body);
  const auto codes = [&](std::vector<TakenSpan> taken) {
    Article copy = article;
    CountryAnnotator("").annotate(copy, analyzed, taken);
    std::vector<std::string> found;
    for (const Label& label : copy.country) found.push_back(label.value);
    return found;
  };
  CHECK(codes({{0, 14, false}}) == std::vector<std::string>{"US"});
  CHECK(codes({}).front() == "JO");
}

TEST_CASE("countries are found in many languages") {
  constexpr auto rows = std::to_array<Row>({
      {2011, "de", "Schnee in Österreich", "In Wien fiel Schnee. Die österreichische Bahn fuhr langsam.",
       "AT"},
      {1988, "de", "Neue Straßenbahn", "In Leipzig fährt eine neue Bahn, meldete die DDR.", "DDDE"},
      {2011, "fr", "Neige sur les Alpes suisses", "Il neige à Genève. Les trains de la Suisse roulent.",
       "CH"},
      {1980, "fr", "Blé pour Moscou", "L’Union soviétique achète du blé, dit Moscou.", "SUHH"},
      {2011, "es", "Lluvia en el norte de Chile", "Llueve en Santiago. Los pescadores chilenos esperan.",
       "CL"},
      {2011, "pt", "Chuva em Luanda", "Chove em Luanda. Angola espera; os angolanos também.", "AO"},
      {2011, "nl", "Regen in Brussel", "Het regent in Brussel. België wacht; de Belgische trein ook.", "BE"},
      {2011, "it", "Pioggia a Parigi", "Piove a Parigi. La Francia aspetta, dicono i francesi.", "FR"},
      {2011, "sv", "Regn i Oslo", "Det regnar i Oslo. Norge väntar, säger norska medier.", "NO"},
      {2011, "pl", "Deszcz w Berlinie", "Pada w Niemczech. Rząd Niemiec czeka.", "DE"},
      {2011, "ru", "Дождь в Париже", "Во Франции идёт дождь. Французские газеты молчат.", "FR"},
      {2022, "ru", "Переговоры", "Делегация прилетела в Москву. Кремль ждёт, сказал Песков.", "RU"},
      {2012, "ru", "Мост через Темзу", "Мэр Лондона открыл мост. Жители Лондона довольны.", "GB"},
      {2012, "ru", "Ливень", "В Анкаре ливень. Власти Анкары закрыли школы.", "TR"},
      {2019, "es", "Lluvia en Pekín", "Llueve en Pekín. Los trenes de Pekín paran.", "CN"},
      {2019, "de", "Regen in Neu-Delhi", "In Neu-Delhi regnet es. Die Züge in Neu-Delhi halten.", "IN"},
      {2019, "fr", "Pluie à Alger", "Il pleut à Alger. Les trains d'Alger roulent.", "DZ"},
      {2019, "it", "Pioggia ad Atene", "Piove ad Atene. I treni di Atene sono fermi.", "GR"},
      {2019, "pl", "Deszcz w Pradze", "W Pradze pada. Pociągi do Pragi stoją.", "CZ"},
      {2019, "ar", "أمطار في بيروت", "هطلت الأمطار في بيروت. وأغلقت مدارس بيروت.", "LB"},
      {1980, "ru", "Урожай", "Советский Союз собрал урожай, сообщили в Москве.", "SUHH"},
      {2015, "uk", "Дощ у Києві", "У Києві дощ. Україна чекає.", "UA"},
      {2011, "tr", "Ankara'da yağmur", "Türkiye bekliyor. Ankara'da yağmur var.", "TR"},
      {2011, "ar", "أمطار في القاهرة", "هطلت الأمطار في مصر. وقالت الحكومة المصرية إنها مستعدة.", "EG"},
      {2011, "zh", "巴黎下雨", "法国下雨。法国政府表示，火车照常行驶。", "FR"},
      {2011, "ja", "パリは雨", "フランスで雨が降った。フランス政府は列車は動くと述べた。", "FR"},
      {2011, "th", "ฝนตก", "นายกเทศมนตรีกล่าวว่าสะพานปิด", "TH"},
      {2011, "hi", "बारिश", "मेयर ने कहा कि पुल बंद है।", "IN"},
      {2011, "hi", "चुनाव", "ब्रिटेन में चुनाव हुआ। ब्रिटिश संसद मौन है।", "GB"},
      {2011, "hi", "चुनाव", "म्यांमार में चुनाव हुआ।", "MM"},
  });
  check(rows);
}

TEST_CASE("a name that is another word in its language needs more of the country") {
  constexpr auto rows = std::to_array<Row>({
      {2011, "ar", "خبر", "وزير المالية أعلن القرار", ""},
      {2011, "ar", "خبر", "هيئة السوق المالية", ""},
      {2011, "ar", "خبر", "دعم مالي للمزارعين بقيمة كبيرة", ""},
      {2011, "ar", "خبر", "انقلاب في مالي وقادة الجيش يعلنون", "ML"},
      {2011, "ar", "خبر", "الجيش المالي في باماكو يعلن", "ML"},
      // left, Mr, boys, sleep: not Turkey, Sydney, Benin, Nome
      {2011, "ar", "قرار", "ترك السيد أحمد العمل في مدارس البنين وذهب إلى النوم", ""},
      {2011, "ar", "قرار", "الشرطة التونسية تعلن للتونسيين", "TN"},
      {2011, "ar", "أمطار", "هطلت الأمطار بالولايات المتحدة", "US"},
      {2011, "tr", "Mısır ekimi başladı", "Çiftçiler tarlada. Mısır ekimi bu yıl erken başladı.", "TR"},
      {2011, "tr", "Mısır'da seçim", "Mısır'da seçim yapıldı.", "EG"},
      {2011, "tr", "Mısır hükümeti istifa etti", "Mısır hükümeti dün istifa etti.", "EG"},
      {2011, "tr", "Görüşme", "Bakan dün Mısır ile görüştü. Mısır bekliyor.", "EG"},
      {2011, "es", "El Granada ganó al Betis en Sevilla", "El Granada ganó al Betis en Sevilla.", "ES"},
      {2011, "pt", "Chuva em Salvador", "Choveu em Salvador. Moradores de Salvador esperam.", "BR"},
      {2011, "pt", "Eleição em El Salvador", "El Salvador vota no domingo.", "SV"},
      {2011, "tr", "Mali yıl sona erdi", "Mali yıl sona erdi. Mali durum iyi.", "TR"},
      {2011, "fa", "خبر", "بازار مالی امروز بسته شد", "IR"},
      {2011, "fa", "خبر", "کودتا در مالی", "ML"},
      {2011, "ur", "خبر", "وزیر نے مالی بحران پر بات کی", "PK"},
      {2011, "no", "Buss", "Man må vente på bussen. Man kan også gå.", "NO"},
      {2011, "vi", "Ý kiến", "Ý kiến của người dân. Áo dài được bán.", "VN"},
      {2011, "fr", "Maurice Ravel", "Maurice Ravel est né ici. Maurice aimait la mer.", ""},
      {2011, "fr", "Cyclone à l'île Maurice", "Un cyclone a frappé l'île Maurice.", "MU"},
      {2011, "fr", "Des petits suisses à Lyon", "On mange des petits suisses à Lyon.", "FR"},
  });
  check(rows);
}

TEST_CASE("Japanese headlines have a character for a country") {
  constexpr auto rows = std::to_array<Row>({
      {2011, "ja", "米中首脳会談", "米中首脳が会談した。", "CN US"},
      {2011, "ja", "独仏首脳", "独仏首脳が会談した。", "DE FR"},
      {2011, "ja", "米大統領が演説", "米大統領が演説した。", "US"},
      {2011, "ja", "天気", "日中の最高気温は30度。", "JP"},
      {2011, "ja", "米の値段", "米の値段が上がった。", "JP"},
  });
  check(rows);
}

TEST_CASE("without a date, places are those of today's states") {
  constexpr auto rows = std::to_array<Row>({
      {0, "pl", "Most", "W Magdeburgu otwarto most. Mieszkańcy Magdeburga czekali.", "DE"},
      {0, "en", "Bridge", "The bridge in Karl-Marx-Stadt was opened.", "DE"},
      {0, "en", "Bridge", "East German police closed the bridge in Magdeburg.", "DDDE"},
  });
  check(rows);
}

TEST_CASE("a home country is what a local paper takes for granted") {
  const Row local = {1998, "en", "Council fixes bridge", "The council voted on Tuesday to mend the bridge.",
                     ""};
  CHECK(annotated(local) == "");
  CHECK(annotated(local, "US") == "US");
  CHECK(annotated(local, "GB") == "GB");
  const Row old = {1980, "en", "Council fixes bridge", "The council voted on Tuesday to mend the bridge.",
                   ""};
  CHECK(annotated(old, "RU") == "SUHH");
  const Row abroad = {1998, "en", "Peru counts its voters",
                      "Voters in Peru queued in Lima and in Cuzco. Peruvian radio said that Peru was calm.",
                      ""};
  CHECK(annotated(abroad, "US") == "PE");
}

TEST_CASE("what a source gave stays, and persons are left alone") {
  Analyzer analyzer{Unspaced::words};
  AnalyzedArticle analyzed;
  Article article;
  article.language = "en";
  article.text = "Paris was late again, and everybody waited for Paris. In the end Paris came.";
  analyzer.analyze(article.text, "en", analyzed.body);
  std::vector<TakenSpan> taken;
  const CountryAnnotator annotator;
  Article given = article;
  given.country = {{.value = "PE", .provenance = Provenance::given, .evidence = {}}};
  annotator.annotate(given, analyzed, taken);
  CHECK(given.country.size() == 1);
  for (std::size_t at = article.text.find("Paris"); at != std::string::npos;
       at = article.text.find("Paris", at + 1)) {
    taken.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 5), false});
  }
  Article masked = article;
  annotator.annotate(masked, analyzed, taken);
  CHECK(masked.country.empty());
  CHECK(taken.size() == 3);
}

TEST_CASE("evidence says where and why") {
  Article article;
  article.language = "en";
  article.title = "Rain in Peru";
  article.text = "LIMA, June 3 (Wire) - It rained, the Peruvian weather office said.";
  Analyzer analyzer{Unspaced::words};
  AnalyzedArticle analyzed;
  analyzer.analyze(article.title, "en", analyzed.title);
  analyzer.analyze(article.text, "en", analyzed.body);
  std::vector<TakenSpan> taken;
  CountryAnnotator().annotate(article, analyzed, taken);
  REQUIRE(article.country.size() == 1);
  std::string told;
  for (const Evidence& place : article.country.front().evidence) {
    const std::string& text = place.in_title ? article.title : article.text;
    told += text.substr(place.begin, place.end - place.begin) + " (" + place.reason + "), ";
  }
  CHECK(told == "LIMA (dateline), Peru (name), Peruvian (demonym), ");
}

TEST_CASE("any bytes are accepted") {
  for (const std::string_view text :
       {"", " ", "\xFF\xFE", "U.S", "£", "$", "A$", "- (", "Paris,", "Paris, ", ", Paris", "N.H.", "'s",
        "’s’s", "PARIS -- ", "PARIS, (", "of of of of of of of of of", "\xD0"}) {
    for (const std::string_view language : {"en", "ru", "xx", "", "zh", "uk"}) {
      Row row = {0, language, text, text, ""};
      annotated(row);
      row = {1980, language, "", text, ""};
      annotated(row, "RU");
    }
  }
}

}  // namespace
}  // namespace backfile
