#include "searcher/tui/terminal_keys.h"

#include "searcher/tui/curses.h"

#include <array>
#include <string>

#include "common/utf8.h"

namespace backfile::tui {
namespace {

// Key codes of our own, behind those of ncurses.
enum OwnKey : int {
  own_first = KEY_MAX + 1,
  paste_begin = own_first,
  paste_end,
  alt_left,
  alt_right,
  control_left,
  control_right,
};

struct Sequence {
  const char* bytes;
  int key;
};

constexpr std::array sequences = {
    Sequence{"\x1b[200~", paste_begin},
    Sequence{"\x1b[201~", paste_end},
    Sequence{"\x1b[1;3D", alt_left},
    Sequence{"\x1b[1;3C", alt_right},
    Sequence{"\x1b[1;5D", control_left},
    Sequence{"\x1b[1;5C", control_right},
    Sequence{"\x1bOd", control_left},
    Sequence{"\x1bOc", control_right},
    Sequence{"\x1b[1;2D", KEY_SLEFT},
    Sequence{"\x1b[1;2C", KEY_SRIGHT},
    // Home, End and the rest as terminals send them that TERM does not describe.
    Sequence{"\x1b[1~", KEY_HOME},
    Sequence{"\x1b[4~", KEY_END},
    Sequence{"\x1b[7~", KEY_HOME},
    Sequence{"\x1b[8~", KEY_END},
    Sequence{"\x1b[H", KEY_HOME},
    Sequence{"\x1b[F", KEY_END},
    Sequence{"\x1bOH", KEY_HOME},
    Sequence{"\x1bOF", KEY_END},
    Sequence{"\x1b[A", KEY_UP},
    Sequence{"\x1b[B", KEY_DOWN},
    Sequence{"\x1b[C", KEY_RIGHT},
    Sequence{"\x1b[D", KEY_LEFT},
    Sequence{"\x1bOP", KEY_F(1)},
    Sequence{"\x1b[11~", KEY_F(1)},
    Sequence{"\x1b[[A", KEY_F(1)},
};

struct NamedKey {
  int code;
  Key key;
  bool control = false;
  bool alt = false;
  bool shift = false;
};

constexpr std::array named_keys = {
    NamedKey{KEY_UP, Key::up},
    NamedKey{KEY_DOWN, Key::down},
    NamedKey{KEY_LEFT, Key::left},
    NamedKey{KEY_RIGHT, Key::right},
    NamedKey{KEY_SLEFT, Key::left, false, false, true},
    NamedKey{KEY_SRIGHT, Key::right, false, false, true},
    NamedKey{alt_left, Key::left, false, true},
    NamedKey{alt_right, Key::right, false, true},
    NamedKey{control_left, Key::left, true},
    NamedKey{control_right, Key::right, true},
    NamedKey{KEY_HOME, Key::home},
    NamedKey{KEY_END, Key::end},
    NamedKey{KEY_PPAGE, Key::page_up},
    NamedKey{KEY_NPAGE, Key::page_down},
    NamedKey{KEY_BACKSPACE, Key::backspace},
    NamedKey{KEY_DC, Key::erase},
    NamedKey{KEY_BTAB, Key::back_tab},
    NamedKey{KEY_ENTER, Key::enter},
    NamedKey{KEY_F(1), Key::f1},
};

std::optional<Event> special_key(int code) {
  for (const NamedKey& named : named_keys) {
    if (named.code == code) return KeyEvent{named.key, 0, named.control, named.alt, named.shift, ""};
  }
  return std::nullopt;
}

KeyEvent plain_key(wint_t character) {
  switch (character) {
    case '\r':
    case '\n':
      return {Key::enter};
    case '\t':
      return {Key::tab};
    case 0x7F:
    case 0x08:
      return {Key::backspace};
    default:
      break;
  }
  if (character < 0x20) return {Key::character, static_cast<char32_t>(character + 0x60), true};
  return {Key::character, static_cast<char32_t>(character)};
}

// After an escape: a key with Alt, where one follows at once.
KeyEvent escaped_key() {
  wint_t character = 0;
  const int kind = ::get_wch(&character);
  if (kind == ERR || (kind == OK && character == 0x1B)) return {Key::escape};
  if (kind == KEY_CODE_YES) {
    const auto event = special_key(static_cast<int>(character));
    KeyEvent key = event ? std::get<KeyEvent>(*event) : KeyEvent{Key::escape};
    key.alt = event.has_value();
    return key;
  }
  KeyEvent key = plain_key(character);
  key.alt = true;
  return key;
}

// Pasted text comes as one event, so that a newline in it is no Enter.
KeyEvent pasted() {
  KeyEvent event{Key::paste};
  wint_t character = 0;
  // The rest of a paste may still be on its way; a quarter of a second without any is its end.
  ::timeout(250);
  for (int kind = ::get_wch(&character); kind != ERR; kind = ::get_wch(&character)) {
    if (kind == KEY_CODE_YES && static_cast<int>(character) == paste_end) break;
    if (kind == OK) append_code_point(event.text, static_cast<std::int32_t>(character));
  }
  ::timeout(0);
  return event;
}

std::optional<Event> mouse_event() {
  MEVENT mouse{};
  if (::getmouse(&mouse) != OK) return std::nullopt;
  MouseEvent event;
  event.x = mouse.x;
  event.y = mouse.y;
  if ((mouse.bstate & BUTTON1_PRESSED) != 0) {
    event.action = MouseEvent::Action::press;
  } else if ((mouse.bstate & BUTTON1_RELEASED) != 0) {
    event.action = MouseEvent::Action::release;
  } else if ((mouse.bstate & BUTTON4_PRESSED) != 0) {
    event.action = MouseEvent::Action::wheel_up;
  } else if ((mouse.bstate & BUTTON5_PRESSED) != 0) {
    event.action = MouseEvent::Action::wheel_down;
  } else {
    return std::nullopt;
  }
  return event;
}

}  // namespace

void define_keys() {
  for (const Sequence& sequence : sequences) ::define_key(sequence.bytes, sequence.key);
}

std::optional<Event> read_event() {
  wint_t character = 0;
  while (true) {
    const int kind = ::get_wch(&character);
    if (kind == ERR) return std::nullopt;
    if (kind == OK) {
      if (character == 0x1B) return escaped_key();
      return plain_key(character);
    }
    const int code = static_cast<int>(character);
    if (code == paste_begin) return pasted();
    if (code == KEY_MOUSE) {
      if (auto event = mouse_event()) return event;
    } else if (auto event = special_key(code)) {
      return event;
    }
  }
}

}  // namespace backfile::tui
