#include "searcher/query/query_tokens.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/searcher/query/marked_query.h"

using backfile::QueryError;
using backfile::QueryLimits;
using backfile::to_debug_string;
using backfile::tokenize_query;

namespace {

std::string tokens_of(std::string_view text) {
  return to_debug_string(tokenize_query(text).tokens);
}

std::string remarks_of(std::string_view text) {
  std::string all;
  for (const auto& remark : tokenize_query(text).remarks) {
    all += text.substr(remark.place.begin, remark.place.end - remark.place.begin);
    all += ": " + remark.text + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("a query is cut into tokens") {
  struct Row {
    const char* query;
    const char* tokens;
  };
  for (const Row& row : {
           Row{"", ""},
           Row{"  \t\n ", ""},
           Row{"nuclear deal", "nuclear deal"},
           Row{"a(b)c", "a ( b ) c"},
           Row{"a\"b c\"d", "a \"b c\" d"},
           Row{"one\u00A0two\u3000three", "one two three"},
           Row{"\uFEFFnuclear", "nuclear"},
           Row{"-a +b -(c) -\"d e\"", "- a + b - ( c ) - \"d e\""},
           Row{"a-b a+b x- counter-terrorism", "a-b a+b x- counter-terrorism"},
           Row{"\"a b\"-c (a)-c", "\"a b\" -c ( a ) -c"},
           Row{"–a —b", "–a —b"},
           Row{"a AND b OR c NOT d", "a AND b OR c NOT d"},
           Row{"w/5 W/5 near5 NEAR/5 Near5 /5", "w/5 w/5 w/5 w/5 w/5 w/5"},
           Row{"pre/5 PRE5 adj5 adj/5 onear/5 adj", "pre/5 pre/5 pre/5 pre/5 pre/5 pre/1"},
           Row{"/s w/s W/SENT /p w/p w/para", "/s /s /s /p /p /p"},
           Row{"near05 w/1000", "w/5 w/1000"},
           Row{"atleast3 ATLEAST12", "atleast3 atleast12"},
           Row{"=talks =a-b", "=talks =a-b"},
           Row{"\"talks\" \"OR\"", "\"talks\" \"OR\""},
           Row{"elect* wom?n *tion *", "elect* wom?n *tion *"},
           Row{"\"cyber secur*\"", "\"cyber secur*\""},
           Row{"“a b” «c d» „e f“ ＂g h＂", "\"a b\" \"c d\" \"e f\" \"g h\""},
           Row{"title:x TITLE:(y) lead:\"a b\"", "title: x title: ( y ) lead: \"a b\""},
           Row{"country:PK country:(PK OR IN) x", "country: 'PK' country: ( 'PK' OR 'IN' ) x"},
           Row{"country:(PK OR (IN AND NOT CN)) OR x", "country: ( 'PK' OR ( 'IN' AND NOT 'CN' ) ) OR x"},
           Row{"person:\"Sergey Lavrov\"", "person: 'Sergey Lavrov'"},
           Row{"id:http://a.b/c?d=(1)&e", "id: 'http://a.b/c?d=(1)&e'"},
           Row{"id:C:\\news\\1", "id: 'C:\\news\\1'"},
           Row{"(id:a) id:-b", "( id: 'a' ) id: '-b'"},
           Row{"id:\"a \\\"b\\\" \\\\ c:\\d\"", "id: 'a \"b\" \\ c:\\d'"},
           Row{"words>500 words<=2 words:1..2", "words: '>500' words: '<=2' words: '1..2'"},
           Row{"date:2016..2018 date:\"last month\"", "date: '2016..2018' date: 'last month'"},
           Row{"10:30 http://x.y/z 1:2:3", "10:30 http://x.y/z 1:2:3"},
           Row{"O'Brien’s U.S. C++ 24/7 and/or", "O'Brien’s U.S. C++ 24/7 and/or"},
           Row{"\\OR \\-b a\\(b \\title:x elect\\*", "OR -b a(b title:x elect*"},
           Row{"near w5 prefix adjust nearby near5th atleastx",
               "near w5 prefix adjust nearby near5th atleastx"},
           Row{"counter-terror* a,b*c U.S*", "\"counter terror*\" \"a b*c\" U.S*"},
           Row{"アメ* Кремл*", "アメ Кремл*"},
           Row{"*北京* =東京* \"大阪*\" KBS는*", "北京 =東京 \"大阪\" KBS는"},
       }) {
    CAPTURE(row.query);
    CHECK(tokens_of(row.query) == row.tokens);
  }
}

TEST_CASE("a token knows its place, with quotes and signs") {
  for (const char* marked : {"a [[nuclear]] b", "a [[\"b c\"]] d", "a [[=talks]] b", "a [[\\OR]] b",
                             "é [[wom?n]]", "a [[“b c”]] d"}) {
    const auto query = backfile::test::without_marks(marked);
    const auto tokens = tokenize_query(query.text).tokens;
    REQUIRE(tokens.size() >= 2);
    CHECK(backfile::test::with_marks(query.text, tokens[1].place) == marked);
  }
}

TEST_CASE("what only looks like an operator gets a remark") {
  CHECK(remarks_of("peace and quiet") ==
        "and: 'and' is searched for as a word; AND in capitals is the operator\n");
  CHECK(remarks_of("war Or peace") == "Or: 'Or' is searched for as a word; OR in capitals is the operator\n");
  CHECK(remarks_of("not russia") ==
        "not: 'not' is searched for as a word; NOT in capitals, or -word, excludes\n");
  CHECK(remarks_of("crash near Kabul") ==
        "near: 'near' is searched for as a word; near5 or w/5 finds words within five words\n");
  CHECK(remarks_of("oil N5 gas") ==
        "N5: 'N5' is searched for as a word; near5 or w/5 finds words within five words\n");
  CHECK(remarks_of("atl3 fraud") ==
        "atl3: 'atl3' is searched for as a word; atleast3 finds what is there three times\n");
  CHECK(remarks_of("oil 2010-05") ==
        "2010-05: '2010-05' is searched for as words; date:2010-05 finds what is of that date\n");
  CHECK(remarks_of("AT & T") == "&: '&' is left out: it holds no letter or digit\n");
  CHECK(remarks_of("bank @") == "@: '@' is left out: it holds no letter or digit\n");
  CHECK(
      remarks_of("who is Putin?") ==
      "Putin?: '?' stands for exactly one character in 'Putin?'; leave it out if it only ends a question\n");
  CHECK(remarks_of("C++") == "C++: 'C++' is searched for without its signs (+): they are no part of words\n");
  CHECK(remarks_of("elect!") == "elect!: '!' is no wildcard; 'elect*' finds all words that begin so\n");
  CHECK(remarks_of("Exclusive: hackers") ==
        "Exclusive:: 'Exclusive:' is no field and is searched for as a word\n");
}

TEST_CASE("what cannot be mistaken gets no remark") {
  for (const char* query :
       {"and", "and quiet", "peace and", "peace AND quiet", "\"peace and quiet\"", "=and x", "n5 oil", "2010",
        "date:2010-05", "555-1234", "\"2010-05-01\"", "oil w5", "atl fraud", "\"war\" \\and peace",
        "near Kabul", "wom?n", "10:30", "country:and"}) {
    CAPTURE(query);
    CHECK(remarks_of(query) == "");
  }
}

TEST_CASE("limits end in a message") {
  QueryLimits limits;
  limits.bytes = 10;
  CHECK_THROWS_WITH_AS(tokenize_query("01234567890", limits), "the query is longer than 10 bytes",
                       QueryError);
  CHECK_NOTHROW(tokenize_query("0123456789", limits));
  limits = {};
  limits.words = 3;
  CHECK_NOTHROW(tokenize_query("a b c", limits));
  CHECK_THROWS_WITH_AS(tokenize_query("a b c d", limits), "the query has more than 3 words", QueryError);
  CHECK_THROWS_WITH_AS(tokenize_query("a \"b c d\"", limits), "the query has more than 3 words", QueryError);
  CHECK_THROWS_WITH_AS(tokenize_query(std::string("a\xFF") + "b"), "the query is not valid UTF-8",
                       QueryError);
}
