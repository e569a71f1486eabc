#include "indexer/progress.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "program_run.h"

using namespace backfile;

namespace {

// Columns of text whose only wide bytes are of one-column characters.
std::size_t columns_of(const std::string& text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

TEST_CASE("a progress line says how far, how fast and how long still") {
  const ProgressFigures half{"writing", 5000, 10000, 12000000, 20};
  CHECK(progress_line(half, 100) ==
        "writing ██████████░░░░░░░░░░ 5,000 of 10,000 articles · 250 a second · 20 s left · 12 MB");
  CHECK(progress_line(half, 0) == "writing 5,000 of 10,000 articles · 250 a second · 20 s left · 12 MB");
  CHECK(progress_line({"reading", 3, 0, 0, 0}, 80) == "reading 3 articles · 0 a second");
  CHECK(progress_line({"comparing", 0, 0, 0, 3}, 80) == "comparing …");
  CHECK(progress_line({"writing", 1, 1000000, 0, 1}, 0).ends_with("277 h 47 min left"));
}

TEST_CASE("progress that is always wanted is shown without a terminal") {
  const ScratchFolder scratch;
  const std::string add = "backfile-index add --annotate none " + scratch.file("a.bkf") + " " +
                          scratch.write("a.txt", "A headline\n\nText.\n");
  const Outcome always = run(scratch, add + " --progress always");
  CHECK(always.code == 0);
  CHECK(always.errors.find("reading 1 articles") != std::string::npos);
  CHECK(run(scratch, add + " --progress auto").errors.find("reading") == std::string::npos);
}

TEST_CASE("a progress line never reaches the end of the terminal's line") {
  for (std::size_t columns = 1; columns <= 120; ++columns) {
    for (const std::uint64_t done : {0U, 1U, 333U, 1000U, 2000U}) {
      const std::string line = progress_line({"writing", done, 1000, 5000000, 3}, columns);
      CHECK((columns_of(line) < columns || line == "writing"));
    }
  }
}
