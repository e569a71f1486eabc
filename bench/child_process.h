// A piece of work in a process of its own, so that its time and memory are nobody else's.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace backfile {

/// What a process cost.
struct ProcessCost {
  double wall = 0;       ///< seconds
  double cpu = 0;        ///< seconds over all its threads
  double megabytes = 0;  ///< peak resident memory
};

/// Forks and runs `work` in the child. The caller must have no other threads. Throws Error where the work
/// throws or dies; its message is then on stderr.
ProcessCost run_in_child(const std::function<void()>& work);

/// Runs `backfile-index ARGUMENTS`, the one that lies beside this program, without its output. Rejected
/// records (exit code 1) are no error.
ProcessCost run_indexer(const std::vector<std::string>& arguments);

}  // namespace backfile
