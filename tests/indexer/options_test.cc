#include "indexer/options.h"

#include <doctest/doctest.h>

#include "common/error.h"
#include "scratch.h"

using namespace backfile;

namespace {

IndexOptions parsed(std::vector<std::string> words) {
  words.insert(words.begin(), "backfile-index");
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  int exit_code = 0;
  const auto options = parse_options(static_cast<int>(arguments.size()), arguments.data(), exit_code);
  REQUIRE(options.has_value());
  return *options;
}

}  // namespace

TEST_CASE("--map names the fields of a table, a wrong part is refused") {
  const ScratchFolder scratch;
  const std::string table =
      scratch.write("table.csv", "kop;stuk;title\nBridge closed;The old bridge is shut.;no\n");
  const IndexOptions options = parsed(
      {"add", scratch.file("archive"), table, "--annotate", "none", "-q", "--map", "title=kop,text=stuk"});
  CHECK(options.add.map ==
        std::vector<std::pair<std::string, std::string>>{{"title", "kop"}, {"text", "stuk"}});
  const std::atomic<bool> stop = false;
  CHECK(add_to_archive(options.add, stop).added == 1);
  CHECK_THROWS_WITH_AS(parsed({"add", "a", table, "--map", "headline=kop"}),
                       "--map headline=kop: an article has no part headline", Error);
  CHECK_THROWS_AS(parsed({"add", "a", table, "--map", "title"}), Error);
  CHECK(parsed({"add", "a", table, "--map", "id="}).add.map ==
        std::vector<std::pair<std::string, std::string>>{{"id", ""}});
}
