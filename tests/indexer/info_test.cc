#include "program_run.h"

using namespace backfile;

TEST_CASE("info says what the archive's bytes are for, and the parts add up") {
  const Sample sample;
  const Outcome told = run(sample.scratch, "backfile-index info --json " + sample.archive());
  REQUIRE(told.code == 0);
  const auto json = nlohmann::json::parse(told.out);
  CHECK(json["articles"] == 165);
  std::uint64_t sum = 0;
  for (const auto& [part, bytes] : json["bytes_by_part"].items()) {
    CAPTURE(part);
    CHECK(bytes > 0);
    sum += bytes.get<std::uint64_t>();
  }
  CHECK(sum == json["bytes"]);
  const Outcome shown = run(sample.scratch, "backfile-index info " + sample.archive());
  CHECK(shown.out.find("database ") != std::string::npos);
  CHECK(shown.out.find("signatures ") != std::string::npos);
}
