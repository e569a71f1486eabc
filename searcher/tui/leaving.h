// What the interactive view leaves behind: printed after the screen is restored.
#pragma once

#include "searcher/render/renderer.h"
#include "searcher/tui/state.h"

namespace backfile::tui {

/// Prints what `state.leave` asks for: marked articles, the results, the command line, or a citation.
void print_leaving(const State& state, const RenderOptions& options);

}  // namespace backfile::tui
