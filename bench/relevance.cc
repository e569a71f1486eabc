// backfile-bench relevance: how good the ranking is, against judgments.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "bench/commands.h"
#include "bench/ranked_copy.h"
#include "bench/relevance_measures.h"
#include "bench/unrounded_ranking.h"
#include "common/archive.h"
#include "common/error.h"
#include "searcher/search.h"

namespace backfile {
namespace {

using Figures = nlohmann::ordered_json;

struct RelevanceOptions {
  std::string archive;
  std::string queries;
  std::string qrels;
  std::string save;
  std::string baseline;
  std::string json;
  std::vector<std::string> settings;
  std::string scratch = std::filesystem::temp_directory_path();
  bool expand = false;
  bool operators = false;
  bool per_query = false;
  bool unrounded = false;
  std::size_t limit = 1000;
};

// What --set may change: the ranking of the archive, of which a copy is made then, and of the search.
struct Settings {
  CopyOptions copy;
  bool copied = false;
  SearchRequest request;
};

void apply_setting(const std::string& setting, Settings& settings) {
  const auto equals = setting.find('=');
  const std::string name = setting.substr(0, equals);
  const double value = equals == std::string::npos ? 0 : std::strtod(setting.c_str() + equals + 1, nullptr);
  RankingParameters& ranking = settings.copy.ranking;
  RerankParameters& rerank = settings.request.parameters;
  const std::map<std::string, double*> of_archive = {
      {"k1", &ranking.k1}, {"b", &ranking.b}, {"title", &ranking.title}, {"lead", &ranking.lead}};
  const std::map<std::string, double*> of_search = {{"long-b", &rerank.long_query_b},
                                                    {"length-power", &rerank.length_power},
                                                    {"closeness", &rerank.closeness}};
  if (const auto found = of_archive.find(name); found != of_archive.end()) {
    *found->second = value;
    settings.copied = true;
  } else if (const auto searched = of_search.find(name); searched != of_search.end()) {
    *searched->second = value;
  } else if (name == "stemming") {
    settings.copy.stemming = value != 0;
    settings.copied = true;
  } else if (name == "grammar") {
    settings.request.keep_grammar = value != 0;
  } else {
    throw Error("--set " + setting + ": no such parameter",
                "k1, b, title, lead, stemming; long-b, length-power, closeness, grammar");
  }
}

struct Topic {
  std::string id;
  std::string text;
};

std::vector<Topic> read_topics(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw system_error("read", path);
  std::vector<Topic> topics;
  for (std::string line; std::getline(file, line);) {
    const auto tab = line.find('\t');
    if (tab != std::string::npos) topics.push_back({line.substr(0, tab), line.substr(tab + 1)});
  }
  if (topics.empty()) throw Error(path + " holds no queries", "write id<TAB>query, one a line");
  return topics;
}

// "topic 0 document grade", one a line.
std::map<std::string, Judgments> read_qrels(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw system_error("read", path);
  std::map<std::string, Judgments> qrels;
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    std::istringstream fields(line);
    std::string topic;
    std::string ignored;
    std::string document;
    int grade = 0;
    if (line.empty()) continue;
    if (!(fields >> topic >> ignored >> document >> grade))
      throw Error(path + ", line " + std::to_string(number) + ": no judgment",
                  "write: topic 0 document grade");
    qrels[topic][document] = grade;
  }
  return qrels;
}

std::vector<std::string> ranking_of(Searcher& searcher, const RelevanceOptions& options,
                                    const SearchRequest& base, const Topic& topic) {
  SearchRequest request = base;
  request.query = topic.text;
  request.limit = options.limit;
  request.snippets = 0;
  request.facets.clear();
  request.timeline = TimelineUnit::none;
  if (!options.operators) {
    request.join = WordJoin::any;
    request.words_only = true;
  }
  std::vector<std::string> ids;
  for (const Hit& hit : searcher.search(request).hits) ids.push_back(hit.id);
  return ids;
}

struct Measure {
  const char* name;
  double Relevance::*value;
};
constexpr Measure measures[] = {{"MAP", &Relevance::average_precision},
                                {"nDCG@10", &Relevance::ndcg_10},
                                {"P@10", &Relevance::precision_10},
                                {"MRR", &Relevance::reciprocal_rank},
                                {"recall@100", &Relevance::recall_100}};

Figures print_comparison(const std::vector<std::pair<std::string, Relevance>>& results,
                         const std::string& path) {
  std::ifstream file(path);
  if (!file) throw system_error("read", path);
  const auto baseline = nlohmann::json::parse(file, nullptr, false);
  if (!baseline.is_object() || !baseline.contains("topics"))
    throw Error(path + " is no saved run", "save one with --save");
  Figures figures;
  std::printf("\n%-12s %10s %12s %14s   against %s\n", "", "difference", "p (t test)", "p (randomised)",
              path.c_str());
  for (const Measure& measure : measures) {
    std::vector<double> ours;
    std::vector<double> theirs;
    for (const auto& [topic, result] : results) {
      if (!baseline["topics"].contains(topic)) continue;
      ours.push_back(result.*measure.value);
      theirs.push_back(baseline["topics"][topic].value(measure.name, 0.0));
    }
    const Significance found = compare_pairs(ours, theirs);
    std::printf("%-12s %+10.4f %12.4f %14.4f   (%zu topics)\n", measure.name, found.mean_difference,
                found.t_test, found.randomisation, ours.size());
    figures[measure.name] = {{"difference", found.mean_difference},
                             {"t_test", found.t_test},
                             {"randomisation", found.randomisation}};
  }
  return figures;
}

void run_relevance(const RelevanceOptions& options) {
  const std::vector<Topic> topics = read_topics(options.queries);
  const auto qrels = read_qrels(options.qrels);
  Settings settings;
  settings.copy.ranking = read_manifest(options.archive).ranking;
  settings.request.expand = options.expand;
  for (const std::string& setting : options.settings) apply_setting(setting, settings);
  const std::string copy = options.scratch + "/backfile-bench-copy.bkf";
  if (settings.copied) {
    std::filesystem::remove_all(copy);
    write_ranked_copy(options.archive, copy, settings.copy);
  }
  Searcher searcher(settings.copied ? copy : options.archive);
  std::optional<UnroundedRanking> unrounded;
  if (options.unrounded) unrounded.emplace(settings.copied ? copy : options.archive);
  std::vector<std::pair<std::string, Relevance>> results;
  Figures figures;
  for (const Topic& topic : topics) {
    const auto judged = qrels.find(topic.id);
    const bool any = judged != qrels.end() &&
                     std::ranges::any_of(judged->second, [](const auto& each) { return each.second > 0; });
    if (!any) continue;
    const Relevance result = judge(unrounded ? unrounded->rank(topic.text, options.limit)
                                             : ranking_of(searcher, options, settings.request, topic),
                                   judged->second);
    results.emplace_back(topic.id, result);
    for (const Measure& measure : measures) figures["topics"][topic.id][measure.name] = result.*measure.value;
    if (options.per_query)
      std::printf("%-8s AP %.4f  nDCG@10 %.4f  %s\n", topic.id.c_str(), result.average_precision,
                  result.ndcg_10, topic.text.c_str());
  }
  if (results.empty())
    throw Error("no query has a relevant article", "do the ids of queries and judgments agree?");
  std::printf("%zu topics with relevant articles, of %zu\n", results.size(), topics.size());
  for (const Measure& measure : measures) {
    double sum = 0;
    for (const auto& [topic, result] : results) sum += result.*measure.value;
    figures["mean"][measure.name] = sum / static_cast<double>(results.size());
    std::printf("%-12s %.4f\n", measure.name, sum / static_cast<double>(results.size()));
  }
  if (!options.baseline.empty()) figures["against"] = print_comparison(results, options.baseline);
  for (const std::string& path : {options.save, options.json}) {
    if (!path.empty()) std::ofstream(path) << figures.dump(1) << '\n';
  }
}

}  // namespace

void add_relevance_command(CLI::App& app, std::function<void()>& run) {
  const auto options = std::make_shared<RelevanceOptions>();
  CLI::App* command = app.add_subcommand("relevance", "how good the ranking is, against judgments");
  command->add_option("archive", options->archive, "the archive's folder")->required();
  command->add_option("--queries", options->queries, "id<TAB>query a line; plain words")->required();
  command->add_option("--qrels", options->qrels, "judgments: topic 0 document grade")->required();
  command
      ->add_option("--set", options->settings,
                   "NAME=VALUE: k1, b, title, lead, stemming (a copy of the archive is made then), long-b, "
                   "length-power, closeness, grammar")
      ->take_all()
      ->expected(1);
  command->add_option("--scratch", options->scratch, "folder for such a copy")->capture_default_str();
  command->add_flag("--expand", options->expand, "with expansion by the best articles");
  command->add_flag("--operators", options->operators,
                    "the queries are in the query language, not plain words");
  command->add_flag("--unrounded", options->unrounded,
                    "rank by BM25F at full precision, from the articles themselves: what rounding costs");
  command->add_flag("--per-query", options->per_query, "a line for each query");
  command->add_option("--limit", options->limit, "hits of a query that count")->capture_default_str();
  command->add_option("--save", options->save, "file for this run, to compare others with");
  command->add_option("--baseline", options->baseline,
                      "a saved run: the difference, and whether it is by chance");
  command->add_option("--json", options->json, "file for the figures");
  command->final_callback([&run, options] { run = [options] { run_relevance(*options); }; });
}

}  // namespace backfile
