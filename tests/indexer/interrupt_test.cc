// Ctrl-C: the first ends in order, the second at once. The real program, with its input held open.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "common/article_json.h"
#include "common/error.h"
#include "program_run.h"

using namespace backfile;

namespace {

// `backfile-index add ARCHIVE -`, whose standard input stays open until it ends.
class Adding {
 public:
  explicit Adding(const std::string& archive, const std::string& errors) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    child_ = ::fork();
    REQUIRE(child_ >= 0);
    if (child_ == 0) {
      ::dup2(ends[0], STDIN_FILENO);
      ::close(ends[0]);
      ::close(ends[1]);
      const int file = ::open(errors.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
      ::dup2(file, STDERR_FILENO);
      ::dup2(file, STDOUT_FILENO);
      const std::string program = std::string(BACKFILE_PROGRAM_DIR) + "/backfile-index";
      ::execl(program.c_str(), program.c_str(), "add", archive.c_str(), "-", "--format", "jsonl",
              "--annotate", "none", static_cast<char*>(nullptr));
      ::_exit(127);
    }
    ::close(ends[0]);
    input_ = ends[1];
  }
  ~Adding() {
    if (input_ >= 0) ::close(input_);
  }

  void write(const std::string& text) const {
    REQUIRE(::write(input_, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
  }
  void interrupt() const { ::kill(child_, SIGINT); }
  int wait() const {
    int status = 0;
    ::waitpid(child_, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  pid_t child_ = 0;
  int input_ = -1;
};

void pause_for(int milliseconds) {
  std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

std::string lines(int articles) {
  std::string text;
  for (int i = 0; i < articles; ++i) {
    Article article;
    article.id = "a" + std::to_string(i);
    article.title = "Harbour closed";
    article.text = "The harbour was closed on day " + std::to_string(i) + ".";
    text += article_to_json(article) + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("the first Ctrl-C publishes what was read, even while input is waited for") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("a.bkf");
  const Adding adding(archive, scratch.file("errors"));
  adding.write(lines(20) + "{\"title\": \"half a li");
  pause_for(1500);  // the articles are read, the program waits for more
  adding.interrupt();
  CHECK(adding.wait() == static_cast<int>(ExitCode::interrupted));
  const std::string told = read_file(scratch.file("errors"));
  CAPTURE(told);
  CHECK(told.find("interrupted: what was complete is published") != std::string::npos);
  CHECK(told.find("rejected") == std::string::npos);
  const Outcome info = run(scratch, "backfile-index info --json " + archive);
  const int published = nlohmann::json::parse(info.out)["articles"];
  CHECK(published >= 1);  // what still lies in the reader's buffer is left for the next run
  CHECK(published <= 20);
  CHECK(run(scratch, "backfile-index verify " + archive).code == 0);
}

TEST_CASE("a second Ctrl-C leaves at once, and the archive is as it was") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("a.bkf");
  add_articles(scratch, archive, {});
  const std::string before = run(scratch, "backfile-index info --json " + archive).out;
  const Adding adding(archive, scratch.file("errors"));
  adding.write(lines(500));
  pause_for(1000);
  adding.interrupt();
  adding.interrupt();
  const int code = adding.wait();
  CHECK(code == static_cast<int>(ExitCode::interrupted));
  CHECK(run(scratch, "backfile-index verify " + archive).code == 0);
  // Two signals that come at once may be one: then it was the first.
  const std::string after = run(scratch, "backfile-index info --json " + archive).out;
  if (after != before) CHECK(nlohmann::json::parse(after)["articles"] >= 1);
  CHECK(run(scratch,
            "backfile-index add " + archive + " " + scratch.write("b.jsonl", lines(500)) + " --annotate none")
            .code == 0);
  CHECK(nlohmann::json::parse(run(scratch, "backfile-index info --json " + archive).out)["articles"] == 500);
}
