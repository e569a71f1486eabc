// The timeline: bars of eighths, a line with its ends, and the span under the cursor.
#include <algorithm>
#include <array>
#include <cstdio>

#include "searcher/render/width.h"
#include "searcher/tui/actions.h"
#include "searcher/tui/draw.h"
#include "searcher/tui/timeline_bars.h"

namespace backfile::tui {
namespace {

constexpr std::array eighths = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

double value_of(const Bar& bar, bool shares) {
  if (!shares) return static_cast<double>(bar.count);
  return bar.articles == 0 ? 0 : static_cast<double>(bar.count) / static_cast<double>(bar.articles);
}

const char* unit_name(TimelineUnit unit) {
  return unit == TimelineUnit::day ? "day" : unit == TimelineUnit::month ? "month" : "year";
}

// What the heading says: the span under the cursor, or what the bars are.
std::string heading_of(const State& state, const std::vector<Bar>& bars) {
  if (bars.empty()) return "timeline";
  if (state.focus != Focus::timeline) {
    return std::string(state.shares ? "share" : "articles") + " by " + unit_name(state.page.timeline.unit);
  }
  const auto [first, last] = selected_bars(state);
  if (last >= bars.size()) return "";
  Bar sum = {{bars[first].span.begin, bars[last].span.end}, 0, 0};
  for (std::size_t i = first; i <= last; ++i) {
    sum.count += bars[i].count;
    sum.articles += bars[i].articles;
  }
  std::string text = span_text(sum.span) + ": " + grouped(sum.count) + " of " + grouped(sum.articles) +
                     (sum.articles == 1 ? " article" : " articles");
  if (sum.articles > 0) {
    std::array<char, 32> percent;
    std::snprintf(percent.data(), percent.size(), " (%.3g%%)",
                  100.0 * static_cast<double>(sum.count) / static_cast<double>(sum.articles));
    text += percent.data();
  }
  return text;
}

void draw_rule(const State& state, const Layout& layout, const std::vector<Bar>& bars, Canvas& canvas) {
  const int y = layout.rule.y;
  if (layout.rule.empty()) return;
  const Problem* problem = shown_problem(state);
  if (problem != nullptr && !problem->hint.empty()) {
    canvas.put(prompt_width, y, shorten(problem->hint, static_cast<std::size_t>(canvas.columns() - 2)),
               Look::plain, canvas.columns());
    return;
  }
  canvas.fill(0, y, canvas.columns(), "─", Look::faint);
  const std::string heading = " " + heading_of(state, bars) + " ";
  canvas.put(2, y, heading, state.focus == Focus::timeline ? Look::focus : Look::faint, canvas.columns() - 1);
}

void draw_bar(const Bar& bar, double most, const State& state, const Rect& area, int x, int width, Look look,
              Canvas& canvas) {
  const double value = value_of(bar, state.shares);
  const int levels = area.height * 8;
  int level = most > 0 ? static_cast<int>(value / most * levels + 0.5) : 0;
  if (value > 0) level = std::max(level, 1);
  for (int row = 0; row < area.height; ++row) {
    const int y = area.y + area.height - 1 - row;
    const int part = std::clamp(level - row * 8, 0, 8);
    // Where the archive holds nothing a point says so: no match there means nothing.
    const bool gap = row == 0 && bar.articles == 0;
    canvas.fill(x, y, width, gap ? "·" : eighths[static_cast<std::size_t>(part)], gap ? Look::faint : look);
  }
}

// The ends of the timeline, and as many dates between them as fit.
void draw_axis(const Bars& bars, const Rect& area, Canvas& canvas) {
  int free_from = 0;
  const int all = static_cast<int>(bars.bars.size()) * bars.width;
  const std::string last = span_text(bars.bars.back().span);
  const int last_x = std::max(all - static_cast<int>(last.size()), 0);
  for (std::size_t i = 0; i < bars.bars.size(); ++i) {
    const int x = static_cast<int>(i) * bars.width;
    std::string label = span_text(bars.bars[i].span);
    if (const auto dots = label.find(".."); dots != std::string::npos) label.resize(dots);
    const int end = x + static_cast<int>(label.size());
    if (x < free_from || (i > 0 && end + 2 > last_x)) continue;
    canvas.put(x, area.y, label, Look::faint, area.width);
    free_from = end + std::max(8, 4 * bars.width);
  }
  std::string right = last;
  if (const auto dots = right.find(".."); dots != std::string::npos) right = right.substr(dots + 2);
  const int right_x = std::max(all - static_cast<int>(right.size()), 0);
  if (bars.bars.size() > 1 && right_x > 12) canvas.put(right_x, area.y, right, Look::faint, area.width);
}

}  // namespace

void draw_timeline(const State& state, const Layout& layout, Canvas& canvas) {
  const Bars bars = bars_of(state.page.timeline, layout.timeline.width);
  draw_rule(state, layout, bars.bars, canvas);
  if (layout.timeline.empty() || bars.bars.empty()) return;
  double most = 0;
  for (const Bar& bar : bars.bars) most = std::max(most, value_of(bar, state.shares));
  const auto [first, last] = selected_bars(state);
  for (std::size_t i = 0; i < bars.bars.size(); ++i) {
    const bool here = state.focus == Focus::timeline && i >= first && i <= last;
    const int x = static_cast<int>(i) * bars.width;
    draw_bar(bars.bars[i], most, state, layout.timeline, x, bars.width - bars.gap,
             here ? Look::focus : Look::plain, canvas);
  }
  draw_axis(bars, layout.axis, canvas);
  if (state.focus != Focus::timeline) return;
  // Also where there is no bar, the cursor is to be seen.
  const int x = static_cast<int>(first) * bars.width;
  const int width = static_cast<int>(last - first + 1) * bars.width - bars.gap;
  canvas.set_look(x, layout.axis.y, width, Look::chosen);
}

}  // namespace backfile::tui
