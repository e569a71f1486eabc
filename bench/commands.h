// What backfile-bench can measure: one function a command, each in a file of its own name.
#pragma once

#include <string>
#include <vector>

namespace backfile {

struct LatencyOptions {
  std::string archive;
  std::string queries;  ///< id<TAB>query a line, or plain queries
  std::string json;     ///< file for the figures, "" for none
  unsigned threads = 1;
  std::size_t repeats = 3;
};

struct IndexBenchOptions {
  std::vector<std::string> inputs;
  std::string scratch;  ///< folder for the archive; removed afterwards
  std::string json;
  unsigned jobs = 0;
  std::size_t repeats = 3;
};

/// Times each query by part: the page alone, with snippets, with facets and timeline, and all of it.
int run_latency(const LatencyOptions& options);
/// Builds an archive of the inputs several times, in a process of its own each, and prints time, CPU, memory
/// and size.
int run_index(const IndexBenchOptions& options);

}  // namespace backfile
