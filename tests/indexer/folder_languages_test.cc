#include "indexer/folder_languages.h"

#include <doctest/doctest.h>

using namespace backfile;

namespace {

Article of_language(const char* language) {
  Article article;
  article.language = language;
  return article;
}

}  // namespace

TEST_CASE("a folder's prior is what most of its articles are in") {
  FolderLanguages languages;
  CHECK(languages.prior_of_next("a/1", of_language("de")).empty());
  CHECK(languages.prior_of_next("a/2", of_language("deu")).empty());
  CHECK(languages.prior_of_next("a/3", of_language("German")) == "de");
  CHECK(languages.prior_of_next("a/4", Article()) == "de");
  CHECK(languages.prior_of_next("b/1", Article()).empty());
  for (int i = 0; i < 5; ++i) {
    languages.prior_of_next("mixed/x", of_language("fr"));
    languages.prior_of_next("mixed/x", of_language("en"));
  }
  CHECK(languages.prior_of_next("mixed/x", Article()).empty());
}

TEST_CASE("long texts without a language teach it") {
  FolderLanguages languages;
  Article article;
  for (int i = 0; i < 20; ++i)
    article.text += "Der Minister sprach gestern über die neuen Gesetze des Landes. ";
  for (int i = 0; i < 3; ++i) languages.prior_of_next("a/x", article);
  Article line;
  line.text = "Bus brand";
  CHECK(languages.prior_of_next("a/y", line) == "de");
}
