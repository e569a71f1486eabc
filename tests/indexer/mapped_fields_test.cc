#include <doctest/doctest.h>

#include <algorithm>

#include "tests/indexer/collecting_sink.h"

using namespace backfile;

namespace {

using Map = std::vector<std::pair<std::string, std::string>>;

CollectingSink read(const char* format, std::string_view bytes, const Map& map) {
  CollectingSink sink;
  sink.begin_input("in");
  StringSource source(bytes);
  find_format(format)->read(source, {"in", "", "", map}, sink);
  return sink;
}

}  // namespace

TEST_CASE("a table without a mapped column is refused, and its columns are named") {
  const std::string table = "id,kop,headline,body\n1,,A headline,Some text\n";
  const CollectingSink wrong = read("csv", table, {{"title", "head"}});
  CHECK(wrong.articles.empty());
  REQUIRE(wrong.rejects.size() == 1);
  CHECK(wrong.rejects[0].record == "line 1");
  CHECK(wrong.rejects[0].reason == "--map title=head: there is no head, but id, kop, headline, body");
  // Of several columns for a part one is enough.
  const CollectingSink either = read("csv", table, {{"title", "head"}, {"title", "headline"}});
  CHECK(either.articles.size() == 1);
  CHECK(either.notices.empty());
  const CollectingSink empty = read("csv", table, {{"title", "kop"}});
  CHECK(empty.articles.size() == 1);
  CHECK(empty.notices == std::vector<std::string>{"in: --map title=kop: kop is empty in all records"});
}

TEST_CASE("a table without a header, its columns mapped by number") {
  const std::string table = "3,\"Wheat, and oats\",It fell.\n4,Ferries,One sank.\n";
  const Map map = {{"title", "column 2"}, {"text", "column 3"}};
  const CollectingSink read_all = read("csv", table, map);
  REQUIRE(read_all.articles.size() == 2);
  CHECK(read_all.articles[0].title == "Wheat, and oats");
  CHECK(read_all.articles[0].text == "It fell.");
  CHECK(read_all.articles[1].text == "One sank.");
  CHECK(read_all.articles[1].extra == std::vector{std::pair<std::string, std::string>("column 1", "\"4\"")});
  CHECK(read_all.rejects.empty());
  CHECK(read_all.notices.empty());
  CHECK(read("csv", "column 1,column 2,column 3\n" + table, map).articles.size() == 2);
  CHECK(read("csv", table, {{"title", "column 4"}}).articles.empty());
}

TEST_CASE("a part mapped to nothing is no field's") {
  const Map map = {{"id", ""}};
  const std::string extra = "\"7\"";
  for (const CollectingSink& sink :
       {read("csv", ",id,title,text\n0,7,A,x\n", map),
        read("jsonl", R"({"id":"7","title":"A","text":"x"})", map),
        read("xml", "<?xml version='1.0'?><r><article id='7'><title>A</title><text>x</text></article></r>",
             map)}) {
    REQUIRE(sink.articles.size() == 1);
    CHECK(sink.articles[0].id.empty());
    CHECK(std::ranges::count(sink.articles[0].extra, std::pair<std::string, std::string>("id", extra)) == 1);
    CHECK(sink.notices.empty());
  }
}

TEST_CASE("a mapped field that no record has is told") {
  const Map map = {{"title", "kop"}};
  const std::string lines = "{\"headline\":\"A\",\"text\":\"x\"}\n{\"headline\":\"B\",\"text\":\"y\"}\n";
  const std::vector<std::string> told = {"in: --map title=kop: there is no kop, but headline, text"};
  CHECK(read("jsonl", lines, map).notices == told);
  CHECK(read("json", lines, map).notices == told);
  CHECK(read("jsonl", lines + "{\"kop\":\"C\",\"text\":\"z\"}\n", map).notices.empty());
  CHECK(read("jsonl", lines, {}).notices.empty());
}

TEST_CASE("a long field that is nobody's is told where no article has text") {
  const std::string text(300, 'x');
  const std::vector<std::string> told = {
      "in: no field is named like a text; the longest that was not read is Blob: --map text=Blob"};
  const std::string table = "title,Blob,note\nA," + text + ",y\nB," + text + ",z\n";
  CHECK(read("csv", table, {}).notices == told);
  CHECK(read("csv", table, {{"text", "Blob"}}).notices.empty());
  CHECK(read("csv", table + "C,,\nD,,\n", {}).notices.empty());
  const std::string lines = "{\"title\":\"A\",\"n\":\"short\",\"Blob\":\"" + text + "\"}\n";
  CHECK(read("jsonl", lines, {}).notices == told);
  CHECK(read("json", lines, {}).notices == told);
  CHECK(read("jsonl", lines + "{\"title\":\"B\",\"text\":\"y\"}\n", {}).notices.empty());
}
