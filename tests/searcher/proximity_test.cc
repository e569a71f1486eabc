// What proximities mean, in texts of a line: chains, repeated words, phrases within them.
#include <doctest/doctest.h>

#include "scratch.h"
#include "searcher/search.h"

using namespace backfile;

namespace {

struct Texts {
  ScratchFolder scratch;
  explicit Texts(const std::vector<std::string>& texts) {
    std::string lines;
    for (std::size_t i = 0; i < texts.size(); ++i)
      lines +=
          R"({"id":"t)" + std::to_string(i) + R"(","text":")" + texts[i] + R"(","language":"en"})" + "\n";
    add(scratch.file("archive"), scratch.write("texts.jsonl", lines));
  }
  ResultPage search(const std::string& query) const {
    Searcher searcher(scratch.file("archive"), 1);
    SearchRequest request;
    request.query = query;
    request.limit = 0;
    return searcher.search(request);
  }
};

}  // namespace

TEST_CASE("operands of a proximity may stand between each other's words, in any order") {
  const Texts texts({"Alpha gamma beta were here.", "Alpha was here. Gamma and beta were there."});
  struct Row {
    const char* query;
    std::size_t found;
  };
  for (const Row& row : {
           Row{"alpha /s beta /s gamma", 1},
           Row{"alpha /s gamma /s beta", 1},
           Row{"beta /s gamma /s alpha", 1},
           Row{"gamma /s (alpha w/3 beta)", 1},
           Row{"alpha /p beta /p gamma", 2},
           Row{"alpha w/5 beta w/5 gamma", 2},
           Row{"alpha w/2 beta w/1 gamma", 1},
           Row{"alpha pre/5 beta pre/5 gamma", 0},
           Row{"alpha pre/5 gamma pre/5 beta", 2},
           Row{"alpha /s alpha", 0},
           Row{"alpha /s beta /s alpha", 0},
           Row{"\"gamma beta\" /s gamma", 0},
           Row{"\"alpha gamma beta\" w/5 gamma", 0},
           Row{"(alpha w/3 beta) w/1 \"gamma\"", 1},
           Row{"were /s here /s beta /s gamma /s alpha", 1},
       }) {
    CAPTURE(row.query);
    CHECK(texts.search(row.query).tail.total == row.found);
  }
}

TEST_CASE("a chain of common words over a page-long paragraph is no matter of its cube") {
  std::string page;
  for (int i = 0; i < 4000; ++i) page += i % 3 == 0 ? "the " : i % 3 == 1 ? "of " : "and ";
  const Texts texts({page + "end.", "Nothing of that."});
  for (const char* query : {"the /p of /p and", "atleast3 (the /p of /p and)", "the /p of /p and /p end",
                            "(the OR of) w/900 (of OR and) /s end"}) {
    CAPTURE(query);
    CHECK(texts.search(query).tail.total == 1);
  }
}

TEST_CASE("all words of a proximity are highlighted, each once") {
  const Texts texts({"Oil fell and oil rose, gold rose and gold fell, said oil traders. Oil again."});
  Searcher searcher(texts.scratch.file("archive"), 1);
  SearchRequest request;
  request.query = "oil /s gold";
  const auto article = searcher.article("t0");
  REQUIRE(article);
  std::vector<std::string> marked;
  for (const Highlight& mark : searcher.highlights(request, *article).text)
    marked.push_back(article->text.substr(mark.begin, mark.end - mark.begin));
  CHECK(marked == std::vector<std::string>{"Oil", "oil", "gold", "gold", "oil"});
}

TEST_CASE("the halves of a word that may be spelt in two do not weigh where the word stands") {
  const Texts texts({"They prevent it here, as they said today and before.",
                     "They prevent it there, pre and vent.", "They wanted to pre-vent it, as they said.",
                     "Nothing else was said by them on that day."});
  const ResultPage page = texts.search("prevent");
  REQUIRE(page.tail.total == 3);
  double least = page.hits.front().score;
  double most = 0;
  for (const Hit& hit : page.hits) {
    if (hit.id == "t2") continue;
    least = std::min(least, hit.score);
    most = std::max(most, hit.score);
  }
  CHECK(most < 1.3 * least);
  CHECK(page.hits.back().score > 0);
}

TEST_CASE("the counts of languages leave out the filter by language") {
  const ScratchFolder scratch;
  add(scratch.file("archive"),
      scratch.write("l.jsonl", R"({"id":"a","text":"The minister resigned.","language":"en"})"
                               "\n"
                               R"({"id":"b","text":"Der Minister trat ab.","language":"de"})"
                               "\n"));
  Searcher searcher(scratch.file("archive"), 1);
  SearchRequest request;
  request.query = "minister";
  request.facets = {Facet::language};
  request.filters = {{Facet::language, {"de"}, {}}};
  const ResultPage page = searcher.search(request);
  CHECK(page.tail.total == 1);
  REQUIRE(page.facets.size() == 1);
  CHECK(page.facets.front().values.size() == 2);
}
