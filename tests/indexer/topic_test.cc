// The topic annotator: rules, their look-up, and what articles are found to be about.
#include <doctest/doctest.h>

#include <algorithm>

#include "common/error.h"
#include "common/topics.h"
#include "indexer/annotators/topic.h"

using namespace backfile;

namespace {

Article annotated(std::string title, std::string text, std::string language = "en") {
  Article article;
  article.title = std::move(title);
  article.text = std::move(text);
  article.language = std::move(language);
  Analyzer analyzer{Unspaced::words};
  AnalyzedArticle tokens;
  analyzer.analyze(article.title, article.language, tokens.title);
  analyzer.analyze(article.text, article.language, tokens.body);
  std::vector<TakenSpan> taken;
  TopicAnnotator().annotate(article, tokens, taken);
  return article;
}

std::vector<std::string> values(const Article& article) {
  std::vector<std::string> found;
  for (const Label& label : article.topic) found.push_back(label.value);
  return found;
}

bool holds(const std::vector<std::string>& found, std::string_view value) {
  return std::ranges::find(found, value) != found.end();
}

}  // namespace

TEST_CASE("the first topic is what the article is about") {
  struct Row {
    const char* title;
    const char* text;
    const char* topic;
  };
  const Row rows[] = {
      {"Late header sends Tarn Rovers into the final",
       "The striker scored in injury time and the goalkeeper saved a penalty as the side beat its old rivals "
       "in the "
       "semi-final. The coach praised his players.",
       "sport"},
      {"Parliament passes the budget after all-night sitting",
       "The prime minister won the vote by three seats. The opposition leader said that voters would punish "
       "the "
       "coalition at the next election.",
       "politics and government"},
      {"Drones hit harbour silos",
       "Attack drones struck grain silos overnight, the governor said. He called for more air defences.",
       "conflict, war and peace"},
      {"Earthquake destroys hill villages",
       "Rescue workers dug through the rubble for survivors. The quake had a magnitude of 6.8 and the death "
       "toll is "
       "expected to rise.",
       "disaster, accident and emergency incident"},
      {"Tin prices drag mining shares to a low",
       "Investors sold shares as the company reported a loss for the third quarter. Analysts blamed "
       "inflation and "
       "the interest rate.",
       "economy, business and finance"},
      {"Vaccine reaches the island clinic",
       "Nurses began to vaccinate children against measles after the outbreak. Doctors treated patients with "
       "symptoms of the disease.",
       "health"},
      {"Probe sends first pictures from the moon of Jupiter",
       "Scientists at the laboratory said that the spacecraft had entered orbit. The telescope will follow.",
       "science and technology"},
      {"Jury finds clerk guilty of murder",
       "The judge sentenced him to life imprisonment. Prosecutors said that the suspect had confessed to "
       "detectives.",
       "crime, law and justice"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.title);
    const auto found = values(annotated(row.title, row.text));
    REQUIRE(!found.empty());
    CHECK(found.front() == row.topic);
  }
}

TEST_CASE("topics of the top level in other languages") {
  struct Row {
    const char* language;
    const char* title;
    const char* text;
    const char* topic;
  };
  const Row rows[] = {
      {"no", "Oljefondet faller",
       "Aksjene på Oslo Børs falt kraftig etter at selskapet la fram svake tall for kvartalet. Analytikere "
       "venter at renten settes opp.",
       "economy, business and finance"},
      {"no", "Mann tiltalt for drap",
       "Tingretten i Bergen dømte mannen til fengsel. Aktor la ned påstand om 17 år.",
       "crime, law and justice"},
      {"da", "Regeringen vil udskrive valg",
       "Statsministeren talte i Folketinget, og oppositionen kritiserede lovforslaget.",
       "politics and government"},
      {"da", "Forskere finder ny planet",
       "Rumsonden sendte billeder fra satellitten. Forskerne bruger kunstig intelligens.",
       "science and technology"},
      {"fi", "Lakko pysäyttää bussit", "Ammattiliitto vaatii parempia palkkoja uuteen työehtosopimukseen.",
       "labour"},
      {"fi", "HJK voitti mestaruuden",
       "Joukkueen valmentaja kiitti pelaajia ottelun jälkeen. Ratkaisumaali syntyi lisäajalla.", "sport"},
      {"ro", "Cutremur puternic",
       "Pompierii caută supraviețuitori sub dărâmături. Zeci de răniți au fost duși la spital.",
       "disaster, accident and emergency incident"},
      {"ro", "BNR crește dobânda",
       "Inflația a urcat, iar acțiunile companiilor au scăzut la bursă. Investitorii așteaptă rezultatele "
       "din trimestru.",
       "economy, business and finance"},
      {"hu", "Havazás és vihar érkezik",
       "A meteorológusok szerint a hőmérséklet csökken, az időjárás télies lesz.", "weather"},
      {"hu", "Előrehozott választás jöhet",
       "A miniszterelnök a parlamentben beszélt, az ellenzék bírálta a kormányt.", "politics and government"},
      {"uk", "Вчені створили штучний інтелект",
       "Дослідження проводили на комп'ютерах університету. Технологія працює у смартфоні.",
       "science and technology"},
      {"uk", "Суд виніс вирок за вбивство",
       "Прокурор просив довічне ув'язнення. Підозрюваного затримали торік, поліція завершила слідство.",
       "crime, law and justice"},
      {"cs", "Nový film v kinech", "Režisér obsadil známé herce. Hudbu složil zpěvák skupiny.",
       "arts, culture, entertainment and media"},
      {"cs", "Sparta vyhrála zápas", "Útočník dal dva góly a trenér chválil hráče po vítězství v lize.",
       "sport"},
      {"el", "Πτώση στο χρηματιστήριο",
       "Οι μετοχές της τράπεζας έπεσαν. Ο πληθωρισμός και τα επιτόκια ανησυχούν τις επιχειρήσεις.",
       "economy, business and finance"},
      {"el", "Εμβολιασμός στα νοσοκομεία", "Οι γιατροί λένε ότι οι ασθενείς με γρίπη χρειάζονται θεραπεία.",
       "health"},
      {"ja", "東京の株式市場が値下がり",
       "東京の株式市場は円高と景気の懸念で値下がりした。投資家は日本銀行の金融政策を見守っている。企業の決算"
       "も発表された。",
       "economy, business and finance"},
      {"ja", "探査機が火星に着陸", "宇宙開発の研究者は、ロケットと衛星の技術の成果だと語った。",
       "science and technology"},
      {"sw", "Yanga yashinda mechi",
       "Mshambuliaji alifunga mabao mawili na kocha aliwasifu wachezaji wa timu hiyo baada ya ushindi katika "
       "ligi kuu.",
       "sport"},
      {"sw", "Askofu aongoza ibada",
       "Waumini wa kanisa walisali pamoja na mchungaji. Viongozi wa msikiti walialikwa.", "religion"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.title);
    const auto found = values(annotated(row.title, row.text, row.language));
    REQUIRE(!found.empty());
    CHECK(found.front() == row.topic);
  }
}

TEST_CASE("a topic below another comes with it and after it") {
  const auto found =
      values(annotated("Goalkeeper saves the day",
                       "The midfielder missed a penalty and the striker hit the post. The footballer "
                       "said that the Premier League was a dream. The goalkeeper was booked."));
  REQUIRE(holds(found, "soccer"));
  CHECK(found.front() == "sport");
}

TEST_CASE("a topic below is shown though general words of the one above say most") {
  const auto found = values(annotated("Company reports higher profit",
                                      "The company said that revenue and earnings rose in the quarter. "
                                      "Investors and shareholders had feared a loss "
                                      "after the merger, and the executive blamed costs, debt and a weak "
                                      "economy. Consumers, suppliers and customers "
                                      "came back, and the manufacturer sold its insurance business to a "
                                      "lender. The market had expected less: shares "
                                      "rose on the stock exchange and the index followed, a broker said."));
  REQUIRE(!found.empty());
  CHECK(found.front() == "economy, business and finance");
  CHECK(holds(found, "stocks"));
}

TEST_CASE("how much of the archive a topic has puts it first and hides no other") {
  const auto topics = TopicRules::shipped().topics();
  std::vector<std::uint16_t> tops;
  for (std::uint16_t topic = 0; topic < topics.size(); ++topic) {
    if (topics[topic].above == RuleTopic::none) tops.push_back(topic);
  }
  REQUIRE(tops.size() > 2);
  TopicEvidence evidence;
  for (auto* const scores : {&evidence.score, &evidence.learnt, &evidence.prior})
    scores->assign(topics.size(), 0);
  evidence.score[tops[0]] = 5 + 15;  // five points of its words
  evidence.prior[tops[0]] = 15;
  evidence.score[tops[1]] = 4;
  CHECK(choose_topics(evidence, topics) == std::vector<std::uint16_t>{tops[0], tops[1]});
  evidence.prior[tops[0]] = 0;  // twenty points of its words
  CHECK(choose_topics(evidence, topics) == std::vector<std::uint16_t>{tops[0]});
}

TEST_CASE("what the source gave is left alone") {
  Article article;
  article.title = "Parliament passes the budget";
  article.language = "en";
  article.topic.push_back({"earn", Provenance::given, {}});
  Analyzer analyzer{Unspaced::words};
  AnalyzedArticle tokens;
  analyzer.analyze(article.title, article.language, tokens.title);
  std::vector<TakenSpan> taken;
  TopicAnnotator().annotate(article, tokens, taken);
  CHECK(values(article) == std::vector<std::string>{"earn"});
}

TEST_CASE("evidence of a topic lies in the article") {
  const Article article =
      annotated("Tennis final at Wimbledon",
                "She won in straight sets after a tie-break, her third grand slam title of the "
                "season in tennis.");
  REQUIRE(!article.topic.empty());
  for (const Label& label : article.topic) {
    CHECK(label.provenance == Provenance::derived);
    CHECK(!label.evidence.empty());
    for (const Evidence& place : label.evidence) {
      CHECK(place.begin < place.end);
      CHECK(place.end <= (place.in_title ? article.title : article.text).size());
    }
  }
}

TEST_CASE("rules of the user replace the shipped rule of a topic and may add topics") {
  const TopicRules rules(
      "# own\nlanguage en\n[15000000] sport\nzorbing^3\n[tides] tide tables\nhigh water^2, =Neap\n");
  CHECK(rules.topics().back().label == "tide tables");
  const LanguageRules* english = rules.find("en");
  REQUIRE(english != nullptr);
  Analyzer analyzer{Unspaced::words};
  std::vector<Token> tokens;
  const auto topics_of = [&](std::string_view text) {
    analyzer.analyze(text, "en", tokens);
    std::vector<RuleHit> hits;
    english->find(
        tokens, nullptr, [](const Token&) { return false; }, hits);
    std::vector<std::string> found;
    for (const RuleHit& hit : hits) {
      for (const RuleUse& use : english->uses(hit.term)) found.push_back(rules.topics()[use.topic].label);
    }
    return found;
  };
  CHECK(holds(topics_of("They zorbed down the hill, zorbing on"), "sport"));
  CHECK(!holds(topics_of("the stadium"), "sport"));
  CHECK(holds(topics_of("at high water"), "tide tables"));
  CHECK(holds(topics_of("a Neap tide"), "tide tables"));
  CHECK(!holds(topics_of("a neap tide"), "tide tables"));
}

TEST_CASE("a line of the rules that is not understood is named") {
  for (const char* text :
       {"terms without topic\n", "[15000000] sport\nball^x\n", "language xx-nowhere\n", "[\n"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(TopicRules{text}, Error);
  }
}

TEST_CASE("every shipped rule is for a topic of the table") {
  for (const RuleTopic& topic : TopicRules::shipped().topics()) {
    CAPTURE(topic.label);
    CHECK(find_topic(topic.code) != nullptr);
  }
}
