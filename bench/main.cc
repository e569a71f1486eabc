// backfile-bench: measures what a query, indexing, relevance and facets are worth.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "bench/commands.h"
#include "common/command_line.h"
#include "common/error.h"
#include "searcher/heap.h"

int main(int argc, char** argv) {
  backfile::prepare_heap();  // as backfile-search does; the plain engines have it too
  CLI::App app{
      "Measures Backfile.\n\nExamples:\n"
      "  backfile-bench latency papers.bkf --queries queries.txt\n"
      "  backfile-bench index ~/articles --repeats 5\n"
      "  backfile-bench compare ~/articles --queries queries.txt --plot ratios.svg\n"
      "  backfile-bench relevance papers.bkf --queries topics.tsv --qrels qrels.txt\n"
      "  backfile-bench facets papers.bkf --gold gold.jsonl\n",
      "backfile-bench"};
  app.require_subcommand(1);
  std::function<void()> run;
  backfile::add_latency_command(app, run);
  backfile::add_index_command(app, run);
  backfile::add_read_command(app, run);
  backfile::add_compare_command(app, run);
  backfile::add_queries_command(app, run);
  backfile::add_relevance_command(app, run);
  backfile::add_analyzer_command(app, run);
  backfile::add_facets_command(app, run);
  backfile::add_person_command(app, run);
  try {
    if (const auto end = backfile::read_command_line(app, argc, argv)) return *end;
    run();
    return 0;
  } catch (const backfile::Error& error) {
    std::fprintf(stderr, "backfile-bench: %s\n%s%s", error.what(), error.hint().c_str(),
                 error.hint().empty() ? "" : "\n");
    return static_cast<int>(error.code());
  }
}
