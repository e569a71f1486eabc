// The query line, and below it what was found or what is wrong.
#include <algorithm>

#include "common/utf8.h"
#include "searcher/render/terminal_text.h"
#include "searcher/render/width.h"
#include "searcher/tui/actions.h"
#include "searcher/tui/draw.h"

namespace backfile::tui {
namespace {

const char* sort_name(Sort sort) {
  return sort == Sort::newest ? "newest first" : sort == Sort::oldest ? "oldest first" : "by relevance";
}

// The first byte of the query that is shown: long queries move so that the cursor stays in sight.
std::size_t first_shown(const LineEditor& query, std::size_t room) {
  std::size_t width = column_width(std::string_view(query.text).substr(0, query.cursor)) + 1;
  std::size_t at = 0;
  while (width > room && at < query.cursor) width -= column_width(next_code_point(query.text, at));
  return at;
}

std::string summary_of(const State& state) {
  const ResultPage& page = state.page;
  if (state.page_begin == 0) return "searching";
  const char* noun = page.head.articles == 1 ? " article" : " articles";
  std::string text = grouped(page.tail.total) + " of " + grouped(page.head.articles) + noun;
  if (!page.tail.exact) text += ", cut short: at least so many";
  const std::string filters = describe_filters(state);
  if (!filters.empty()) text += " · " + filters;
  // Without words nothing is more relevant than the rest: the newest come first.
  const bool by_date = state.sort == Sort::relevance && page.head.query.empty() && !state.similar;
  text += " · " + std::string(sort_name(by_date ? Sort::newest : state.sort));
  if (state.collapse) text += " · collapsed";
  if (page.head.first_date.known())
    text += " · " + to_iso(page.head.first_date) + ".." + to_iso(page.head.last_date);
  return text;
}

// Remarks and suggestions of the page in one line.
std::string notices_of(const State& state) {
  std::string text;
  for (const Notice& notice : state.page.tail.notices) {
    text += (text.empty() ? "" : " · ") + harmless(notice.text);
    if (!notice.suggestion.empty()) text += "; did you mean " + harmless(notice.suggestion) + "?";
  }
  if (!suggested_query(state).empty() && state.focus == Focus::query) text += " (Right takes it)";
  return text;
}

// The place under the query, then the message, or the message alone where it would not fit.
void draw_problem(const State& state, const Layout& layout, std::size_t shown, Canvas& canvas) {
  const Problem& problem = *state.problem;
  const std::string_view query = state.query.text;
  const int y = layout.message.y;
  const auto column_of = [&](std::size_t at) {
    at = std::clamp(at, shown, query.size());
    return prompt_width + static_cast<int>(column_width(query.substr(shown, at - shown)));
  };
  const int begin = std::min(column_of(problem.begin), canvas.columns() - 1);
  const int end = std::clamp(column_of(problem.end), begin + 1, canvas.columns());
  canvas.set_look(begin, layout.query.y, end - begin, Look::problem);
  const auto wanted = static_cast<int>(column_width(problem.message));
  for (int x = begin; x < end; ++x) canvas.put(x, y, "^", Look::problem, end);
  if (end + 1 + wanted <= canvas.columns()) {
    canvas.put(end + 1, y, problem.message, Look::problem, canvas.columns());
  } else if (begin >= wanted + 1) {
    canvas.put(begin - wanted - 1, y, problem.message, Look::problem, begin);
  } else {
    canvas.fill(0, y, canvas.columns(), " ", Look::plain);
    canvas.put(prompt_width, y, problem.message, Look::problem, canvas.columns());
  }
}

}  // namespace

void draw_query(const State& state, const Layout& layout, Canvas& canvas) {
  const bool here = state.focus == Focus::query;
  const int y = layout.query.y;
  std::string prompt = "> ";
  int x = canvas.put(0, y, prompt, here ? Look::focus : Look::faint, canvas.columns());
  const std::string mark = state.slow ? "…" : "";
  const int limit = canvas.columns() - 2;
  const auto room = static_cast<std::size_t>(std::max(limit - prompt_width, 1));
  const std::size_t shown = here ? first_shown(state.query, room) : 0;
  const std::string_view text = std::string_view(state.query.text).substr(shown);
  if (state.query.text.empty())
    canvas.put(x, y,
               state.similar ? "words that narrow the similar articles"
                             : "words, \"a phrase\", a w/5 b, title:x, country:PK ...",
               Look::faint, limit);
  canvas.put(x, y, text, Look::plain, limit);
  canvas.put(canvas.columns() - 1, y, mark, Look::faint, canvas.columns());
  if (here) {
    const auto before = std::string_view(state.query.text).substr(shown, state.query.cursor - shown);
    canvas.set_cursor(std::min(x + static_cast<int>(column_width(before)), canvas.columns() - 1), y);
  }
  if (layout.message.empty()) return;
  if (state.history_search) {
    canvas.put(0, layout.message.y, "earlier query with: " + *state.history_search, Look::focus,
               canvas.columns());
  } else if (shown_problem(state) != nullptr) {
    draw_problem(state, layout, shown, canvas);
  } else {
    const std::string notices = notices_of(state);
    const std::string summary = summary_of(state);
    const std::string line = notices.empty() ? summary : notices + " · " + summary;
    canvas.put(0, layout.message.y, shorten(line, static_cast<std::size_t>(canvas.columns())),
               notices.empty() ? Look::faint : Look::strong, canvas.columns());
  }
}

}  // namespace backfile::tui
