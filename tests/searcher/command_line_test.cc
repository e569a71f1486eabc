// The command lines of the programs as users and shells see them: messages, settings, manual pages,
// completions.
#include <doctest/doctest.h>

#include <algorithm>

#include "program_run.h"

using namespace backfile;

namespace {

// With a home of its own, so that nobody's configuration matters.
struct Home {
  Sample sample;
  Home() { ::setenv("XDG_CONFIG_HOME", sample.scratch.file("").c_str(), 1); }
  ~Home() { ::unsetenv("XDG_CONFIG_HOME"); }
  Home(const Home&) = delete;
  Home& operator=(const Home&) = delete;
  void configure(const std::string& text) const { sample.scratch.write("backfile/config.toml", text); }
  std::size_t ids(const std::string& arguments) const {
    const std::string out = sample.search("the --format ids " + arguments).out;
    return static_cast<std::size_t>(std::ranges::count(out, '\n'));
  }
};

// Runs lines of bash after the completions; "" where there is no bash.
std::string completed(const Sample& sample, const std::string& program, const std::string& words) {
  const std::string script = sample.scratch.write(
      "complete.sh", "PATH=" BACKFILE_PROGRAM_DIR ":$PATH\nsource <(" + program +
                         " --generate bash)\n"
                         "compopt() { :; }\nCOMP_WORDS=(" +
                         words + ")\nCOMP_CWORD=$((${#COMP_WORDS[@]}-1))\n_" +
                         (program == "backfile-search" ? "backfile_search" : "backfile_index") +
                         "\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n");
  std::FILE* pipe = ::popen(("bash '" + script + "' 2>/dev/null").c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string out;
  for (int c; (c = std::fgetc(pipe)) != EOF;) out += static_cast<char>(c);
  ::pclose(pipe);
  return out;
}

}  // namespace

TEST_CASE("a wrong option, command or value is answered by the nearest right one") {
  const ScratchFolder scratch;
  struct Row {
    const char* command;
    const char* message;
  };
  for (const Row& row :
       {Row{"backfile-search a x --sotr newest",
            "backfile-search: --sotr: there is no such option\ndid you mean --sort?\n"},
        Row{"backfile-search a -us",
            "backfile-search: -us: there is no such option\nfor articles without us, put -- before the "
            "query: -- "
            "-us\n"},
        Row{"backfile-search a x --sort newst",
            "backfile-search: --sort newst: there is no such value\ndid you mean newest?"},
        Row{"backfile-search a x -n abc", "backfile-search: --limit abc: the value is no number\n"},
        Row{"backfile-search a x --limit", "backfile-search: --limit: the value is missing\n"},
        Row{"backfile-search", "backfile-search: ARCHIVE is missing\n"},
        Row{"backfile-index inof", "backfile-index: inof: there is no such command\ndid you mean info?\n"},
        Row{"backfile-index", "backfile-index: no command is given\nchoose add, info"},
        Row{"backfile-index info a --jsn",
            "backfile-index: --jsn: there is no such option\ndid you mean --json?\n"},
        Row{"backfile-index info a b", "backfile-index: b: this argument is one too many\n"}}) {
    CAPTURE(row.command);
    const Outcome outcome = run(scratch, row.command);
    CHECK(outcome.code == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.errors.starts_with(row.message));
  }
}

TEST_CASE("arguments win over the environment, and that over the configuration") {
  const Home home;
  home.configure("limit = 7\n[search]\nlimit = 5\n[index]\njobs = 2\n");
  CHECK(home.ids("") == 5);
  ::setenv("BACKFILE_LIMIT", "4", 1);
  CHECK(home.ids("") == 4);
  ::setenv("BACKFILE_SEARCH_LIMIT", "3", 1);
  CHECK(home.ids("") == 3);
  CHECK(home.ids("--limit 2") == 2);
  CHECK(home.ids("--no-config") == 10);
  ::unsetenv("BACKFILE_LIMIT");
  ::unsetenv("BACKFILE_SEARCH_LIMIT");
  home.configure("limit = 7\n");
  CHECK(home.ids("") == 7);
  // Of options that exclude each other too: "the marathon" is all of the two words, or any.
  home.configure("all = true\nlimit = 0\n");
  const auto all = home.ids("marathon");
  const auto any = home.ids("marathon --any");
  CHECK(any > all);
  ::setenv("BACKFILE_ANY", "true", 1);
  CHECK(home.ids("marathon") == any);
  CHECK(home.ids("marathon --all") == all);
  ::unsetenv("BACKFILE_ANY");
}

TEST_CASE("an option takes one value, and of those given twice the last counts") {
  const Sample sample;
  const auto ids = [&](const std::string& arguments) {
    return sample.search(arguments + " --format ids").out;
  };
  CHECK(ids("--country JP earthquake") == ids("earthquake --country JP"));
  CHECK(ids("--country JP earthquake").size() > 0);
  CHECK(ids("the --country JP --country FR") != ids("the --country JP"));
  CHECK(ids("earthquake -n 5 -n 1") == ids("earthquake -n 1"));
}

TEST_CASE("an error in the configuration names file and line") {
  const Home home;
  home.configure("# mine\n[search]\nlimt = 5\n");
  const Outcome outcome = home.sample.search("the");
  CHECK(outcome.code == 2);
  CHECK(outcome.errors ==
        "backfile-search: " + home.sample.scratch.file("") +
            "/backfile/config.toml, line 3: there is no setting limt\ndid you mean limit?\n");
  CHECK(home.sample.search("the --no-config").code == 0);
  home.configure("[search]\nsort = \"newst\"\n");
  CHECK(home.sample.search("the").errors.find("line 2: sort newst: there is no such value") !=
        std::string::npos);
}

TEST_CASE("manual pages and completions hold every long option of --help") {
  const ScratchFolder scratch;
  for (const std::string program : {"backfile-index", "backfile-search"}) {
    const std::string help = run(scratch, program + " --help").out;
    const std::string man = run(scratch, program + " --generate man").out;
    const std::string bash = run(scratch, program + " --generate bash").out;
    const std::string zsh = run(scratch, program + " --generate zsh").out;
    const std::string fish = run(scratch, program + " --generate fish").out;
    CHECK(man.starts_with(".TH "));
    std::istringstream lines(help.substr(help.find("Options:")));
    std::size_t options = 0;
    for (std::string line; std::getline(lines, line);) {
      const std::size_t at = line.find("--");
      if (at == std::string::npos || at > 5) continue;
      const std::string name = line.substr(at, line.find_first_of(" ,", at) - at);
      CAPTURE(name);
      ++options;
      std::string escaped;
      for (const char c : name) escaped += c == '-' ? std::string("\\-") : std::string(1, c);
      CHECK(man.find(escaped) != std::string::npos);
      CHECK(bash.find(name) != std::string::npos);
      CHECK(zsh.find(name) != std::string::npos);
      CHECK(fish.find("-l " + name.substr(2) + " ") != std::string::npos);
    }
    CHECK(options >= 5);
  }
}

TEST_CASE("bash completes options, choices, commands and the archive's facet values") {
  if (std::system("bash -c true 2>/dev/null") != 0) {
    MESSAGE("skipped: there is no bash");
    return;
  }
  const Sample sample;
  CHECK(completed(sample, "backfile-search", "backfile-search a --li") == "--limit\n");
  CHECK(completed(sample, "backfile-search", "backfile-search a --sort n") == "newest\n");
  CHECK(completed(sample, "backfile-index", "backfile-index ex") == "export\n");
  CHECK(completed(sample, "backfile-index", "backfile-index info a --js") == "--json\n");
  const std::string sources =
      completed(sample, "backfile-search", "backfile-search " + sample.archive() + " --source ''");
  CHECK(sources.size() > 3);
  const std::string first = sample.search("--values source").out;
  REQUIRE(!first.empty());
  CHECK(sources.substr(0, 2) == first.substr(0, 2));
}

TEST_CASE("groff shows every manual page without a warning") {
  if (std::system("groff --version >/dev/null 2>&1") != 0) {
    MESSAGE("skipped: there is no groff");
    return;
  }
  const ScratchFolder scratch;
  std::vector<std::string> pages;
  for (const std::string program : {"backfile-index", "backfile-search"})
    pages.push_back(scratch.write(program + ".1", run(scratch, program + " --generate man").out));
  for (const char* page : {"backfile-query.7", "backfile-output.5", "backfile-config.5"})
    pages.push_back(std::string(BACKFILE_SOURCE_DIR "/common/man/") + page);
  for (const std::string& page : pages) {
    CAPTURE(page);
    const std::string warnings = scratch.file("warnings");
    CHECK(std::system(("groff -man -ww -Tutf8 -z '" + page + "' 2>'" + warnings + "'").c_str()) == 0);
    CHECK(read_file(warnings).empty());
  }
}

TEST_CASE("an interrupted search says so, and a second writer is told to come back") {
  const Sample sample;
  // A batch that waits for its next query is interrupted twice: in order, then at once.
  const std::string script = sample.scratch.write(
      "interrupt.sh", "mkfifo '" + sample.scratch.file("queries") +
                          "'\n" BACKFILE_PROGRAM_DIR "/backfile-search " + sample.archive() + " --queries '" +
                          sample.scratch.file("queries") + "' --format trec & search=$!\nexec 3>'" +
                          sample.scratch.file("queries") +
                          "'\nkill -INT $search; kill -INT $search\nexec 3>&-\nwait $search\n");
  CHECK(WEXITSTATUS(std::system(("bash -m '" + script + "' 2>/dev/null").c_str())) == 130);
  if (std::system("flock --version >/dev/null 2>&1") != 0) return;
  const std::string add = "flock '" + sample.archive() +
                          "/lock' " BACKFILE_PROGRAM_DIR "/backfile-index merge " + sample.archive() +
                          " 2>/dev/null";
  CHECK(WEXITSTATUS(std::system(add.c_str())) == 75);
}
