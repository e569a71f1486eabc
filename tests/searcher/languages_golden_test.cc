// What finds what, by language: golden/languages/CODE.txt. "= " is an article of that language, "? " a query
// with the numbers of the articles that it finds, 0 for none.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "common/error.h"
#include "scratch.h"
#include "searcher/search.h"

using namespace backfile;

namespace {

struct GoldenQuery {
  std::string text;
  std::string found;
};

struct GoldenLanguage {
  std::vector<Article> articles;
  std::vector<GoldenQuery> queries;
};

GoldenLanguage read_golden(const std::filesystem::path& path) {
  GoldenLanguage golden;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("= ")) {
      Article& article = golden.articles.emplace_back();
      article.id = std::to_string(golden.articles.size());
      article.language = path.stem();
      article.text = line.substr(2);
    } else if (line.starts_with("? ")) {
      const auto colon = line.rfind(": ");
      REQUIRE(colon != std::string::npos);
      golden.queries.push_back({line.substr(2, colon - 2), line.substr(colon + 2)});
    }
  }
  return golden;
}

std::string found_by(Searcher& searcher, const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.limit = 0;
  std::vector<std::string> ids;
  for (const Hit& hit : searcher.search(request).hits) ids.push_back(hit.id);
  std::ranges::sort(ids);
  std::string text;
  for (const std::string& id : ids) text += (text.empty() ? "" : " ") + id;
  return text.empty() ? "0" : text;
}

}  // namespace

TEST_CASE("an archive written with other rules is refused, with the way out") {
  for (const char* version : {"schema", "analyzer"}) {
    CAPTURE(version);
    const ScratchFolder scratch;
    const std::string archive = scratch.file("archive");
    Article article;
    article.id = "1";
    article.text = "One line of text";
    add_articles(scratch, archive, {article});
    auto manifest = nlohmann::json::parse(read_file(archive + "/manifest.json"));
    manifest[version] = manifest[version].get<int>() + 1;
    scratch.write("archive/manifest.json", manifest.dump());
    try {
      const Searcher searcher(archive, 1);
      FAIL("it was opened");
    } catch (const Error& error) {
      CHECK(std::string(error.what()).find("it was written with") != std::string::npos);
      CHECK(error.hint().find("add the export to a new archive") != std::string::npos);
    }
    CHECK_THROWS_AS(add(archive, scratch.file("articles.jsonl")), Error);
  }
}

TEST_CASE("in every language words are found as its readers expect") {
  std::size_t languages = 0;
  const std::string folder = BACKFILE_SOURCE_DIR "/tests/searcher/golden/languages";
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    const GoldenLanguage golden = read_golden(file.path());
    const ScratchFolder scratch;
    add_articles(scratch, scratch.file("archive"), golden.articles);
    Searcher searcher(scratch.file("archive"), 1);
    for (const GoldenQuery& query : golden.queries) {
      CAPTURE(file.path().filename().string());
      CAPTURE(query.text);
      CHECK(found_by(searcher, query.text) == query.found);
    }
    ++languages;
  }
  CHECK(languages >= 15);
}
