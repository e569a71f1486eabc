// backfile-bench index: what building an archive costs.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "bench/commands.h"
#include "bench/percentiles.h"
#include "common/archive.h"
#include "common/error.h"
#include "indexer/pipeline.h"

namespace backfile {
namespace {

struct Run {
  double wall;       // seconds
  double cpu;        // seconds, all threads
  double megabytes;  // peak memory
};

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

// Builds the archive in a child process, so that each run has a memory of its own.
Run build_once(const IndexBenchOptions& options, const std::string& archive) {
  std::filesystem::remove_all(archive);
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child < 0) throw system_error("fork", "backfile-bench");
  if (child == 0) {
    AddOptions add;
    add.archive = archive;
    add.inputs = options.inputs;
    add.annotate = {"none"};
    add.jobs = options.jobs;
    add.quiet = true;
    const std::atomic<bool> stop = false;
    int code = 2;
    try {
      add_to_archive(add, stop);
      code = 0;
    } catch (const Error& error) {
      std::fprintf(stderr, "backfile-bench: %s\n", error.what());
    }
    std::_Exit(code);
  }
  int status = 0;
  rusage usage{};
  if (::wait4(child, &status, 0, &usage) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    throw Error("the archive could not be built");
  }
  const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return {wall, seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime),
          static_cast<double>(usage.ru_maxrss) / 1024};
}

}  // namespace

int run_index(const IndexBenchOptions& options) {
  const std::string archive = options.scratch + "/backfile-bench.bkf";
  std::vector<double> wall;
  std::vector<double> cpu;
  std::vector<double> memory;
  for (std::size_t i = 0; i < options.repeats; ++i) {
    const Run run = build_once(options, archive);
    wall.push_back(run.wall);
    cpu.push_back(run.cpu);
    memory.push_back(run.megabytes);
  }
  const Manifest manifest = read_manifest(archive);
  double bytes = 0;
  double text = 0;
  for (const ShardInfo& shard : manifest.shards) {
    bytes += static_cast<double>(shard.bytes);
    text += static_cast<double>(shard.text_bytes);
  }
  std::filesystem::remove_all(archive);
  const nlohmann::ordered_json figures = {{"articles", manifest.articles()},
                                          {"text_mb", text / 1e6},
                                          {"wall_s", percentile(wall, 50)},
                                          {"cpu_s", percentile(cpu, 50)},
                                          {"mb_per_cpu_s", text / 1e6 / percentile(cpu, 50)},
                                          {"peak_mb", percentile(memory, 50)},
                                          {"archive_mb", bytes / 1e6},
                                          {"archive_per_text", bytes / text}};
  for (const auto& [name, value] : figures.items())
    std::printf("%-18s %12.2f\n", name.c_str(), value.get<double>());
  if (!options.json.empty()) std::ofstream(options.json) << figures.dump(1) << '\n';
  return 0;
}

}  // namespace backfile
