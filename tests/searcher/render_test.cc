// Every output against golden files: tests/searcher/golden/render/NAME is a page made here, as --format NAME
// (or text with colours, or narrow). BACKFILE_UPDATE_GOLDEN=1 rewrites them.
#include <doctest/doctest.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>

#include "program_run.h"
#include "searcher/pager.h"
#include "searcher/render/printed_place.h"
#include "searcher/render/renderer.h"
#include "searcher/render/terminal_text.h"

using namespace backfile;

namespace {

Date date(const char* text) {
  return parse_date(text).value_or(Date{});
}

Hit first_hit() {
  Hit hit;
  hit.rank = 1;
  hit.id = "harbour-1961";
  hit.score = 2.5;
  hit.title = "Harbour strike: \"no end\", says union";
  hit.title_highlights = {{0, 7}};
  hit.date = date("1961-02-03");
  hit.source = "The Evening Post, late edition";
  hit.url = "https://example.org/1961/harbour?a=\x1b]8;;b";
  hit.language = "en";
  hit.byline = "A. Writer";
  hit.snippets = {{"the harbour of Rijeka stood still", {{4, 11}}, true, true},
                  {"Harbour masters met", {{0, 7}}, false, false}};
  hit.country = {{"YU", "Yugoslavia"}};
  hit.person = {{"Josip Broz, Tito", "Josip Broz, Tito"}, {"Edvard Kardelj", "Edvard Kardelj"}};
  hit.topic = {{"04000000", "economy, business and finance"}};
  hit.copies = 1;
  return hit;
}

// Text that would write elsewhere on the screen, and text that is wide, joined or from the right.
Hit second_hit() {
  Hit hit;
  hit.rank = 2;
  hit.id = "a\x1b[2Jb c";
  hit.score = 0.125;
  hit.title = "東京で大きな地震、政府が緊急会議を開く、日本語の長い見出しは二つの列を使う";
  hit.date = date("1962");
  hit.source = "\xe2\x80\xaeWire\x07";
  hit.byline = "שלום עולם";
  hit.snippets = {{"Cafe\xcc\x81 \xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9 open", {}, false, true}};
  for (const char* name : {"Anna Lindh", "Bo Ek", "Carl Malm", "Dag Hjort", "Eva Sund", "Finn Dahl"})
    hit.person.push_back({name, name});
  return hit;
}

void deliver(ResultSink& sink) {
  sink.begin(
      {"harbour", "harbour", "0123456789abcdef", 12345, 12345, date("1960-04-22"), date("1999-12-31")});
  sink.hit(first_hit());
  sink.hit(second_hit());
  sink.facet({Facet::country, {{"YU", "Yugoslavia", 1200, true, false}, {"JP", "Japan", 1, false, true}}, 2});
  FacetCounts people{Facet::person, {}, 17};
  for (const char* name : {"Josip Broz, Tito", "Edvard Kardelj", "Antigua and Barbuda Labour", "Eva Sund"})
    people.values.push_back({name, name, 3, false, false});
  sink.facet(people);
  Timeline timeline{TimelineUnit::year, {}};
  for (int year = 1961; year <= 1964; ++year) {
    const auto count = static_cast<std::uint64_t>((year - 1961) * 3);
    timeline.buckets.push_back({date(std::to_string(year).c_str()), count, 100});
  }
  sink.timeline(timeline);
  sink.end({2, true, 1.5, {{"nothing matches harbor", "harbour"}}});
}

std::string rendered(const std::string& format, bool color, std::size_t columns, bool terminal = false) {
  char* bytes = nullptr;
  std::size_t size = 0;
  RenderOptions options;
  options.out = ::open_memstream(&bytes, &size);
  REQUIRE(options.out != nullptr);
  options.color = color;
  options.terminal = terminal;
  options.columns = columns;
  deliver(*find_renderer(format)->make(options));
  std::fclose(options.out);
  std::string text(bytes, size);
  std::free(bytes);
  return text;
}

}  // namespace

TEST_CASE("every output prints the same page as its golden file") {
  struct Row {
    const char* name;
    const char* format;
    bool color;
    std::size_t columns;
  };
  for (const Row& row :
       {Row{"text", "text", false, 80}, Row{"text_narrow", "text", false, 40},
        Row{"text_color", "text", true, 100}, Row{"csv", "csv", false, 80}, Row{"trec", "trec", false, 80},
        Row{"ids", "ids", false, 80}, Row{"json", "json", false, 80}}) {
    CAPTURE(row.name);
    const std::string path = std::string(BACKFILE_SOURCE_DIR) + "/tests/searcher/golden/render/" + row.name;
    const std::string actual = rendered(row.format, row.color, row.columns);
    if (std::getenv("BACKFILE_UPDATE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << actual;
    CHECK(actual == read_file(path));
  }
}

TEST_CASE("no line of text is wider than the terminal, and none holds control characters") {
  for (const std::size_t columns : {30U, 40U, 80U, 120U}) {
    std::istringstream lines(rendered("text", false, columns));
    for (std::string line; std::getline(lines, line);) {
      CAPTURE(line);
      CHECK(column_width(line) <= columns);
      CHECK(std::ranges::none_of(line, [](char c) { return static_cast<unsigned char>(c) < 0x20; }));
      CHECK(line.find("\xe2\x80\xae") == std::string::npos);
    }
  }
}

TEST_CASE("on a terminal no list of hits holds control characters") {
  for (const char* format : {"csv", "trec", "ids"}) {
    CAPTURE(format);
    CHECK(rendered(format, false, 80).find('\x1b') != std::string::npos);
    CHECK(rendered(format, false, 80, true).find('\x1b') == std::string::npos);
  }
}

TEST_CASE("items stay whole where they fit a line") {
  const std::vector<std::string> lines =
      wrap_items({"Antigua and Barbuda 1", "Japan 2", "Yugoslavia 3"}, " · ", 24);
  CHECK(lines == std::vector<std::string>{"Antigua and Barbuda 1", "Japan 2 · Yugoslavia 3"});
  CHECK(wrap_items({}, " · ", 24).empty());
  CHECK(wrap_items({"abcdef"}, " · ", 4) == std::vector<std::string>{"abcd", "ef"});
}

TEST_CASE("output longer than the screen goes to the pager, whole") {
  const ScratchFolder scratch;
  const std::string path = scratch.file("paged");
  std::string expected;
  {
    Pager pager("cat > '" + path + "'", 5);
    for (int i = 0; i < 1000; ++i) {
      const std::string line = "line " + std::to_string(i) + "\n";
      expected += line;
      std::fputs(line.c_str(), pager.out());
    }
  }
  CHECK(read_file(path) == expected);
  {
    Pager pager("true", 5);  // leaves at once
    bool closed = false;
    for (int i = 0; i < 1000000 && !closed; ++i) closed = std::fputs("a line\n", pager.out()) < 0;
    CHECK(closed);
  }
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGPIPE, SIG_DFL);
}

TEST_CASE("where in print an article stood is told to whoever cites it") {
  Article article;
  CHECK(printed_place(article).empty());
  article.extra = {{"category", "\"ARTICLE\""},
                   {"issue", "3"},
                   {"page", "\"1,\\u001b[31m 2\""},
                   {"section", "[\"A\"]"},
                   {"volume", "\"xii\""}};
  CHECK(printed_place(article) == "volume xii, issue 3, page 1,[31m 2");
  article.extra = {{"page", "\"\""}};
  CHECK(printed_place(article).empty());
}
