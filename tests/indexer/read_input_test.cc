// From inputs to articles: nothing goes without a word.
#include "indexer/read_input.h"

#include <doctest/doctest.h>

#include "indexer/readers/text_lines.h"
#include "scratch.h"

using namespace backfile;
using namespace std::string_literals;

namespace {

struct Collected : ArticleSink {
  std::vector<Article> articles;
  std::vector<std::string> rejects;
  void begin_input(std::string_view) override {}
  bool article(Article&& article) override {
    articles.push_back(std::move(article));
    return true;
  }
  void reject(std::string_view, std::string_view reason) override { rejects.emplace_back(reason); }
};

Collected read(const std::string& name, const std::string& bytes) {
  const ScratchFolder scratch;
  Collected sink;
  read_input(scratch.write(name, bytes), {}, sink);
  return sink;
}

}  // namespace

TEST_CASE("an input without an article is named") {
  CHECK(read("a.json", "[]").rejects == std::vector{"no article in it"s});
  const Collected crawl =
      read("a.warc", "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\na: b\r\n\r\n");
  CHECK(crawl.articles.empty());
  CHECK(crawl.rejects == std::vector{"no article in it"s});
  CHECK(read("mets.xml", "<mets xmlns=\"http://www.loc.gov/METS/\"><amdSec/></mets>").rejects.empty());
}

TEST_CASE("JSON Lines in UTF-16 are read") {
  const std::string lines =
      "{\"title\":\"Bridge\",\"text\":\"It is rebuilt.\"}\r\n{\"title\":\"Rain\",\"text\":\"On.\"}\r\n";
  std::string wide = "\xFF\xFE";
  for (const char c : lines) wide += std::string(1, c) + '\0';
  const Collected read_wide = read("a.jsonl", wide);
  REQUIRE(read_wide.articles.size() == 2);
  CHECK(read_wide.articles[1].title == "Rain");
}

TEST_CASE("the date of a file without one in its name is that of the nearest folder") {
  struct Row {
    const char* name;
    const char* date;
  };
  for (const Row& row :
       {Row{"2016-08-24-title.txt", "2016-08-24"}, Row{"a/1914-08-24/ed-1/seq-1/ocr.xml", "1914-08-24"},
        Row{"sn83030214/1914/08/25/ed-1/ocr.txt", "1914-08-25"}, Row{"19140826/a.txt", "1914-08-26"},
        Row{"1914-08-24/1914-08-27.txt", "1914-08-27"}, Row{"1914/08/a.txt", ""}, Row{"1914/13/25/a.txt", ""},
        Row{"archive/a.txt", ""}}) {
    CAPTURE(row.name);
    const Date date = file_name_date(row.name);
    CHECK((date.known() ? to_iso(date) : "") == row.date);
  }
}
