// ncurses without its macros: `timeout`, `move` and others would replace names everywhere. Belongs to the
// terminal.
#pragma once

#define NCURSES_NOMACROS 1
#define NCURSES_WIDECHAR 1
#include <curses.h>
