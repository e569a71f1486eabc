// Topics learnt from labelled articles: what is learnt, that it is the same on every run, damaged models.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

#include "common/error.h"
#include "indexer/annotators/topic.h"
#include "indexer/annotators/topic/topic_training.h"
#include "scratch.h"

using namespace backfile;

namespace {

// Articles of three kinds; the third has two topics.
const char* const words[3][6] = {{"herring", "trawler", "quay", "net", "shoal", "deck"},
                                 {"loom", "yarn", "weaver", "cotton", "bobbin", "shuttle"},
                                 {"harbour", "ballot", "turnout", "mayor", "councillor", "pier"}};
const std::vector<std::string> topics[3] = {{"fishing"}, {"weaving"}, {"votes", "port"}};

std::string text_of(std::size_t kind, std::size_t number) {
  std::string text = "The town said";
  for (std::size_t i = 0; i < 4; ++i)
    text += std::string(" ") + words[kind][(number + i * (1 + number / 6)) % 6];
  return text + " on a day of " + (number % 2 == 0 ? "rain." : "sun.");
}

TopicTraining::Result trained(unsigned jobs) {
  TopicTraining training;
  Analyzer analyzer{Unspaced::words};
  AnalyzedArticle tokens;
  for (std::size_t number = 0; number < 60; ++number) {
    analyzer.analyze(text_of(number % 3, number / 3), "en", tokens.body);
    training.add(tokens, topics[number % 3]);
  }
  return training.train(2, jobs);
}

}  // namespace

TEST_CASE("a model learns topics, and says which words decided") {
  const ScratchFolder folder;
  const TopicTraining::Result result = trained(2);
  CHECK(result.quality.topics == 4);
  CHECK(result.quality.micro_f1 > 0.95);
  result.model.write(folder.file("topics.model"));
  const TopicAnnotator annotator(folder.file("."));
  Analyzer analyzer{Unspaced::words};
  AnalyzedArticle tokens;
  std::vector<TakenSpan> taken;
  for (std::size_t kind = 0; kind < 3; ++kind) {
    Article article;
    article.language = "en";
    article.text = "Nobody expected that the " + std::string(words[kind][0]) + " and the " + words[kind][2] +
                   " would meet the " + words[kind][4] + " and the " + words[kind][1] + ".";
    analyzer.analyze(article.text, "en", tokens.body);
    annotator.annotate(article, tokens, taken);
    std::vector<std::string> found;
    for (const Label& label : article.topic) {
      found.push_back(label.value);
      CHECK(label.provenance == Provenance::derived);
      REQUIRE(!label.evidence.empty());
      CHECK(label.evidence.front().end <= article.text.size());
      CHECK(label.evidence.front().reason == "model term");
    }
    std::ranges::sort(found);
    std::vector<std::string> expected = topics[kind];
    std::ranges::sort(expected);
    CHECK(found == expected);
  }
}

TEST_CASE("a model is the same whatever the number of threads") {
  const ScratchFolder folder;
  trained(1).model.write(folder.file("one"));
  trained(3).model.write(folder.file("three"));
  CHECK(read_file(folder.file("one")) == read_file(folder.file("three")));
}

TEST_CASE("too few labelled articles are an error") {
  CHECK_THROWS_AS(TopicTraining().train(2, 1), Error);
}

TEST_CASE("a damaged or cut model is refused") {
  const ScratchFolder folder;
  const std::string path = folder.file("topics.model");
  trained(1).model.write(path);
  const std::string whole = read_file(path);
  for (std::size_t at = 0; at < whole.size(); at += 97) {
    std::string cut = whole.substr(0, at);
    std::ofstream(path, std::ios::binary) << cut;
    CHECK_THROWS_AS(TopicModel{path}, Error);
  }
}
