// The help over the whole screen.
#include <algorithm>

#include "searcher/tui/draw.h"
#include "searcher/tui/help_lines.h"

namespace backfile::tui {

void draw_help(const State& state, Canvas& canvas) {
  const std::vector<HelpLine> lines = help_lines();
  const auto height = static_cast<std::size_t>(std::max(canvas.rows() - 1, 1));
  const std::size_t last = lines.size() > height ? lines.size() - height : 0;
  const std::size_t top = std::min(state.help_top, last);
  constexpr int text_x = 27;
  for (std::size_t i = top; i < std::min(lines.size(), top + height); ++i) {
    const int y = static_cast<int>(i - top);
    if (lines[i].heading) {
      canvas.put(0, y, lines[i].keys, Look::strong, canvas.columns());
    } else {
      canvas.put(2, y, lines[i].keys, Look::focus, text_x - 1);
      canvas.put(text_x, y, lines[i].text, Look::plain, canvas.columns());
    }
  }
}

}  // namespace backfile::tui
