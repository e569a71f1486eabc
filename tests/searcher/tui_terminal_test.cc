// The interactive view as users see it: the real program in tmux, at two sizes, against captured screens.
//
// Golden files: tests/searcher/golden/tui/STEP-COLUMNSxROWS.txt; BACKFILE_UPDATE_GOLDEN=1 rewrites them.
#include <doctest/doctest.h>

#include "tmux.h"

using namespace backfile;

namespace {

const std::string program = std::string(BACKFILE_PROGRAM_DIR) + "/backfile-search ";

// The sample archive without annotators: the screens hang on nothing but the sources' own facets.
struct Sample {
  ScratchFolder scratch;
  std::string archive = scratch.file("sample.bkf");
  Sample() {
    const std::string index = std::string(BACKFILE_PROGRAM_DIR) + "/backfile-index add '" + archive +
                              "' " BACKFILE_SOURCE_DIR "/corpus/sample --annotate none -q >/dev/null 2>&1";
    REQUIRE(std::system(index.c_str()) == 0);
  }
};

class GoldenSession {
 public:
  GoldenSession(const Sample& sample, int columns, int rows)
      : size_(std::to_string(columns) + "x" + std::to_string(rows)),
        tmux_(sample.scratch, columns, rows, program + "'" + sample.archive + "'") {}

  const TmuxSession& tmux() const { return tmux_; }

  // The screen becomes that of the golden file. `mark` is a text that only this screen shows.
  void expect(const std::string& step, const std::string& mark) const {
    CAPTURE(step);
    CAPTURE(size_);
    const std::string path =
        std::string(BACKFILE_SOURCE_DIR "/tests/searcher/golden/tui/") + step + "-" + size_ + ".txt";
    if (std::getenv("BACKFILE_UPDATE_GOLDEN") != nullptr) {
      std::string before;
      const std::string shown = tmux_.wait([&](const std::string& now) {
        return now.find(mark) != std::string::npos && std::exchange(before, now) == now;
      });
      std::filesystem::create_directories(std::filesystem::path(path).parent_path());
      std::ofstream(path, std::ios::binary) << shown;
    }
    const std::string golden = read_file(path);
    CHECK(tmux_.wait([&](const std::string& now) { return now == golden; }) == golden);
    CHECK(golden.find(mark) != std::string::npos);
  }

 private:
  std::string size_;
  TmuxSession tmux_;
};

bool skipped() {
  if (has_tmux()) return false;
  MESSAGE("tmux is not installed: nothing was tested");
  return true;
}

void walk_through(int columns, int rows) {
  if (skipped()) return;
  const Sample sample;
  const GoldenSession session(sample, columns, rows);
  const TmuxSession& tmux = session.tmux();
  session.expect("1-start", " articles · newest first");
  tmux.type("quake OR earthquake");
  tmux.wait_for("12 of ");
  tmux.keys("Enter s");
  session.expect("2-typed", "newest first");
  tmux.keys("f ] ] Space");
  session.expect("3-facet", "11 of ");
  tmux.keys("t Right v End");
  tmux.keys("Enter");
  session.expect("4-zoomed", "10 of ");
  tmux.keys("Down j Enter");
  session.expect("5-article", "2 of 10");
  tmux.keys("n n");
  session.expect("6-match", "match 2 of");
  tmux.keys("m q");
  session.expect("7-marked", "1 marked");
  tmux.keys("q");
  const std::string left = tmux.wait_for("[left 0]");
  CHECK(left.find("2.  ") == 0);
  CHECK(left.find("newest first") == std::string::npos);
}

}  // namespace

TEST_CASE("a session at 80x24: type, refine, zoom, read, go from match to match, mark, leave") {
  walk_through(80, 24);
}

TEST_CASE("a session at 120x40: type, refine, zoom, read, go from match to match, mark, leave") {
  walk_through(120, 40);
}

TEST_CASE("the terminal is given back whatever ends the program") {
  if (skipped()) return;
  const Sample sample;
  for (const char* signal : {"TERM", "HUP", "SEGV", "ABRT"}) {
    CAPTURE(signal);
    // The program leaves its number before it starts: exec keeps it.
    const std::string pid = sample.scratch.file("pid");
    const TmuxSession tmux(sample.scratch, 80, 24,
                           "ulimit -c 0\nsh -c 'echo $$ >" + pid + "; exec " + program + sample.archive +
                               "'\nstty -a | tr \" ;\" \"\\n\\n\" | grep -x -e icanon -e echo");
    tmux.wait_for(" articles · newest first");
    CHECK(std::system(("kill -" + std::string(signal) + " $(cat " + pid + ")").c_str()) == 0);
    const std::string after = tmux.wait_for("[left 0]");
    CHECK(after.find("icanon\necho\n") != std::string::npos);
    CHECK(after.find(" articles · newest first") == std::string::npos);
  }
}

TEST_CASE("a new size, an error, help, pasted lines and Ctrl-C are taken as they come") {
  if (skipped()) return;
  const Sample sample;
  const TmuxSession tmux(sample.scratch, 80, 24, program + sample.archive);
  tmux.wait_for(" articles · newest first");
  tmux.type("flood \"open");
  CHECK(tmux.wait_for("this quote is never closed").find("        ^ this quote") != std::string::npos);
  tmux.resize(40, 12);
  CHECK(tmux.wait_for("\n  expected").find("│") == std::string::npos);
  tmux.resize(100, 30);
  tmux.keys("F1");
  tmux.wait_for("Everywhere outside the query");
  tmux.keys("q C-u");
  CHECK(tmux.wait_for(" articles · newest first").find("> words") == 0);
  tmux.type("skopje");
  tmux.wait_for("> skopje\n1 of ");
  tmux.keys("Enter y");
  tmux.wait_for("copied: ");
  CHECK(tmux.buffer().find("City of Skopje in ruins after dawn earthquake\". The Meridian Courier, 1963") !=
        std::string::npos);
  tmux.keys("C-c");
  tmux.wait_for("[left 130]");
}

TEST_CASE("a vanished archive is said to be gone, and searched again when it is back") {
  if (skipped()) return;
  const Sample sample;
  const TmuxSession tmux(sample.scratch, 80, 24, program + sample.archive);
  tmux.wait_for(" articles · newest first");
  const std::string aside = sample.archive + ".aside";
  std::filesystem::rename(sample.archive, aside);
  CHECK(tmux.wait_for("cannot be opened any more").find("cannot be opened any more") != std::string::npos);
  tmux.type("earthquake");
  CHECK(tmux.wait_for("12 of ").find("12 of ") != std::string::npos);
  std::filesystem::rename(aside, sample.archive);
  const auto gone = [](const std::string& now) { return now.find("cannot be opened") == std::string::npos; };
  CHECK(gone(tmux.wait(gone)));
  const std::string more = sample.scratch.write("more.jsonl", "{\"title\":\"An earthquake more\"}\n");
  const std::string add = std::string(BACKFILE_PROGRAM_DIR) + "/backfile-index add '" + sample.archive +
                          "' '" + more + "' --annotate none -q >/dev/null 2>&1";
  CHECK(std::system(add.c_str()) == 0);
  CHECK(tmux.wait_for("13 of ").find("13 of ") != std::string::npos);
}

TEST_CASE("a locale without UTF-8 and NO_COLOR are served") {
  if (skipped()) return;
  const Sample sample;
  const TmuxSession tmux(sample.scratch, 80, 24, "LC_ALL=C NO_COLOR=1 " + program + sample.archive);
  const std::string shown = tmux.wait_for(" articles . newest first");
  for (const char c : shown) CHECK(static_cast<unsigned char>(c) < 0x80);
  CHECK(shown.find("-- articles by year --") != std::string::npos);
}
