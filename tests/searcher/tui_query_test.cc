// The model of the interactive view: the query line.
#include <doctest/doctest.h>

#include "searcher/tui/completion.h"
#include "searcher/tui/draw.h"
#include "searcher/tui_session.h"

using namespace backfile;
using namespace backfile::tui;

TEST_CASE("each letter asks again, and only the latest search waits") {
  Session session;
  session.type("flo");
  CHECK(session.asked().request.query == "flo");
  CHECK(session.state.effects.size() == 1);
  CHECK(session.asked().serial == session.state.serial);
  CHECK(session.asked().request.facets.size() == facet_count);
}

TEST_CASE("results of an earlier query are not shown any more") {
  Session session;
  session.type("a");
  const std::uint64_t old = session.state.serial;
  session.type("b");
  session.state = update(std::move(session.state), ResultsEvent{old, page("a", 1)});
  CHECK(session.state.page.hits.size() == 40);
  CHECK(session.state.searching);
  session.answer(page("ab", 2));
  CHECK(session.state.page.hits.size() == 2);
  CHECK(!session.state.searching);
}

TEST_CASE("a problem keeps the results and marks its place") {
  Session session;
  session.type("a \"b");
  session.state =
      update(std::move(session.state),
             ProblemEvent{session.state.serial, {2, 3, "this quote is never closed", "close it"}});
  CHECK(session.state.page.hits.size() == 40);
  // While typing goes on it waits.
  CHECK(draw(session.state).row_text(1).find("500 articles") != std::string::npos);
  session.state = update(std::move(session.state), PatienceEvent{});
  const Canvas screen = draw(session.state);
  CHECK(screen.row_text(0) == "> a \"b");
  CHECK(screen.row_text(1) == "    ^ this quote is never closed");
  CHECK(screen.row_text(2) == "  close it");
  CHECK(screen.at(4, 0).look == Look::problem);
  // Then it stays in sight until the query is right.
  session.press("Backspace");
  CHECK(draw(session.state).row_text(1).find("never closed") != std::string::npos);
  session.answer(page("a b", 2));
  CHECK(!session.state.problem);
  CHECK(!session.state.problem_due);
}

TEST_CASE("keys edit the query line") {
  struct Row {
    const char* keys;
    const char* text;
    std::size_t cursor;
  };
  for (const Row& row : {Row{"C-a", "oil price war", 0}, Row{"C-a C-e", "oil price war", 13},
                         Row{"Left Left", "oil price war", 11}, Row{"C-w", "oil price ", 10},
                         Row{"C-w C-w", "oil ", 4}, Row{"C-u", "", 0}, Row{"M-b", "oil price war", 10},
                         Row{"M-b M-b", "oil price war", 4}, Row{"C-a M-f", "oil price war", 3},
                         Row{"C-a M-f C-k", "oil", 3}, Row{"C-w C-a C-y", "waroil price ", 3},
                         Row{"Home Delete", "il price war", 0}, Row{"Backspace", "oil price wa", 12},
                         Row{"C-a M-d", " price war", 0}, Row{"Home Right x", "oxil price war", 2}}) {
    CAPTURE(row.keys);
    Session session;
    session.type("oil price war");
    std::istringstream keys(row.keys);
    for (std::string key; keys >> key;) session.press(key);
    CHECK(session.state.query.text == row.text);
    CHECK(session.state.query.cursor == row.cursor);
    CHECK(session.asked().request.query == row.text);
  }
}

TEST_CASE("the editor moves by whole characters") {
  LineEditor editor;
  editor.set("Łódź e\u0301 漢字");
  editor.left();
  editor.left();
  editor.left();
  editor.erase_before();  // e with its accent
  CHECK(editor.text == "Łódź  漢字");
  editor.insert("a\x1b[2Jb\xff");
  CHECK(editor.text == "Łódź a [2Jb 漢字");
}

TEST_CASE("earlier queries come back") {
  Session session;
  session.state.history.entries = {"oil", "gas w/5 price", "coal"};
  session.state.history.at = 3;
  session.type("new");
  session.press("Up");
  CHECK(session.state.query.text == "coal");
  session.press("Up");
  session.press("Up");
  session.press("Up");
  CHECK(session.state.query.text == "oil");
  session.press("Down");
  session.press("Down");
  session.press("Down");
  CHECK(session.state.query.text == "new");
  session.press("C-r");
  session.type("w/5");
  CHECK(session.state.query.text == "gas w/5 price");
  session.press("Enter");
  CHECK(session.state.focus == Focus::results);
  CHECK(session.state.history.entries.back() == "gas w/5 price");
}

TEST_CASE("a suggestion is taken at the end of the line") {
  Session session;
  session.type("flod");
  ResultPage empty = page("flod", 0);
  empty.tail.notices = {{"no article has flod", "flood"}};
  session.answer(empty);
  CHECK(draw(session.state).row_text(1).find("did you mean flood? (Right takes it)") != std::string::npos);
  session.press("Right");
  CHECK(session.state.query.text == "flood");
  CHECK(session.asked().request.query == "flood");
}

TEST_CASE("why nothing was found stands whole in place of the hits") {
  Session session;
  session.type("flood moon harbour");
  ResultPage empty = page("flood moon harbour", 0);
  empty.tail.notices = {
      {"no article has all of it; without flood 12 articles, without moon 3 articles, without harbour 1 "
       "article",
       ""}};
  session.answer(empty);
  const Canvas screen = draw(session.state);
  std::string shown;
  for (int row = 3; row < 12; ++row) {
    std::string line = screen.row_text(row);
    line = line.substr(0, line.find("│"));
    const std::size_t begin = line.find_first_not_of(' ');
    if (begin != std::string::npos) shown += line.substr(begin, line.find_last_not_of(' ') + 1 - begin) + " ";
  }
  CHECK(shown.find("No article matches. " + empty.tail.notices[0].text) != std::string::npos);
}

TEST_CASE("Tab goes through the values behind a facet's colon") {
  struct Row {
    const char* query;
    const char* prefix;  // nullptr: nothing to complete
  };
  for (const Row& row :
       {Row{"person:", ""}, Row{"flood person:ser", "ser"}, Row{"-person:\"Sergey L", "Sergey L"},
        Row{"(country:P", "P"}, Row{"title:x", nullptr}, Row{"person:a b", nullptr}, Row{"nuclear", nullptr},
        Row{"person:\"a\"", nullptr}, Row{"x:y", nullptr}}) {
    CAPTURE(row.query);
    LineEditor editor;
    editor.set(row.query);
    const auto place = completion_place(editor);
    CHECK(place.has_value() == (row.prefix != nullptr));
    if (place && row.prefix != nullptr) CHECK(place->prefix == row.prefix);
  }
  Session session;
  session.type("x country:p");
  session.state.effects.clear();
  session.press("Tab");
  REQUIRE(std::holds_alternative<CompleteEffect>(session.state.effects.at(0)));
  session.state =
      update(std::move(session.state),
             CompletionEvent{"x country:p", {{"PK", "Pakistan", 9}, {"PG", "Papua New Guinea", 2}}});
  CHECK(session.state.query.text == "x country:Pakistan");
  session.press("Tab");
  CHECK(session.state.query.text == "x country:\"Papua New Guinea\"");
  CHECK(session.asked().request.query == session.state.query.text);
  session.press("Tab");
  CHECK(session.state.query.text == "x country:Pakistan");
  session.type(" ");
  session.press("Tab");
  CHECK(session.state.focus == Focus::results);
}
