#include "searcher/query/query_error.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/searcher/query/marked_query.h"

using backfile::caret_display;

namespace {

std::string display(std::string_view marked, std::size_t columns = 78) {
  const auto query = backfile::test::without_marks(marked);
  return caret_display(query.text, query.place, columns);
}

}  // namespace

TEST_CASE("carets stand below the marked place") {
  struct Row {
    const char* marked;
    const char* shown;
  };
  for (const Row& row : {
           Row{"nuclear [[AND]]", "  nuclear AND\n          ^^^\n"},
           Row{"[[(]]a", "  (a\n  ^\n"},
           Row{"a b[[]]", "  a b\n     ^\n"},
           Row{"[[]]", "  \n  ^\n"},
           Row{"中国 [[w/0]]", "  中国 w/0\n       ^^^\n"},
           Row{"[[中国]] w/0", "  中国 w/0\n  ^^^^\n"},
           Row{"cafe\u0301 [[OR]]", "  cafe\u0301 OR\n       ^^\n"},
           Row{"한국 [[OR]]", "  한국 OR\n       ^^\n"},
           Row{"ｆｕｌｌ [[x]]", "  ｆｕｌｌ x\n           ^\n"},
           Row{"a\nb [[OR]]", "  a\uFFFDb OR\n      ^^\n"},
           Row{"\x1B[31m [[OR]]", "  \uFFFD[31m OR\n        ^^\n"},
           Row{"a\u202Eb [[OR]]", "  a\uFFFDb OR\n      ^^\n"},
           Row{"a\xFF [[OR]]", "  a\uFFFD OR\n     ^^\n"},
       }) {
    CAPTURE(row.marked);
    CHECK(display(row.marked) == row.shown);
  }
}

TEST_CASE("messages name short and harmless parts of a query") {
  CHECK(backfile::quoted_part("a AND") == "'a AND'");
  CHECK(backfile::quoted_part("") == "''");
  CHECK(backfile::quoted_part("a\x1B[2Jb\nc\u202Ed") == "'a\uFFFD[2Jb\uFFFDc\uFFFDd'");
  CHECK(backfile::quoted_part(std::string(40, 'a')) == "'" + std::string(40, 'a') + "'");
  CHECK(backfile::quoted_part(std::string(100000, 'a')) == "'" + std::string(40, 'a') + "…'");
}

TEST_CASE("a long query is cut around the marked place") {
  const std::string before(200, 'a');
  const std::string behind(200, 'b');
  const std::string shown = display(before + " [[OR]] " + behind, 40);
  INFO(shown);
  CHECK(shown == "  …aaaaaaaaaaaaaaaaa OR bbbbbbbbbbbbbbb…\n                     ^^\n");
  CHECK(display("[[x]] " + behind, 30) == "  x bbbbbbbbbbbbbbbbbbbbbbbb…\n  ^\n");
  CHECK(display(before + " [[x]]", 30) == "  …aaaaaaaaaaaaaaaaaaaaaaaa x\n                            ^\n");
  CHECK(display(before + "[[]]", 30) == "  …aaaaaaaaaaaaaaaaaaaaaaaaaa\n                             ^\n");
}
