// The model of the interactive view: results, articles, and what holds everywhere.
#include <doctest/doctest.h>

#include <set>

#include "searcher/tui/citation.h"
#include "searcher/tui/draw.h"
#include "searcher/tui/help_lines.h"
#include "searcher/tui/timeline_bars.h"
#include "searcher/tui_session.h"

using namespace backfile;
using namespace backfile::tui;

TEST_CASE("the list scrolls with its cursor and asks for more near its end") {
  Session session;
  session.state.page.tail.total = 90;
  session.press("Enter");
  for (int i = 0; i < 30; ++i) session.press("j");
  CHECK(session.state.selected == 30);
  CHECK(session.state.top > 20);
  const SearchEffect further = session.asked();
  CHECK(further.request.offset == 40);
  CHECK(further.request.facets.empty());
  ResultPage more;
  more.tail.total = 90;
  more.hits = {hit(41, "id-41", "Flood 41")};
  session.answer(more);
  CHECK(session.state.page.hits.size() == 41);
  CHECK(session.state.page.facets.size() == 1);
  session.press("G");
  CHECK(session.state.selected == 40);
}

TEST_CASE("an article opens, its matches are visited, and the list is as it was") {
  Session session;
  session.press("Enter");
  session.press("j");
  session.press("Enter");
  CHECK(session.state.focus == Focus::article);
  Article article;
  article.id = "id-2";
  article.title = "Flood 2";
  for (int i = 0; i < 60; ++i) article.text += "Line " + std::to_string(i) + ".\n\n";
  article.text += "The flood. A flood again.";
  const auto at = static_cast<std::uint32_t>(article.text.find("flood"));
  const auto then = static_cast<std::uint32_t>(article.text.rfind("flood"));
  session.state = update(std::move(session.state),
                         ArticleEvent{"id-2", article, {{{0, 5}}, {{at, at + 5}, {then, then + 5}}}});
  REQUIRE(session.state.article.matches.size() == 3);
  CHECK(session.state.article.top == 0);
  session.press("n");
  session.press("n");
  CHECK(session.state.article.top > 0);
  const Canvas screen = draw(session.state);
  CHECK(screen.row_text(0).find("match 2 of 3") != std::string::npos);
  session.press("n");
  session.press("n");
  CHECK(session.state.article.match == 0);
  CHECK(session.state.article.top == 0);
  session.press("N");
  CHECK(session.state.article.match == 2);
  session.press("m");
  CHECK(session.state.marked.size() == 1);
  session.press("Esc");
  CHECK(session.state.focus == Focus::results);
  CHECK(session.state.selected == 1);
}

TEST_CASE("an article that is gone is said to be gone") {
  Session session;
  session.press("Enter");
  session.press("Enter");
  session.state = update(std::move(session.state), ArticleEvent{"id-1", std::nullopt, {}});
  CHECK(draw(session.state).row_text(2).find("no longer in the archive") != std::string::npos);
}

TEST_CASE("a new state of the archive is searched again") {
  Session session;
  session.type("x");
  session.answer(page("x", 1));
  session.state = update(std::move(session.state), ArchiveEvent{"", true});
  CHECK(session.asked().request.query == "x");
  session.state = update(std::move(session.state), ArchiveEvent{"the archive is gone", false});
  CHECK(draw(session.state).row_text(23) == "the archive is gone");
}

TEST_CASE("citations and command lines") {
  Session session;
  session.type("it's \"x y\"");
  session.state.filters = {{Facet::country, {"PK"}, {"US"}}, {Facet::language, {"en"}, {}}};
  session.state.zooms.emplace_back(DateRange{parse_date("1989")->seconds, parse_date("1991")->seconds});
  session.press("Enter");
  session.press("s");
  CHECK(command_of(session.state) ==
        "backfile-search papers.bkf --country PK --country '!US' --language en --since 1989-01-01 "
        "--until 1990-12-31 --sort newest -- 'it'\\''s \"x y\"'");
  session.answer(page("it's", 3));
  CHECK(
      cite_query(session.state) ==
      "Backfile " BACKFILE_VERSION
      ", archive papers.bkf (fingerprint 0123456789abcdef); query: it's; filters: country Pakistan, not "
      "United States · language English · 1989..1990; 3 of 500 articles (exact count); searched 2026-11-24.");
  CHECK(cite(session.state.page.hits[0]) == "\"Flood 1\". Harbour Wire, 1989-11-10. [id-1]");
  CHECK(shell_word("a\x1b[2J") == "$'a\\x1b[2J'");
  CHECK(shell_word("") == "''");
}

TEST_CASE("what is left behind is chosen, marks are printed by default") {
  Session session;
  session.press("Enter");
  session.press("m");
  CHECK(session.state.marked.size() == 1);
  State other = session.state;
  session.press("q");
  CHECK(session.state.quit);
  CHECK(session.state.leave == Leave::marked_text);
  session.state = other;
  session.press("p");
  session.press("c");
  CHECK(session.state.quit);
  CHECK(session.state.leave == Leave::command);
  session.state = other;
  session.press("C-c");
  CHECK(session.state.interrupted);
}

TEST_CASE("the mouse opens articles, takes values and drags a span") {
  Session session;
  const Layout layout = layout_of(session.state);
  using Action = MouseEvent::Action;
  const auto mouse = [&](Action action, int x, int y) {
    session.state = update(std::move(session.state), MouseEvent{action, x, y});
  };
  mouse(Action::press, layout.results.x + 5, layout.results.y + 4);
  CHECK(session.state.focus == Focus::results);
  CHECK(session.state.selected == 1);
  mouse(Action::press, layout.facets.x + 5, layout.facets.y + 1);
  CHECK(session.state.filters.size() == 1);
  mouse(Action::press, 0, layout.timeline.y);
  mouse(Action::release, 17, layout.timeline.y);
  REQUIRE(session.state.zooms.size() == 2);
  CHECK(span_text(*session.state.zooms.back()) == "1980..1982");
  mouse(Action::wheel_down, 3, layout.results.y);
  CHECK(session.state.selected == 1);
  mouse(Action::press, 4, 0);
  CHECK(session.state.focus == Focus::query);
}

TEST_CASE("any size is survived, with any keys") {
  const char* keys[] = {"a",     "Enter", "j",     "f",    "Down", "x", "t",    "Right", "v",   "End",
                        "Enter", "u",     "?",     "PgDn", "q",    "/", "Left", "C-u",   "Tab", "o",
                        "PgUp",  "Esc",   "S-Tab", "p",    "Esc",  "%", "d",    "G",     "g"};
  for (const auto& [columns, rows] :
       {std::pair(1, 1), {2, 3}, {10, 4}, {30, 10}, {79, 15}, {80, 24}, {300, 90}}) {
    CAPTURE(columns);
    Session session;
    session.state = update(std::move(session.state), ResizeEvent{columns, rows});
    for (const char* key : keys) {
      session.press(key);
      if (session.is_asked()) session.answer(page("q", 5));
      const Canvas screen = draw(session.state);
      CHECK(screen.rows() == rows);
    }
  }
}

TEST_CASE("every key has one meaning in a part of the screen, and the help knows it") {
  for (const Focus focus : {Focus::query, Focus::results, Focus::facets, Focus::timeline, Focus::article,
                            Focus::help, Focus::leaving}) {
    std::set<std::string> seen;
    for (const BindingGroup& group : binding_groups()) {
      for (const Binding& binding : group.bindings) {
        if ((binding.places & in(focus)) == 0) continue;
        std::istringstream keys{std::string(binding.keys)};
        for (std::string key; keys >> key;) {
          CAPTURE(key);
          CAPTURE(static_cast<int>(focus));
          CHECK(seen.insert(key).second);
        }
      }
    }
  }
  CHECK(help_lines().size() > 60);
}
