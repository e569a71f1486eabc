#include "bench/child_process.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

#include "common/error.h"

namespace backfile {
namespace {

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

ProcessCost run_in_child(const std::function<void()>& work) {
  std::fflush(stdout);
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child < 0) throw system_error("fork", "backfile-bench");
  if (child == 0) {
    int code = 2;
    try {
      work();
      code = 0;
    } catch (const std::exception& error) {
      std::fprintf(stderr, "backfile-bench: %s\n", error.what());
    }
    std::fflush(stdout);
    std::_Exit(code);
  }
  int status = 0;
  rusage usage{};
  if (::wait4(child, &status, 0, &usage) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    throw Error("a measured process ended badly");
  }
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
          seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime),
          static_cast<double>(usage.ru_maxrss) / 1024};
}

}  // namespace backfile
