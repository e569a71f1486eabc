// Topics over a whole archive without labels: what its articles teach, and what they must not change.
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>

#include "common/shard.h"
#include "indexer/annotators/topic/topic_learning.h"
#include "indexer/commands/commands.h"
#include "indexer/shards/live_articles.h"
#include "scratch.h"

using namespace backfile;

namespace {

using Topics = std::map<std::string, std::vector<Label>>;

Topics topics_of(const std::string& archive) {
  std::vector<Shard> shards = open_shards(archive, read_manifest(archive));
  Topics topics;
  for_each_live_row(shards, [&](Shard& shard, std::uint32_t row) {
    const Article article = shard.article(row);
    topics[article.id] = article.topic;
    return true;
  });
  return topics;
}

IndexOptions options_for(const std::string& archive, std::vector<std::string> inputs, unsigned jobs = 2) {
  IndexOptions options;
  options.add = add_options(archive, std::move(inputs));
  options.add.annotate = {"topic"};
  options.add.jobs = jobs;
  return options;
}

const std::atomic<bool> go_on = false;

std::string line_of(std::string id, std::string text, std::vector<Label> topic = {}) {
  Article article;
  article.id = std::move(id);
  article.title = "Notes from the valley";
  article.text = std::move(text);
  article.language = "en";
  article.topic = std::move(topic);
  return article_to_json(article) + "\n";
}

// Three kinds of stories. The seeds stand beside words that no rule has; "lone" and "given" have only those.
std::string write_articles(const ScratchFolder& scratch) {
  const char* const stories[3] = {
      "The footballers of Brindlemoor won the championship match; Quillby and Thornhythe cheered the "
      "goalkeeper.",
      "The patients of Wexcombe had the vaccine; nurses from Ombersley and Fenwhistle treated the disease.",
      "The parliament in Kestrelgate passed the bill; voters of Harrowmere and Tillingdown elected "
      "senators."};
  std::string lines;
  for (int i = 0; i < 90; ++i) lines += line_of("story-" + std::to_string(i), stories[i % 3]);
  lines += line_of("lone", "Quillby and Thornhythe came to Brindlemoor.");
  lines += line_of("given", "Quillby and Thornhythe came back to Brindlemoor.",
                   {{"village life", Provenance::given, {}}});
  lines += line_of("silent", "It rained on nobody in particular.");
  return scratch.write("stories.jsonl", lines);
}

}  // namespace

TEST_CASE("an archive's own words tell a topic that no rule would find, and say so") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("a");
  REQUIRE(run_add(options_for(archive, {write_articles(scratch)}), go_on) == ExitCode::done);
  Topics topics = topics_of(archive);
  REQUIRE_FALSE(topics["lone"].empty());
  CHECK(topics["lone"].front().value == "sport");
  CHECK(topics["lone"].front().provenance == Provenance::derived);
  REQUIRE_FALSE(topics["lone"].front().evidence.empty());
  CHECK(topics["lone"].front().evidence.front().reason == "learnt term");
  REQUIRE(topics["given"].size() == 1);
  CHECK(topics["given"].front() == Label{"village life", Provenance::given, {}});
  CHECK(topics["story-1"].front().value == "health");
  CHECK(topics["story-2"].front().value == "politics and government");
  CHECK(std::filesystem::exists(archive + "/topics.learnt"));
}

TEST_CASE("what was learnt does not depend on the number of jobs") {
  const ScratchFolder scratch;
  const std::string input = write_articles(scratch);
  REQUIRE(run_add(options_for(scratch.file("one"), {input}, 1), go_on) == ExitCode::done);
  REQUIRE(run_add(options_for(scratch.file("four"), {input}, 4), go_on) == ExitCode::done);
  CHECK(topics_of(scratch.file("one")) == topics_of(scratch.file("four")));
}

TEST_CASE("a small run is judged by what the archive has learnt before, and annotate learns anew") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("a");
  REQUIRE(run_add(options_for(archive, {write_articles(scratch)}), go_on) == ExitCode::done);
  const std::string late =
      scratch.write("late.jsonl", line_of("late", "Thornhythe met Quillby in Brindlemoor."));
  REQUIRE(run_add(options_for(archive, {late}), go_on) == ExitCode::done);
  Topics topics = topics_of(archive);
  REQUIRE_FALSE(topics["late"].empty());
  CHECK(topics["late"].front().value == "sport");
  // What a librarian writes is heard at once, and taught to the words around it.
  scratch.write("a/topic-rules.txt", "language en\n[12000000] religion\nQuillby^20\n");
  REQUIRE(run_annotate(options_for(archive, {}), go_on) == ExitCode::done);
  topics = topics_of(archive);
  CHECK(topics["late"].front().value == "religion");
  CHECK(topics["given"].front().value == "village life");
}

TEST_CASE("too few articles teach nothing") {
  const TopicLearning learning(TopicRules::shipped().topics());
  CHECK(learning.learn().names.empty());
}
