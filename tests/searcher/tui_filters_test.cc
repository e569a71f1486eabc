// The model of the interactive view: facets, timeline and similar articles.
#include <doctest/doctest.h>

#include "searcher/tui/citation.h"
#include "searcher/tui/draw.h"
#include "searcher/tui/facet_rows.h"
#include "searcher/tui/timeline_bars.h"
#include "searcher/tui_session.h"

using namespace backfile;
using namespace backfile::tui;

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
  session.state.served = {"archive.example:7777"};
  CHECK(command_of(session.state) ==
        "backfile-search papers.bkf --shard archive.example:7777 --similar id-2 -- x");
  CHECK(show_command(session.state, "7") ==
        "backfile-search papers.bkf --shard archive.example:7777 --show 7");
  session.press("Backspace");
  session.press("Backspace");
  CHECK(session.asked().request.similar_to.empty());
  session.press("Up");
  CHECK(session.state.query.text == "moon");
}
