// Bad input never crashes, hangs or gives an article that breaks what article.h promises: every golden input
// cut short, with bytes flipped, and read as every other format.
#include <doctest/doctest.h>

#include <filesystem>
#include <random>

#include "indexer/collecting_sink.h"
#include "scratch.h"
#include "tests/article_promises.h"

using namespace backfile;
namespace fs = std::filesystem;

namespace {

struct Fixture {
  std::string name;
  const Format* format;
  std::string bytes;
};

std::vector<Fixture> fixtures() {
  std::vector<Fixture> found;
  for (const auto& entry :
       fs::recursive_directory_iterator(fs::path(BACKFILE_SOURCE_DIR) / "tests/indexer/golden")) {
    const Format* format = find_format(entry.path().parent_path().filename().string());
    if (!entry.is_regular_file() || entry.path().extension() == ".expected" || format == nullptr) continue;
    found.push_back({entry.path().filename(), format, read_file(entry.path())});
  }
  std::ranges::sort(found, {}, &Fixture::name);
  return found;
}

void check_reading(const Format& format, std::string_view bytes, const std::string& name) {
  const CollectingSink sink = read_bytes(format, bytes, name);
  for (const Article& article : sink.articles) {
    const std::string broken = broken_promise(article);
    CHECK_MESSAGE(broken.empty(), name << " as " << format.name << ": " << broken);
  }
  for (const Reject& reject : sink.rejects) {
    CHECK_FALSE(reject.reason.empty());
    CHECK(is_clean(reject.reason, false));
    CHECK(is_clean(reject.record, false));
  }
}

}  // namespace

TEST_CASE("files that are cut short give whole articles and a reason") {
  for (const Fixture& fixture : fixtures()) {
    CAPTURE(fixture.name);
    const std::size_t step = std::max<std::size_t>(fixture.bytes.size() / 40, 1);
    for (std::size_t cut = 0; cut <= fixture.bytes.size(); cut += std::min<std::size_t>(step, 1024)) {
      check_reading(*fixture.format, std::string_view(fixture.bytes).substr(0, cut), fixture.name);
    }
  }
}

TEST_CASE("flipped bytes break no promise") {
  std::mt19937 random(2026);
  for (const Fixture& fixture : fixtures()) {
    if (fixture.bytes.empty()) continue;
    for (int round = 0; round < 40; ++round) {
      std::string bytes = fixture.bytes;
      const std::size_t flips = 1 + random() % 12;
      for (std::size_t i = 0; i < flips; ++i) {
        char& c = bytes[random() % bytes.size()];
        c = random() % 3 == 0 ? static_cast<char>(random()) : static_cast<char>(c ^ (1 << random() % 8));
      }
      check_reading(*fixture.format, bytes, fixture.name);
    }
  }
}

TEST_CASE("every file can be read as every format") {
  for (const Fixture& fixture : fixtures()) {
    for (const Format& format : formats()) check_reading(format, fixture.bytes, fixture.name);
  }
}

TEST_CASE("bytes that mean nothing are no article of any markup") {
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    std::string bytes;
    for (std::size_t i = random() % 3000; i > 0; --i) bytes += static_cast<char>(random());
    for (const Format& format : formats()) check_reading(format, bytes, "noise");
  }
}
