// backfile-bench queries: queries of twelve kinds from the headlines of an archive, the same on every run.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <random>

#include "bench/commands.h"
#include "common/analyzer.h"
#include "common/document.h"
#include "common/error.h"
#include "common/shard.h"

namespace backfile {
namespace {

struct QueriesOptions {
  std::string archive;
  std::size_t count = 1200;
  std::uint64_t seed = 1;
};

// Draws articles and words of their headlines.
class HeadlineSampler {
 public:
  HeadlineSampler(const std::string& archive, std::uint64_t seed)
      : shards_(open_shards(archive, read_manifest(archive))), random_(seed) {}

  // The headline's words of a live article that has at least four, and the article.
  std::vector<std::string> draw(Article& article) {
    for (int tries = 0; tries < 10000; ++tries) {
      Shard& shard = shards_[random_() % shards_.size()];
      const auto row = static_cast<std::uint32_t>(random_() % shard.columns().rows());
      if (shard.deleted().contains(row)) continue;
      article = shard.article(row);
      std::vector<Token> tokens;
      analyzer_.analyze(article.title, article.language, tokens);
      if (tokens.size() < 4) continue;
      std::vector<std::string> words;
      for (const Token& token : tokens) words.emplace_back(token.word->surface);
      return words;
    }
    throw Error("too few headlines of four words in this archive");
  }
  std::size_t below(std::size_t end) { return random_() % end; }

 private:
  std::vector<Shard> shards_;
  std::mt19937_64 random_;
  Analyzer analyzer_;
};

std::string facet_condition(const Article& article) {
  for (const Facet facet : {Facet::country, Facet::topic, Facet::person}) {
    const auto values = facet_values(article, facet);
    if (values.empty()) continue;
    const std::string_view name = facet_field(facet).name;
    return " " + std::string(name) + ":\"" + std::string(values.front()) + "\"";
  }
  return "";
}

std::string date_condition(const Article& article) {
  return article.date.known() ? " date:" + to_iso(article.date).substr(0, 7) : "";
}

// One query of the kind, from one headline (for OR from two).
std::string make_query(HeadlineSampler& sampler, std::size_t kind) {
  Article article;
  const std::vector<std::string> words = sampler.draw(article);
  const std::size_t at = sampler.below(words.size() - 2);
  const std::string two = words[at] + " " + words[at + 1];
  const std::string three = two + " " + words[at + 2];
  switch (kind) {
    case 0:
      return words[at];
    case 1:
      return words[at] + " " + words.back();
    case 2:
      return three;
    case 3:
      return '"' + two + '"';
    case 4:
      return '"' + three + '"';
    case 5: {
      Article other;
      return words[at] + " OR " + sampler.draw(other)[1];
    }
    case 6:
      return words[at] + facet_condition(article);
    case 7:
      return two + date_condition(article);
    case 8:
      return '"' + two + '"' + facet_condition(article);
    case 9:
      return words[at] + date_condition(article);
    case 10:
      return words[at] + " w/10 " + words[at + 1];
    default:
      return words[at] + " pre/10 " + words.back();
  }
}

void run_queries(const QueriesOptions& options) {
  HeadlineSampler sampler(options.archive, options.seed);
  for (std::size_t i = 0; i < options.count; ++i) {
    std::printf("q%zu\t%s\n", i + 1, make_query(sampler, i % 12).c_str());
  }
}

}  // namespace

void add_queries_command(CLI::App& app, std::function<void()>& run) {
  const auto options = std::make_shared<QueriesOptions>();
  CLI::App* command =
      app.add_subcommand("queries", "print queries of twelve kinds, made of the headlines of an archive");
  command->add_option("archive", options->archive, "the archive's folder")->required();
  command->add_option("--count", options->count, "how many")->capture_default_str();
  command->add_option("--seed", options->seed, "another seed gives other queries")->capture_default_str();
  command->final_callback([&run, options] { run = [options] { run_queries(*options); }; });
}

}  // namespace backfile
