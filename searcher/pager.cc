#include "searcher/pager.h"

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <sstream>

namespace backfile {
namespace {

bool in_path(const std::string& program) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path != nullptr ? path : "");
  for (std::string folder; std::getline(folders, folder, ':');) {
    if (::access((folder + "/" + program).c_str(), X_OK) == 0) return true;
  }
  return false;
}

}  // namespace

std::string pager_command() {
  const char* term = std::getenv("TERM");
  if (::isatty(STDOUT_FILENO) == 0 || term == nullptr || std::strcmp(term, "dumb") == 0) return "";
  for (const char* name : {"BACKFILE_PAGER", "PAGER"}) {
    const char* value = std::getenv(name);
    if (value == nullptr) continue;
    return std::strcmp(value, "cat") == 0 ? "" : value;
  }
  return in_path("less") ? "less -FRX" : "";
}

Pager::Pager(std::string command, std::size_t rows) : command_(std::move(command)), rows_(rows) {
  if (command_.empty()) return;
  cookie_io_functions_t functions{};
  functions.write = &Pager::write;
  std::FILE* stream = ::fopencookie(this, "w", functions);
  if (stream != nullptr) out_ = stream;
}

Pager::~Pager() {
  if (out_ == stdout) return;
  std::fclose(out_);
  if (pipe_ != nullptr) {
    // The pager owns the terminal now, and what Ctrl-C means in it.
    std::signal(SIGINT, SIG_IGN);
    ::pclose(pipe_);
  } else {
    std::fwrite(kept_.data(), 1, kept_.size(), stdout);
    std::fflush(stdout);
  }
}

ssize_t Pager::write(void* pager, const char* bytes, std::size_t size) {
  return static_cast<Pager*>(pager)->take(bytes, size);
}

ssize_t Pager::take(const char* bytes, std::size_t size) {
  if (pipe_ == nullptr) {
    kept_.append(bytes, size);
    lines_ += static_cast<std::size_t>(std::count(bytes, bytes + size, '\n'));
    if (lines_ < rows_) return static_cast<ssize_t>(size);
    start();
    if (pipe_ == nullptr) return static_cast<ssize_t>(size);
    bytes = kept_.data();
    const std::size_t kept = kept_.size();
    const bool written = std::fwrite(bytes, 1, kept, pipe_) == kept && std::fflush(pipe_) == 0;
    return written ? static_cast<ssize_t>(size) : 0;
  }
  const bool written = std::fwrite(bytes, 1, size, pipe_) == size && std::fflush(pipe_) == 0;
  return written ? static_cast<ssize_t>(size) : 0;
}

void Pager::start() {
  // As git does: `PAGER=less` shows colours too, and UTF-8 whatever the locale.
  ::setenv("LESS", "FRX", 0);
  ::setenv("LESSCHARSET", "utf-8", 0);
  std::signal(SIGPIPE, SIG_IGN);
  pipe_ = ::popen(command_.c_str(), "w");
  if (pipe_ == nullptr) rows_ = static_cast<std::size_t>(-1);
}

}  // namespace backfile
