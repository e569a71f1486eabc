// A program in a terminal that tests drive: tmux with a server, a size and a state folder of its own.
#pragma once

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>

#include "scratch.h"

namespace backfile {

/// False where tmux is not installed.
inline bool has_tmux() {
  return std::system("command -v tmux >/dev/null 2>&1") == 0;
}

/// Runs a shell command in tmux until the object goes.
class TmuxSession {
 public:
  TmuxSession(const ScratchFolder& scratch, int columns, int rows, const std::string& command)
      : tmux_("env -u TMUX TMUX_TMPDIR='" + scratch.file("") + "' LC_ALL=C.UTF-8 XDG_STATE_HOME='" +
              scratch.file("state") + "' tmux -u -L " + next_socket() + " -f /dev/null ") {
    // The shell stays after the program, so that what it left behind can be seen.
    const std::string script = scratch.write(
        "run.sh", "unset NO_COLOR\nstty -ixon\n" + command + "\necho \"[left $?]\"\nexec cat\n");
    run("new-session -d -x " + std::to_string(columns) + " -y " + std::to_string(rows) + " sh '" + script +
        "'");
  }
  ~TmuxSession() { run("kill-server"); }
  TmuxSession(const TmuxSession&) = delete;
  TmuxSession& operator=(const TmuxSession&) = delete;

  /// Key names of tmux, separated by spaces: "Enter C-w Down".
  void keys(const std::string& names) const { run("send-keys " + names); }
  void type(const std::string& text) const { run("send-keys -l -- '" + text + "'"); }
  void resize(int columns, int rows) const {
    run("resize-window -x " + std::to_string(columns) + " -y " + std::to_string(rows));
  }
  /// What was copied last.
  std::string buffer() const { return output("show-buffer"); }
  std::string screen() const { return output("capture-pane -p"); }

  /// Looks at the screen until `holds` says yes, for 20 seconds at the most; the last screen.
  template <typename Condition>
  std::string wait(const Condition& holds) const {
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (true) {
      std::string now = screen();
      if (holds(now) || std::chrono::steady_clock::now() > limit) return now;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  }
  std::string wait_for(const std::string& text) const {
    return wait([&](const std::string& now) { return now.find(text) != std::string::npos; });
  }

 private:
  // A server that ends may still hold its name.
  static std::string next_socket() {
    static int count = 0;
    return "test" + std::to_string(count++);
  }
  void run(const std::string& arguments) const {
    if (std::system((tmux_ + arguments + " >/dev/null 2>&1").c_str()) != 0) return;
  }
  std::string output(const std::string& arguments) const {
    std::FILE* pipe = ::popen((tmux_ + arguments + " 2>/dev/null").c_str(), "r");
    std::string out;
    char buffer[4096];
    for (std::size_t count; (count = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;)
      out.append(buffer, count);
    ::pclose(pipe);
    return out;
  }

  std::string tmux_;
};

}  // namespace backfile
