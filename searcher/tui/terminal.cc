#include "searcher/tui/terminal.h"

#include "searcher/tui/curses.h"

#include <fcntl.h>
#include <langinfo.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <clocale>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <cwchar>

#include "common/error.h"
#include "common/utf8.h"
#include "searcher/tui/plain_letters.h"
#include "searcher/tui/terminal_keys.h"

namespace backfile::tui {
namespace {

// What signal handlers may touch: plain data, set before they are installed.
int wake_pipe[2] = {-1, -1};
termios saved_mode{};
bool mode_saved = false;
volatile std::sig_atomic_t screen_taken = 0;

constexpr std::array ending_signals = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};
constexpr std::array fatal_signals = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
constexpr std::array watched_signals = {SIGWINCH, SIGCONT, SIGTSTP};

std::array<struct sigaction, fatal_signals.size()> actions_before{};  // of the fatal signals

constexpr char announced_byte = '!';

constexpr const char* pasting_on = "\x1b[?2004h";
constexpr const char* pasting_off = "\x1b[?2004l";

void send(const char* text, std::size_t size) {
  while (size > 0) {
    const ssize_t written = ::write(STDOUT_FILENO, text, size);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    text += written;
    size -= static_cast<std::size_t>(written);
  }
}

void on_signal(int number) {
  const int saved = errno;
  const char byte = static_cast<char>(number);
  [[maybe_unused]] const ssize_t written = ::write(wake_pipe[1], &byte, 1);
  errno = saved;
}

// Leaves the screen with what a signal handler may call; then what the program does with the signal without a
// screen: as a rule it dies of it.
void on_fatal(int number) {
  if (screen_taken != 0) {
    constexpr char restore[] = "\x1b[?2004l\x1b[?1006l\x1b[?1002l\x1b[?1000l\x1b[0m\x1b[?25h\x1b[?1049l\r\n";
    send(restore, sizeof restore - 1);
    if (mode_saved) ::tcsetattr(STDIN_FILENO, TCSANOW, &saved_mode);
  }
  for (std::size_t i = 0; i < fatal_signals.size(); ++i) {
    if (fatal_signals[i] == number) ::sigaction(number, &actions_before[i], nullptr);
  }
  if (number != SIGBUS) ::raise(number);  // a page that cannot be read is asked for again: with its address
}

void handle(int number, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  ::sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  ::sigaction(number, &action, nullptr);
}

std::string base64(const std::string& text) {
  static constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += 3) {
    unsigned bits = 0;
    for (std::size_t k = 0; k < 3; ++k)
      bits = bits << 8 | (i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k) out += i + k <= text.size() ? digits[bits >> (18 - 6 * k) & 63] : '=';
  }
  return out;
}

}  // namespace

class Terminal::Screen {
 public:
  explicit Screen(bool color) {
    std::setlocale(LC_CTYPE, "");
    utf8_ = std::strcmp(::nl_langinfo(CODESET), "UTF-8") == 0;
    if (::pipe2(wake_pipe, O_NONBLOCK | O_CLOEXEC) != 0) throw Error("cannot open a pipe: " + reason());
    mode_saved = ::tcgetattr(STDIN_FILENO, &saved_mode) == 0;
    screen_ = ::newterm(nullptr, stdout, stdin);
    if (screen_ == nullptr) {
      const char* term = std::getenv("TERM");
      throw Error(std::string("the terminal ") + (term != nullptr && *term != '\0' ? term : "(no TERM)") +
                      " is not known",
                  "set TERM, or give a query for plain output");
    }
    const char* name = std::getenv("TERM");
    console_ = name != nullptr && std::string_view(name).starts_with("linux");
    screen_taken = 1;
    for (std::size_t i = 0; i < fatal_signals.size(); ++i) {
      ::sigaction(fatal_signals[i], nullptr, &actions_before[i]);
      handle(fatal_signals[i], on_fatal);
    }
    for (const int number : ending_signals) handle(number, on_signal);
    for (const int number : watched_signals) handle(number, on_signal);
    ::raw();
    ::noecho();
    ::nonl();
    ::keypad(stdscr, TRUE);
    ::meta(stdscr, TRUE);
    ::set_escdelay(25);
    ::timeout(0);
    ::idlok(stdscr, FALSE);
    define_keys();
    if (color) begin_colors();
    set_mouse(true);
    send(pasting_on, std::strlen(pasting_on));
  }

  ~Screen() {
    leave();
    for (const int number : ending_signals) handle(number, SIG_DFL);
    for (std::size_t i = 0; i < fatal_signals.size(); ++i)
      ::sigaction(fatal_signals[i], &actions_before[i], nullptr);
    for (const int number : watched_signals) handle(number, SIG_DFL);
    ::delscreen(screen_);
    for (int& end : wake_pipe) ::close(std::exchange(end, -1));
  }
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  void leave() {
    send(pasting_off, std::strlen(pasting_off));
    ::endwin();
    screen_taken = 0;
  }

  void enter() {
    screen_taken = 1;
    ::reset_prog_mode();
    resize();
    ::clearok(stdscr, TRUE);
    ::refresh();
    if (mouse_) set_mouse(true);
    send(pasting_on, std::strlen(pasting_on));
  }

  void suspend() {
    leave();
    handle(SIGTSTP, SIG_DFL);
    ::kill(0, SIGTSTP);  // the whole job, as the shell's own Ctrl-Z
    handle(SIGTSTP, on_signal);
    enter();
  }

  ResizeEvent resize() {
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0)
      ::resizeterm(size.ws_row, size.ws_col);
    return {::getmaxx(stdscr), ::getmaxy(stdscr)};
  }

  void set_mouse(bool on) {
    mouse_ = on;
    ::mouseinterval(0);
    const auto buttons =
        static_cast<mmask_t>(BUTTON1_PRESSED | BUTTON1_RELEASED | BUTTON4_PRESSED | BUTTON5_PRESSED);
    ::mousemask(on ? buttons : 0, nullptr);
  }

  void show(const Canvas& canvas) {
    ::erase();
    const int rows = std::min(canvas.rows(), ::getmaxy(stdscr));
    const int columns = std::min(canvas.columns(), ::getmaxx(stdscr));
    for (int y = 0; y < rows; ++y) {
      for (int x = 0; x < columns; ++x) put(canvas.at(x, y), x, y);
    }
    if (canvas.cursor_x() >= 0) {
      ::curs_set(1);
      ::move(std::min(canvas.cursor_y(), rows - 1), std::min(canvas.cursor_x(), columns - 1));
    } else {
      ::curs_set(0);
      ::move(rows - 1, 0);
    }
    ::refresh();
  }

 private:
  static std::string reason() { return std::strerror(errno); }

  // Colours 1 to 6 on the terminal's own background: legible on light and dark.
  void begin_colors() {
    if (!::has_colors() || ::start_color() == ERR || ::use_default_colors() == ERR) return;
    colors_ = true;
    for (short color = 1; color < 7; ++color) ::init_pair(color, color, -1);
  }

  attr_t attributes(Look look, short& pair) const {
    const auto colored = [&](short color, attr_t with, attr_t without) {
      pair = colors_ ? color : short{0};
      return colors_ ? with : without;
    };
    switch (look) {
      case Look::plain:
        return A_NORMAL;
      case Look::strong:
        return A_BOLD;
      case Look::faint:
        return A_DIM;
      case Look::match:
        return colored(COLOR_MAGENTA, A_BOLD, A_BOLD | A_UNDERLINE);
      case Look::focus:
        return colored(COLOR_CYAN, A_BOLD, A_BOLD);
      case Look::chosen:
        return A_REVERSE;
      case Look::problem:
        return colored(COLOR_RED, A_BOLD, A_BOLD);
      case Look::included:
        return colored(COLOR_CYAN, A_BOLD, A_BOLD);
      case Look::excluded:
        return colored(COLOR_RED, A_NORMAL, A_UNDERLINE);
    }
    return A_NORMAL;
  }

  void put(const Cell& cell, int x, int y) const {
    if (cell.text.empty()) return;  // the right half of a wide character
    std::array<wchar_t, CCHARW_MAX + 1> letters{};
    std::size_t count = 0;
    for (std::size_t at = 0; at < cell.text.size() && count + 1 < letters.size();) {
      const std::int32_t c = next_code_point(cell.text, at);
      if (c < 0) continue;
      if (utf8_) {
        letters[count++] = static_cast<wchar_t>(console_ ? console_letter(c) : c);
      } else if (count == 0) {
        letters[count++] = letter_for_locale(c);
      }
    }
    if (count == 0) return;
    // Where the C library thinks otherwise about the width, everything behind would move: a question mark.
    if (::wcwidth(letters[0]) != cell.width && !(cell.width == 2 && !utf8_)) {
      letters = {utf8_ ? L'\uFFFD' : L'?'};
      if (::wcwidth(letters[0]) != 1) letters[0] = L'?';
    }
    short pair = 0;
    const attr_t look = attributes(cell.look, pair);
    cchar_t out{};
    if (::setcchar(&out, letters.data(), look, pair, nullptr) == OK) ::mvadd_wch(y, x, &out);
  }

  SCREEN* screen_ = nullptr;
  bool utf8_ = true;
  bool console_ = false;
  bool colors_ = false;
  bool mouse_ = true;
};

Terminal::Terminal(bool color) : screen_(std::make_unique<Screen>(color)) {}

Terminal::~Terminal() = default;

Terminal::Waking Terminal::wait(int milliseconds) {
  Waking waking;
  std::array<pollfd, 2> sources = {{{STDIN_FILENO, POLLIN, 0}, {wake_pipe[0], POLLIN, 0}}};
  if (::poll(sources.data(), sources.size(), milliseconds) < 0 && errno != EINTR)
    throw Error(std::string("cannot wait for keys: ") + std::strerror(errno));
  char byte = 0;
  bool resized = false;
  bool stop = false;
  while (::read(wake_pipe[0], &byte, 1) == 1) {
    if (byte == announced_byte) {
      waking.announced = true;
    } else if (byte == SIGWINCH) {
      resized = true;
    } else if (byte == SIGTSTP) {
      stop = true;
    } else if (byte == SIGCONT) {
      screen_->enter();
      resized = true;
    } else {
      waking.signal = byte;
    }
  }
  if (stop) suspend();
  if (resized || stop) waking.events.emplace_back(screen_->resize());
  while (auto event = read_event()) waking.events.push_back(std::move(*event));
  // A terminal that is gone reads as its end for ever.
  if ((sources[0].revents & (POLLHUP | POLLERR | POLLNVAL)) != 0 && waking.events.empty())
    waking.signal = SIGHUP;
  return waking;
}

void Terminal::announce() {
  [[maybe_unused]] const ssize_t written = ::write(wake_pipe[1], &announced_byte, 1);
}

ResizeEvent Terminal::size() const {
  return screen_->resize();
}

void Terminal::show(const Canvas& canvas) {
  screen_->show(canvas);
}

void Terminal::repaint() {
  ::clearok(stdscr, TRUE);
}

void Terminal::set_mouse(bool on) {
  screen_->set_mouse(on);
}

void Terminal::suspend() {
  screen_->suspend();
}

void Terminal::copy(const std::string& text) {
  // tmux keeps OSC 52 of programs to itself, as it comes; its own buffer reaches the terminal's clipboard.
  const char* tmux = std::getenv("TMUX");
  if (tmux != nullptr && *tmux != '\0') {
    std::FILE* pipe = ::popen("tmux load-buffer -w - >/dev/null 2>&1", "w");
    if (pipe != nullptr) {
      std::fwrite(text.data(), 1, text.size(), pipe);
      if (::pclose(pipe) == 0) return;
    }
  }
  const char* term = std::getenv("TERM");
  // The Linux console has no clipboard and would print the sequence.
  if (term == nullptr || std::string_view(term).starts_with("linux")) return;
  const std::string sequence = "\x1b]52;c;" + base64(text) + "\x07";
  send(sequence.data(), sequence.size());
}

}  // namespace backfile::tui
