// Disks that are full, or may not be written: a message, exit 2, and the archive as it was.
#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "scratch.h"

using namespace backfile;

namespace {

struct Outcome {
  int code;
  std::string text;
};

// Runs a shell command; its output and errors together.
Outcome run(const std::string& command) {
  std::FILE* pipe = ::popen(("exec 2>&1; " + command).c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string text;
  char buffer[4096];
  for (std::size_t count; (count = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;)
    text.append(buffer, count);
  const int status = ::pclose(pipe);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, text};
}

const std::string program = BACKFILE_PROGRAM_DIR "/backfile-index ";
const std::string small_input = BACKFILE_SOURCE_DIR "/corpus/sample/meridian-courier.jsonl";
const std::string large_input = BACKFILE_SOURCE_DIR "/corpus/sample";

// True where the test may mount folders of its own.
bool can_mount() {
  return run("unshare -rm mount -t tmpfs none /tmp").code == 0;
}

}  // namespace

TEST_CASE("wherever writing fails, the archive stays as it was and says why") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("archive");
  REQUIRE(run(program + "add -q " + archive + " " + small_input + " --annotate none").code == 0);
  const std::string before = run(program + "export " + archive).text;
  int failures = 0;
  // No file may grow beyond so many blocks of 1 KiB: the spool, then chunks, the columns, the compacted
  // database meet the limit. (What a failed compaction leaks is Xapian's.)
  const std::string limited = "export ASAN_OPTIONS=$ASAN_OPTIONS:detect_leaks=0; trap '' XFSZ; ulimit -f ";
  for (int blocks = 1; blocks < 1000; blocks = blocks * 3 / 2 + 1) {
    CAPTURE(blocks);
    const Outcome outcome = run(limited + std::to_string(blocks) + "; " + program + "add -q " + archive +
                                " " + large_input + " --annotate none");
    if (outcome.code == 0) break;
    CAPTURE(outcome.text);
    ++failures;
    CHECK(outcome.code == 2);
    CHECK(outcome.text.find("File too large") != std::string::npos);
    CHECK(outcome.text.find("backfile-index: cannot") == 0);
    CHECK(run(program + "export " + archive).text == before);
    CHECK(run(program + "verify " + archive).code == 0);
    CHECK_FALSE(std::filesystem::exists(archive + "/staging"));
  }
  CHECK(failures >= 5);
  CHECK(run(program + "add -q " + archive + " " + large_input + " --annotate none").code == 0);
  CHECK(run(program + "verify " + archive).code == 0);
}

TEST_CASE("a full disk: exit 2, the reason, and room again") {
  if (!can_mount()) {
    MESSAGE("skipped: this machine lets nobody mount a small disk");
    return;
  }
  const ScratchFolder scratch;
  std::filesystem::create_directories(scratch.file("disk"));
  std::string lines;
  for (int i = 0; i < 400; ++i) {
    lines += "{\"id\":\"" + std::to_string(i) + "\",\"text\":\"";
    for (int k = 0; k < 2000; ++k) lines += std::to_string((i * 7919 + k * 104729) % 1000003) + " ";
    lines += "\"}\n";
  }
  const std::string many = scratch.write("many.jsonl", lines);
  const std::string archive = scratch.file("disk/archive");
  const Outcome outcome =
      run("unshare -rm sh -c 'mount -t tmpfs -o size=3m none " + scratch.file("disk") + " && " + program +
          "add -q " + archive + " " + small_input + " --annotate none && " + program + "add -q " + archive +
          " " + many + " --annotate none; echo code $?; " + program + "verify " + archive + " && " + program +
          "add " + archive + " " + small_input + " --annotate none'");
  CAPTURE(outcome.text);
  CHECK(outcome.code == 0);
  CHECK(outcome.text.find("No space left on device") != std::string::npos);
  CHECK(outcome.text.find("code 2") != std::string::npos);
  CHECK(outcome.text.find("already there") != std::string::npos);
}

TEST_CASE("an archive on a read-only disk can be searched and not changed") {
  if (!can_mount()) {
    MESSAGE("skipped: this machine lets nobody mount a disk");
    return;
  }
  const ScratchFolder scratch;
  const std::string archive = scratch.file("archive");
  REQUIRE(run(program + "add -q " + archive + " " + small_input + " --annotate none").code == 0);
  const std::string search = BACKFILE_PROGRAM_DIR "/backfile-search " + archive + " -n 1 earthquake";
  const Outcome outcome =
      run("unshare -rm sh -c 'mount --bind " + archive + " " + archive + " && mount -o remount,bind,ro " +
          archive + " && " + search + " && " + program + "verify " + archive + " && " + program + "add " +
          archive + " " + large_input + " --annotate none; echo code $?'");
  CAPTURE(outcome.text);
  CHECK(outcome.text.find("earthquake") != std::string::npos);
  CHECK(outcome.text.find("all in order") != std::string::npos);
  CHECK(outcome.text.find("Read-only file system") != std::string::npos);
  CHECK(outcome.text.find("code 2") != std::string::npos);
}

TEST_CASE("an input that cannot be read is named, and the rest goes on") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("archive");
  const Outcome outcome =
      run(program + "add " + archive + " /proc/self/mem " + small_input + " --annotate none");
  CHECK(outcome.code == 1);
  CHECK(outcome.text.find("rejected mem: cannot read /proc/self/mem: Input/output error") !=
        std::string::npos);
  CHECK(outcome.text.find("56 articles added") != std::string::npos);
}
