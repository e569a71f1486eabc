// backfile-bench facets: what the facets of an archive are worth against a reader's judgment.
#include <CLI/CLI.hpp>
#include <array>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <unordered_map>

#include "bench/commands.h"
#include "bench/facet_gold.h"
#include "bench/facet_scores.h"
#include "common/document.h"
#include "common/error.h"
#include "common/screen_text.h"
#include "common/shard.h"
#include "indexer/shards/live_articles.h"

namespace backfile {
namespace {

using Json = nlohmann::ordered_json;

struct FacetsOptions {
  std::string archive;
  std::string gold;
  bool json = false;
  bool derived = false;
  bool classes = false;
  SourceGoldOptions source;
  std::size_t confusions = 10;
  std::size_t values = 15;
};

// Articles by id; those of the gold that are known by their headline alone are found in one pass.
class ArticleFinder {
 public:
  ArticleFinder(const std::string& archive, const std::vector<GoldRecord>& gold)
      : shards_(open_shards(archive, read_manifest(archive))) {
    for (const GoldRecord& record : gold) {
      if (record.id.empty() || !find_id(record.id)) titles_.try_emplace(record.title);
    }
    titles_.erase("");
    if (titles_.empty()) return;
    for_each_live_row(shards_, [&](Shard& shard, std::uint32_t row) {
      Article article = shard.article(row);
      const auto found = titles_.find(article.title);
      if (found != titles_.end() && !found->second) found->second = std::move(article);
      return true;
    });
  }

  std::optional<Article> find(const GoldRecord& record) {
    if (!record.id.empty()) {
      if (auto article = find_id(record.id)) return article;
    }
    const auto found = titles_.find(record.title);
    return found == titles_.end() ? std::nullopt : found->second;
  }

 private:
  std::optional<Article> find_id(const std::string& id) {
    for (Shard& shard : shards_) {
      if (const auto row = shard.find(id)) return shard.article(*row);
    }
    return std::nullopt;
  }

  std::vector<Shard> shards_;
  std::unordered_map<std::string, std::optional<Article>> titles_;
};

struct FacetResult {
  FacetScores scores;
  std::uint64_t given = 0;  // articles whose source gave the facet
};

using FacetResults = std::array<FacetResult, judged_facets.size()>;
using Classes = std::array<std::set<std::string>, judged_facets.size()>;

// All values of the gold.
Classes classes_of(const std::vector<GoldRecord>& gold) {
  Classes classes;
  for (const GoldRecord& record : gold) {
    for (std::size_t i = 0; i < judged_facets.size(); ++i) {
      if (record.values[i]) classes[i].insert(record.values[i]->begin(), record.values[i]->end());
    }
  }
  return classes;
}

// `classes`, where given: of an article's values only the first that it holds counts.
void judge(const GoldRecord& record, const Article& article, bool derived, const Classes* classes,
           FacetResults& results) {
  for (std::size_t i = 0; i < judged_facets.size(); ++i) {
    if (!record.values[i]) continue;
    bool given = false;
    std::set<std::string> found;
    for (const Label& label : labels_of(article, judged_facets[i])) {
      given = given || label.provenance == Provenance::given;
      const bool counts = classes == nullptr || (found.empty() && (*classes)[i].contains(label.value));
      if (counts) found.insert(label.value);
    }
    if (given) ++results[i].given;
    if (!given || !derived) results[i].scores.add(*record.values[i], found);
  }
}

Json figures(double precision, double recall, double f1) {
  return {{"precision", precision}, {"recall", recall}, {"f1", f1}};
}

Json figures(const FacetCount& count) {
  Json json = figures(count.precision(), count.recall(), count.f1());
  json.update({{"right", count.right}, {"found", count.found}, {"gold", count.gold}});
  return json;
}

Json to_json(const FacetResult& result) {
  const FacetScores::Macro macro = result.scores.macro();
  Json json = {{"articles", result.scores.articles()},
               {"exact", result.scores.exact()},
               {"given_by_source", result.given},
               {"micro", figures(result.scores.micro())},
               {"macro", figures(macro.precision, macro.recall, macro.f1)}};
  for (const auto& [value, count] : result.scores.values()) json["values"][value] = figures(count);
  json["confusions"] = Json::array();
  for (const FacetConfusion& confusion : result.scores.confusions()) {
    json["confusions"].push_back(
        {{"gold", confusion.gold}, {"found", confusion.found}, {"articles", confusion.articles}});
  }
  return json;
}

void print_row(const std::string& name, double precision, double recall, double f1) {
  std::printf("  %-9s %.3f  %.3f  %.3f\n", name.c_str(), precision, recall, f1);
}

// The values that cost most: those with the most misses and wrong finds.
void print_values(const FacetScores& scores, std::size_t most) {
  std::vector<std::pair<std::string, FacetCount>> worst(scores.values().begin(), scores.values().end());
  const auto cost = [](const auto& row) { return row.second.found + row.second.gold - 2 * row.second.right; };
  std::erase_if(worst, [&](const auto& row) { return cost(row) == 0; });
  std::ranges::stable_sort(worst, std::greater<>(), cost);
  if (worst.size() > most) worst.resize(most);
  if (worst.empty()) return;
  std::puts("\n  precision  recall     F1  right  found   gold  value (those that cost most)");
  for (const auto& [value, count] : worst) {
    std::printf("  %9.3f  %6.3f  %.3f %6llu %6llu %6llu  %s\n", count.precision(), count.recall(), count.f1(),
                static_cast<unsigned long long>(count.right), static_cast<unsigned long long>(count.found),
                static_cast<unsigned long long>(count.gold), printable(value).c_str());
  }
}

void print_confusions(const FacetScores& scores, std::size_t most) {
  std::vector<FacetConfusion> worst = scores.confusions();
  if (worst.size() > most) worst.resize(most);
  if (worst.empty() || most == 0) return;
  std::puts("\n  articles  gold -> found");
  for (const FacetConfusion& confusion : worst) {
    std::printf("  %8llu  %s -> %s\n", static_cast<unsigned long long>(confusion.articles),
                confusion.gold.empty() ? "(nothing)" : printable(confusion.gold).c_str(),
                confusion.found.empty() ? "(nothing)" : printable(confusion.found).c_str());
  }
}

void print_result(Facet facet, const FacetResult& result, const FacetsOptions& options) {
  const FacetScores& scores = result.scores;
  std::printf("\n%s: %llu articles, %llu of them exactly right, %llu with values of the source\n\n",
              std::string(facet_field(facet).name).c_str(),
              static_cast<unsigned long long>(scores.articles()),
              static_cast<unsigned long long>(scores.exact()), static_cast<unsigned long long>(result.given));
  std::puts("            prec.  recall     F1");
  const FacetCount micro = scores.micro();
  const FacetScores::Macro macro = scores.macro();
  print_row("micro", micro.precision(), micro.recall(), micro.f1());
  print_row("macro", macro.precision, macro.recall, macro.f1);
  print_values(scores, options.values);
  print_confusions(scores, options.confusions);
}

void print(const FacetResults& results, std::uint64_t records, const std::vector<std::string>& missing,
           const FacetsOptions& options) {
  if (options.json) {
    Json json = {{"gold", records}, {"not_in_archive", missing}};
    for (std::size_t i = 0; i < judged_facets.size(); ++i) {
      json[std::string(facet_field(judged_facets[i]).name)] = to_json(results[i]);
    }
    std::puts(json.dump(1).c_str());
    return;
  }
  std::printf("%llu records, %zu not in the archive\n", static_cast<unsigned long long>(records),
              missing.size());
  for (const std::string& id : missing) std::printf("  not in the archive: %s\n", printable(id).c_str());
  for (std::size_t i = 0; i < judged_facets.size(); ++i) {
    if (results[i].scores.articles() > 0) print_result(judged_facets[i], results[i], options);
  }
}

void run_on_archive(const FacetsOptions& options) {
  const std::vector<GoldRecord> gold = read_gold(options.gold);
  const Classes classes = classes_of(gold);
  ArticleFinder finder(options.archive, gold);
  FacetResults results;
  std::vector<std::string> missing;
  for (const GoldRecord& record : gold) {
    if (const auto article = finder.find(record)) {
      judge(record, *article, options.derived, options.classes ? &classes : nullptr, results);
    } else {
      missing.push_back(record.name());
    }
  }
  print(results, gold.size(), missing, options);
}

void run_on_source(const FacetsOptions& options) {
  FacetResults results;
  std::uint64_t records = 0;
  judge_by_source(options.source, [&](const GoldRecord& record, const Article& article) {
    ++records;
    judge(record, article, false, nullptr, results);
  });
  print(results, records, {}, options);
}

void run_facets(const FacetsOptions& options) {
  if (!options.source.inputs.empty()) return run_on_source(options);
  if (options.archive.empty() || options.gold.empty())
    throw Error("facets needs an archive and --gold, or --source", "see backfile-bench facets --help");
  run_on_archive(options);
}

}  // namespace

void add_facets_command(CLI::App& app, std::function<void()>& run) {
  const auto options = std::make_shared<FacetsOptions>();
  CLI::App* command =
      app.add_subcommand("facets", "countries, people and topics against a reader's judgment");
  command->add_option("archive", options->archive, "the archive's folder");
  command->add_option(
      "--gold", options->gold,
      "JSON Lines: id (or title) and the arrays country, person, topic; a missing array is not "
      "judged");
  command->add_flag("--json", options->json, "as JSON, with every value and confusion");
  command->add_flag("--derived", options->derived, "leave out facets that the source gave");
  command->add_flag("--classes", options->classes,
                    "the gold sorts articles into classes: only the first of an article's values counts that "
                    "the gold uses anywhere");
  SourceGoldOptions& source = options->source;
  command->add_option(
      "--source", source.inputs,
      "no archive: read these inputs, annotate them without the facets that their source gave, "
      "which are the gold");
  command->add_option("--format", source.format, "of the inputs")->capture_default_str();
  command->add_option("--annotate", source.annotate, "which facets of the inputs")->delimiter(',');
  command->add_option("--home-country", source.home_country, "as of backfile-index add");
  command->add_option("--where", source.where, "only inputs' articles with this, as lewissplit=TEST");
  command->add_flag("--strip-datelines", source.strip_datelines, "take the inputs' datelines away");
  command->add_option("--values", options->values, "how many values to list")->capture_default_str();
  command->add_option("--confusions", options->confusions, "how many confusions to list")
      ->capture_default_str();
  command->final_callback([&run, options] { run = [options] { run_facets(*options); }; });
}

}  // namespace backfile
