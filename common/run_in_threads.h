// One piece of work shared by some threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace backfile {

/// Calls `work(0)` in this thread and `work(1)` to `work(threads - 1)` in others at the same time; rethrows
/// the first exception after all have ended.
template <typename Work>
void run_in_threads(unsigned threads, const Work& work) {
  std::exception_ptr failure;
  std::mutex mutex;
  const auto run = [&](unsigned thread) {
    try {
      work(thread);
    } catch (...) {  // carried to the caller's thread
      const std::scoped_lock lock(mutex);
      if (!failure) failure = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others;
    for (unsigned thread = 1; thread < threads; ++thread)
      others.emplace_back([&run, thread] { run(thread); });
    run(0);
  }
  if (failure) std::rethrow_exception(failure);
}

/// Calls `work(part)` once for each of `parts`, handed out in order to at most so many threads.
template <typename Work>
void share_in_threads(unsigned threads, std::size_t parts, const Work& work) {
  std::atomic<std::size_t> next = 0;
  run_in_threads(static_cast<unsigned>(std::min<std::size_t>(threads, parts)), [&](unsigned) {
    for (std::size_t part = next++; part < parts; part = next++) work(part);
  });
}

}  // namespace backfile
