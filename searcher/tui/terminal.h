// The terminal: the only code that touches it. Keys become events, a canvas becomes what is seen.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "searcher/tui/canvas.h"
#include "searcher/tui/event.h"

namespace backfile::tui {

/// The screen from construction to destruction. The terminal is put back as it was when the object goes, and
/// also when the program dies of a signal. One at a time.
class Terminal {
 public:
  /// Throws Error where the terminal cannot be driven (TERM unknown).
  explicit Terminal(bool color);
  ~Terminal();
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  /// What the loop woke up for.
  struct Waking {
    std::vector<Event> events;  ///< keys, mouse, size
    bool announced = false;     ///< `announce` was called
    int signal = 0;             ///< one that asks to end: SIGTERM, SIGHUP, SIGINT, SIGQUIT
  };
  /// Waits for something to happen, at most so many milliseconds (-1: as long as it takes).
  Waking wait(int milliseconds = -1);
  /// Wakes `wait` up. May be called from any thread.
  void announce();

  ResizeEvent size() const;
  /// Brings the screen to this state; only what changed is sent.
  void show(const Canvas& canvas);
  /// Sends everything again.
  void repaint();
  void set_mouse(bool on);
  /// Gives the terminal back to the shell until the program is continued.
  void suspend();
  /// To the clipboard (OSC 52), where the terminal takes it.
  void copy(const std::string& text);

 private:
  class Screen;
  std::unique_ptr<Screen> screen_;
};

}  // namespace backfile::tui
