// Nothing is lost: backfile-index is killed at random moments of add, delete and merge.
//
// BACKFILE_KILLS sets the number of kills (bench/crash.sh runs the long form).
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <map>
#include <random>
#include <thread>

#include "common/error.h"
#include "common/shard.h"
#include "corpus/generator/articles.h"
#include "indexer/commands/commands.h"
#include "indexer/shards/live_articles.h"
#include "scratch.h"

using namespace backfile;
using namespace std::chrono_literals;

namespace {

using Content = std::map<std::string, Article>;  // by id

constexpr int batches = 5;
constexpr std::size_t batch_articles = 220;

Content content_of(const std::string& archive) {
  Content content;
  if (!is_archive(archive)) return content;
  std::vector<Shard> shards = open_shards(archive, read_manifest(archive));
  for_each_live_row(shards, [&](Shard& shard, std::uint32_t row) {
    const Article article = shard.article(row);
    CHECK(content.emplace(article.id, article).second);
    return true;
  });
  return content;
}

// What a command line does, and what the archive then holds.
struct Operation {
  std::string name;
  std::vector<std::string> arguments;
  Content result;
};

class Harness {
 public:
  explicit Harness(unsigned seed) : random_(seed) {
    for (int batch = 0; batch < batches; ++batch) {
      GeneratorOptions options;
      options.articles = batch_articles;
      options.median_words = 80;
      options.seed = static_cast<std::uint64_t>(batch) / 2 + 1;  // every second one brings later versions
      ArticleGenerator generator(options);
      std::string lines;
      for (Article article; generator.next(article);) {
        article.id = std::to_string(options.seed) + "-" + article.id;
        if (batch % 2 == 1) article.text += " Corrected.";
        lines += article_to_json(article) + "\n";
        batches_[batch].push_back(article);
      }
      scratch_.write(batch_name(batch), lines);
    }
  }

  std::string archive() const { return scratch_.file("archive"); }

  Operation choose(const Content& now) {
    const auto kind = now.empty() ? 0 : random_() % 4;
    if (kind == 3) return {"merge", {"merge", archive()}, now};
    if (kind == 2) return deletion(now);
    return addition(now);
  }

  // Starts the command and kills it somewhere within `span`. True where it was killed before its end.
  bool run_and_kill(const Operation& operation, std::chrono::microseconds span) {
    const pid_t child = start(operation);
    std::this_thread::sleep_for(std::chrono::microseconds(random_() % static_cast<unsigned>(span.count())));
    ::kill(child, SIGKILL);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFSIGNALED(status);
  }

  // Runs the command to its end; returns how long it took.
  std::chrono::microseconds run_through(const Operation& operation) {
    const auto begin = std::chrono::steady_clock::now();
    const pid_t child = start(operation);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) <= 1);  // 1: an id to delete is gone already
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
  }

 private:
  static std::string batch_name(int batch) { return "batch" + std::to_string(batch) + ".jsonl"; }

  Operation addition(const Content& now) {
    const int batch = static_cast<int>(random_() % batches);
    Operation operation{
        "add", {"add", archive(), scratch_.file(batch_name(batch)), "--annotate", "none", "-q"}, now};
    for (const Article& article : batches_[batch]) operation.result[article.id] = article;
    return operation;
  }

  Operation deletion(const Content& now) {
    Operation operation{"delete", {"delete", archive(), "-q"}, now};
    for (int i = 0; i < 30; ++i) {
      auto victim = operation.result.begin();
      std::advance(victim, random_() % operation.result.size());
      operation.arguments.push_back(victim->first);
      operation.result.erase(victim);
      if (operation.result.empty()) break;
    }
    return operation;
  }

  pid_t start(const Operation& operation) const {
    const std::string program = std::string(BACKFILE_PROGRAM_DIR) + "/backfile-index";
    std::vector<char*> arguments = {const_cast<char*>(program.c_str())};
    for (const std::string& argument : operation.arguments)
      arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      if (std::freopen("/dev/null", "w", stderr) != nullptr) ::execv(program.c_str(), arguments.data());
      std::_Exit(127);
    }
    return child;
  }

  std::mt19937 random_;
  ScratchFolder scratch_;
  std::vector<Article> batches_[batches];
};

int kill_count() {
  const char* wanted = std::getenv("BACKFILE_KILLS");
  return wanted != nullptr ? std::atoi(wanted) : 12;
}

void check_archive(const std::string& archive) {
  if (!is_archive(archive)) return;
  IndexOptions options;
  options.add = add_options(archive, {});
  CHECK(run_verify(options) == ExitCode::done);
}

}  // namespace

TEST_CASE("killed at any moment, the archive is whole: the old state or the new, and the next run succeeds") {
  Harness harness(7);
  const int kills = kill_count();
  std::map<std::string, int> killed;
  std::map<std::string, std::chrono::microseconds> typical = {{"add", 150ms}};  // the first add is killed too
  int old_states = 0;
  for (int round = 0, done = 0; done < kills; ++round) {
    REQUIRE(round < 20 * kills);
    const Content before = content_of(harness.archive());
    const Operation operation = harness.choose(before);
    CAPTURE(operation.name);
    if (typical.contains(operation.name)) {
      if (harness.run_and_kill(operation, typical[operation.name])) {
        ++done;
        ++killed[operation.name];
      }
      check_archive(harness.archive());
      const Content after = content_of(harness.archive());
      if (after == before && before != operation.result) ++old_states;
      REQUIRE((after == before || after == operation.result));
    }
    typical[operation.name] = std::max(typical[operation.name], harness.run_through(operation));
    check_archive(harness.archive());
    REQUIRE(content_of(harness.archive()) == operation.result);
  }
  std::string summary;
  for (const auto& [name, count] : killed) summary += std::to_string(count) + " " + name + ", ";
  MESSAGE("killed: " << summary << old_states << " times the old state was left");
}
