// People over a whole archive: one name for each, aliases that a librarian edits, the same whatever the jobs.
#include <doctest/doctest.h>

#include <atomic>
#include <map>

#include "common/shard.h"
#include "indexer/commands/commands.h"
#include "indexer/given_labels.h"
#include "indexer/shards/live_articles.h"
#include "scratch.h"

using namespace backfile;

namespace {

using People = std::map<std::string, std::vector<std::string>>;

std::vector<Article> articles_of(const std::string& archive) {
  std::vector<Shard> shards = open_shards(archive, read_manifest(archive));
  std::vector<Article> articles;
  for_each_live_row(shards, [&](Shard& shard, std::uint32_t row) {
    articles.push_back(shard.article(row));
    return true;
  });
  return articles;
}

People people_of(const std::string& archive) {
  People people;
  for (const Article& article : articles_of(archive)) {
    for (const Label& label : article.person) people[article.id].push_back(label.value);
  }
  return people;
}

IndexOptions options_for(const std::string& archive, std::vector<std::string> inputs, unsigned jobs = 2) {
  IndexOptions options;
  options.add = add_options(archive, std::move(inputs));
  options.add.annotate = {"person"};
  options.add.jobs = jobs;
  return options;
}

const std::atomic<bool> go_on = false;

// Six articles name Edwin Tolland in full, one by his last name alone; one source gives its persons.
std::string write_articles(const ScratchFolder& scratch) {
  std::string lines;
  for (int i = 0; i < 6; ++i) {
    Article article;
    article.id = "full-" + std::to_string(i);
    article.title = "Council meets, part " + std::to_string(i);
    article.text =
        "LEEDS - Mayor Edwin Tolland said on Monday that the bridge would open. Mr. Tolland smiled.";
    article.language = "en";
    lines += article_to_json(article) + "\n";
  }
  Article lone;
  lone.id = "lone";
  lone.title = "Bridge opens";
  lone.text = "LEEDS - Mr. Tolland cut the ribbon on Friday, and Mr. Tolland said that he was glad.";
  lone.language = "en";
  lines += article_to_json(lone) + "\n";
  Article given;
  given.id = "given";
  given.title = "Bridge planned";
  given.text = "A bridge is planned.";
  given.language = "en";
  given.person = {{"Tolland, E.", Provenance::given, {}},
                  {"Ann Orrick", Provenance::given, {}},
                  {"E. Tolland", Provenance::given, {}}};
  lines += article_to_json(given) + "\n";
  return scratch.write("articles.jsonl", lines);
}

}  // namespace

TEST_CASE("an add gives a person one name over all its articles") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("a.bkf");
  CHECK(run_add(options_for(archive, {write_articles(scratch)}), go_on) == ExitCode::done);
  const People people = people_of(archive);
  CHECK(people.at("full-0") == std::vector<std::string>{"Edwin Tolland"});
  CHECK(people.at("lone") == std::vector<std::string>{"Edwin Tolland"});
  CHECK(people.at("given") == std::vector<std::string>{"Tolland, E.", "Ann Orrick", "E. Tolland"});
  // A later add knows the archive's people.
  const std::string later = scratch.write(
      "later.jsonl",
      "{\"id\":\"later\",\"language\":\"en\",\"text\":\"LEEDS - Mr. Tolland opened a school on Monday.\"}\n");
  CHECK(run_add(options_for(archive, {later}), go_on) == ExitCode::done);
  CHECK(people_of(archive).at("later") == std::vector<std::string>{"Edwin Tolland"});
}

TEST_CASE("aliases take effect by annotate, and can be taken back") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("a.bkf");
  const std::string input = write_articles(scratch);
  run_add(options_for(archive, {input}), go_on);
  const auto before = articles_of(archive);
  scratch.write("a.bkf/person-aliases.tsv",
                "# of the library\nedwin tolland\tTolland, Edwin (1901-1980)\n"
                "Tolland, E.\tTolland, Edwin (1901-1980)\nE. Tolland\tTolland, Edwin (1901-1980)\n");
  std::filesystem::remove(input);  // the sources are not read again
  CHECK(run_annotate(options_for(archive, {}), go_on) == ExitCode::done);
  const People people = people_of(archive);
  CHECK(people.at("full-3") == std::vector<std::string>{"Tolland, Edwin (1901-1980)"});
  CHECK(people.at("given") == std::vector<std::string>{"Tolland, Edwin (1901-1980)", "Ann Orrick"});
  for (const Article& article : articles_of(archive)) {
    if (article.id != "given") continue;
    CHECK(article.person[0].provenance == Provenance::alias);
    CHECK(given_labels(article.person).size() == 3);
  }
  SUBCASE("the same articles again are known") {
    const AddSummary again = add_to_archive(options_for(archive, {write_articles(scratch)}).add, go_on);
    CHECK(again.known == 8);
    CHECK(again.added == 0);
  }
  SUBCASE("without the file all is as it was") {
    std::filesystem::remove(archive + "/person-aliases.tsv");
    run_annotate(options_for(archive, {}), go_on);
    People old;
    for (const Article& article : before) {
      for (const Label& label : article.person) old[article.id].push_back(label.value);
    }
    People now = people_of(archive);
    std::ranges::sort(old["given"]);
    std::ranges::sort(now["given"]);
    CHECK(now == old);
  }
}

TEST_CASE("annotating one facet leaves the others") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("a.bkf");
  IndexOptions options = options_for(archive, {write_articles(scratch)});
  run_add(options, go_on);
  options.add.annotate = {"country"};
  run_annotate(options, go_on);
  CHECK(people_of(archive).at("full-0") == std::vector<std::string>{"Edwin Tolland"});
  options.add.annotate = {"none"};
  run_annotate(options, go_on);
  CHECK(people_of(archive).size() == 1);
}

TEST_CASE("people do not depend on the number of jobs") {
  const ScratchFolder scratch;
  const std::string sample = BACKFILE_SOURCE_DIR "/corpus/sample";
  run_add(options_for(scratch.file("one.bkf"), {sample}, 1), go_on);
  run_add(options_for(scratch.file("four.bkf"), {sample}, 4), go_on);
  CHECK(articles_of(scratch.file("one.bkf")) == articles_of(scratch.file("four.bkf")));
}

TEST_CASE("a model in the archive's folder is used, and a bad one is named") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("a.bkf");
  const std::string input = write_articles(scratch);
  run_add(options_for(archive, {input}), go_on);
  scratch.write("a.bkf/person.model", "no model");
  CHECK_THROWS_WITH_AS(run_annotate(options_for(archive, {}), go_on), doctest::Contains("person.model"),
                       Error);
  CHECK(people_of(archive).size() == 8);
}
