#include "common/mapped_file.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "common/error.h"
#include "common/section_file.h"
#include "scratch.h"

using namespace backfile;

namespace {

constexpr std::size_t many = 1U << 16;

std::string section_file(const ScratchFolder& scratch) {
  const std::string path = scratch.file("columns");
  SectionWriter writer(path);
  writer.section("dates", std::span<const int>(std::vector<int>(many, 1)));
  writer.section("names", std::span<const int>(std::vector<int>(many, 2)));
  writer.finish();
  return path;
}

struct Ended {
  int status = 0;
  std::string errors;
};

// Runs `work` in a process of its own.
template <typename Work>
Ended run_apart(const ScratchFolder& scratch, const Work& work) {
  const std::string errors = scratch.file("errors");
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::dup2(::open(errors.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644), STDERR_FILENO);
    work();
    ::_exit(0);
  }
  Ended ended;
  ::waitpid(child, &ended.status, 0);
  ended.errors = read_file(errors);
  return ended;
}

}  // namespace

TEST_CASE("a page that the disk cannot give ends the program with a message, not with a crash") {
  const ScratchFolder scratch;
  const std::string path = section_file(scratch);
  const Ended ended = run_apart(scratch, [&] {
    report_unreadable_pages("backfile-search");
    const SectionFile file(path);
    std::filesystem::resize_file(path, 4096);
    long sum = 0;
    for (const int value : file.values<int>("names")) sum += value;
    ::_exit(sum == 2 * static_cast<long>(many) ? 0 : 1);
  });
  REQUIRE(WIFEXITED(ended.status));
  CHECK(WEXITSTATUS(ended.status) == static_cast<int>(ExitCode::failed));
  CHECK(ended.errors.starts_with("backfile-search: cannot read " + path + ": "));
  CHECK(ended.errors.find("run backfile-index verify") != std::string::npos);
}

TEST_CASE("verifying a file that was cut while open names what is missing") {
  const ScratchFolder scratch;
  const std::string path = section_file(scratch);
  const SectionFile file(path);
  CHECK(file.verify().empty());
  std::filesystem::resize_file(path, 64 + many * sizeof(int) + 100);
  CHECK(file.verify() == std::vector<std::string>{"names"});
}

TEST_CASE("a file shorter than asked for is not mapped, one that is not there is an error") {
  const ScratchFolder scratch;
  const std::string path = scratch.write("short", "123");
  CHECK(MappedFile(path, 4).bytes().empty());
  CHECK(MappedFile(path, 3).bytes().size() == 3);
  CHECK_THROWS_AS(MappedFile(scratch.file("none"), 1), Error);
}
