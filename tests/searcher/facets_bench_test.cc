// backfile-bench facets, as a program.
#include <doctest/doctest.h>
#include <sys/wait.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "scratch.h"

using namespace backfile;
using nlohmann::json;

namespace {

constexpr const char* articles =
    R"({"id":"a","title":"One","text":"x","country":["GB","FR"],"person":["Ann Tolland"]})"
    "\n"
    R"({"id":"b","title":"Two","text":"x","country":["US"],"person":["Rashid Mehmood","Jordan"]})"
    "\n"
    R"({"title":"Three","text":"x","country":["US"]})"
    "\n";

int measure(const ScratchFolder& scratch, const std::string& gold, std::string& out) {
  const std::string line = std::string(BACKFILE_PROGRAM_DIR) + "/backfile-bench facets " +
                           scratch.file("a.bkf") + " --json --gold " + scratch.write("gold.jsonl", gold) +
                           " 2>&1";
  std::FILE* pipe = ::popen(line.c_str(), "r");
  REQUIRE(pipe != nullptr);
  char buffer[4096];
  for (std::size_t count; (count = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;)
    out.append(buffer, count);
  const int status = ::pclose(pipe);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("facets are measured against gold, by id or headline") {
  const ScratchFolder scratch;
  add(scratch.file("a.bkf"), scratch.write("articles.jsonl", articles));
  std::string out;
  const int code = measure(scratch,
                           "{\"id\":\"a\",\"country\":[\"GB\"],\"person\":[\"Ann Tolland\"]}\n"
                           "{\"id\":\"b\",\"country\":[\"JO\"],\"person\":[\"Rashid Mehmood\"]}\n"
                           "\n"
                           "{\"title\":\"Three\",\"country\":[\"US\"]}\n"
                           "{\"id\":\"gone\",\"country\":[\"US\"]}\n",
                           out);
  REQUIRE_MESSAGE(code == 0, out);
  const json found = json::parse(out);
  CHECK(found["not_in_archive"] == json{"gone"});
  const json& country = found["country"];
  CHECK(country["articles"] == 3);
  CHECK(country["exact"] == 1);
  CHECK(country["micro"]["right"] == 2);
  CHECK(country["micro"]["found"] == 4);
  CHECK(country["micro"]["gold"] == 3);
  CHECK(country["micro"]["f1"].get<double>() == doctest::Approx(4.0 / 7));
  // GB 1, JO 0, US 2/3; FR is not in the gold.
  CHECK(country["macro"]["f1"].get<double>() == doctest::Approx(5.0 / 9));
  CHECK(country["values"]["US"]["precision"].get<double>() == doctest::Approx(0.5));
  REQUIRE(country["confusions"].size() == 2);
  CHECK(country["confusions"][0] == json{{"gold", ""}, {"found", "FR"}, {"articles", 1}});
  CHECK(country["confusions"][1] == json{{"gold", "JO"}, {"found", "US"}, {"articles", 1}});
  CHECK(found["person"]["articles"] == 2);
  CHECK(found["person"]["micro"]["precision"].get<double>() == doctest::Approx(2.0 / 3));
}

TEST_CASE("a gold file that is none is refused with the line") {
  const ScratchFolder scratch;
  add(scratch.file("a.bkf"), scratch.write("articles.jsonl", articles));
  for (const char* line : {"{\"id\":\"a\",\"person\":\"Ann\"}", "rubbish", "{\"person\":[]}", "[1]"}) {
    std::string out;
    CHECK(measure(scratch, "{\"id\":\"a\"}\n" + std::string(line) + "\n", out) == 2);
    CHECK(out.find("gold.jsonl, line 2") != std::string::npos);
  }
}
