// What the tests of the interactive view's model share: a page of results, and a state that keys are pressed
// in.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "searcher/tui/keys.h"
#include "searcher/tui/update.h"

namespace backfile::tui {

inline Hit hit(std::size_t rank, const std::string& id, const std::string& title) {
  Hit one;
  one.rank = rank;
  one.id = id;
  one.title = title;
  one.source = "Harbour Wire";
  one.date = *parse_date("1989-11-10");
  one.snippets = {{"A flood took the bridge.", {{2, 7}}, false, false}};
  return one;
}

inline ResultPage page(const std::string& query, std::size_t hits) {
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

}  // namespace backfile::tui
