#include "bench/child_process.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>

#include "common/error.h"

namespace backfile {
namespace {

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

std::string beside_this_program(const std::string& name) {
  return std::filesystem::read_symlink("/proc/self/exe").parent_path() / name;
}

// Does not return but by an exception.
void become(const std::string& program, std::vector<std::string> arguments) {
  const int nothing = ::open("/dev/null", O_WRONLY);
  if (nothing >= 0) ::dup2(nothing, STDOUT_FILENO);
  std::vector<char*> pointers;
  arguments.insert(arguments.begin(), program);
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  ::execv(program.c_str(), pointers.data());
  throw system_error("run", program);
}

ProcessCost measure(const std::function<void()>& work, int greatest_code) {
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
  if (::wait4(child, &status, 0, &usage) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) > greatest_code) {
    throw Error("a measured process ended badly");
  }
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
          seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime),
          static_cast<double>(usage.ru_maxrss) / 1024};
}

}  // namespace

ProcessCost run_in_child(const std::function<void()>& work) {
  return measure(work, 0);
}

ProcessCost run_indexer(const std::vector<std::string>& arguments) {
  const std::string program = beside_this_program("backfile-index");
  return measure([&] { become(program, arguments); }, 1);
}

}  // namespace backfile
