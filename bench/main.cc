// backfile-bench: measures latency and indexing.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>

#include "bench/commands.h"
#include "common/error.h"

int main(int argc, char** argv) {
  backfile::LatencyOptions latency;
  backfile::IndexBenchOptions index;
  index.scratch = std::filesystem::temp_directory_path();
  CLI::App app{
      "Measures Backfile.\n\nExamples:\n"
      "  backfile-bench latency papers.bkf --queries queries.txt\n"
      "  backfile-bench index ~/articles --repeats 5",
      "backfile-bench"};
  app.set_version_flag("-V,--version", "backfile-bench " BACKFILE_VERSION);
  app.require_subcommand(1);
  CLI::App* by_query = app.add_subcommand("latency", "what a query costs, part by part, warm");
  by_query->add_option("archive", latency.archive, "the archive's folder")->required();
  by_query->add_option("--queries", latency.queries, "a query a line, or id<TAB>query")->required();
  by_query->add_option("--threads", latency.threads, "threads of a search")->capture_default_str();
  by_query->add_option("--repeats", latency.repeats, "runs of each query")->capture_default_str();
  by_query->add_option("--json", latency.json, "file for the figures");
  CLI::App* building = app.add_subcommand("index", "what building an archive costs");
  building->add_option("input", index.inputs, "files, folders, containers")->required();
  building->add_option("--scratch", index.scratch, "folder for the archive")->capture_default_str();
  building->add_option("-j,--jobs", index.jobs, "threads; default: one a core");
  building->add_option("--repeats", index.repeats, "runs")->capture_default_str();
  building->add_option("--json", index.json, "file for the figures");
  CLI11_PARSE(app, argc, argv);
  try {
    return by_query->parsed() ? backfile::run_latency(latency) : backfile::run_index(index);
  } catch (const backfile::Error& error) {
    std::fprintf(stderr, "backfile-bench: %s\n%s%s", error.what(), error.hint().c_str(),
                 error.hint().empty() ? "" : "\n");
    return static_cast<int>(error.code());
  }
}
