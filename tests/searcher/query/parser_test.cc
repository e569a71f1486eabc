#include "searcher/query/parser.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/searcher/query/marked_query.h"

using backfile::parse_query;
using backfile::ParseOptions;
using backfile::QueryError;
using backfile::to_debug_string;

namespace {

struct Row {
  const char* query;
  const char* tree;
};

// 2016-08-24T12:00:00Z
constexpr std::int64_t august = 1472040000;

std::string tree_of(std::string_view query, bool any_words = false) {
  ParseOptions options;
  options.any_words = any_words;
  options.now = august;
  try {
    return to_debug_string(parse_query(query, options).root);
  } catch (const QueryError& error) {
    return std::string("error: ") + error.what();
  }
}

template <std::size_t size>
void check_rows(const Row (&rows)[size], bool any_words = false) {
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CHECK(tree_of(row.query, any_words) == row.tree);
  }
}

}  // namespace

TEST_CASE("words, phrases, forms and wildcards are read") {
  check_rows({
      {"nuclear", "nuclear"},
      {"nuclear deal", "(and nuclear deal)"},
      {"nuclear deal iran", "(and nuclear deal iran)"},
      {"\"cyber security\"", "\"cyber security\""},
      {"\"cyber security", "error: this quote is never closed"},
      {"“cyber security”", "\"cyber security\""},
      {"«cyber security»", "\"cyber security\""},
      {"\"talks\"", "\"talks\""},
      {"=talks", "=talks"},
      {"elect*", "elect*"},
      {"wom?n", "wom?n"},
      {"*tion", "*tion"},
      {"\"elect*\"", "elect*"},
      {"\"counter-terrorism\"", "\"counter-terrorism\""},
      {"\"cyber secur* firm\"", "\"cyber secur* firm\""},
      {"counter-terrorism", "counter-terrorism"},
      {"counter-terror*", "\"counter terror*\""},
      {"O'Brien's", "O'Brien's"},
      {"\"OR\" \"a AND b\"", "(and \"OR\" \"a AND b\")"},
      {"\\OR", "OR"},
      {"\\-b", "-b"},
      {"10:30", "10:30"},
      {"+nuclear +deal", "(and nuclear deal)"},
      {"+\"a b\" +(c d)", "(and \"a b\" c d)"},
      {"http://www.example.org/a", "http://www.example.org/a"},
      {"中国 \"中国 关系\"", "(and 中国 \"中国 关系\")"},
      {"кремл* москва", "(and кремл* москва)"},
      {"a w5 b", "(and a w5 b)"},
      {"and or not", "(and and or not)"},
  });
}

TEST_CASE("NOT binds before AND, AND before OR") {
  check_rows({
      {"a AND b", "(and a b)"},
      {"a OR b", "(or a b)"},
      {"a NOT b", "(and a (not b))"},
      {"a AND NOT b", "(and a (not b))"},
      {"a OR NOT b", "(or a (not b))"},
      {"NOT a", "(not a)"},
      {"-a", "(not a)"},
      {"-a -b", "(and (not a) (not b))"},
      {"a -b", "(and a (not b))"},
      {"a -\"b c\"", "(and a (not \"b c\"))"},
      {"a -(b c)", "(and a (not (and b c)))"},
      {"a -title:b", "(and a (not (title b)))"},
      {"a -country:PK", "(and a (not (country \"PK\")))"},
      {"a -atleast3 b", "(and a (not (atleast 3 b)))"},
      {"a -=b", "(and a (not =b))"},
      {"a -b*", "(and a (not b*))"},
      {"a-b", "a-b"},
      {"a OR b AND c", "(or a (and b c))"},
      {"a AND b OR c", "(or (and a b) c)"},
      {"a b OR c d", "(or (and a b) (and c d))"},
      {"a OR b c OR d", "(or a (and b c) d)"},
      {"NOT a AND b", "(and (not a) b)"},
      {"NOT a OR b", "(or (not a) b)"},
      {"NOT (a OR b)", "(not (or a b))"},
      {"NOT (NOT a)", "(not (not a))"},
      {"-(-a)", "(not (not a))"},
      {"(a OR b) AND c", "(and (or a b) c)"},
      {"(a OR b) c", "(and (or a b) c)"},
      {"a NOT b c", "(and a (not b) c)"},
      {"a NOT b OR c", "(or (and a (not b)) c)"},
      {"((((a))))", "a"},
      {"(a b) (c d)", "(and a b c d)"},
      {"(a OR b) OR (c OR d)", "(or a b c d)"},
      {"a AND (b AND (c AND d))", "(and a b c d)"},
      {"a(b)c", "(and a b c)"},
      {"", "(all)"},
      {"   ", "(all)"},
      {"*", "(all)"},
      {"* NOT a", "(and (all) (not a))"},
      {"* country:PK", "(and (all) (country \"PK\"))"},
  });
}

TEST_CASE("proximity takes words, phrases, wildcards, groups of OR and proximity") {
  check_rows({
      {"a w/5 b", "(near 5 any a b)"},
      {"a near5 b", "(near 5 any a b)"},
      {"a NEAR/5 b", "(near 5 any a b)"},
      {"a /5 b", "(near 5 any a b)"},
      {"a pre/5 b", "(near 5 ordered a b)"},
      {"a adj5 b", "(near 5 ordered a b)"},
      {"a ADJ b", "(near 1 ordered a b)"},
      {"a onear/3 b", "(near 3 ordered a b)"},
      {"a /s b", "(near sentence a b)"},
      {"a w/s b", "(near sentence a b)"},
      {"a /p b", "(near paragraph a b)"},
      {"a w/para b", "(near paragraph a b)"},
      {"\"a b\" w/5 c*", "(near 5 any \"a b\" c*)"},
      {"=a w/5 wom?n", "(near 5 any =a wom?n)"},
      {"(a OR b) w/5 (c OR \"d e\")", "(near 5 any (or a b) (or c \"d e\"))"},
      {"(a w/3 b) w/5 c", "(near 5 any (near 3 any a b) c)"},
      {"a w/5 (b w/3 c)", "(near 5 any a (near 3 any b c))"},
      {"a w/5 b w/5 c", "(near 5 any (near 5 any a b) c)"},
      {"a w/5 b pre/3 c", "(near 3 ordered (near 5 any a b) c)"},
      {"(a OR b w/2 c) /s d", "(near sentence (or a (near 2 any b c)) d)"},
      {"(a OR (b OR c)) w/5 d", "(near 5 any (or a b c) d)"},
      {"a b w/5 c d", "(and a (near 5 any b c) d)"},
      {"a OR b w/5 c", "(or a (near 5 any b c))"},
      {"a w/5 b AND c", "(and (near 5 any a b) c)"},
      {"NOT a w/5 b", "(not (near 5 any a b))"},
      {"x -(a w/5 b)", "(and x (not (near 5 any a b)))"},
      {"+a w/5 +b", "(near 5 any a b)"},
      {"a w/5(b OR c)", "(near 5 any a (or b c))"},
      {"\"a b\"w/5 c", "(near 5 any \"a b\" c)"},
      {"a \"w/5\" b", "(and a \"w/5\" b)"},
      {"atleast3 fraud", "(atleast 3 fraud)"},
      {"atleast3(fraud OR theft)", "(atleast 3 (or fraud theft))"},
      {"atleast2 \"a b\" c", "(and (atleast 2 \"a b\") c)"},
      {"atleast2 (a w/5 b)", "(atleast 2 (near 5 any a b))"},
      {"ATLEAST2 elect*", "(atleast 2 elect*)"},
      {"NOT atleast2 a", "(not (atleast 2 a))"},
  });
}

TEST_CASE("fields apply to a word, a phrase or a group") {
  check_rows({
      {"title:x", "(title x)"},
      {"Title:x", "(title x)"},
      {"title:x y", "(and (title x) y)"},
      {"lead:\"a b\"", "(lead \"a b\")"},
      {"title:(a b)", "(title (and a b))"},
      {"title:(a OR b NOT c)", "(title (or a (and b (not c))))"},
      {"title:(a w/5 b)", "(title (near 5 any a b))"},
      {"title:(atleast2 a)", "(title (atleast 2 a))"},
      {"title:=x", "(title =x)"},
      {"title:elect*", "(title elect*)"},
      {"byline:\"von Hagen\" dateline:Kabul", "(and (byline \"von Hagen\") (dateline Kabul))"},
      {"title:10:30", "(title 10:30)"},
      {"title:http://a.b", "(title http://a.b)"},
      {"title:(a) OR lead:(b)", "(or (title a) (lead b))"},
      {"country:PK", "(country \"PK\")"},
      {"COUNTRY:pk", "(country \"pk\")"},
      {"country:\"Saudi Arabia\"", "(country \"Saudi Arabia\")"},
      {"country:(PK OR IN)", "(or (country \"PK\") (country \"IN\"))"},
      {"country:(PK AND IN)", "(and (country \"PK\") (country \"IN\"))"},
      {"country:(PK AND NOT IN)", "(and (country \"PK\") (not (country \"IN\")))"},
      {"country:(PK -IN)", "(and (country \"PK\") (not (country \"IN\")))"},
      {"country:(PK OR \"Saudi Arabia\") x", "(and (or (country \"PK\") (country \"Saudi Arabia\")) x)"},
      {"country:*", "(country pattern \"*\")"},
      {"country:\"*\"", "(country \"*\")"},
      {"source:*.com", "(source pattern \"*.com\")"},
      {"person:O'Brien", "(person \"O'Brien\")"},
      {"topic:and", "(topic \"and\")"},
      {"lang:en", "(lang \"en\")"},
      {"id:a*b?c", "(id \"a*b?c\")"},
      {"id:(a:1 OR http://b)", "(or (id \"a:1\") (id \"http://b\"))"},
      {"id:x(1).txt y", "(and (id \"x(1).txt\") y)"},
      {"(id:x)", "(id \"x\")"},
  });
}

TEST_CASE("ranges of dates and lengths are read") {
  check_rows({
      {"date:2016..2018", "(date 2016..2018)"},
      {"date:2016", "(date 2016)"},
      {"date:2016-08", "(date 2016-08)"},
      {"date:2016-08-24", "(date 2016-08-24)"},
      {"date:2016-01..2016-12", "(date 2016)"},
      {"date:2016-08-01..2016-08-31", "(date 2016-08)"},
      {"date:2016-02..2016-02-29", "(date 2016-02)"},
      {"date:2016-08-24..2017", "(date 2016-08-24..2017)"},
      {"date:..2016", "(date ..2016)"},
      {"date:2016..", "(date 2016..)"},
      {"date:\"last month\"", "(date 2016-07)"},
      {"date>2016-08", "(date 2016-09..)"},
      {"date>=2016-08-10", "(date 2016-08-10..)"},
      {"date<2016", "(date ..2015)"},
      {"date<=2016-08", "(date ..2016-08)"},
      {"date:(2012 OR 2016)", "(or (date 2012) (date 2016))"},
      {"-date:2016", "(not (date 2016))"},
      {"words>500", "(words 501..)"},
      {"words>=500", "(words 500..)"},
      {"words<200", "(words 0..199)"},
      {"words<=200", "(words 0..200)"},
      {"words=200", "(words 200..200)"},
      {"words:200", "(words 200..200)"},
      {"words:>200", "(words 201..)"},
      {"words:100..200", "(words 100..200)"},
      {"words:100..", "(words 100..)"},
      {"words:..200", "(words 0..200)"},
      {"deal words>500 date:2016", "(and deal (words 501..) (date 2016))"},
  });
}

TEST_CASE("under --any, words side by side are alternatives, conditions stay conditions") {
  check_rows(
      {
          {"a b", "(or a b)"},
          {"a \"b c\" d*", "(or a \"b c\" d*)"},
          {"a AND b", "(and a b)"},
          {"a b AND c d", "(and (or a b) (or c d))"},
          {"a b OR c", "(or a b c)"},
          {"a -b c", "(and (or a c) (not b))"},
          {"country:PK a b", "(and (or a b) (country \"PK\"))"},
          {"a title:b words>5", "(and a (title b) (words 6..))"},
          {"a (b AND c)", "(or a (and b c))"},
          {"a (b c)", "(or a b c)"},
          {"a w/5 b c", "(or (near 5 any a b) c)"},
          {"atleast2 a b", "(or (atleast 2 a) b)"},
          {"title:(a b)", "(title (or a b))"},
          {"(a -b) c", "(or (and a (not b)) c)"},
          {"country:(PK -IN)", "(and (country \"PK\") (not (country \"IN\")))"},
          {"title:a title:b", "(and (title a) (title b))"},
          {"\"a b\"", "\"a b\""},
      },
      true);
}

TEST_CASE("plain words have no operators and no errors") {
  const auto words = [](std::string_view text, bool any_words) {
    return to_debug_string(backfile::parse_words(text, any_words, any_words).root);
  };
  CHECK(words("What is the U.S. policy on counter-terrorism?", false) ==
        "(and What is the U.S policy on counter terrorism)");
  CHECK(words("(x OR -b) \"c", true) == "(or x b c)");
  CHECK(words("title:x and/or wom?n*", false) == "(and title x and or wom n)");
  CHECK(words("one", false) == "one");
  CHECK(words("", false) == "(all)");
  CHECK(words(" .,;()\"' ", false) == "(or)");  // nothing
  CHECK(words("a\xFF\xFE b", false) == "(and a b)");
  CHECK(words("Кремль, Москва", false) == "(and Кремль Москва)");
}

TEST_CASE("remarks come in the order of the query, and not without end") {
  const auto parsed = parse_query("a & b and c or d ?x");
  REQUIRE(parsed.remarks.size() == 3);
  CHECK(parsed.remarks[0].place.begin == 2);
  CHECK(parsed.remarks[1].place.begin == 6);
  CHECK(parsed.remarks[2].place.begin == 12);
  std::string many = "a";
  for (int i = 0; i < 1000; ++i) many += " &";
  CHECK(parse_query(many).remarks.size() == 21);
}

TEST_CASE("a node knows the place that it was read from") {
  const auto place_of_child = [](std::string_view marked, std::size_t child) {
    const auto query = backfile::test::without_marks(marked);
    const auto root = parse_query(query.text).root;
    REQUIRE(root.children.size() > child);
    return backfile::test::with_marks(query.text, root.children[child].place);
  };
  for (const char* marked : {"a [[b w/5 c]] d", "a [[(b OR c)]]", "a [[-b]]", "a [[NOT (b)]]",
                             "a [[title:(b c)]]", "a [[country:PK]]", "a [[country:(PK OR IN)]]",
                             "a [[atleast3 (b)]]", "a [[\"b c\"]]", "a [[words>500]]", "a [[date:2016]]"}) {
    CHECK(place_of_child(marked, 1) == marked);
  }
}
