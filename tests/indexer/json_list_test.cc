#include "indexer/readers/json_list.h"

#include <doctest/doctest.h>

#include "tests/indexer/collecting_sink.h"

using namespace backfile;

namespace {

// The front of an object until behind its list, and what is around it; "-" where no list is found.
std::string found(std::string_view front) {
  const auto list = list_in_front(
      front, [](std::string_view first) { return first.find("\"text\"") != std::string_view::npos; });
  return list ? std::to_string(list->begin) + " " + list->around : "-";
}

// {"title": ..., "items": [articles of half a megabyte ...], "more": 1}, made while it is read.
class LargeObject : public ByteSource {
 public:
  explicit LargeObject(int articles) : articles_(articles) {}
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
      return R"({"version": "1", "tags": [{"name": "a [b"}], "title": "Harbour Wire", "items": [)";
    if (part > articles_) return part == articles_ + 1 ? R"(], "more": [{"title": "no article"}]})" : "";
    return (part > 1 ? "," : "") + (R"({"title": "Number )" + std::to_string(part)) + R"(", "date": ")" +
           (part == 1 ? "13/01/2016" : "03/04/2016") + R"(", "text": ")" + std::string(1U << 19, 'x') +
           "\"}\n";
  }

  int articles_;
  int part_ = 0;
  std::string rest_;
};

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
  LargeObject bytes(140);
  CollectingSink sink;
  sink.begin_input("large.json");
  find_format("json")->read(bytes, {"large.json", "", ""}, sink);
  CHECK(sink.rejects.empty());
  REQUIRE(sink.articles.size() == 140);
  CHECK(sink.articles.front().source == "Harbour Wire");
  CHECK(sink.articles.back().title == "Number 140");
  CHECK(to_iso(sink.articles.back().date) == "2016-04-03");
}
