#include <doctest/doctest.h>

#include <string>

#include "searcher/query/parser.h"
#include "tests/searcher/query/marked_query.h"

using backfile::parse_query;
using backfile::QueryError;

namespace {

struct Row {
  const char* marked;   // the query with the place of the error
  const char* message;  // "what", or "what | hint" where the hint matters
};

template <std::size_t size>
void check_rows(const Row (&rows)[size]) {
  for (const Row& row : rows) {
    const auto query = backfile::test::without_marks(row.marked);
    CAPTURE(query.text);
    try {
      FAIL_CHECK("understood as " << to_debug_string(parse_query(query.text).root));
    } catch (const QueryError& error) {
      const std::string row_message = row.message;
      std::string message = error.what();
      if (row_message.find(" | ") != std::string::npos) message += " | " + error.hint();
      CHECK(backfile::test::with_marks(query.text, error.place()) == row.marked);
      CHECK(message == row_message);
    }
  }
}

}  // namespace

TEST_CASE("an operator without an operand is an error with its place") {
  check_rows({
      {"a [[AND]]", "nothing follows 'AND'"},
      {"a [[OR]]", "nothing follows 'OR'"},
      {"a [[NOT]]", "nothing follows 'NOT'"},
      {"[[AND]] a", "nothing stands before 'AND' | quote it to search for it as a word"},
      {"[[OR]]", "nothing stands before 'OR'"},
      {"([[OR]] a)", "nothing stands before 'OR'"},
      {"(a [[OR]])", "nothing follows 'OR'"},
      {"a [[w/5]]", "nothing follows 'w/5'"},
      {"[[w/5]] a", "nothing stands before 'w/5'"},
      {"a b ([[/s]] c)", "nothing stands before '/s'"},
      {"[[atleast3]]", "nothing follows 'atleast3'"},
      {"a [[AND OR]] b", "two operators side by side: 'AND OR'"},
      {"a [[OR  AND]] b", "two operators side by side: 'OR  AND'"},
      {"a [[w/5 AND]] b", "two operators side by side: 'w/5 AND'"},
      {"a [[NOT w/5]] b", "two operators side by side: 'NOT w/5'"},
      {"[[NOT NOT]] a", "two operators side by side: 'NOT NOT'"},
      {"[[NOT -]]a", "two operators side by side: 'NOT -'"},
      {"[[--]]a", "two operators side by side: '--'"},
      {"[[++]]a", "two operators side by side: '++'"},
      {"[[+-]]a", "two operators side by side: '+-'"},
      {"a w/5 [[++]]b", "two operators side by side: '++'"},
      {"[[-OR]]", "two operators side by side: '-OR'"},
      {"[[-]] a", "nothing directly follows '-' | to exclude a word, write -word; leave a dash out"},
      {"Moscow [[-]] Kiev", "nothing directly follows '-'"},
      {"a [[--]] b", "nothing directly follows '-'"},
      {"a -[[&]]", "'&' holds no letter or digit"},
      {"a w/5 [[NOT]] b", "an exclusion cannot stand under 'w/5' | exclude outside: (a w/5 b) NOT c"},
      {"a w/5 [[-]]b", "an exclusion cannot stand under 'w/5'"},
      {"[[-a w/5]] b",
       "what is excluded cannot be near something | put the proximity in parentheses: -(a w/5 b)"},
      {"atleast3 [[-]]a", "'-' cannot stand under 'atleast3'"},
      {"[[&]]", "there is no word in the query"},
  });
}

TEST_CASE("quotes and parentheses come in pairs and hold something") {
  check_rows({
      {"a [[\"]]b c", "this quote is never closed"},
      {"a [[“]]b c", "this quote is never closed"},
      {"\"a b\" [[\"]]", "this quote is never closed"},
      {"[[\"]]a\\\"", "this quote is never closed"},
      {"country:[[\"]]Saudi Arabia", "this quote is never closed"},
      {"a [[(]]b c", "this parenthesis is never closed"},
      {"[[(]]a (b)", "this parenthesis is never closed"},
      {"a [[(]]", "this parenthesis is never closed"},
      {"title:[[(]]a", "this parenthesis is never closed"},
      {"country:[[(]]PK OR IN", "this parenthesis is never closed"},
      {"a[[)]] b", "no parenthesis was opened for this one"},
      {"[[)]]", "no parenthesis was opened for this one"},
      {"(a)[[)]])", "no parenthesis was opened for this one"},
      {"[[()]]", "nothing between the parentheses"},
      {"a [[(  )]] b", "nothing between the parentheses"},
      {"title:[[()]]", "nothing between the parentheses"},
      {"country:[[()]]", "nothing between the parentheses"},
      {"[[\"\"]]", "'\"\"' holds no letter or digit"},
      {"a [[\" - \"]]", "'\" - \"' holds no letter or digit"},
      {"country:[[\" \"]]", "nothing between the quotes"},
      {"country:PK[[\"]]x\"", "a quote inside a value | put the whole value in quotes"},
  });
}

TEST_CASE("operators of other engines and malformed ones are refused, not searched for") {
  check_rows({
      {"a [[w/0]] b", "a distance of 0 makes no sense"},
      {"a [[near1001]] b", "a distance of 1001 makes no sense"},
      {"a [[w/99999999999999999999]] b", "a distance of 999999999999 makes no sense"},
      {"[[atleast0]] a", "a count of 0 makes no sense"},
      {"[[atleast1001]] a", "a count of 1001 makes no sense"},
      {"[[atleast]] a", "'atleast' needs a number | write atleast3 fraud for at least three times"},
      {"[[atleast/3]] a", "'atleast/3' needs a number"},
      {"a [[NEAR]] b", "NEAR needs a distance | write NEAR/5 or near5"},
      {"a [[w/x]] b", "no such operator 'w/x'"},
      {"a [[near/x]] b", "no such operator 'near/x'"},
      {"a [[/seg]] b", "no such operator '/seg'"},
      {"a [[w/5a]] b", "no such operator 'w/5a'"},
      {"a [[w/o]] b", "no such operator 'w/o' | to exclude, write NOT"},
      {"a [[&&]] b", "no such operator '&&' | write AND, or put the words side by side"},
      {"a [[||]] b", "no such operator '||' | write OR"},
      {"a [[|]] b", "no such operator '|' | write OR"},
      {"[[!a]]", "no such operator '!a' | to exclude a word, write -word or NOT word"},
      {"\"a b\"[[~5]]",
       "no such operator '~5' | proximity is w/5 or near5 (any order), pre/5 or adj5 (in this order), "
       "/s (one sentence), /p (one paragraph)"},
      {"[[word~2]]", "no such operator 'word~2' | for other spellings use wildcards: wom?n, elect*"},
      {"[[word^3]]", "no such operator 'word^3' | words cannot be weighted; leave it out"},
      {"words [[>]] 500", "no such operator '>' | comparisons are written without spaces: words>500"},
      {"[[=]] a", "'=' belongs directly before one word"},
      {"[[==]]a", "'=' belongs directly before one word"},
      {"[[=]]\"a b\"",
       "'=' belongs directly before one word | words in quotes are found in these forms anyway"},
      {"[[=]](a b)", "'=' belongs directly before one word"},
      {"[[=&]]", "'=&' holds no letter or digit"},
      {"[[\"@\"]]", "'\"@\"' holds no letter or digit"},
      {"a -[[@]]", "'@' holds no letter or digit"},
      {"[[=ـ]]", "'=ـ' holds no letter or digit"},
      {"[[=title:]]x", "'=' belongs behind the colon | write title:=..."},
      {"[[???]]", "a wildcard without any letter"},
      {"\"a [[*]] b\"", "a wildcard without any letter"},
      {"a-[[*]]", "a wildcard without any letter"},
      {"a [[北*市]]", "a wildcard among characters that no spaces part into words"},
      {"[[서?]]", "a wildcard among characters that no spaces part into words"},
  });
}

TEST_CASE("only what has a place in the text can be near or counted") {
  check_rows({
      {"a w/5 [[(b c)]]",
       "'(b c)' cannot stand under 'w/5' | only OR can stand there; write (a w/5 c) AND "
       "(b w/5 c), or quote a phrase"},
      {"[[(a AND b)]] w/5 c", "'(a AND b)' cannot stand under 'w/5'"},
      {"a w/5 (b OR [[NOT c]])", "'NOT c' cannot stand under 'w/5'"},
      {"a w/5 (b OR [[c d]])", "'c d' cannot stand under 'w/5'"},
      {"[[country:PK]] w/5 b",
       "'country:PK' cannot stand under 'w/5' | put it beside, outside the parentheses"},
      {"a w/5 [[title:b]]", "'title:b' cannot stand under 'w/5' | put the field around it: title:(a w/5 b)"},
      {"a w/5 [[words>5]]", "'words>5' cannot stand under 'w/5'"},
      {"a w/5 [[*]]", "'*' cannot stand under 'w/5'"},
      {"a w/5 [[atleast3 b]]", "'atleast3 b' cannot stand under 'w/5' | count outside: atleast3 (a w/5 b)"},
      {"atleast3 [[(a b)]]",
       "'(a b)' cannot stand under 'atleast3' | only OR can stand there; write atleast3 a AND "
       "atleast3 b, or quote a phrase"},
      {"atleast3 [[atleast2 a]]", "'atleast2 a' cannot stand under 'atleast3' | count once"},
      {"atleast3 [[country:PK]]", "'country:PK' cannot stand under 'atleast3'"},
  });
}

TEST_CASE("a field that is none, or holds nothing fitting, is an error") {
  check_rows({
      {"[[foo:]]bar",
       "no such field 'foo' | the fields are title, lead, byline, dateline, country, person, topic, "
       "source, lang, id, date, words; if it is no field, put it in quotes"},
      {"a [[titel:]]x", "no such field 'titel' | did you mean title:? If it is no field, put it in quotes"},
      {"[[foo:]]\"a b\"", "no such field 'foo'"},
      {"[[foo:]](a b)", "no such field 'foo'"},
      {"[[страна:]]RU", "no such field 'страна'"},
      {"-[[langage:]]en",
       "no such field 'langage' | did you mean lang:? If it is no field, put it in quotes"},
      {"a [[title:]]", "nothing directly follows 'title:'"},
      {"[[title:]] x",
       "nothing directly follows 'title:' | no space behind the colon; several words go in quotes or "
       "parentheses"},
      {"([[country:]])", "nothing directly follows 'country:'"},
      {"title:[[&]]", "'&' holds no letter or digit"},
      {"title:[[OR]] x", "'OR' cannot directly follow 'title:' | quote it to search for it as a word"},
      {"title:[[w/5]] x", "'w/5' cannot directly follow 'title:'"},
      {"title:[[*]]", "'*' cannot directly follow 'title:'"},
      {"title:[[lead:]]x", "'lead:' cannot directly follow 'title:'"},
      {"title:(a [[country:]]PK)", "a field inside title: | write title:(...) and the other field beside it"},
      {"title:(a OR [[words]]>500)", "a field inside title:"},
      {"[[title:-]]x", "the minus belongs before the field | write -title:..."},
      {"[[country:-]]PK", "the minus belongs before the field | write -country:..."},
      {"[[country:!]]PK", "'!' does not exclude here | write -country:..."},
      {"[[title=]]x", "title takes a colon | write title:..."},
      {"[[country>]]x", "country takes a colon"},
      {"[[title(]]oil)", "title takes a colon | write title:(...); if it is a word, put a space behind it"},
      {"a -[[Headline(]]oil)",
       "no such field 'Headline' | did you mean title:? If it is no field, put it in quotes"},
      {"[[hd=]]oil", "no such field 'hd' | did you mean title:? If it is no field, put it in quotes"},
      {"=[[la(]]en)", "no such field 'la' | did you mean lang:? If it is no field, put it in quotes"},
      {"person:(Sergey [[Lavrov]])",
       "two values of person without an operator between | a name of several words goes in quotes"},
      {"country:(PK [[OR]])", "nothing follows 'OR'"},
      {"country:([[AND]] PK)", "nothing stands before 'AND'"},
  });
}

TEST_CASE("words before a parenthesis or an equals sign that name no field stay words") {
  for (const char* query : {"oil(gas)", "e=mc2", "title (oil)", "\"hd=oil\"", "oil (title)"})
    CHECK_NOTHROW(parse_query(query));
}

TEST_CASE("dates and lengths that are none are errors") {
  check_rows({
      {"date:[[yesterdayish]]", "'yesterdayish' is no date"},
      {"date:[[2016-13]]", "'2016-13' is no date"},
      {"date:[[2016-02-30]]", "'2016-02-30' is no date"},
      {"date:[[2018..2016]]", "the range of dates runs backwards"},
      {"date:[[2016..x]]", "'2016..x' is no date"},
      {"date:[[90000w]]", "'90000w' lies beyond the years that dates can have"},
      {"date:[[..]]", "'..' is no date"},
      {"date[[>]]", "'' is no date"},
      {"date[[>2016..2018]]", "a comparison with a range"},
      {"date:[[\"\"]]", "nothing between the quotes"},
      {"date:(2016 OR [[x]])", "'x' is no date"},
      {"date:(2016 [[2018]])", "two values of date without an operator between"},
      {"words[[>]]", "'>' is no number of words"},
      {"words[[>x]]", "'>x' is no number of words"},
      {"words[[>-5]]", "'>-5' is no number of words"},
      {"words:[[..]]", "'..' is no number of words"},
      {"words:[[1,000]]", "'1,000' is no number of words"},
      {"words:[[9999999999]]", "'9999999999' is no number of words"},
      {"words:[[200..100]]", "the range of lengths runs backwards"},
      {"words:[[>1..2]]", "'>1..2' is no number of words"},
      {"words[[<0]]", "no article is shorter than nothing"},
  });
}

TEST_CASE("absurd nesting and length end in a message") {
  const auto message = [](const std::string& query) -> std::string {
    try {
      parse_query(query);
      return "";
    } catch (const QueryError& error) {
      return error.what();
    }
  };
  const auto repeated = [](std::string_view text, int count) {
    std::string all;
    for (int i = 0; i < count; ++i) all += text;
    return all;
  };
  CHECK(message(repeated("(", 100) + "a" + repeated(")", 100)).empty());
  CHECK(message(repeated("(", 101) + "a" + repeated(")", 101)) == "nested deeper than 100 levels");
  CHECK(message(repeated("(", 60000)) == "nested deeper than 100 levels");
  CHECK(message(repeated("-(", 30000)) == "nested deeper than 100 levels");
  CHECK(message(repeated("atleast2 ", 7000)) == "nested deeper than 100 levels");
  CHECK(message(repeated("a w/5 ", 99) + "a").empty());
  CHECK(message(repeated("a w/5 ", 200) + "a") == "nested deeper than 100 levels");
  CHECK(message(repeated("a ", 1000)).empty());
  CHECK(message(repeated("a ", 1001)) == "the query has more than 1000 words");
  CHECK(message(repeated("a", 70000)) == "the query is longer than 65536 bytes");
  CHECK(message("a\xFF") == "the query is not valid UTF-8");
}
