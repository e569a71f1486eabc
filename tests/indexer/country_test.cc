#include "indexer/annotators/country.h"

#include <doctest/doctest.h>

#include <array>
#include <chrono>

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
  Analyzer analyzer;
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

TEST_CASE("an article gets the countries that it is about") {
  constexpr auto rows = std::to_array<Row>({
      {2016, "en", "Flood relief reaches Punjab villages",
       "Pakistan’s army delivered tents on Monday. Officials in Lahore said that Pakistani engineers were "
       "repairing "
       "two bridges.",
       "PK"},
      {1987, "en", "Kremlin offers new talks",
       "Moscow said on Friday that the Soviet Union was ready to talk.", "SUHH"},
      {2010, "en", "Kremlin offers new talks", "Moscow said on Friday that Russia was ready to talk.", "RU"},
      {1987, "en", "Dresden opera reopens", "DRESDEN, East Germany, June 14 - The opera reopened.", "DDDE"},
      {2010, "en", "Dresden opera reopens", "DRESDEN, Germany - The opera reopened on Sunday.", "DE"},
      {1999, "en", "Nothing to see", "The council met and went home.", ""},
  });
  for (const Row& row : rows) {
    CAPTURE(row.title);
    CHECK(annotated(row) == row.codes);
  }
}

}  // namespace
}  // namespace backfile
