// Versions of a story as one hit, articles like another, concordance lines: on the sample archive.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "common/analyzer.h"
#include "common/error.h"
#include "scratch.h"
#include "searcher/render/kwic.h"
#include "searcher/search.h"

using namespace backfile;

namespace {

struct Sample {
  ScratchFolder scratch;
  Sample() { add(scratch.file("archive"), BACKFILE_SOURCE_DIR "/corpus/sample"); }
  Searcher open() const { return Searcher(scratch.file("archive"), 1); }
};

std::vector<std::string> ids_of(const ResultPage& page) {
  std::vector<std::string> ids;
  for (const Hit& hit : page.hits) ids.push_back(hit.id);
  return ids;
}

}  // namespace

TEST_CASE(
    "collapsed, a story is one hit that counts its other versions; the total stays that of the articles") {
  const Sample sample;
  Searcher searcher = sample.open();
  for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
    SearchRequest request;
    request.query = "radioactivity Sweden";
    request.sort = sort;
    const ResultPage all = searcher.search(request);
    request.collapse = true;
    const ResultPage page = searcher.search(request);
    CHECK(page.tail.total == all.tail.total);
    CHECK(page.tail.stories == page.hits.size());
    CHECK(!all.tail.stories);
    REQUIRE(!page.hits.empty());
    CHECK(page.hits.size() + 2 == all.hits.size());
    CHECK(page.hits.front().id == all.hits.front().id);
    std::size_t copies = 0;
    for (const Hit& hit : page.hits) copies += hit.copies;
    CHECK(copies == 2);
  }
}

TEST_CASE("articles like another are its versions first, never itself, and a query narrows them") {
  const Sample sample;
  Searcher searcher = sample.open();
  SearchRequest request;
  request.similar_to = "chernobyl-1986";
  const std::vector<std::string> like = ids_of(searcher.search(request));
  REQUIRE(like.size() == 10);
  CHECK(std::set<std::string>(like.begin(), like.begin() + 2) ==
        std::set<std::string>{"chernobyl-1986-corrected", "chernobyl-1986-courier"});
  CHECK(std::ranges::find(like, "chernobyl-1986") == like.end());
  request.query = "earthquake";
  const ResultPage narrowed = searcher.search(request);
  CHECK(narrowed.tail.total > 0);
  for (const Hit& hit : narrowed.hits) {
    const Article article = *searcher.article(hit.id);
    CHECK((article.title + article.text).find("arthquake") != std::string::npos);
  }
  request.similar_to = "no such article";
  CHECK_THROWS_AS(searcher.search(request), Error);
}

namespace {

// The concordance lines of all hits, without the last line, which counts them.
std::vector<std::string> concordance(Searcher& searcher, const std::string& query) {
  char* buffer = nullptr;
  std::size_t size = 0;
  RenderOptions options;
  options.out = ::open_memstream(&buffer, &size);
  options.columns = 100;
  SearchRequest request;
  request.query = query;
  request.limit = 0;
  const std::atomic<bool> cancel = false;
  CHECK(print_concordance(searcher, request, options, cancel) > 1);
  std::fclose(options.out);
  std::istringstream text(std::string(buffer, size));
  std::free(buffer);
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  REQUIRE(!lines.empty());
  CHECK(lines.back().starts_with(std::to_string(lines.size() - 1) + " places in "));
  lines.pop_back();
  return lines;
}

}  // namespace

TEST_CASE("concordance lines stand with the words in one column") {
  const Sample sample;
  Searcher searcher = sample.open();
  std::size_t column = std::string::npos;
  const std::vector<std::string> lines = concordance(searcher, "\"an earthquake\"");
  CHECK(lines.size() > 1);
  for (const std::string& line : lines) {
    std::size_t at = line.find("n earthquake");
    REQUIRE(at != std::string::npos);
    // Columns, not bytes: what is left of the word may have letters of several.
    for (std::size_t i = 0; i < line.find("n earthquake"); ++i) at -= (line[i] & 0xC0) == 0x80 ? 1U : 0U;
    if (column == std::string::npos) column = at;
    CHECK(at == column);
  }
}

TEST_CASE("words of a phrase are one place of a concordance, also where a hyphen joins them") {
  const Sample sample;
  Searcher searcher = sample.open();
  std::size_t places = 0;
  SearchRequest request;
  request.query = "\"cease fire\"";
  request.limit = 0;
  for (const Hit& hit : searcher.search(request).hits) {
    const std::string text = fold(searcher.article(hit.id)->text);
    for (const char* form : {"cease-fire", "cease fire", "ceasefire"}) {
      for (std::size_t at = text.find(form); at != std::string::npos; at = text.find(form, at + 1)) ++places;
    }
  }
  CHECK(places > 1);
  CHECK(concordance(searcher, request.query).size() == places);
}
