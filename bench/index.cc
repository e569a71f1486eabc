// backfile-bench index: what building an archive costs.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "bench/child_process.h"
#include "bench/commands.h"
#include "bench/percentiles.h"
#include "common/archive.h"
#include "indexer/pipeline.h"

namespace backfile {
namespace {

struct IndexBenchOptions {
  std::vector<std::string> inputs;
  std::string scratch = std::filesystem::temp_directory_path();
  std::string json;
  std::string annotate = "none";
  unsigned jobs = 0;
  std::size_t repeats = 3;
};

ProcessCost build_once(const IndexBenchOptions& options, const std::string& archive) {
  std::filesystem::remove_all(archive);
  std::vector<std::string> arguments = {"add",        archive, "--annotate", options.annotate,
                                        "--progress", "never"};
  if (options.jobs > 0) arguments.insert(arguments.end(), {"--jobs", std::to_string(options.jobs)});
  arguments.insert(arguments.end(), options.inputs.begin(), options.inputs.end());
  return run_indexer(arguments);
}

void run_index(const IndexBenchOptions& options) {
  const std::string archive = options.scratch + "/backfile-bench.bkf";
  std::vector<double> wall;
  std::vector<double> cpu;
  std::vector<double> memory;
  for (std::size_t i = 0; i < options.repeats; ++i) {
    const ProcessCost cost = build_once(options, archive);
    wall.push_back(cost.wall);
    cpu.push_back(cost.cpu);
    memory.push_back(cost.megabytes);
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
}

}  // namespace

void add_index_command(CLI::App& app, std::function<void()>& run) {
  const auto options = std::make_shared<IndexBenchOptions>();
  CLI::App* command = app.add_subcommand("index", "what building an archive costs");
  command->add_option("input", options->inputs, "files, folders, containers")->required();
  command->add_option("--scratch", options->scratch, "folder for the archive")->capture_default_str();
  command->add_option("--annotate", options->annotate, "as of backfile-index add")->capture_default_str();
  command->add_option("-j,--jobs", options->jobs, "threads; default: one a core");
  command->add_option("--repeats", options->repeats, "runs")->capture_default_str();
  command->add_option("--json", options->json, "file for the figures");
  command->final_callback([&run, options] { run = [options] { run_index(*options); }; });
}

}  // namespace backfile
