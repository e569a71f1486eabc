// backfile-bench latency: what a query costs, part by part, warm.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>

#include "bench/commands.h"
#include "bench/percentiles.h"
#include "common/error.h"
#include "searcher/search.h"

namespace backfile {
namespace {

struct Part {
  const char* name;
  bool snippets;
  bool facets;
  bool timeline;
  Sort sort = Sort::relevance;
};

constexpr Part parts[] = {
    {"top 10, total", false, false, false},
    {"+ snippets", true, false, false},
    {"+ 3 facets, no snippets", false, true, false},
    {"whole page", true, true, true},
    {"newest 10, total", false, false, false, Sort::newest},
};

std::vector<std::string> read_queries(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw system_error("read", path);
  std::vector<std::string> queries;
  for (std::string line; std::getline(file, line);) {
    const auto tab = line.find('\t');
    if (tab != std::string::npos) line.erase(0, tab + 1);
    if (!line.empty()) queries.push_back(line);
  }
  return queries;
}

SearchRequest request_for(const Part& part, const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.sort = part.sort;
  request.snippets = part.snippets ? 1 : 0;
  if (!part.facets) request.facets.clear();
  request.timeline = part.timeline ? TimelineUnit::automatic : TimelineUnit::none;
  return request;
}

// Milliseconds of one search; below zero where the query cannot be understood.
double time_of(Searcher& searcher, const SearchRequest& request) {
  const auto begin = std::chrono::steady_clock::now();
  try {
    searcher.search(request);
  } catch (const Error&) {
    return -1;
  }
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

// The median over repeats, for each query that can be understood.
std::vector<double> measure(Searcher& searcher, const Part& part, const std::vector<std::string>& queries,
                            std::size_t repeats) {
  std::vector<double> medians;
  for (const std::string& query : queries) {
    const SearchRequest request = request_for(part, query);
    if (time_of(searcher, request) < 0) continue;
    std::vector<double> times;
    for (std::size_t i = 0; i < repeats; ++i) times.push_back(time_of(searcher, request));
    medians.push_back(percentile(times, 50));
  }
  return medians;
}

}  // namespace

int run_latency(const LatencyOptions& options) {
  const std::vector<std::string> queries = read_queries(options.queries);
  Searcher searcher(options.archive, options.threads);
  nlohmann::ordered_json figures = nlohmann::ordered_json::object();
  std::printf("%llu articles, %zu queries, %u threads, median of %zu runs a query, ms\n\n",
              static_cast<unsigned long long>(searcher.manifest().articles()), queries.size(),
              options.threads, options.repeats);
  std::printf("%-26s %8s %8s %8s %8s\n", "", "p50", "p95", "p99", "max");
  for (const Part& part : parts) {
    const std::vector<double> times = measure(searcher, part, queries, options.repeats);
    std::printf("%-26s", part.name);
    nlohmann::ordered_json& row = figures[part.name];
    for (const auto& [name, p] :
         {std::pair("p50", 50.0), std::pair("p95", 95.0), std::pair("p99", 99.0), std::pair("max", 100.0)}) {
      row[name] = percentile(times, p);
      std::printf(" %8.3f", percentile(times, p));
    }
    std::printf("\n");
    if (times.size() < queries.size()) row["refused"] = queries.size() - times.size();
  }
  if (!options.json.empty()) std::ofstream(options.json) << figures.dump(1) << '\n';
  return 0;
}

}  // namespace backfile
