// The keys of the article view.
#include <algorithm>

#include "searcher/tui/actions.h"
#include "searcher/tui/article_lines.h"
#include "searcher/tui/layout.h"

namespace backfile::tui {
namespace {

void go_to_match(State& state, std::size_t match) {
  ArticleView& view = state.article;
  view.match = match;
  view.at_match = true;
  const std::size_t line = view.matches[match].line;
  const auto height = static_cast<std::size_t>(article_height(state));
  // Scrolls only where the match is out of sight, and then to the upper third.
  if (line < view.top || line >= view.top + height) {
    view.top = line > height / 3 ? line - height / 3 : 0;
    scroll_article(state, 0);
  }
}

void step_article(State& state, int step) {
  const std::size_t before = state.selected;
  select_by(state, step);
  if (state.selected == before) {
    state.message = step > 0 ? "this is the last article" : "this is the first article";
  } else {
    open_article(state, state.page.hits[state.selected].id);
  }
}

}  // namespace

void open_article(State& state, const std::string& id) {
  state.focus = Focus::article;
  state.article = ArticleView{};
  state.article.id = id;
  state.article.loading = true;
  SearchRequest request = request_of(state);
  if (state.problem) request.query = state.page.head.query;  // the hits are those of the last good query
  state.effects.emplace_back(LoadEffect{id, std::move(request)});
}

void close_article(State& state) {
  state.focus = Focus::results;
  state.article = ArticleView{};
  scroll_to_selected(state);
}

void show_article(State& state, const ArticleEvent& event) {
  ArticleView& view = state.article;
  if (event.id != view.id || !view.loading) return;
  view.loading = false;
  view.article = event.article;
  view.highlights = event.highlights;
  lay_out_article(view, article_width(state));
}

void scroll_article(State& state, int lines) {
  ArticleView& view = state.article;
  const auto height = static_cast<std::ptrdiff_t>(article_height(state));
  const std::ptrdiff_t last =
      std::max<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(view.lines.size()) - height, 0);
  view.top = static_cast<std::size_t>(
      std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(view.top) + lines, 0, last));
}

void article_down(State& state) {
  scroll_article(state, 1);
}

void article_up(State& state) {
  scroll_article(state, -1);
}

void article_page_down(State& state) {
  scroll_article(state, article_height(state) - 2);
}

void article_page_up(State& state) {
  scroll_article(state, 2 - article_height(state));
}

void article_first(State& state) {
  state.article.top = 0;
}

void article_last(State& state) {
  scroll_article(state, static_cast<int>(state.article.lines.size()));
}

void article_next_match(State& state) {
  const ArticleView& view = state.article;
  if (view.matches.empty()) {
    state.message = "no word of the query stands here";
  } else if (!view.at_match) {
    // The first one from the top of the screen on.
    const auto found = std::ranges::lower_bound(view.matches, view.top, {}, &ArticleMatch::line);
    go_to_match(state,
                found == view.matches.end() ? 0 : static_cast<std::size_t>(found - view.matches.begin()));
  } else {
    if (view.match + 1 == view.matches.size()) state.message = "from the last match to the first";
    go_to_match(state, (view.match + 1) % view.matches.size());
  }
}

void article_previous_match(State& state) {
  const ArticleView& view = state.article;
  if (view.matches.empty()) {
    state.message = "no word of the query stands here";
    return;
  }
  const std::size_t from = view.at_match ? view.match : 0;
  if (from == 0) state.message = "from the first match to the last";
  go_to_match(state, (from + view.matches.size() - 1) % view.matches.size());
}

void article_next(State& state) {
  step_article(state, 1);
}

void article_previous(State& state) {
  step_article(state, -1);
}

}  // namespace backfile::tui
