#include "indexer/documents/pdf.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <vector>

#include "common/error.h"

extern char** environ;

namespace backfile {
namespace {

constexpr std::size_t largest_pdf = 1U << 30;
constexpr int longest_wait = 60'000;  // milliseconds

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

void write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw system_error("keep a PDF", "in memory");
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

}  // namespace

bool is_pdf(std::string_view head) {
  // Some programs write a few bytes before it.
  const std::size_t at = head.substr(0, 1024).find("%PDF-");
  return at == 0 || (at != std::string_view::npos && head.find('\0') != std::string_view::npos);
}

PdfText::~PdfText() {
  stop();
}

std::size_t PdfText::read(std::span<char> buffer) {
  if (program_ < 0 && text_ < 0) start();
  if (!begun_) begin();
  if (front_.empty()) return read_some(buffer);
  const std::size_t count = front_.copy(buffer.data(), buffer.size());
  front_.erase(0, count);
  return count;
}

// Up to the first text. Scans are pages without any: form feeds, which count pages where text follows.
void PdfText::begin() {
  begun_ = true;
  std::array<char, 4096> block{};
  while (const std::size_t count = read_some(block)) {
    const std::string_view some(block.data(), count);
    const std::size_t first = some.find_first_not_of(" \t\r\n\f");
    front_.append(static_cast<std::size_t>(std::ranges::count(some.substr(0, first), '\f')), '\f');
    if (first == std::string_view::npos) continue;
    front_ += some.substr(first);
    return;
  }
  front_.clear();
}

// The PDF in memory, as a file that the program can move about in.
int PdfText::copy_to_memory() {
  Descriptor memory(::memfd_create("pdf", MFD_CLOEXEC));
  if (memory.number() < 0) throw system_error("keep a PDF", "in memory");
  std::vector<char> block(1U << 16);
  std::size_t size = 0;
  while (const std::size_t count = bytes_.read(block)) {
    size += count;
    if (size > largest_pdf) throw Error("a PDF of more than 1 GB");
    write_all(memory.number(), {block.data(), count});
  }
  ::lseek(memory.number(), 0, SEEK_SET);
  return memory.release();
}

void PdfText::start() {
  const Descriptor pdf(copy_to_memory());
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw system_error("run", "pdftotext");
  Descriptor ours(ends[0]);
  const Descriptor theirs(ends[1]);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, pdf.number(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files, theirs.number(), STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  // A group of its own: Ctrl-C ends a run in order, not the PDF that is being read.
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  std::string words[] = {"pdftotext", "-q", "-enc", "UTF-8", "-eol", "unix", "/dev/stdin", "-"};
  std::array<char*, std::size(words) + 1> arguments{};
  std::ranges::transform(words, arguments.begin(), [](std::string& word) { return word.data(); });
  const int failure = ::posix_spawnp(&program_, "pdftotext", &files, &attributes, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&attributes);
  if (failure != 0) {
    program_ = -1;
    throw Error("a PDF, and there is no pdftotext (package poppler-utils)");
  }
  text_ = ours.release();
}

std::size_t PdfText::read_some(std::span<char> buffer) {
  if (text_ < 0) return 0;
  for (;;) {
    pollfd ready{text_, POLLIN, 0};
    const int answer = ::poll(&ready, 1, longest_wait);
    if (answer < 0 && errno == EINTR) continue;
    if (answer == 0) {
      stop();
      throw Error("a PDF that takes more than a minute for a page");
    }
    const ssize_t count = ::read(text_, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count > 0) return static_cast<std::size_t>(count);
    check_end();
    return 0;
  }
}

void PdfText::check_end() {
  ::close(std::exchange(text_, -1));
  const int status = wait();
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return;
  // As pdftotext's manual page says.
  const bool locked = WIFEXITED(status) && WEXITSTATUS(status) == 3;
  throw Error(locked ? "a PDF that may not be copied from" : "a PDF that is broken, or has a password");
}

void PdfText::stop() {
  if (text_ >= 0) ::close(std::exchange(text_, -1));
  if (program_ <= 0) return;
  ::kill(program_, SIGKILL);
  wait();
}

int PdfText::wait() {
  int status = 0;
  while (::waitpid(program_, &status, 0) < 0 && errno == EINTR) {
  }
  program_ = 0;
  return status;
}

}  // namespace backfile
