#include <cstdio>
#include <fstream>
#include <unordered_map>

#include "common/shard.h"
#include "indexer/annotators/topic/topic_training.h"
#include "indexer/commands/commands.h"
#include "indexer/jobs.h"
#include "indexer/shards/live_articles.h"

namespace backfile {
namespace {

constexpr std::size_t least_articles = 2;

using Labels = std::unordered_map<std::string, std::vector<std::string>>;

// Lines of an id and its topics, separated by tabs.
Labels read_labels(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw system_error("read", path);
  Labels labels;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    std::vector<std::string>* topics = nullptr;
    for (std::size_t begin = 0; begin <= line.size();) {
      const std::size_t end = std::min(line.find('\t', begin), line.size());
      std::string cell = line.substr(begin, end - begin);
      begin = end + 1;
      if (cell.empty()) continue;
      if (topics == nullptr) {
        topics = &labels[cell];
      } else {
        topics->push_back(std::move(cell));
      }
    }
  }
  return labels;
}

std::vector<std::string> topics_of(const Article& article, const Labels& labels) {
  if (const auto found = labels.find(article.id); found != labels.end()) return found->second;
  std::vector<std::string> topics;
  for (const Label& label : article.topic) {
    if (label.provenance == Provenance::given) topics.push_back(label.value);
  }
  return topics;
}

}  // namespace

ExitCode run_train_topics(const IndexOptions& options, const std::atomic<bool>& stop) {
  const Labels labels = options.labels.empty() ? Labels() : read_labels(options.labels);
  std::vector<Shard> shards = open_shards(options.add.archive, read_manifest(options.add.archive));
  TopicTraining training;
  Analyzer analyzer{Unspaced::words};
  AnalyzedArticle tokens;
  for_each_live_row(shards, [&](Shard& shard, std::uint32_t row) {
    const Article article = shard.article(row);
    const std::vector<std::string> topics = topics_of(article, labels);
    if (topics.empty()) return !stop;
    analyzer.forget_if_large();
    analyzer.analyze(article.title, article.language, tokens.title);
    analyzer.analyze(article.text, article.language, tokens.body);
    training.add(tokens, topics);
    return !stop;
  });
  if (stop) return ExitCode::interrupted;
  const TopicTraining::Result result = training.train(least_articles, job_count(options.add.jobs));
  result.model.write(options.add.archive + "/topics.model");
  if (!options.add.quiet) {
    std::fprintf(stderr,
                 "%s: %zu topics learnt from %zu articles; F1 by cross-validation: micro %.3f, macro %.3f\n"
                 "backfile-index add and annotate use them from now on\n",
                 options.add.archive.c_str(), result.quality.topics, training.articles(),
                 result.quality.micro_f1, result.quality.macro_f1);
  }
  return ExitCode::done;
}

}  // namespace backfile
