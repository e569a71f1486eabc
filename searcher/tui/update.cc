#include "searcher/tui/update.h"

#include <algorithm>

#include "searcher/tui/actions.h"
#include "searcher/tui/article_lines.h"
#include "searcher/tui/completion.h"
#include "searcher/tui/facet_rows.h"
#include "searcher/tui/keys.h"
#include "searcher/tui/layout.h"
#include "searcher/tui/timeline_bars.h"

namespace backfile::tui {
namespace {

void take_key(State& state, const KeyEvent& key) {
  state.message.clear();
  const Binding* binding = find_binding(state.focus, key_name(key));
  if (binding == nullptr || binding->act != focus_next) state.completion.reset();
  if (state.history_search && (binding == nullptr || binding->act == line_backspace)) {
    edit_typed(state, key);
  } else if (binding != nullptr) {
    if (binding->act != history_search) state.history_search.reset();
    binding->act(state);
  } else if (state.focus == Focus::query) {
    edit_typed(state, key);
  }
}

void take_size(State& state, const ResizeEvent& size) {
  state.columns = std::max(size.columns, 1);
  state.rows = std::max(size.rows, 1);
  lay_out_article(state.article, article_width(state));
  if (state.article.match >= state.article.matches.size()) state.article.at_match = false;
  scroll_article(state, 0);
  scroll_to_selected(state);
  scroll_to_facet(state);
}

// The cursor of the facets stays on its value, where that is still there.
void keep_facet_cursor(State& state, const std::vector<FacetRow>& before) {
  const std::vector<FacetRow> rows = facet_rows(state);
  if (state.facet_row < before.size()) {
    const FacetRow& old = before[state.facet_row];
    const auto same = std::ranges::find_if(rows, [&](const FacetRow& row) {
      return row.kind == old.kind && row.facet == old.facet && row.value.value == old.value.value;
    });
    if (same != rows.end()) state.facet_row = static_cast<std::size_t>(same - rows.begin());
  }
  if (!rows.empty()) state.facet_row = std::min(state.facet_row, rows.size() - 1);
  scroll_to_facet(state);
}

void take_page(State& state, ResultPage page) {
  const std::vector<FacetRow> rows_before = facet_rows(state);
  const std::size_t buckets = state.page.timeline.buckets.size();
  const bool same_query = state.page_begin != 0 && state.page.head.query == page.head.query;
  state.page = std::move(page);
  state.page_begin = state.serial;
  state.all_read = false;
  if (!same_query || state.page.timeline.buckets.size() != buckets) {
    state.anchor.reset();
    state.bar = 0;
  }
  if (state.selected >= state.page.hits.size()) state.selected = 0;
  state.top = std::min(state.top, state.selected);
  keep_facet_cursor(state, rows_before);
  scroll_to_selected(state);
}

void take_results(State& state, const ResultsEvent& event) {
  if (event.serial != state.serial) return;  // of a query that is no longer asked
  state.searching = state.slow = false;
  state.problem.reset();
  state.problem_due = false;
  if (state.extending) {
    state.extending = false;
    state.all_read = event.page.hits.empty();
    for (const Hit& hit : event.page.hits) {
      if (hit.rank == state.page.hits.size() + 1) state.page.hits.push_back(hit);
    }
    return;
  }
  take_page(state, event.page);
}

void take_problem(State& state, const ProblemEvent& event) {
  if (event.serial != state.serial) return;
  state.searching = state.slow = false;
  state.extending = false;
  state.problem = event.problem;
}

void take_archive(State& state, const ArchiveEvent& event) {
  state.archive_message = event.message;
  if (!event.changed) return;
  ask(state);
  state.message = "the archive has a new state: searched again";
}

struct Taker {
  State& state;
  void operator()(const KeyEvent& event) const { take_key(state, event); }
  void operator()(const MouseEvent& event) const {
    state.message.clear();
    act_on_mouse(state, event);
  }
  void operator()(const ResizeEvent& event) const { take_size(state, event); }
  void operator()(const ResultsEvent& event) const { take_results(state, event); }
  void operator()(const ProblemEvent& event) const { take_problem(state, event); }
  void operator()(const ArticleEvent& event) const { show_article(state, event); }
  void operator()(const CompletionEvent& event) const { take_completion(state, event); }
  void operator()(const PatienceEvent&) const {
    state.slow = state.searching;
    state.problem_due = state.problem.has_value();
  }
  void operator()(const ArchiveEvent& event) const { take_archive(state, event); }
};

}  // namespace

State update(State state, const Event& event) {
  std::visit(Taker{state}, event);
  return state;
}

State start(State state) {
  state.history.at = state.history.entries.size();
  ask(state);
  return state;
}

}  // namespace backfile::tui
