// Markup of MediaWiki, and what a reader of the page sees.
#include "indexer/readers/wikitext.h"

#include <doctest/doctest.h>

using namespace backfile;

TEST_CASE("wikitext is the text that a page shows") {
  struct Row {
    const char* markup;
    const char* text;
  };
  for (const Row& row : {
           Row{"'''Oslo''' is ''big''.", "Oslo is big."},
           Row{"a [[b]] [[c|d]]s [[w:Norway|]] [[:Category:x]]", "a b ds Norway Category:x"},
           Row{"a [http://x.example b c] [http://x.example] [sic] d", "a b c  [sic] d"},
           Row{"a[[File:x.jpg|thumb|b [[c]] d]] e[[fr:f]][[Category:g]]", "a e"},
           Row{"a {{w|B|b}} {{W|C}} {{lang|fr|d}} {{unknown|x|y={{z}}}}e", "a b C d e"},
           Row{"{{convert|5|km}}, {{formatnum:1200}}{{'}}s", "5 km, 1200's"},
           Row{"{{quote|They {{w|won}}.|source=x}}", "They won."},
           Row{"a<ref>b</ref> c<ref name=d/> e<br>f<!-- g -->", "a c e f"},
           Row{"a < b and c <b>d</b> <1", "a < b and c d <1"},
           Row{"a\n{| class=x\n|-\n| b {{c}}\n|}\nd", "a\n\nd"},
           Row{"a\nb\n\nc", "a b\n\nc"},
           Row{"== H ==\na\n=== Empty ===\n== Sources ==\n* b\n=== c ===\nd\n== I ==\ne", "H\n\na\n\nI\n\ne"},
           Row{"a\n* b\n* c\n\n: d", "a\nb\nc\n\nd"},
           Row{"__NOTOC__\na\n----\nb ~~~~", "a\n\nb ~~~~"},
           Row{"a &amp; b&nbsp;c &mdash; d", "a & b\u00A0c — d"},
           // What is not closed is text.
           Row{"a {{b [[c", "a {{b [[c"},
           Row{"a }} b ]] c", "a }} b ]] c"},
           Row{"{{a [[b}} c]]", "c]]"},
           Row{"a <ref>b", "a b"},
           Row{"", ""},
       }) {
    CAPTURE(row.markup);
    CHECK(read_wikitext(row.markup, {}).text == row.text);
  }
}

TEST_CASE("categories and parameters of templates are kept") {
  WikiNames names;
  names.category.emplace_back("kategorie");
  const WikiPage page = read_wikitext(
      "{{Date|May 1, 2010}} {{byline |location= Oslo |x={{date|y}} }} [[Kategorie:Streik|s]] "
      "[[category: Norway ]]",
      names);
  CHECK(page.categories == std::vector<std::string>{"Streik", "Norway"});
  REQUIRE(page.parameters.size() == 3);
  CHECK(page.parameters[0].template_name == "date");
  CHECK(page.parameters[0].name == "1");
  CHECK(page.parameters[0].value == "May 1, 2010");
  CHECK(page.parameters[1].name == "location");
  CHECK(page.parameters[1].value == "Oslo");
}

TEST_CASE("wikitext of brackets alone is read in time") {
  for (const std::string piece :
       {"{{", "[[", "{|\n", "[http://a b", "<ref>", "{{a|", "]]{{", "[[a|{{", "<", "=\n"}) {
    CAPTURE(piece);
    std::string markup;
    while (markup.size() < 1'000'000) markup += piece;
    CHECK(read_wikitext(markup, {}).text.size() <= markup.size());
    std::string closed = markup;
    while (closed.size() < 2'000'000) closed += piece[0] == '{' ? "}}" : "]]";
    CHECK(read_wikitext(closed, {}).text.size() <= closed.size());
  }
}
