// What ncurses reads -> events of the view. Belongs to the terminal.
#pragma once

#include <optional>

#include "searcher/tui/event.h"

namespace backfile::tui {

/// Registers the sequences that terminfo does not name: Alt and Ctrl with arrows, pasting. After initscr.
void define_keys();
/// Reads the next event; nothing where no more input waits. Does not wait itself.
std::optional<Event> read_event();

}  // namespace backfile::tui
