// backfile-bench compare: the same articles and the same queries in Backfile, in Xapian as its manual teaches
// it, and in SQLite FTS5, in one run.
#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "bench/child_process.h"
#include "bench/commands.h"
#include "bench/percentiles.h"
#include "bench/plain_engine.h"
#include "bench/plot.h"
#include "bench/query_file.h"
#include "common/article_json.h"
#include "indexer/pipeline.h"
#include "searcher/search.h"

namespace backfile {
namespace {

namespace fs = std::filesystem;
using Figures = nlohmann::ordered_json;

struct CompareOptions {
  std::vector<std::string> inputs;
  std::string queries;
  std::string annotate = "none";
  std::string scratch = fs::temp_directory_path();
  std::string json;
  std::string plot;
  std::size_t repeats = 3;
  std::size_t builds = 1;
};

// Writes finished articles as JSON Lines: what all engines then index.
class WritingSink : public ArticleSink {
 public:
  WritingSink(const IntakeOptions& options, const std::string& path) : finisher_(options), file_(path) {}
  void begin_input(std::string_view input) override { input_ = input; }
  bool article(Article&& article) override {
    finisher_.finish(article, input_);
    file_ << article_to_json(article) << '\n';
    return true;
  }
  void reject(std::string_view, std::string_view) override {}

 private:
  ArticleFinisher finisher_;
  std::ofstream file_;
  std::string input_;
};

// Adds what is read to a plain engine.
class EngineSink : public ArticleSink {
 public:
  explicit EngineSink(PlainEngine& engine) : engine_(engine) {}
  void begin_input(std::string_view) override {}
  bool article(Article&& article) override {
    text_bytes_ += article.title.size() + article.text.size();
    engine_.add(article);
    return true;
  }
  void reject(std::string_view, std::string_view) override {}
  std::uint64_t text_bytes() const { return text_bytes_; }

 private:
  PlainEngine& engine_;
  std::uint64_t text_bytes_ = 0;
};

const std::atomic<bool> never_stop = false;

AddOptions reading(const std::string& articles) {
  AddOptions options;
  options.inputs = {articles};
  options.format = "jsonl";
  options.annotate = {"none"};
  options.quiet = true;
  return options;
}

double folder_bytes(const std::string& folder) {
  double bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes += static_cast<double>(entry.file_size());
  }
  return bytes;
}

// One of the engines: a name, how it builds its index, how it answers a query.
struct Contender {
  std::string name;
  std::string folder;
  std::function<ProcessCost()> build;
  std::function<std::uint64_t(const BenchQuery&, const PageParts&)> page;
  std::vector<ProcessCost> costs;
};

Contender backfile_contender(const std::string& articles, const std::string& folder,
                             std::shared_ptr<std::unique_ptr<Searcher>> searcher) {
  Contender contender{"Backfile", folder, {}, {}, {}};
  contender.build = [articles, folder] {
    return run_indexer(
        {"add", folder, articles, "--format", "jsonl", "--annotate", "none", "--progress", "never"});
  };
  contender.page = [folder, searcher](const BenchQuery& query, const PageParts& parts) {
    if (!*searcher) *searcher = std::make_unique<Searcher>(folder, 1);
    SearchRequest request;
    request.query = query.text;
    request.sort = parts.newest ? Sort::newest : Sort::relevance;
    request.snippets = parts.snippets ? 1 : 0;
    if (!parts.facets) request.facets.clear();
    request.timeline = parts.facets ? TimelineUnit::automatic : TimelineUnit::none;
    return (*searcher)->search(request).tail.total;
  };
  return contender;
}

Contender plain_contender(const std::string& articles, const std::string& folder,
                          std::unique_ptr<PlainEngine> (*make)()) {
  const std::shared_ptr<PlainEngine> engine = make();
  Contender contender{engine->name(), folder, {}, {}, {}};
  contender.build = [articles, folder, make] {
    return run_in_child([&] {
      fs::create_directories(folder);
      const auto writer = make();
      writer->begin(folder);
      EngineSink sink(*writer);
      read_inputs(reading(articles), sink, never_stop);
      writer->finish();
    });
  };
  contender.page = [engine, folder, open = std::make_shared<bool>(false)](const BenchQuery& query,
                                                                          const PageParts& parts) {
    if (!*open) engine->open(folder);
    *open = true;
    return engine->page(query.tree, parts);
  };
  return contender;
}

double median_cost(const Contender& contender, double ProcessCost::*member) {
  std::vector<double> values;
  for (const ProcessCost& cost : contender.costs) values.push_back(cost.*member);
  return percentile(values, 50);
}

void build_all(std::vector<Contender>& contenders, std::size_t builds) {
  for (std::size_t i = 0; i < builds; ++i) {
    for (Contender& contender : contenders) {
      fs::remove_all(contender.folder);
      contender.costs.push_back(contender.build());
    }
  }
}

Figures print_indexing(const std::vector<Contender>& contenders, double text_bytes) {
  Figures figures;
  const Contender& first = contenders.front();
  std::printf("%-18s %9s %9s %9s %9s %12s %9s %9s\n", "indexing", "wall s", "CPU s", "peak MB", "MB on disk",
              "disk / text", "x wall", "x CPU");
  for (const Contender& contender : contenders) {
    const double wall = median_cost(contender, &ProcessCost::wall);
    const double cpu = median_cost(contender, &ProcessCost::cpu);
    const double memory = median_cost(contender, &ProcessCost::megabytes);
    const double bytes = folder_bytes(contender.folder);
    std::printf("%-18s %9.2f %9.2f %9.0f %10.1f %12.2f %9.2f %9.2f\n", contender.name.c_str(), wall, cpu,
                memory, bytes / 1e6, bytes / text_bytes, wall / median_cost(first, &ProcessCost::wall),
                cpu / median_cost(first, &ProcessCost::cpu));
    figures[contender.name] = {{"wall_s", wall},
                               {"cpu_s", cpu},
                               {"peak_mb", memory},
                               {"disk_mb", bytes / 1e6},
                               {"disk_per_text", bytes / text_bytes}};
  }
  return figures;
}

// Times of one query kind by contender, in the order of the contenders.
struct KindTimes {
  std::string kind;
  std::vector<std::vector<double>> times;
  std::vector<double> totals;
};

void time_query(std::vector<Contender>& contenders, const BenchQuery& query, const PageParts& parts,
                std::size_t repeats, KindTimes& into) {
  for (std::size_t c = 0; c < contenders.size(); ++c) {
    into.totals[c] += static_cast<double>(contenders[c].page(query, parts));  // warms up
    std::vector<double> times;
    for (std::size_t i = 0; i < repeats; ++i) {
      const auto begin = std::chrono::steady_clock::now();
      contenders[c].page(query, parts);
      times.push_back(
          std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    }
    into.times[c].push_back(percentile(times, 50));
  }
}

Figures print_times(const std::vector<Contender>& contenders, const KindTimes& kind,
                    std::vector<PlotBar>& bars) {
  Figures figures;
  for (std::size_t c = 0; c < contenders.size(); ++c) {
    const double p50 = percentile(kind.times[c], 50);
    const double p95 = percentile(kind.times[c], 95);
    std::printf("%-16s %6zu  %-18s %9.3f %9.3f %9.3f %9.3f %9.2f %9.2f %11.0f\n",
                c == 0 ? kind.kind.c_str() : "", kind.times[c].size(), contenders[c].name.c_str(), p50, p95,
                percentile(kind.times[c], 99), percentile(kind.times[c], 100),
                p50 / percentile(kind.times[0], 50), p95 / percentile(kind.times[0], 95), kind.totals[c]);
    figures[contenders[c].name] = {{"p50", p50},
                                   {"p95", p95},
                                   {"p99", percentile(kind.times[c], 99)},
                                   {"max", percentile(kind.times[c], 100)},
                                   {"hits", kind.totals[c]}};
    bars.push_back({kind.kind, contenders[c].name, p50, p95});
  }
  return figures;
}

Figures compare_queries(std::vector<Contender>& contenders, const std::vector<BenchQuery>& queries,
                        const PageParts& parts, std::size_t repeats, std::vector<PlotBar>& bars) {
  std::vector<KindTimes> kinds = {{"all", {}, {}}};
  for (const std::string& kind : kinds_of(queries)) kinds.push_back({kind, {}, {}});
  for (KindTimes& kind : kinds) {
    kind.times.resize(contenders.size());
    kind.totals.resize(contenders.size());
  }
  for (const BenchQuery& query : queries) {
    KindTimes& kind = *std::ranges::find(kinds, query.kind, &KindTimes::kind);
    KindTimes one{"", std::vector<std::vector<double>>(contenders.size()),
                  std::vector<double>(contenders.size())};
    time_query(contenders, query, parts, repeats, one);
    for (KindTimes* into : {&kinds.front(), &kind}) {
      for (std::size_t c = 0; c < contenders.size(); ++c) {
        into->times[c].push_back(one.times[c].front());
        into->totals[c] += one.totals[c];
      }
    }
  }
  std::printf("%-16s %6s  %-18s %9s %9s %9s %9s %9s %9s %11s\n", "", "n", "", "p50 ms", "p95", "p99", "max",
              "x p50", "x p95", "hits");
  Figures figures;
  for (const KindTimes& kind : kinds) figures[kind.kind] = print_times(contenders, kind, bars);
  return figures;
}

// One line a kind and part of the page: Backfile's time as a part of the others'.
void print_ratios(const std::vector<Contender>& contenders, const Figures& figures) {
  std::printf("\nBackfile's time as a part of the others', p50 / p95\n%-36s", "");
  for (std::size_t c = 1; c < contenders.size(); ++c) std::printf(" %18s", contenders[c].name.c_str());
  std::printf("\n");
  for (const char* part : {"page", "top", "newest"}) {
    for (const auto& [kind, times] : figures[part].items()) {
      std::printf("%-36s", (std::string(part) + ", " + kind).c_str());
      const auto& ours = times[contenders.front().name];
      for (std::size_t c = 1; c < contenders.size(); ++c) {
        const auto ratio = [&](const char* p) {
          return ours[p].get<double>() / times[contenders[c].name][p].get<double>();
        };
        std::printf("      %5.3f / %5.3f", ratio("p50"), ratio("p95"));
      }
      std::printf("\n");
    }
  }
}

void write_articles(const CompareOptions& options, const std::string& articles) {
  run_in_child([&] {
    AddOptions add;
    add.inputs = options.inputs;
    add.annotate = {options.annotate};
    const IntakeOptions intake = intake_options(add);
    WritingSink sink(intake, articles);
    read_inputs(add, sink, never_stop);
  });
}

void run_compare(const CompareOptions& options) {
  const std::string scratch = options.scratch + "/backfile-compare";
  fs::remove_all(scratch);
  fs::create_directories(scratch);
  const std::string articles = scratch + "/articles.jsonl";
  write_articles(options, articles);
  const auto searcher = std::make_shared<std::unique_ptr<Searcher>>();
  std::vector<Contender> contenders;
  contenders.push_back(backfile_contender(articles, scratch + "/backfile", searcher));
  contenders.push_back(plain_contender(articles, scratch + "/xapian", make_plain_xapian));
  contenders.push_back(plain_contender(articles, scratch + "/fts5", make_plain_fts5));
  build_all(contenders, options.builds);
  double text = 0;
  for (const ShardInfo& shard : read_manifest(scratch + "/backfile").shards)
    text += static_cast<double>(shard.text_bytes);
  Figures figures = {{"text_mb", text / 1e6}, {"indexing", print_indexing(contenders, text)}};

  QueryFile file = read_query_file(options.queries);
  const auto engine = make_plain_xapian();
  const auto skipped =
      std::erase_if(file.queries, [&](const BenchQuery& query) { return !engine->understands(query.tree); });
  std::printf("\n%zu queries, %zu left out that plain engines have no words for; median of %zu runs, warm\n",
              file.queries.size(), skipped + file.refused, options.repeats);
  std::vector<PlotBar> bars;
  std::vector<PlotBar> undrawn;
  std::printf(
      "\nthe whole page: top 10, exact total, snippets, three exact facets (Backfile: a timeline too)\n");
  figures["page"] = compare_queries(contenders, file.queries, {}, options.repeats, bars);
  std::printf("\ntop 10 and exact total alone\n");
  figures["top"] = compare_queries(contenders, file.queries, {false, false, false}, options.repeats, undrawn);
  std::printf("\nnewest 10 and exact total alone\n");
  figures["newest"] =
      compare_queries(contenders, file.queries, {false, false, true}, options.repeats, undrawn);
  print_ratios(contenders, figures);
  if (!options.plot.empty()) write_plot(options.plot, "The whole page", bars);
  if (!options.json.empty()) std::ofstream(options.json) << figures.dump(1) << '\n';
  fs::remove_all(scratch);
}

}  // namespace

void add_compare_command(CLI::App& app, std::function<void()>& run) {
  const auto options = std::make_shared<CompareOptions>();
  CLI::App* command =
      app.add_subcommand("compare", "the same work in plain Xapian and in SQLite FTS5, in one run");
  command->add_option("input", options->inputs, "files, folders, containers")->required();
  command->add_option("--queries", options->queries, "a query a line, or id<TAB>query")->required();
  command->add_option("--annotate", options->annotate, "facets for all engines, as of backfile-index add")
      ->capture_default_str();
  command->add_option("--scratch", options->scratch, "folder for the indexes")->capture_default_str();
  command->add_option("--repeats", options->repeats, "runs of each query")->capture_default_str();
  command->add_option("--builds", options->builds, "runs of each indexing")->capture_default_str();
  command->add_option("--json", options->json, "file for the figures");
  command->add_option("--plot", options->plot, "file for a drawing (SVG)");
  command->final_callback([&run, options] { run = [options] { run_compare(*options); }; });
}

}  // namespace backfile
