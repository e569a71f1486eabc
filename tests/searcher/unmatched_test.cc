// What a page says of words and values that nothing has, and how --explain accounts for the rest.
#include <doctest/doctest.h>

#include "scratch.h"
#include "searcher/search.h"

using namespace backfile;

namespace {

struct Small {
  ScratchFolder scratch;
  Small() {
    const std::string lines =
        R"({"id":"a","title":"Elections in Tarn","text":"The election was won by Ada Berg.","country":["PK"],)"
        R"("person":["Ada Berg"],"language":"en"})"
        "\n"
        R"({"id":"b","title":"Electing a mayor","text":"Electors met Ada Berg and Ole Berg.","country":["FR"],)"
        R"("person":["Ada Berg","Ole Berg"],"language":"en"})"
        "\n";
    add(scratch.file("archive"), scratch.write("small.jsonl", lines));
  }
  Searcher open() const { return Searcher(scratch.file("archive"), 1); }
};

std::string notices_of(Searcher& searcher, const SearchRequest& request) {
  std::string text;
  for (const Notice& notice : searcher.search(request).tail.notices)
    text += notice.text + " -> " + notice.suggestion + "\n";
  return text;
}

struct Row {
  std::string query;
  std::string notices;
};

void check_rows(const std::vector<Row>& rows) {
  const Small small;
  Searcher searcher = small.open();
  for (const Row& row : rows) {
    CAPTURE(row.query);
    SearchRequest request;
    request.query = row.query;
    CHECK(notices_of(searcher, request) == row.notices);
  }
}

}  // namespace

TEST_CASE("words and facet values that no article has are named with the nearest of the archive") {
  check_rows({
      {"electoin", "no article has electoin -> election\n"},
      {"berg OR electoin", "no article has electoin -> election\n"},
      {"berg NOT electoin", "no article has electoin -> election\n"},
      {"\"electoin day\"", "no article has electoin -> election\nno article has day -> \n"},
      {"=electings", "no article has electings -> Electing\n"},
      {"=election OR =electings", ""},
      {"adda", "no article has adda -> Ada\n"},
      {"zzzzzz OR zzzzzz", "no article has zzzzzz -> \n"},
      {"country:Pakstan", "no article has country:Pakstan -> country:Pakistan\n"},
      {"person:\"Ada Berk\"", "no article has person:\"Ada Berk\" -> person:\"Ada Berg\"\n"},
      {"person:Berg", "no article has person:Berg -> person:\"Ada Berg\"\n"},
      {"person:Bergg", "no article has person:Bergg -> person:\"Ada Berg\"\n"},
      {"person:\"Ada Bergg Olsen\"", "no article has person:\"Ada Bergg Olsen\" -> \n"},
      {"person:Nobody", "no article has person:Nobody -> \n"},
      {"person:Zed*", "no article has person:Zed* -> \n"},
      {"topic:sport",
       "no article of this archive has a topic (backfile-index annotate finds them in the texts) -> "
       "\n"},
      {"person:berg", "no article has person:berg -> person:\"Ada Berg\"\n"},
      {"id:none", "no article has id:none -> \n"},
      {"lang:klingon", "no article has lang:klingon -> \n"},
      {"person:\"Ole Berg\" country:FR", ""},
  });
}

TEST_CASE("a mistyped word of a topic's label leads to the label") {
  const ScratchFolder scratch;
  add(scratch.file("archive"),
      scratch.write("one.jsonl",
                    R"({"id":"a","text":"Prices rose.","topic":["economy, business and finance"]})"));
  Searcher searcher(scratch.file("archive"), 1);
  SearchRequest request;
  for (const std::string word : {"econmy", "financ"}) {
    request.query = "topic:" + word;
    CHECK(notices_of(searcher, request) ==
          "no article has topic:" + word + " -> topic:\"economy, business and finance\"\n");
  }
}

TEST_CASE(
    "values of filters that no article has are named, of a batch's plain words only where nothing is found") {
  const Small small;
  Searcher searcher = small.open();
  SearchRequest request;
  request.query = "berg";
  request.filters = {{Facet::country, {"Pakstan", "France"}, {}}, {Facet::language, {}, {"klingon"}}};
  CHECK(notices_of(searcher, request) ==
        "no article has the country Pakstan -> Pakistan\nno article has the language klingon -> \n");
  request = {};
  request.query = "berg electoin";
  request.words_only = true;
  request.join = WordJoin::any;
  CHECK(notices_of(searcher, request).empty());
  request.join = WordJoin::all;
  CHECK(notices_of(searcher, request) == "no article has electoin -> election\n");
}

TEST_CASE("words of languages that --language leaves out are in the archive all the same") {
  const Small small;
  Searcher searcher = small.open();
  SearchRequest request;
  request.query = "berg";
  request.filters.push_back({Facet::language, {"fr"}, {}});
  CHECK(notices_of(searcher, request) == "no article has the language fr -> \n");
}

TEST_CASE("explain names the forms of every word, the values and the filters, and counts them") {
  const Small small;
  Searcher searcher = small.open();
  SearchRequest request;
  request.query = "(elect* OR =Berg) country:(PK OR FR)";
  request.filters = {{Facet::person, {"Ole Berg"}, {}}};
  CHECK(searcher.explain(request) ==
        "query: (elect* OR =Berg) AND (country:PK OR country:FR)\n"
        "tree:  (and (or elect* =Berg) (or (country \"PK\") (country \"FR\")))\n"
        "words:\n"
        "  elect*  stands for 4 words: at most 2 articles\n"
        "    electing 1 · election 1 · elections 1 · electors 1\n"
        "  Berg  exactly as printed: at most 2 articles\n"
        "    Berg 3\n"
        "articles:\n"
        "  (elect* OR =Berg) AND (country:PK OR country:FR): 2\n"
        "    elect* OR =Berg: 2\n"
        "      elect*: 2\n"
        "      =Berg: 2\n"
        "    country:PK OR country:FR: 2\n"
        "      country:PK: 1  (Pakistan)\n"
        "      country:FR: 1  (France)\n"
        "filters, each by itself:\n"
        "  person  Ole Berg: 1\n");
}

TEST_CASE("a nothing of words that the archive has is accounted for") {
  check_rows({
      {"won mayor", "no article has both; each alone: won 1 · mayor 1 -> \n"},
      {"won mayor berg", "no article has all of it; without won 1 article, without mayor 1 article -> \n"},
      {"won NOT berg", "no article has both; each alone: won 1 · NOT berg 0 -> \n"},
      {"\"mayor election\"",
       "no article has \"mayor election\"; 1 article has its words, elsewhere or in other forms -> "
       "\n"},
      {"won pre/3 election berg",
       "no article has won pre/3 election; 1 article has its words, elsewhere or in other forms -> "
       "\n"},
      {"title:won",
       "no article has title:won; 1 article has its words, elsewhere or in other forms -> "
       "\n"},
      {"won mayor tarn electors",
       "no article has all of it, nor all but one; each alone: won 1 · mayor 1 · tarn 1 · electors 1; "
       "OR between words, or --any, finds those with some of them -> \n"},
      {"won mayor tarn electors berg won mayor =won =mayor",
       "no article has all of it; OR between words, or --any, finds those with some of them -> \n"},
      {"won", ""},
      {"words>500", ""},
  });
}

TEST_CASE("a nothing that filters and dates make says what they leave out") {
  const Small small;
  Searcher searcher = small.open();
  SearchRequest request;
  request.query = "mayor";
  request.filters = {{Facet::country, {"PK"}, {}}};
  CHECK(notices_of(searcher, request) == "no article has both; each alone: mayor 1 · country PK 1 -> \n");
  request.filters.push_back({Facet::person, {"Ada Berg"}, {"Ole Berg"}});
  CHECK(notices_of(searcher, request) == "no article has all of it; without mayor 1 article -> \n");
  request.filters.clear();
  request.dates = DateRange{0, 86400};
  CHECK(notices_of(searcher, request) == "no article has both; each alone: mayor 1 · the dates 0 -> \n");
}
