#include "common/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstring>

#include "common/error.h"

namespace backfile {
namespace {

// What the signal handler may read: no locks, no allocation.
struct Entry {
  std::atomic<const std::byte*> begin = nullptr;  // nullptr: free
  std::atomic<std::size_t> size = 0;
  std::atomic<const char*> path = nullptr;
};

constexpr std::size_t most_entries = 1024;  // files beyond are not named
std::array<Entry, most_entries> entries;
const char* program_name = "backfile";

std::size_t enter(std::span<const std::byte> bytes, const char* path) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::byte* free = nullptr;
    if (!entries[i].begin.compare_exchange_strong(free, bytes.data())) continue;
    entries[i].path = path;
    entries[i].size = bytes.size();
    return i;
  }
  return most_entries;
}

void leave(std::size_t place) {
  if (place == most_entries) return;
  entries[place].size = 0;
  entries[place].begin = nullptr;
}

const char* path_at(const void* address) {
  const auto* at = static_cast<const std::byte*>(address);
  for (const Entry& entry : entries) {
    const std::byte* begin = entry.begin;
    if (begin != nullptr && at >= begin && at < begin + entry.size) return entry.path;
  }
  return nullptr;
}

void say(const char* text) {
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, text, std::strlen(text));
}

void on_unreadable(int, siginfo_t* info, void*) {
  const char* path = path_at(info->si_addr);
  say(program_name);
  say(": cannot read ");
  say(path != nullptr ? path : "a file");
  say(": the disk reports an error, or the file was cut short while in use\nrun backfile-index verify\n");
  ::_exit(static_cast<int>(ExitCode::failed));
}

}  // namespace

MappedFile::MappedFile(const std::string& path, std::size_t least) : path_(path), place_(most_entries) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw system_error("open", path);
  struct stat status {};
  void* map = nullptr;
  if (::fstat(file, &status) == 0 && static_cast<std::size_t>(status.st_size) >= least && status.st_size > 0)
    map = ::mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ, MAP_SHARED, file, 0);
  ::close(file);
  if (map == nullptr) return;
  if (map == MAP_FAILED) throw system_error("map", path);
  bytes_ = {static_cast<const std::byte*>(map), static_cast<std::size_t>(status.st_size)};
  place_ = enter(bytes_, path_.c_str());
}

MappedFile::~MappedFile() {
  if (bytes_.empty()) return;
  leave(place_);
  ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

void report_unreadable_pages(const char* program) {
  program_name = program;
  struct sigaction action {};
  action.sa_sigaction = on_unreadable;
  action.sa_flags = SA_SIGINFO;
  ::sigemptyset(&action.sa_mask);
  ::sigaction(SIGBUS, &action, nullptr);
}

}  // namespace backfile
