// What the person tagger learns from: marked texts that nobody checked, clusters of words, other languages.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "indexer/annotators/person/agreement.h"
#include "indexer/annotators/person/clusters.h"
#include "indexer/annotators/person/corpus.h"
#include "indexer/annotators/person/lexicon.h"
#include "indexer/annotators/person/sentences.h"
#include "indexer/annotators/person/tagger.h"
#include "indexer/annotators/person/trainer.h"

using namespace backfile;

namespace {

MarkedText marked(const std::string& notation) {
  return write_sentences("# Test sentences\n\n" + notation, 1, 1).at(0);
}

std::string names(const MarkedText& text) {
  std::string out;
  for (const MarkedName& name : text.names) {
    if (name.kind == NameLabel::whole) out += text.text.substr(name.begin, name.end - name.begin) + "|";
  }
  return out;
}

std::string tagged(const PersonTagger& tagger, const std::string& text) {
  Analyzer analyzer{Unspaced::words};
  AnalyzedArticle tokens;
  analyzer.analyze(text, "en", tokens.body);
  std::string out;
  for (const PersonMention& mention : tagger.tag("", text, tokens))
    out += text.substr(mention.begin, mention.end - mention.begin) + "|";
  return out;
}

}  // namespace

TEST_CASE("of unchecked texts those sentences are kept on whose persons marks and model agree") {
  const std::string sentences =
      "# Training sentences\n\n{1} met {2} in {c1} on Monday.\nMr. {1l} said {2l} was late.\n\n"
      "The <O Ministry of Health> in {c1} said {1}, the minister, would resign.\n{1l} denied it.\n";
  PersonTraining training;
  training.bits = 12;
  training.epochs = 5;
  training.rate = 0.05F;
  const PersonModel model = train_person_model(write_sentences(sentences, 30, 1), training);
  const std::vector<MarkedText> texts = {
      marked("<P Mr. Ann Tolland> met <P Peter Austin> in <L Leeds> on Monday.\n"
             "Maria Rossi met <L Omar Haddad> in <L Leeds> on Monday.\n")};
  const auto agreed = agreed_texts(texts, model);
  REQUIRE(agreed.size() == 1);
  CHECK(agreed[0].text == "Mr. Ann Tolland met Peter Austin in Leeds on Monday.\n\n");
  CHECK(names(agreed[0]) == "Ann Tolland|Peter Austin|");
  CHECK(agreed_texts({}, model).empty());
}

TEST_CASE("titles are no part of a marked name") {
  struct Row {
    const char* text;
    const char* name;  // nothing: only a title
  };
  for (const Row& row : {Row{"Prime Minister Ehud Olmert", "Ehud Olmert"}, Row{"Mr. Bush", "Bush"},
                         Row{"Ann Tolland", "Ann Tolland"}, Row{"President", nullptr}}) {
    const std::string text = row.text;
    MarkedName name{0, static_cast<std::uint32_t>(text.size()), NameLabel::whole};
    CHECK(take_titles_out(text, name) == (row.name != nullptr));
    if (row.name != nullptr) CHECK(text.substr(name.begin, name.end - name.begin) == row.name);
  }
}

TEST_CASE("words of like surroundings are in one cluster") {
  CHECK(word_cluster("karachi", true) != 0);
  CHECK(word_cluster("said", false) != word_cluster("karachi", true));
  CHECK(word_cluster("argued", true) == word_cluster("argued", false));  // at the head of a sentence
  CHECK(word_cluster("qqqqqq", true) == 0);
  CHECK(word_cluster("", false) == 0);
}

TEST_CASE("titles and date lines are not taken for names") {
  const PersonTagger& tagger = PersonTagger::shipped();
  CHECK(tagged(tagger, "The court heard Dr. Ann Tolland and Sen. Peter Austin.") ==
        "Ann Tolland|Peter Austin|");
  CHECK(tagged(tagger, "ABU DHABI (WAM): Minister Omar Haddad met Ann Tolland.") ==
        "Omar Haddad|Ann Tolland|");
}

TEST_CASE("offices of other languages are known to their tagger alone") {
  CHECK((lexicon_flags("alcalde") & other_role) != 0);
  NameWords words;
  CHECK((words[words.number("alcalde", 0)].traits.lexicon & other_language_flags) == 0);
  CHECK((words[words.number("alcalde", 8)].traits.lexicon & other_role) != 0);
}
