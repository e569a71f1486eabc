#include "indexer/readers/json_list.h"

#include <doctest/doctest.h>

#include "tests/indexer/collecting_sink.h"

using namespace backfile;

namespace {

constexpr int large_list = 140;

// The front of an object until behind its list, and what is around it; "-" where no list is found.
std::string found(std::string_view front) {
  const auto list = list_in_front(
      front, [](std::string_view first) { return first.find("\"text\"") != std::string_view::npos; });
  return list ? std::to_string(list->begin) + " " + list->around : "-";
}

// A large object with a list of articles of half a megabyte, made while it is read, and what stands behind
// it.
class LargeObject : public ByteSource {
 public:
  explicit LargeObject(std::string end) : end_(std::move(end)) {}
  std::size_t read(std::span<char> buffer) override {
    if (rest_.empty()) rest_ = next_part();
    const std::size_t count = rest_.copy(buffer.data(), buffer.size());
    rest_.erase(0, count);
    return count;
  }

 private:
  std::string next_part() {
    const int part = part_++;
    if (part == 0)
      return R"({"version": "1", "tags": [{"name": "a [b"}], "title": "Harbour Wire", "date": "2016-05-01", "items": [)";
    if (part == large_list + 1) return "]" + end_;
    if (part > large_list) return "";
    return (part > 1 ? "," : "") + (R"({"title": "Number )" + std::to_string(part)) + R"(", "date": ")" +
           (part == 1 ? "13/01/2016" : "03/04/2016") + R"(", "text": ")" + std::string(1U << 19, 'x') +
           "\"}\n";
  }

  std::string end_;
  int part_ = 0;
  std::string rest_;
};

CollectingSink read_large(std::string end) {
  LargeObject bytes(std::move(end));
  CollectingSink sink;
  sink.begin_input("large.json");
  find_format("json")->read(bytes, {"large.json", "", ""}, sink);
  return sink;
}

}  // namespace

TEST_CASE("the list of articles is found in the front of an object") {
  CHECK(found(R"({"a": 1, "list": [{"text": "x"}, {"te)") == R"(18 {"a": 1, "list": []})");
  CHECK(found(R"({"a": {"b": [{"text": "x"}]}})") == R"(13 {"a": {"b": []}})");
  CHECK(found(R"({"tags": [{"name": "]["}], "list": [ {"text": "x"}]})") ==
        R"(36 {"tags": [{"name": "]["}], "list": []})");
  CHECK(found(R"({"a": {"b": {"c": {"d": [{"text": "x"}]}}}})") == "-");
  CHECK(found(R"({"list": [{"text": "x)") == "-");
  CHECK(found(R"({"list": [1, 2]} {"list": [{"text": "x"}]})") == "-");
  CHECK(found(R"([{"text": "x"}])") == "-");
  CHECK(found(R"({"a)") == "-");
  CHECK(found("") == "-");
}

TEST_CASE("an object of any size gives the articles of its list") {
  const CollectingSink sink = read_large(R"(, "more": [{"title": "no article"}]})");
  CHECK(sink.rejects.empty());
  REQUIRE(sink.articles.size() == large_list);
  CHECK(sink.articles.front().source == "Harbour Wire");
  CHECK(sink.articles.back().title == "Number 140");
  CHECK(to_iso(sink.articles.back().date) == "2016-04-03");
}

TEST_CASE("an object of any size gives the articles of its other lists") {
  const CollectingSink sink = read_large(R"(, "a ]": "}", "numbers": [1, [2], {"text": "["}], "empty": [ ],
      "days": {"monday": [ {"title": "M", "text": "m"}, {"title": "N", "text": "n"} ],
               "deep": {"deeper": {"too deep": [{"title": "no article", "text": "too deep"}]}},
               "tags": [{"title": "no article"}, {"title": "N", "text": "n"}]},
      "tuesday": [{"title": "T", "text": "t"}]} {"title": "behind"})");
  CHECK(sink.rejects.empty());
  REQUIRE(sink.articles.size() == large_list + 3);
  CHECK(sink.articles[large_list].title == "M");
  CHECK(to_iso(sink.articles[large_list].date) == "2016-05-01");
  CHECK(sink.articles[large_list + 1].title == "N");
  CHECK(sink.articles[large_list + 2].title == "T");
}

TEST_CASE("an object of any size that is cut short is told of") {
  for (const std::string end :
       {"", ",", R"(, "more)", R"(, "more": [)", R"(, "more": [1, 2)", R"(, "more": [{"title": "M")",
        R"(, "more": {"a": {"b": {"c": 1)", R"(, "more": [{"title": "M", "text": "m"})"}) {
    CAPTURE(end);
    const CollectingSink sink = read_large(end);
    CHECK(sink.articles.size() >= large_list);
    REQUIRE(sink.rejects.size() == 1);
    CHECK(sink.rejects.front().reason == "it has no end: the file is cut short");
  }
}
