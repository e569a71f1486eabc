// backfile-bench analyzer: how fast text becomes words, on one core.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>

#include "bench/commands.h"
#include "bench/percentiles.h"
#include "common/analyzer.h"
#include "common/archive.h"
#include "common/error.h"
#include "indexer/shards/live_articles.h"

namespace backfile {
namespace {

struct AnalyzerBenchOptions {
  std::string archive;
  std::string json;
  std::size_t megabytes = 50;
  std::size_t repeats = 3;
};

struct Sample {
  std::vector<Article> articles;
  double megabytes = 0;
};

Sample read_sample(const AnalyzerBenchOptions& options) {
  Sample sample;
  std::vector<Shard> shards = open_shards(options.archive, read_manifest(options.archive));
  for_each_live_row(shards, [&](Shard& shard, std::uint32_t row) {
    sample.articles.push_back(shard.article(row));
    sample.megabytes += static_cast<double>(sample.articles.back().text.size()) / 1e6;
    return sample.megabytes < static_cast<double>(options.megabytes);
  });
  if (sample.megabytes == 0) throw Error(options.archive + " holds no text");
  return sample;
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

// MB of text a second of CPU time, median; the cache of words starts empty as in a run of `add`.
double speed(const Sample& sample, bool stemming, std::size_t repeats) {
  std::vector<double> speeds;
  for (std::size_t i = 0; i < repeats; ++i) {
    Analyzer analyzer;
    std::vector<Token> tokens;
    const double begin = cpu_seconds();
    for (const Article& article : sample.articles) {
      analyzer.analyze(article.text, stemming ? std::string_view(article.language) : "", tokens);
      analyzer.forget_if_large();
    }
    speeds.push_back(sample.megabytes / std::max(cpu_seconds() - begin, 1e-9));
  }
  return percentile(speeds, 50);
}

void run_analyzer(const AnalyzerBenchOptions& options) {
  const Sample sample = read_sample(options);
  const nlohmann::ordered_json figures = {{"text_mb", sample.megabytes},
                                          {"stemmed_mb_per_cpu_s", speed(sample, true, options.repeats)},
                                          {"folded_mb_per_cpu_s", speed(sample, false, options.repeats)}};
  for (const auto& [name, value] : figures.items())
    std::printf("%-22s %10.1f\n", name.c_str(), value.get<double>());
  if (!options.json.empty()) std::ofstream(options.json) << figures.dump(1) << '\n';
}

}  // namespace

void add_analyzer_command(CLI::App& app, std::function<void()>& run) {
  const auto options = std::make_shared<AnalyzerBenchOptions>();
  CLI::App* command = app.add_subcommand("analyzer", "how fast text becomes words, on one core");
  command->add_option("archive", options->archive, "the archive's folder")->required();
  command->add_option("--megabytes", options->megabytes, "text that is read")->capture_default_str();
  command->add_option("--repeats", options->repeats, "the median counts")->capture_default_str();
  command->add_option("--json", options->json, "file for the figures");
  command->final_callback([&run, options] { run = [options] { run_analyzer(*options); }; });
}

}  // namespace backfile
