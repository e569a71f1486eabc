// The model of the interactive view: events in, state out, without a terminal or an archive.
#include <doctest/doctest.h>

#include <set>
#include <sstream>

#include "searcher/tui/citation.h"
#include "searcher/tui/completion.h"
#include "searcher/tui/draw.h"
#include "searcher/tui/facet_rows.h"
#include "searcher/tui/help_lines.h"
#include "searcher/tui/keys.h"
#include "searcher/tui/timeline_bars.h"
#include "searcher/tui/update.h"

using namespace backfile;
using namespace backfile::tui;

namespace {

Hit hit(std::size_t rank, const std::string& id, const std::string& title) {
  Hit one;
  one.rank = rank;
  one.id = id;
  one.title = title;
  one.source = "Harbour Wire";
  one.date = *parse_date("1989-11-10");
  one.snippets = {{"A flood took the bridge.", {{2, 7}}, false, false}};
  return one;
}

ResultPage page(const std::string& query, std::size_t hits) {
  ResultPage result;
  result.head.query = result.head.parsed = query;
  result.head.archive = "0123456789abcdef";
  result.head.articles = result.head.searched = 500;
  for (std::size_t i = 0; i < hits; ++i)
    result.hits.push_back(hit(i + 1, "id-" + std::to_string(i + 1), "Flood " + std::to_string(i + 1)));
  result.tail.total = hits;
  FacetCounts countries;
  countries.facet = Facet::country;
  countries.values = {{"GB", "United Kingdom", 7}, {"NZ", "New Zealand", 3}};
  countries.distinct = 2;
  result.facets = {countries};
  result.timeline.unit = TimelineUnit::year;
  for (int year = 1980; year < 1990; ++year)
    result.timeline.buckets.push_back({*parse_date(std::to_string(year)), 1, 4});
  return result;
}

// A state with a first page, and the means to press keys.
struct Session {
  State state;

  Session() {
    state.archive = "papers.bkf";
    state.today = "2026-11-24";
    state = start(std::move(state));
    answer(page("", 40));
  }

  void press(const std::string& name) {
    KeyEvent key;
    static const std::vector<std::pair<std::string, Key>> special = {{"Enter", Key::enter},
                                                                     {"Esc", Key::escape},
                                                                     {"Tab", Key::tab},
                                                                     {"S-Tab", Key::back_tab},
                                                                     {"Up", Key::up},
                                                                     {"Down", Key::down},
                                                                     {"Left", Key::left},
                                                                     {"Right", Key::right},
                                                                     {"Home", Key::home},
                                                                     {"End", Key::end},
                                                                     {"PgUp", Key::page_up},
                                                                     {"PgDn", Key::page_down},
                                                                     {"Backspace", Key::backspace},
                                                                     {"F1", Key::f1},
                                                                     {"Delete", Key::erase}};
    for (const auto& [text, code] : special) {
      if (text == name) key.key = code;
    }
    if (key.key == Key::character) {
      key.control = name.starts_with("C-");
      key.alt = name.starts_with("M-");
      key.character = name == "Space" ? U' ' : static_cast<char32_t>(name.back());
    }
    state = update(std::move(state), key);
  }
  void type(const std::string& text) {
    for (const char c : text) press(c == ' ' ? "Space" : std::string(1, c));
  }
  // The search asked last; fails where none was.
  SearchEffect asked() const {
    for (const Effect& effect : state.effects) {
      if (const auto* search = std::get_if<SearchEffect>(&effect)) return *search;
    }
    FAIL("no search was asked");
    return {};
  }
  bool is_asked() const {
    for (const Effect& effect : state.effects) {
      if (std::holds_alternative<SearchEffect>(effect)) return true;
    }
    return false;
  }
  void answer(ResultPage result) {
    state = update(std::move(state), ResultsEvent{state.serial, std::move(result)});
    state.effects.clear();
  }
};

}  // namespace

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

TEST_CASE("a narrow screen shows the facets in place of the results") {
  Session session;
  session.state.columns = 50;
  session.press("Enter");
  const auto shows = [&](const char* text) {
    const Canvas screen = draw(session.state);
    for (int row = 0; row < screen.rows(); ++row) {
      if (screen.row_text(row).find(text) != std::string::npos) return true;
    }
    return false;
  };
  CHECK(shows("Flood 1"));
  CHECK_FALSE(shows("United Kingdom"));
  session.press("f");
  CHECK(shows("United Kingdom"));
  CHECK_FALSE(shows("Flood 1"));
  session.press("Esc");
  CHECK(shows("Flood 1"));
}

TEST_CASE("values of a facet are taken, excluded and cleared") {
  Session session;
  session.press("Enter");
  session.press("f");
  CHECK(session.state.focus == Focus::facets);
  session.press("Space");
  REQUIRE(session.asked().request.filters.size() == 1);
  CHECK(session.asked().request.filters[0].included == std::vector<std::string>{"GB"});
  session.press("Down");
  session.press("Space");
  CHECK(session.state.filters[0].included == std::vector<std::string>{"GB", "NZ"});
  session.press("x");
  CHECK(session.state.filters[0].included == std::vector<std::string>{"GB"});
  CHECK(session.state.filters[0].excluded == std::vector<std::string>{"NZ"});
  CHECK(describe_filters(session.state) == "country United Kingdom, not New Zealand");
  session.press("x");
  CHECK(session.state.filters[0].excluded.empty());
  session.press("0");
  CHECK(session.state.filters.empty());
}

TEST_CASE("a filter from the command line is the same as one that was chosen") {
  Session session;
  session.state.filters = {{Facet::country, {"united kingdom"}, {}}};
  const auto rows = facet_rows(session.state);
  REQUIRE(rows.size() > 1);
  CHECK(rows[1].value.selected);
  toggle_value(session.state, Facet::country, rows[1].value, false);
  CHECK(session.state.filters.empty());
}

TEST_CASE("a span of the timeline is selected, zoomed and left") {
  Session session;
  session.press("Tab");
  session.press("t");
  session.press("Right");
  session.press("Space");
  session.press("Right");
  session.press("Right");
  CHECK(draw(session.state).row_text(2).find("1981..1983: 3 of 12 articles (25%)") != std::string::npos);
  session.press("Enter");
  const auto dates = session.asked().request.dates;
  REQUIRE(dates.has_value());
  CHECK(span_text(*dates) == "1981..1983");
  session.press("u");
  CHECK(!session.asked().request.dates.has_value());
  CHECK(session.state.zooms.size() == 1);
}

TEST_CASE("a zoom stays within the dates that were asked for") {
  Session session;
  session.state.base.dates = DateRange{parse_date("1980-07")->seconds, parse_date("1985")->seconds};
  session.press("Tab");
  session.press("t");
  session.press("Enter");
  CHECK(session.asked().request.dates->begin == parse_date("1980-07")->seconds);
  CHECK(session.asked().request.dates->end == parse_date("1981")->seconds);
}

TEST_CASE("similar articles are asked for, narrowed and left") {
  Session session;
  session.type("moon");
  session.press("Enter");
  session.press("j");
  session.press("l");
  CHECK(session.asked().request.similar_to == "id-2");
  CHECK(session.asked().request.query.empty());
  CHECK(describe_filters(session.state) == "like \"Flood 2\"");
  CHECK(command_of(session.state) == "backfile-search papers.bkf --similar id-2");
  session.press("/");
  session.type("x");
  CHECK(session.asked().request.similar_to == "id-2");
  CHECK(session.asked().request.query == "x");
  CHECK(command_of(session.state) == "backfile-search papers.bkf --similar id-2 -- x");
  session.press("Backspace");
  session.press("Backspace");
  CHECK(session.asked().request.similar_to.empty());
  session.press("Up");
  CHECK(session.state.query.text == "moon");
}

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
  CHECK(cite_query(session.state) ==
        "Backfile " BACKFILE_VERSION
        ", archive papers.bkf (fingerprint 0123456789abcdef); query: it's; filters: country Pakistan, not "
        "United States · lang English · 1989..1990; 3 of 500 articles (exact count); searched 2026-11-24.");
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
