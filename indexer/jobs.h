// How many threads a run uses.
#pragma once

#include <algorithm>
#include <thread>

namespace backfile {

/// The number that --jobs asks for; 0 asks for one a core.
inline unsigned job_count(unsigned asked) {
  return asked > 0 ? asked : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace backfile
