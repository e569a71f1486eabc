#include "searcher/tui/keys.h"

#include <array>

#include "common/utf8.h"
#include "searcher/tui/actions.h"

namespace backfile::tui {
namespace {

constexpr Places query = in(Focus::query);
constexpr Places results = in(Focus::results);
constexpr Places facets = in(Focus::facets);
constexpr Places timeline = in(Focus::timeline);
constexpr Places article = in(Focus::article);
constexpr Places help = in(Focus::help);
constexpr Places leaving = in(Focus::leaving);

template <Leave leave>
void leave_with(State& state) {
  state.leave = leave;
  state.quit = true;
}

constexpr std::array everywhere_keys = {
    Binding{query | panes, "Tab", focus_next, "next part; behind country: or person: the value"},
    Binding{query | panes, "S-Tab", focus_previous, "previous part"},
    Binding{panes | article, "/ i", focus_query, "write the query"},
    Binding{panes | article | query, "F1", open_help, "this help (anywhere)"},
    Binding{panes | article, "?", open_help, "this help"},
    Binding{panes, "f", focus_facets, "to the facets"},
    Binding{panes, "t", focus_timeline, "to the timeline"},
    Binding{panes, "s", cycle_sort, "sort by relevance, newest, oldest"},
    Binding{panes, "C", toggle_collapse, "versions of a story as one, or each"},
    Binding{panes, "X", reset_filters, "take all filters and the zoom away"},
    Binding{panes | article, "c", copy_query_citation, "copy a citation of the query"},
    Binding{panes | article, "p", open_leaving, "leave and print: marked articles, results, the command"},
    Binding{panes | article, "M", toggle_mouse, "give the mouse to the terminal, or take it"},
    Binding{anywhere, "C-l", repaint, "draw the screen again"},
    Binding{anywhere, "C-z", suspend, "to the shell; fg comes back"},
    Binding{panes, "q", quit, "leave (marked articles are printed)"},
    Binding{anywhere, "C-c", interrupt, "leave at once, printing nothing"},
};

constexpr std::array query_keys = {
    Binding{query, "Enter", leave_query, "to the results"},
    Binding{query, "Esc", leave_query, ""},
    Binding{query, "Up C-p", history_older, "earlier query"},
    Binding{query, "Down C-n", history_newer, "later query, then the results"},
    Binding{query, "C-r", history_search, "look for an earlier query; again: an earlier one"},
    Binding{query, "Left C-b", line_left, "left, right by a letter"},
    Binding{query, "Right C-f", line_right, "right; at the end: take the suggestion"},
    Binding{query, "M-b C-Left M-Left", line_word_left, "left by a word"},
    Binding{query, "M-f C-Right M-Right", line_word_right, "right by a word"},
    Binding{query, "Home C-a", line_home, "to the beginning"},
    Binding{query, "End C-e", line_end, "to the end"},
    Binding{query, "Backspace C-h", line_backspace, "erase the letter before"},
    Binding{query, "Delete C-d", line_erase, "erase the letter under the cursor"},
    Binding{query, "C-w M-Backspace", line_cut_word, "cut the word before"},
    Binding{query, "M-d", line_cut_word_after, "cut the word behind"},
    Binding{query, "C-u", line_cut_before, "cut to the beginning"},
    Binding{query, "C-k", line_cut_after, "cut to the end"},
    Binding{query, "C-y", line_paste, "put back what was cut"},
};

constexpr std::array result_keys = {
    Binding{results, "Down j C-n", result_down, "next article"},
    Binding{results, "Up k C-p", result_up, "previous article; from the first one to the query"},
    Binding{results, "PgDn Space C-f", result_page_down, "a page on"},
    Binding{results, "PgUp C-b", result_page_up, "a page back"},
    Binding{results, "Home g", result_first, "to the first"},
    Binding{results, "End G", result_last, "to the last that was read"},
    Binding{results, "Enter Right o", open_selected, "read the article"},
    Binding{results | article, "m", mark_selected_hit, "mark the article, or take the mark off"},
    Binding{results | article, "y", copy_citation, "copy a citation of the article"},
    Binding{results | article, "l", search_similar, "similar articles; a query narrows them"},
    Binding{results, "d", toggle_snippets, "with or without snippets"},
    Binding{results, "Esc", focus_query, ""},
};

constexpr std::array facet_keys = {
    Binding{facets, "Down j", facet_down, "next value"},
    Binding{facets, "Up k", facet_up, "previous value"},
    Binding{facets, "PgDn", facet_page_down, "a page on"},
    Binding{facets, "PgUp", facet_page_up, "a page back"},
    Binding{facets, "] }", facet_next, "next facet"},
    Binding{facets, "[ {", facet_previous, "previous facet"},
    Binding{facets, "Enter Space +", facet_toggle, "articles with this value; several are joined by OR"},
    Binding{facets, "x -", facet_exclude, "articles without this value"},
    Binding{facets, "e", facet_open, "all values of the facet, or the first few"},
    Binding{facets, "0 Backspace", facet_clear, "take the filter of this facet away"},
    Binding{facets, "Esc Left", focus_results, "back to the results"},
};

constexpr std::array timeline_keys = {
    Binding{timeline, "Left h", bar_left, "a bar to the left"},
    Binding{timeline, "Right", bar_right, "a bar to the right"},
    Binding{timeline, "Home", bar_first, "to the first bar"},
    Binding{timeline, "End", bar_last, "to the last bar"},
    Binding{timeline, "S-Left H", bar_extend_left, "widen the span to the left"},
    Binding{timeline, "S-Right L", bar_extend_right, "widen the span to the right"},
    Binding{timeline, "Space v", bar_anchor, "one end of the span; move to the other"},
    Binding{timeline, "Enter +", zoom_in, "zoom: only articles of this span"},
    Binding{panes, "u", zoom_out, "zoom out again"},
    Binding{timeline, "- Backspace", zoom_out, ""},
    Binding{panes, "%", toggle_shares, "bars: number of matches, or their share of the archive"},
    Binding{timeline, "Esc Down", focus_results, "back to the results"},
};

constexpr std::array article_keys = {
    Binding{article, "n", article_next_match, "next match"},
    Binding{article, "N", article_previous_match, "previous match"},
    Binding{article, "Down j Enter", article_down, "a line down"},
    Binding{article, "Up k", article_up, "a line up"},
    Binding{article, "PgDn Space C-f", article_page_down, "a page down"},
    Binding{article, "PgUp b C-b", article_page_up, "a page up"},
    Binding{article, "Home g", article_first, "to the beginning"},
    Binding{article, "End G", article_last, "to the end"},
    Binding{article, "Right J", article_next, "next article of the results"},
    Binding{article, "K", article_previous, "previous article of the results"},
    Binding{article, "Esc Left q Backspace", close_article, "back to the results"},
};

constexpr std::array help_keys = {
    Binding{help, "Down j", help_down, ""},
    Binding{help, "Up k", help_up, ""},
    Binding{help, "PgDn Space", help_page_down, ""},
    Binding{help, "PgUp", help_page_up, ""},
    Binding{help | leaving, "Esc q ? F1 Enter", close_overlay, ""},
};

constexpr std::array leaving_keys = {
    Binding{leaving, "t", leave_with<Leave::marked_text>, "marked articles as text"},
    Binding{leaving, "j", leave_with<Leave::marked_json>, "marked articles as JSON Lines"},
    Binding{leaving, "s", leave_with<Leave::marked_commands>, "marked articles as commands that show them"},
    Binding{leaving, "r", leave_with<Leave::results_text>, "this page of results as text"},
    Binding{leaving, "R", leave_with<Leave::results_json>, "this page of results as JSON Lines"},
    Binding{leaving, "c", leave_with<Leave::command>, "the command line that asks the same"},
    Binding{leaving, "m", leave_with<Leave::citation>, "citation of the query, for a methods box"},
    Binding{leaving, "n", leave_with<Leave::nothing>, "nothing"},
};

constexpr std::array<BindingGroup, 8> groups = {{
    {"Everywhere outside the query", everywhere_keys},
    {"Query", query_keys},
    {"Results", result_keys},
    {"Facets", facet_keys},
    {"Timeline", timeline_keys},
    {"Article", article_keys},
    {"Leaving, after p", leaving_keys},
    {"", help_keys},
}};

std::string special_name(Key key) {
  switch (key) {
    case Key::enter:
      return "Enter";
    case Key::escape:
      return "Esc";
    case Key::tab:
      return "Tab";
    case Key::back_tab:
      return "S-Tab";
    case Key::up:
      return "Up";
    case Key::down:
      return "Down";
    case Key::left:
      return "Left";
    case Key::right:
      return "Right";
    case Key::home:
      return "Home";
    case Key::end:
      return "End";
    case Key::page_up:
      return "PgUp";
    case Key::page_down:
      return "PgDn";
    case Key::backspace:
      return "Backspace";
    case Key::erase:
      return "Delete";
    case Key::f1:
      return "F1";
    default:
      return "";
  }
}

bool has_key(std::string_view keys, std::string_view name) {
  while (!keys.empty()) {
    const auto space = keys.find(' ');
    if (keys.substr(0, space) == name) return true;
    if (space == std::string_view::npos) break;
    keys.remove_prefix(space + 1);
  }
  return false;
}

}  // namespace

std::span<const BindingGroup> binding_groups() {
  return groups;
}

std::string key_name(const KeyEvent& event) {
  std::string name;
  if (event.control) name += "C-";
  if (event.alt) name += "M-";
  if (event.shift) name += "S-";
  if (event.key != Key::character) return name + special_name(event.key);
  if (event.character == U' ') return name + "Space";
  append_code_point(name, static_cast<std::int32_t>(event.character));
  return name;
}

const Binding* find_binding(Focus focus, const std::string& name) {
  for (const BindingGroup& group : groups) {
    for (const Binding& binding : group.bindings) {
      if ((binding.places & in(focus)) != 0 && has_key(binding.keys, name)) return &binding;
    }
  }
  return nullptr;
}

}  // namespace backfile::tui
