// The state as a screen. Pure: the same state draws the same cells.
#pragma once

#include "common/grouped.h"
#include "searcher/tui/canvas.h"
#include "searcher/tui/layout.h"

namespace backfile::tui {

Canvas draw(const State& state);

// The parts, each in a file of its own.
void draw_query(const State& state, const Layout& layout, Canvas& canvas);
void draw_results(const State& state, const Rect& area, Canvas& canvas);
void draw_facets(const State& state, const Rect& area, Canvas& canvas);
void draw_timeline(const State& state, const Layout& layout, Canvas& canvas);
void draw_article(const State& state, Canvas& canvas);
void draw_help(const State& state, Canvas& canvas);
void draw_leaving(const State& state, Canvas& canvas);
void draw_status(const State& state, const Rect& area, Canvas& canvas);

}  // namespace backfile::tui
