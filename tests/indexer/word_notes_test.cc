#include "indexer/annotators/word_notes.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "common/article_json.h"
#include "indexer/annotators/annotators.h"

namespace backfile {
namespace {

std::vector<Article> articles() {
  std::vector<Article> made(4);
  made[0].title = "Mayor of Lyon meets President Mary Kimani in Nairobi";
  made[0].text =
      "NAIROBI - The football federation of Kenya and Jordan agreed on Monday, Ann Jordan said.\n\n"
      "Reporting by John Smith; Editing by Jane Doe";
  made[1].title = "PRESIDENT KIMANI FLIES TO JORDAN FOR TALKS ON OIL";
  made[1].text = "The U.S. dollar rose against the Swiss franc. Kimani's bank, Dr. Odinga said, held shares.";
  made[2].title = "Präsident Müller besucht Österreich";
  made[2].text = "Der Bundeskanzler Karl Nehammer sprach in Wien mit Müller über Fußball und Steuern.";
  made[3].title = "Le ministre rencontre Jean Dupont à Genève";
  made[3].text = "Le président de la Suisse a parlé de football, a dit Jean Dupont.";
  for (Article& article : made) article.language = "en";
  made[2].language = "de";
  made[3].language = "fr";
  return made;
}

// Two rounds, so that every word is known in the second.
std::string facets(bool with_notes) {
  AnnotateOptions options;
  options.names = {"all"};
  const auto annotators = make_annotators(options);
  Analyzer analyzer;
  WordNotes notes;
  AnalyzedArticle text;
  if (with_notes) text.notes = &notes;
  std::string all;
  for (int round = 0; round < 2; ++round) {
    for (Article& article : articles()) {
      analyzer.analyze(article.title, article.language, text.title);
      analyzer.analyze(article.text, article.language, text.body);
      std::vector<TakenSpan> taken;
      for (const auto& annotator : annotators) annotator->annotate(article, text, taken);
      all += article_to_json(article) + "\n";
    }
  }
  return all;
}

}  // namespace

TEST_CASE("annotators find the same with and without notes of words") {
  const std::string plain = facets(false);
  CHECK(plain.find("Kimani") != std::string::npos);
  CHECK(facets(true) == plain);
}

TEST_CASE("notes of words belong to one owner in one version") {
  WordNotes notes;
  const int one = 1, other = 2;
  notes.of(&one)[1000] = 7;
  CHECK(notes.of(&one)[1000] == 7);
  CHECK(notes.of(&one)[2'000'000] == 0);
  CHECK(notes.of(&other)[1000] == 0);
  CHECK(notes.of(&one, 1)[1000] == 0);
  notes.of(&one, 1)[5] = 3;
  notes.clear();
  CHECK(notes.of(&one, 1)[5] == 0);
}

}  // namespace backfile
