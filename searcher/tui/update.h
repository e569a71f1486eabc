// The heart of the interactive view: what an event makes of the state. Touches neither terminal nor archive.
#pragma once

#include "searcher/tui/state.h"

namespace backfile::tui {

/// The state after an event. What is to be done in the world is appended to `effects`.
State update(State state, const Event& event);

/// Asks for the first search; the state must have its size, archive and request already.
State start(State state);

}  // namespace backfile::tui
