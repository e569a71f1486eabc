#include "searcher/tui/draw.h"

#include <algorithm>

#include "searcher/render/terminal_text.h"
#include "searcher/render/width.h"
#include "searcher/tui/facet_rows.h"
#include "searcher/tui/keys.h"

namespace backfile::tui {
namespace {

const char* hints_of(Focus focus) {
  switch (focus) {
    case Focus::query:
      return "Enter results · Tab next part · Up earlier query · F1 help";
    case Focus::results:
      return "Enter read · / query · f facets · t timeline · m mark · ? help · q leave";
    case Focus::facets:
      return "Space take · x exclude · e all values · 0 clear · Esc results · ? help";
    case Focus::timeline:
      return "Left Right · Space span · Enter zoom · u zoom out · % share · ? help";
    case Focus::article:
      return "n N match · Space page · Right K next, previous · m mark · y cite · Esc back";
    case Focus::help:
      return "Down Up Space scroll · Esc back";
    default:
      return "Esc back";
  }
}

// What is shown is of an earlier query: it steps back behind the message.
void dim_below(const Layout& layout, Canvas& canvas) {
  const int top = layout.rule.y + layout.rule.height;
  for (int y = top; y < layout.status.y; ++y) canvas.set_look(0, y, canvas.columns(), Look::faint);
}

}  // namespace

void draw_status(const State& state, const Rect& area, Canvas& canvas) {
  if (area.empty()) return;
  std::string right;
  if (!state.marked.empty()) right += grouped(state.marked.size()) + " marked";
  if (state.focus == Focus::results && !state.page.hits.empty()) {
    right += (right.empty() ? "" : " · ") + grouped(state.selected + 1) + "/" +
             grouped(std::max<std::uint64_t>(state.page.tail.total, state.page.hits.size()));
  }
  const int right_x = area.width - static_cast<int>(column_width(right));
  const auto room = static_cast<std::size_t>(std::max(right_x - 2, 8));
  if (!state.archive_message.empty()) {
    canvas.put(0, area.y, shorten(state.archive_message, room), Look::problem, right_x);
  } else if (!state.message.empty()) {
    canvas.put(0, area.y, shorten(state.message, room), Look::strong, right_x);
  } else {
    canvas.put(0, area.y, shorten(hints_of(state.focus), room), Look::faint, right_x);
  }
  canvas.put(right_x, area.y, right, Look::strong, area.width);
}

void draw_leaving(const State& state, Canvas& canvas) {
  canvas.put(0, 0, "Leave, and print", Look::strong, canvas.columns());
  int y = 2;
  for (const BindingGroup& group : binding_groups()) {
    for (const Binding& binding : group.bindings) {
      if (binding.places != in(Focus::leaving)) continue;
      const bool needs_marks = binding.help.starts_with("marked");
      const Look look = needs_marks && state.marked.empty() ? Look::faint : Look::plain;
      canvas.put(2, y, binding.keys, look == Look::plain ? Look::strong : look, canvas.columns());
      canvas.put(5, y++, binding.help, look, canvas.columns());
    }
  }
  if (state.marked.empty())
    canvas.put(2, y + 1, "No article is marked yet: m marks one.", Look::faint, canvas.columns());
}

Canvas draw(const State& state) {
  Canvas canvas(state.columns, state.rows);
  const Layout layout = layout_of(state);
  switch (state.focus) {
    case Focus::article:
      draw_article(state, canvas);
      break;
    case Focus::help:
      draw_help(state, canvas);
      break;
    case Focus::leaving:
      draw_leaving(state, canvas);
      break;
    default:
      draw_query(state, layout, canvas);
      draw_timeline(state, layout, canvas);
      draw_results(state, layout.results, canvas);
      draw_facets(state, layout.facets, canvas);
      if (shown_problem(state) != nullptr) dim_below(layout, canvas);
      break;
  }
  draw_status(state, layout.status, canvas);
  return canvas;
}

}  // namespace backfile::tui
