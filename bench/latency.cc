// backfile-bench latency: what a query costs, part by part and kind by kind, warm.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>
#include <thread>

#include "bench/commands.h"
#include "bench/percentiles.h"
#include "bench/plot.h"
#include "bench/query_file.h"
#include "searcher/search.h"

namespace backfile {
namespace {

using Figures = nlohmann::ordered_json;

struct LatencyOptions {
  std::string archive;
  std::string queries;
  std::string json;
  std::string plot;
  unsigned threads = 1;
  unsigned clients = 0;
  std::size_t repeats = 5;
  std::size_t slowest = 0;
  bool cpu_time = false;
};

struct Part {
  const char* name;
  bool snippets;
  bool facets;
  bool timeline;
  Sort sort = Sort::relevance;
  bool total = true;
};

constexpr Part parts[] = {
    {"top 10, total", false, false, false},
    {"+ snippets", true, false, false},
    {"+ 3 facets, no snippets", false, true, false},
    {"whole page", true, true, true},
    {"newest 10, total", false, false, false, Sort::newest},
    {"newest 10", false, false, false, Sort::newest, false},
};
constexpr const Part& whole_page = parts[3];
constexpr const Part& newest_page = parts[5];

SearchRequest request_for(const Part& part, const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.sort = part.sort;
  request.total = part.total;
  request.snippets = part.snippets ? 1 : 0;
  if (!part.facets) request.facets.clear();
  request.timeline = part.timeline ? TimelineUnit::automatic : TimelineUnit::none;
  return request;
}

// Of the wall, or what all threads of this process have used of the processors.
double clock_ms(bool cpu) {
  timespec time{};
  clock_gettime(cpu ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double milliseconds_of(Searcher& searcher, const SearchRequest& request, bool cpu) {
  const double begin = clock_ms(cpu);
  searcher.search(request);
  return clock_ms(cpu) - begin;
}

// The median over repeats, for each query, after one run that warms up.
std::vector<double> measure(Searcher& searcher, const Part& part, const std::vector<BenchQuery>& queries,
                            const LatencyOptions& options) {
  std::vector<double> medians;
  for (const BenchQuery& query : queries) {
    const SearchRequest request = request_for(part, query.text);
    searcher.search(request);
    std::vector<double> times;
    for (std::size_t i = 0; i < options.repeats; ++i)
      times.push_back(milliseconds_of(searcher, request, options.cpu_time));
    medians.push_back(percentile(times, 50));
  }
  return medians;
}

Figures print_row(const std::string& name, const std::vector<double>& times) {
  Figures row = {{"queries", times.size()}};
  std::printf("%-26s %6zu", name.c_str(), times.size());
  for (const Percentile& shown : shown_percentiles) {
    row[shown.name] = percentile(times, shown.p);
    std::printf(" %9.3f", percentile(times, shown.p));
  }
  std::printf("\n");
  return row;
}

void print_head(const char* title) {
  std::printf("\n%-26s %6s", title, "n");
  for (const Percentile& shown : shown_percentiles) std::printf(" %9s", shown.name);
  std::printf("\n");
}

// The queries that took longest, of one part.
void print_slowest(const char* part, const std::vector<BenchQuery>& queries, const std::vector<double>& times,
                   std::size_t count) {
  std::vector<std::size_t> order(queries.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return times[a] > times[b]; });
  std::printf("\nslowest, %s\n", part);
  for (std::size_t i = 0; i < std::min(count, order.size()); ++i)
    std::printf("%9.3f  %s\n", times[order[i]], queries[order[i]].text.c_str());
}

// Queries a second with `clients` threads, each with a searcher of its own and one thread a search.
double throughput(const LatencyOptions& options, const std::vector<BenchQuery>& queries, unsigned clients) {
  std::vector<std::unique_ptr<Searcher>> searchers;
  for (unsigned i = 0; i < clients; ++i) searchers.push_back(std::make_unique<Searcher>(options.archive, 1));
  std::atomic<std::size_t> next = 0;
  const std::size_t all = queries.size() * options.repeats;
  const auto begin = std::chrono::steady_clock::now();
  {
    std::vector<std::jthread> threads;
    for (auto& searcher : searchers) {
      threads.emplace_back([&] {
        for (std::size_t i = next++; i < all; i = next++)
          searcher->search(request_for(whole_page, queries[i % queries.size()].text));
      });
    }
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return static_cast<double>(all) / seconds;
}

void run_latency(const LatencyOptions& options) {
  const QueryFile file = read_query_file(options.queries);
  Searcher searcher(options.archive, options.threads);
  Figures figures = {{"articles", searcher.manifest().articles()}, {"refused", file.refused}};
  std::printf("%llu articles, %zu queries (%zu more refused), %u threads, median of %zu runs a query, %sms\n",
              static_cast<unsigned long long>(searcher.manifest().articles()), file.queries.size(),
              file.refused, options.threads, options.repeats, options.cpu_time ? "processor " : "");
  print_head("all queries");
  std::map<const Part*, std::vector<double>> times_of;
  for (const Part& part : parts) {
    times_of[&part] = measure(searcher, part, file.queries, options);
    figures["parts"][part.name] = print_row(part.name, times_of[&part]);
  }
  const std::vector<double>& pages = times_of[&whole_page];
  print_head("the whole page, by kind");
  std::vector<PlotBar> bars;
  for (const std::string& kind : kinds_of(file.queries)) {
    std::vector<double> times;
    for (std::size_t i = 0; i < pages.size(); ++i) {
      if (file.queries[i].kind == kind) times.push_back(pages[i]);
    }
    figures["kinds"][kind] = print_row(kind, times);
    bars.push_back({kind, "whole page", percentile(times, 50), percentile(times, 95)});
  }
  if (options.slowest > 0) {
    for (const Part* part : {&whole_page, &newest_page})
      print_slowest(part->name, file.queries, times_of[part], options.slowest);
  }
  if (options.clients > 0) {
    const double one = throughput(options, file.queries, 1);
    const double many = throughput(options, file.queries, options.clients);
    std::printf("\nthroughput, whole pages a second: 1 client %.0f, %u clients %.0f (%.2f times)\n", one,
                options.clients, many, many / one);
    figures["throughput"] = {{"one", one}, {"clients", options.clients}, {"many", many}};
  }
  if (!options.plot.empty()) write_plot(options.plot, "Latency of backfile-search", bars);
  if (!options.json.empty()) std::ofstream(options.json) << figures.dump(1) << '\n';
}

}  // namespace

void add_latency_command(CLI::App& app, std::function<void()>& run) {
  const auto options = std::make_shared<LatencyOptions>();
  CLI::App* command = app.add_subcommand("latency", "what a query costs, part by part, warm");
  command->add_option("archive", options->archive, "the archive's folder")->required();
  command->add_option("--queries", options->queries, "a query a line, or id<TAB>query")->required();
  command->add_option("--threads", options->threads, "threads of a search")->capture_default_str();
  command->add_option("--clients", options->clients,
                      "measure throughput too, with this many searches at once");
  command->add_option("--repeats", options->repeats, "runs of each query")->capture_default_str();
  command->add_option("--slowest", options->slowest, "list so many of the slowest queries")
      ->capture_default_str();
  command->add_flag("--cpu-time", options->cpu_time,
                    "processor time instead of the wall's: what can be compared on a busy machine");
  command->add_option("--json", options->json, "file for the figures");
  command->add_option("--plot", options->plot, "file for a drawing (SVG)");
  command->final_callback([&run, options] { run = [options] { run_latency(*options); }; });
}

}  // namespace backfile
