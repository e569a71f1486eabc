#include "indexer/folder_languages.h"

#include <doctest/doctest.h>

#include "common/language.h"

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

TEST_CASE("the prior decides what a few words are in, another script overrules it") {
  CHECK(detect_language("Atlanta (GA)", "en") == "en");
  CHECK(detect_language("Bus brand", "de") == "de");
  CHECK(detect_language("Правительство России приняло новый закон о выборах президента страны", "en") ==
        "ru");
  CHECK(detect_language(
            "The government said on Monday that it would not raise the taxes that had been planned "
            "for the coming year, because the economy is still weak and many people have lost work. "
            "The opposition welcomed the decision.",
            "de") == "en");
}
