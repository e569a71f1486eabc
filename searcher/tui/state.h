// Everything the interactive view knows, as plain data: what is asked, what was found, where the user stands.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "searcher/tui/event.h"
#include "searcher/tui/history.h"
#include "searcher/tui/line_editor.h"

namespace backfile::tui {

/// Which part takes the keys. Article, help and leaving lie over the page.
enum class Focus : std::uint8_t { query, results, facets, timeline, article, help, leaving };

// What the model asks the world to do. The loop carries it out after the update.
struct SearchEffect {
  std::uint64_t serial = 0;
  SearchRequest request;
};
struct LoadEffect {
  std::string id;
  SearchRequest request;  ///< whose words are highlighted
};
struct CompleteEffect {
  std::string query;
  Facet facet = Facet::country;
  std::string prefix;
};
struct CopyEffect {
  std::string text;
};
struct RememberEffect {
  std::string query;
};
struct MouseEffect {
  bool on = true;
};
struct SuspendEffect {};
struct RepaintEffect {};
using Effect = std::variant<SearchEffect, LoadEffect, CompleteEffect, CopyEffect, RememberEffect, MouseEffect,
                            SuspendEffect, RepaintEffect>;

/// Values that Tab goes through in the query line.
struct Completion {
  std::size_t begin = 0;  ///< where the value begins in the query
  std::vector<FacetCount> values;
  std::size_t at = 0;
};

/// What is printed when the view closes.
enum class Leave : std::uint8_t {
  nothing,
  marked_text,
  marked_json,
  marked_commands,
  results_text,
  results_json,
  command,
  citation,
};

/// One line of the article view. The title's lines come first, then details, then the text.
struct ArticleLine {
  std::string text;
  std::vector<Highlight> highlights;
  bool heading = false;
  bool detail = false;
};

/// A match in the article view: where it begins.
struct ArticleMatch {
  std::size_t line = 0;
  Highlight range = {0, 0};
};

struct ArticleView {
  std::string id;
  bool loading = false;
  std::optional<Article> article;  ///< nothing: it is gone, or still being read
  Searcher::ArticleHighlights highlights;
  std::vector<ArticleLine> lines;  ///< wrapped to the screen
  std::vector<ArticleMatch> matches;
  std::size_t top = 0;
  std::size_t match = 0;  ///< the one that n and N count from
  bool at_match = false;
};

/// The article that the results are to resemble.
struct SimilarTo {
  std::string id;
  std::string title;
};

struct State {
  // The screen.
  int columns = 80;
  int rows = 24;
  Focus focus = Focus::query;
  Focus before_overlay = Focus::results;  ///< where help and leaving return to
  bool mouse = true;

  // What is asked.
  std::string archive;              ///< its path as given
  std::vector<std::string> served;  ///< addresses of further shards
  std::string today;                ///< ISO date, for citations
  LineEditor query;
  History history;
  std::optional<Completion> completion;
  std::optional<std::string> history_search;  ///< what is typed after Ctrl-R
  SearchRequest base;                         ///< from the command line: what no key changes
  Sort sort = Sort::relevance;
  bool collapse = false;
  std::vector<FacetFilter> filters;
  std::vector<std::optional<DateRange>> zooms = {std::nullopt};  ///< the last one holds
  std::optional<SimilarTo> similar;

  // What was found.
  std::uint64_t serial = 0;      ///< of the search asked last
  std::uint64_t page_begin = 0;  ///< serial of the search whose first page is shown
  bool searching = false;
  bool slow = false;       ///< the search that runs is one to wait for
  bool all_read = false;   ///< no hits come behind those that are there
  bool extending = false;  ///< further hits of the same search are on their way
  ResultPage page;
  std::optional<Problem> problem;  ///< of the query as it stands; the page is that of an earlier one
  bool problem_due = false;        ///< it has stood long enough to be shown while typing goes on
  std::string archive_message;     ///< vanished, changed
  std::string message;             ///< an answer to the last key; the next key takes it away

  // Results.
  std::size_t selected = 0;
  std::size_t top = 0;
  bool snippets = true;
  std::vector<Hit> marked;

  // Facets.
  std::size_t facet_row = 0;
  std::size_t facet_top = 0;
  std::array<bool, facet_count> expanded = {};

  // Timeline: bars as drawn.
  std::size_t bar = 0;
  std::optional<std::size_t> anchor;  ///< the other end of a selection
  bool shares = false;                ///< matches by what the archive holds there

  ArticleView article;
  std::size_t help_top = 0;

  std::vector<Effect> effects;
  bool quit = false;
  bool interrupted = false;
  Leave leave = Leave::nothing;
};

/// The problem, where it is to be shown: half a query is no error while it is being typed.
inline const Problem* shown_problem(const State& state) {
  return state.problem && (state.problem_due || state.focus != Focus::query) ? &*state.problem : nullptr;
}
/// The search that the state stands for.
SearchRequest request_of(const State& state);
/// The filters and the zoom in a few words: "country Pakistan, not India · 1989-01..1989-12"; "" without any.
std::string describe_filters(const State& state);
/// The index among `marked` of the article; nothing where it is not marked.
std::optional<std::size_t> marked_index(const State& state, const std::string& id);

}  // namespace backfile::tui
