// What keys and the mouse do to the state, by part of the screen.
#pragma once

#include "searcher/tui/state.h"

namespace backfile::tui {

// Searching (search_actions.cc).
/// Asks for the first page of what the state stands for.
void ask(State& state);
/// Asks for further hits where the cursor comes near the end of those that are there.
void ask_further(State& state);
void cycle_sort(State& state);
void toggle_collapse(State& state);
void reset_filters(State& state);
void copy_query_citation(State& state);
void quit(State& state);
void interrupt(State& state);
void leave_query(State& state);
void remember_query(State& state);

// The query line (query_actions.cc).
void edit_typed(State& state, const KeyEvent& key);
void line_left(State& state);
void line_right(State& state);
void line_home(State& state);
void line_end(State& state);
void line_word_left(State& state);
void line_word_right(State& state);
void line_backspace(State& state);
void line_erase(State& state);
void line_cut_word(State& state);
void line_cut_word_after(State& state);
void line_cut_before(State& state);
void line_cut_after(State& state);
void line_paste(State& state);
void history_older(State& state);
void history_newer(State& state);
void history_search(State& state);
/// The query with the suggestion in the place of the word that matched nothing; "" without one.
std::string suggested_query(const State& state);

// The list (result_actions.cc).
void select_by(State& state, int steps);
void result_down(State& state);
void result_up(State& state);
void result_page_down(State& state);
void result_page_up(State& state);
void result_first(State& state);
void result_last(State& state);
void open_selected(State& state);
void mark_selected_hit(State& state);
void toggle_snippets(State& state);
void copy_citation(State& state);
void search_similar(State& state);
/// Keeps the cursor on the screen.
void scroll_to_selected(State& state);

// The facets (facet_actions.cc).
void facet_down(State& state);
void facet_up(State& state);
void facet_page_down(State& state);
void facet_page_up(State& state);
void facet_toggle(State& state);
void facet_exclude(State& state);
void facet_open(State& state);
void facet_clear(State& state);
void facet_next(State& state);
void facet_previous(State& state);
void scroll_to_facet(State& state);

// The timeline (timeline_actions.cc).
void bar_left(State& state);
void bar_right(State& state);
void bar_first(State& state);
void bar_last(State& state);
void bar_extend_left(State& state);
void bar_extend_right(State& state);
void bar_anchor(State& state);
void zoom_in(State& state);
void zoom_out(State& state);
void toggle_shares(State& state);
/// The bars that are selected: [first, last].
std::pair<std::size_t, std::size_t> selected_bars(const State& state);

// The article (article_actions.cc).
void open_article(State& state, const std::string& id);
void close_article(State& state);
void article_down(State& state);
void article_up(State& state);
void article_page_down(State& state);
void article_page_up(State& state);
void article_first(State& state);
void article_last(State& state);
void article_next_match(State& state);
void article_previous_match(State& state);
void article_next(State& state);
void article_previous(State& state);
void scroll_article(State& state, int lines);
/// Shows the first match where it lies below the screen.
void show_article(State& state, const ArticleEvent& event);

// Between the parts, help and leaving (focus_actions.cc).
void focus_query(State& state);
void focus_results(State& state);
void focus_facets(State& state);
void focus_timeline(State& state);
void focus_next(State& state);
void focus_previous(State& state);
void open_help(State& state);
void open_leaving(State& state);
void close_overlay(State& state);
void help_down(State& state);
void help_up(State& state);
void help_page_down(State& state);
void help_page_up(State& state);
void toggle_mouse(State& state);
void suspend(State& state);
void repaint(State& state);
void act_on_mouse(State& state, const MouseEvent& event);

}  // namespace backfile::tui
