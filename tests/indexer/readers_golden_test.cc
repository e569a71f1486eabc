// Golden cases of all readers: tests/indexer/golden/FORMAT/CASE.EXT and what it gives in CASE.EXT.expected,
// articles as JSON Lines and rejects as {"record", "reason"}, what they enclose as
// {"enclosed"}. BACKFILE_UPDATE_GOLDEN=1 rewrites them.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "common/article_json.h"
#include "scratch.h"
#include "tests/indexer/collecting_sink.h"

using namespace backfile;
namespace fs = std::filesystem;

namespace {

const fs::path golden_folder = fs::path(BACKFILE_SOURCE_DIR) / "tests/indexer/golden";

std::string printed(const CollectingSink& sink) {
  std::string out;
  for (const Article& article : sink.articles) out += article_to_json(article) + "\n";
  for (const Reject& reject : sink.rejects) {
    nlohmann::ordered_json line;
    line["record"] = reject.record;
    line["reason"] = reject.reason;
    out += line.dump() + "\n";
  }
  for (const std::string& name : sink.names_of_enclosed)
    out += nlohmann::ordered_json{{"enclosed", name}}.dump() + "\n";
  return out;
}

std::vector<fs::path> golden_inputs() {
  std::vector<fs::path> inputs;
  for (const auto& entry : fs::recursive_directory_iterator(golden_folder)) {
    if (entry.is_regular_file() && entry.path().extension() != ".expected") inputs.push_back(entry.path());
  }
  std::ranges::sort(inputs);
  return inputs;
}

}  // namespace

TEST_CASE("every golden input is recognised and read as expected") {
  const bool update = std::getenv("BACKFILE_UPDATE_GOLDEN") != nullptr;
  const auto inputs = golden_inputs();
  REQUIRE(inputs.size() > 5);
  for (const fs::path& path : inputs) {
    CAPTURE(path.string());
    const std::string bytes = read_file(path);
    const std::string name = path.filename();
    const Format* format = find_format(path.parent_path().filename().string());
    REQUIRE(format != nullptr);
    const Format* recognised = recognise_format(std::string_view(bytes).substr(0, 1U << 16), name);
    CHECK((recognised != nullptr ? recognised->name : "none") == format->name);
    const std::string actual = printed(read_bytes(*format, bytes, name));
    const std::string expected_path = path.string() + ".expected";
    if (update) std::ofstream(expected_path, std::ios::binary) << actual;
    CHECK(actual == read_file(expected_path));
  }
}

TEST_CASE("readers do not see how their bytes arrive") {
  for (const fs::path& path : golden_inputs()) {
    CAPTURE(path.string());
    const std::string bytes = read_file(path);
    const Format* format = find_format(path.parent_path().filename().string());
    REQUIRE(format != nullptr);
    const std::string whole = printed(read_bytes(*format, bytes, path.filename()));
    for (const std::size_t piece : {1U, 7U, 1000U}) {
      if (piece == 1 && bytes.size() > 20000) continue;
      CHECK(printed(read_bytes(*format, bytes, path.filename(), piece)) == whole);
    }
  }
}
