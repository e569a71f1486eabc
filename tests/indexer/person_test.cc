#include "indexer/annotators/person.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "common/error.h"
#include "indexer/annotators/person/corpus.h"
#include "indexer/annotators/person/evaluation.h"
#include "indexer/annotators/person/lexicon.h"
#include "indexer/annotators/person/sentences.h"
#include "indexer/annotators/person/trainer.h"

using namespace backfile;

namespace {

struct Annotated {
  std::vector<std::string> people;
  std::vector<TakenSpan> taken;
  Article article;
};

Annotated annotate(std::string title, std::string text) {
  Annotated made;
  made.article.title = std::move(title);
  made.article.text = std::move(text);
  made.article.language = "en";
  Analyzer analyzer{Unspaced::words};
  AnalyzedArticle tokens;
  analyzer.analyze(made.article.title, "en", tokens.title);
  analyzer.analyze(made.article.text, "en", tokens.body);
  PersonAnnotator().annotate(made.article, tokens, made.taken);
  for (const Label& label : made.article.person) made.people.push_back(label.value);
  return made;
}

using Names = std::vector<std::string>;

constexpr const char* small_corpus =
    "# Training sentences for tests.\n\n{1} met {2} in {c1} on Monday.\nMr. {1l} said {2l} was late.\n\n"
    "The <O Ministry of Health> in {c1} said {1}, the minister, would resign.\n{1l} denied it.\n";

}  // namespace

TEST_CASE("the persons of an article are found, most salient first") {
  const auto found =
      annotate("Mayor Tolland resigns",
               "LEEDS - Mayor Ann Tolland resigned on Monday after a row with the council.\n\n"
               "“I have had enough,” Tolland told reporters. Her deputy, Rashid Mehmood, will stand "
               "in until May.\n\nMehmood's office said he would speak in Bradford on Friday.");
  CHECK(found.people == Names{"Ann Tolland", "Rashid Mehmood"});
  REQUIRE(found.article.person.size() == 2);
  CHECK(found.article.person[0].provenance == Provenance::derived);
  CHECK(found.article.person[0].evidence.size() == 3);
  CHECK(found.article.person[0].evidence[0].in_title);
  for (const Evidence& evidence : found.article.person[1].evidence) {
    const std::string named = found.article.text.substr(evidence.begin, evidence.end - evidence.begin);
    CHECK((named == "Rashid Mehmood" || named == "Mehmood"));
  }
}

TEST_CASE("the makers of a story are no persons of it, but their names are taken") {
  const auto found =
      annotate("", "The bridge in Leeds is open, mayor Ann Tolland said.\n\n(Reporting by Peter Austin)");
  CHECK(found.people == Names{"Ann Tolland"});
  CHECK(found.taken.size() == 2);
}

TEST_CASE("persons that the source gave are kept, and the places of names are taken all the same") {
  Article article;
  article.text = "Mayor Ann Tolland resigned, said Peter Jordan.";
  article.language = "en";
  article.person.push_back({"Tolland, Ann", Provenance::given, {}});
  Analyzer analyzer{Unspaced::words};
  AnalyzedArticle tokens;
  analyzer.analyze(article.text, "en", tokens.body);
  std::vector<TakenSpan> taken;
  PersonAnnotator().annotate(article, tokens, taken);
  CHECK(article.person.size() == 1);
  CHECK(taken.size() == 2);
}

TEST_CASE("any bytes are annotated without harm") {
  for (const std::string& text :
       {std::string(), std::string("\xff\xfe\x80"), std::string(300, 'A'), std::string("A. B. C. D."),
        std::string("''''"), std::string("O'"), std::string("’s ’s"), std::string(5000, '.')}) {
    CHECK(annotate(text, text).people.size() <= 3);
  }
  std::string many;
  for (int i = 0; i < 2000; ++i) many += "Mayor Ann Tolland said so.\n\n";
  CHECK(annotate("", many).article.person.at(0).evidence.size() == 32);
}

TEST_CASE("the seed article names its five people and no other") {
  std::ifstream file(BACKFILE_SHARED_DATA "/seed/000_ffab301d68ba7d7a.txt", std::ios::binary);
  if (!file.is_open()) {
    MESSAGE("skipped: no shared data");
    return;
  }
  const std::string content((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  auto people =
      annotate(content.substr(0, content.find('\n')), content.substr(content.find("\n\n") + 2)).people;
  REQUIRE(!people.empty());
  CHECK(people[0] == "Nasser Khan Janjua");
  std::ranges::sort(people);
  CHECK(people == Names{"Khawaja Asif", "Nasser Khan Janjua", "Sergey", "Sergey Lavrov", "Valery Molostov"});
}

TEST_CASE("column files become text with marked names") {
  const auto texts = read_conll(
      "-DOCSTART- -X- O O\n\nPresident NNP I-NP I-PER\nAnn NNP I-NP I-PER\nTolland NNP I-NP I-PER\n"
      "'s POS B-NP O\nfriends NNS I-NP O\n( ( O O\nLeeds NNP I-NP I-LOC\n) ) O O\nleft VBD I-VP O\n. . O "
      "O\n");
  REQUIRE(texts.size() == 1);
  CHECK(texts[0].text == "President Ann Tolland's friends (Leeds) left.\n\n");
  REQUIRE(texts[0].names.size() == 2);
  CHECK(texts[0].names[0] == MarkedName{10, 21, NameLabel::whole});
  CHECK(texts[0].names[1].kind == NameLabel::place);
}

TEST_CASE("sentences are written with made-up people, and people can be exchanged") {
  const auto texts = write_sentences(small_corpus, 3, 1);
  REQUIRE(texts.size() == 6);
  const auto name = [](const MarkedText& text, std::size_t i) {
    return text.text.substr(text.names[i].begin, text.names[i].end - text.names[i].begin);
  };
  REQUIRE(texts[0].names.size() == 5);
  CHECK(name(texts[0], 0).find(name(texts[0], 3)) !=
        std::string::npos);  // the family name is in the full name
  CHECK(texts[0].text != texts[1].text);
  CHECK(write_sentences(small_corpus, 3, 1)[0].text == texts[0].text);
  const MarkedText other = exchange_persons(texts[0], 9);
  CHECK(name(other, 0) != name(texts[0], 0));
  CHECK(name(other, 2) == name(texts[0], 2));  // the city stays
  const MarkedText loud = change_case(texts[0], 100, 0, 1);
  CHECK(loud.text.find("MONDAY") != std::string::npos);
  CHECK(loud.names.size() == 5);
  CHECK_THROWS_AS(write_sentences("{1 said", 1, 1), Error);
  CHECK_THROWS_AS(write_sentences("{x} said", 1, 1), Error);
}

TEST_CASE("training is repeatable, and a saved model tags as before") {
  PersonTraining training;
  training.bits = 12;
  training.epochs = 5;
  training.rate = 0.05F;
  const auto texts = write_sentences(small_corpus, 30, 1);
  const std::string saved = train_person_model(texts, training).save();
  CHECK(train_person_model(texts, training).save() == saved);
  const PersonTagger tagger(PersonModel::load(saved));
  const auto unseen = write_sentences(small_corpus, 10, 2);
  CHECK(measure_person_tagger(tagger, unseen).f1() > 0.9);
  SUBCASE("damaged models are refused") {
    std::string damaged = saved;
    damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 1);
    CHECK_THROWS_AS(PersonModel::load(damaged), Error);
    CHECK_THROWS_AS(PersonModel::load(saved.substr(0, saved.size() - 1)), Error);
    CHECK_THROWS_AS(PersonModel::load("x"), Error);
    CHECK_THROWS_AS(PersonModel::load(""), Error);
  }
  SUBCASE("texts without a person teach nothing") {
    const std::vector<MarkedText> none = {{"Leeds is wet.", {}}};
    CHECK_THROWS_AS(train_person_model(none, training), Error);
  }
}

TEST_CASE("the lexicon knows names, words, places and titles") {
  CHECK((lexicon_flags("mohammed") & given_name) != 0);
  CHECK((lexicon_flags("okafor") & family_name) != 0);
  CHECK((lexicon_flags("bridge") & dictionary_word) != 0);
  CHECK((lexicon_flags("bridges") & dictionary_word) != 0);
  CHECK((lexicon_flags("karachi") & city) != 0);
  CHECK((lexicon_flags("gen") & title_word) != 0);
  CHECK((lexicon_flags("said") & speech_verb) != 0);
  CHECK(lexicon_flags("qqqqqq") == 0);
  CHECK(lexicon_flags("") == 0);
}
