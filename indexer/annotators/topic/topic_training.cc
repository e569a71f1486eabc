#include "indexer/annotators/topic/topic_training.h"

#include <linear.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

#include "common/error.h"
#include "common/run_in_threads.h"

namespace backfile {
namespace {

constexpr std::size_t folds = 5;
constexpr std::uint32_t least_articles_of_term = 2;
constexpr double cost = 1.0;
constexpr double stop_at = 0.01;
// Weights below this share of a topic's largest change no decision and are left out.
constexpr float least_weight_share = 0.003F;
// A threshold from few examples is worth little: below this F1 only what scores like the best example is
// kept.
constexpr double least_f1_of_threshold = 0.1;

using Row = std::vector<feature_node>;

// One topic's classifier; features from 1, the last is the bias.
using Weights = std::vector<double>;

struct FreeModel {
  void operator()(model* trained) const { free_and_destroy_model(&trained); }
};

void say_nothing(const char*) {}

Weights train_one(const std::vector<const Row*>& rows, std::vector<double>& labels, std::size_t features) {
  std::vector<feature_node*> pointers;
  for (const Row* row : rows)
    pointers.push_back(const_cast<feature_node*>(row->data()));  // liblinear only reads
  problem data{};
  data.l = static_cast<int>(rows.size());
  data.n = static_cast<int>(features);
  data.y = labels.data();
  data.x = pointers.data();
  data.bias = 1;
  parameter settings{};
  settings.solver_type =
      L2R_L2LOSS_SVC;  // the primal solver: no random numbers, the same result on every run
  settings.C = cost;
  settings.eps = stop_at;
  settings.p = 0.1;
  const std::unique_ptr<model, FreeModel> trained(train(&data, &settings));
  Weights weights(features, 0);
  const double sign = trained->label[0] > 0 ? 1 : -1;
  for (std::size_t i = 0; i < features; ++i) weights[i] = sign * trained->w[i];
  return weights;
}

double score(const Weights& weights, const Row& row) {
  double sum = 0;
  for (const feature_node& node : row) {
    if (node.index > 0) sum += weights[static_cast<std::size_t>(node.index) - 1] * node.value;
  }
  return sum;
}

struct Counts {
  std::size_t right = 0;
  std::size_t kept = 0;
  std::size_t gold = 0;
  double f1() const {
    return right == 0 ? 0 : 2.0 * static_cast<double>(right) / static_cast<double>(kept + gold);
  }
};

// The threshold of the best F1 over scores that were made by classifiers that had not seen the article.
double best_threshold(const std::vector<double>& scores, const std::vector<double>& labels) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  Counts counts;
  counts.gold = static_cast<std::size_t>(std::ranges::count(labels, 1.0));
  double best = 0;
  double threshold = scores.empty() ? 0 : scores[order.front()];
  for (std::size_t i = 0; i < order.size(); ++i) {
    ++counts.kept;
    if (labels[order[i]] > 0) ++counts.right;
    const double below = i + 1 < order.size() ? scores[order[i + 1]] : scores[order[i]] - 1;
    if (counts.f1() > best && below < scores[order[i]]) {
      best = counts.f1();
      threshold = (scores[order[i]] + below) / 2;
    }
  }
  return best < least_f1_of_threshold ? std::max(scores[order.front()], 0.0) : std::min(threshold, 0.5);
}

// Everything the threads share: rows, who has which topic, and what they find.
struct Job {
  std::vector<Row> rows;
  std::vector<std::vector<double>> labels;  // by topic, 1 or -1 by article
  std::vector<std::vector<double>> unseen;  // by topic, the score by article
  std::vector<Weights> weights;
  std::vector<double> thresholds;
  std::size_t features = 0;

  void learn(std::size_t topic) {
    std::vector<double>& scores = unseen[topic];
    scores.assign(rows.size(), 0);
    for (std::size_t fold = 0; fold < folds; ++fold) {
      std::vector<const Row*> part;
      std::vector<double> part_labels;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i % folds == fold) continue;
        part.push_back(&rows[i]);
        part_labels.push_back(labels[topic][i]);
      }
      const bool learnable =
          std::ranges::count(part_labels, 1.0) > 0 && std::ranges::count(part_labels, -1.0) > 0;
      const Weights trained = learnable ? train_one(part, part_labels, features) : Weights(features, 0);
      for (std::size_t i = fold; i < rows.size(); i += folds)
        scores[i] = learnable ? score(trained, rows[i]) : -1;
    }
    thresholds[topic] = best_threshold(scores, labels[topic]);
    std::vector<const Row*> all;
    for (const Row& row : rows) all.push_back(&row);
    weights[topic] = train_one(all, labels[topic], features);
  }
};

// How far below its threshold the nearest topic of an article without any may lie: what gives the best micro
// F1.
double best_fallback(const Job& job, TopicTraining::Quality& quality) {
  struct Nearest {
    double lacks;
    bool right;
  };
  std::vector<Nearest> without;
  Counts all;
  std::vector<Counts> by_topic(job.labels.size());
  for (std::size_t i = 0; i < job.rows.size(); ++i) {
    Nearest nearest{1e9, false};
    bool any = false;
    for (std::size_t topic = 0; topic < job.labels.size(); ++topic) {
      const bool gold = job.labels[topic][i] > 0;
      const double margin = job.unseen[topic][i] - job.thresholds[topic];
      if (gold) ++all.gold, ++by_topic[topic].gold;
      if (margin >= 0) {
        any = true;
        ++all.kept, ++by_topic[topic].kept;
        if (gold) ++all.right, ++by_topic[topic].right;
      } else if (-margin < nearest.lacks) {
        nearest = {-margin, gold};
      }
    }
    if (!any) without.push_back(nearest);
  }
  quality.macro_f1 = 0;
  for (const Counts& counts : by_topic)
    quality.macro_f1 += counts.f1() / static_cast<double>(by_topic.size());
  std::ranges::stable_sort(without, std::ranges::less(), &Nearest::lacks);
  quality.micro_f1 = all.f1();
  double fallback = 0;
  for (const Nearest& nearest : without) {
    ++all.kept;
    if (nearest.right) ++all.right;
    if (all.f1() > quality.micro_f1) {
      quality.micro_f1 = all.f1();
      fallback = nearest.lacks;
    }
  }
  return fallback;
}

void pack_weights(const Job& job, TopicModelParts& model) {
  std::vector<double> least;
  for (const Weights& weights : job.weights) {
    const double most =
        std::abs(*std::ranges::max_element(weights, {}, [](double w) { return std::abs(w); }));
    least.push_back(most * double{least_weight_share});
    model.bias.push_back(static_cast<float>(weights.back()));
  }
  for (std::size_t term = 0; term + 1 < job.features; ++term) {
    model.first.push_back(static_cast<std::uint32_t>(model.topic.size()));
    for (std::size_t topic = 0; topic < job.weights.size(); ++topic) {
      const double weight = job.weights[topic][term];
      if (std::abs(weight) < least[topic]) continue;
      model.topic.push_back(static_cast<std::uint16_t>(topic));
      model.weight.push_back(static_cast<float>(weight));
    }
  }
  model.first.push_back(static_cast<std::uint32_t>(model.topic.size()));
  for (const double threshold : job.thresholds) model.threshold.push_back(static_cast<float>(threshold));
}

}  // namespace

void TopicTraining::add(const AnalyzedArticle& text, std::span<const std::string> topics) {
  Labelled& article = articles_.emplace_back();
  topic_features(text, article.features);
  article.features.shrink_to_fit();
  for (const std::string& topic : topics) {
    const auto [number, fresh] = numbers_.try_emplace(topic, static_cast<std::uint16_t>(names_.size()));
    if (fresh) {
      if (names_.size() == 0xFFFF) throw Error("more than 65,535 different topics", "");
      names_.push_back(topic);
    }
    article.topics.push_back(number->second);
  }
}

TopicTraining::Result TopicTraining::train(std::size_t least_articles, unsigned jobs) const {
  Result result{};
  Job job;
  std::vector<std::size_t> frequency(names_.size(), 0);
  std::unordered_map<std::uint64_t, std::uint32_t> articles_of_term;
  for (const Labelled& article : articles_) {
    for (const std::uint16_t topic : article.topics) ++frequency[topic];
    for (const TopicFeature& feature : article.features) ++articles_of_term[feature.term];
  }
  for (std::size_t topic = 0; topic < names_.size(); ++topic) {
    if (frequency[topic] < least_articles || frequency[topic] == articles_.size()) continue;
    result.model.names.push_back(names_[topic]);
    std::vector<double>& labels = job.labels.emplace_back(articles_.size(), -1.0);
    for (std::size_t i = 0; i < articles_.size(); ++i) {
      if (std::ranges::find(articles_[i].topics, topic) != articles_[i].topics.end()) labels[i] = 1;
    }
  }
  if (job.labels.empty() || articles_.size() < 2 * folds) {
    throw Error("too few articles with topics to learn from: " + std::to_string(articles_.size()),
                "give more with --labels, or add articles whose source names topics");
  }
  for (const auto& [term, count] : articles_of_term) {
    if (count >= least_articles_of_term) result.model.terms.push_back(term);
  }
  std::ranges::sort(result.model.terms);
  std::unordered_map<std::uint64_t, int> index;
  for (const std::uint64_t term : result.model.terms) {
    index.emplace(term, static_cast<int>(index.size()) + 1);
    result.model.idf.push_back(
        static_cast<float>(std::log(static_cast<double>(articles_.size()) / articles_of_term[term])));
  }
  job.features = result.model.terms.size() + 1;
  for (const Labelled& article : articles_) {
    Row& row = job.rows.emplace_back();
    double square = 0;
    for (const TopicFeature& feature : article.features) {
      const auto found = index.find(feature.term);
      if (found == index.end()) continue;
      const double value = double{1 + std::log(feature.count)} *
                           double{result.model.idf[static_cast<std::size_t>(found->second) - 1]};
      row.push_back({found->second, value});
      square += value * value;
    }
    for (feature_node& node : row) node.value /= std::sqrt(square);
    row.push_back({static_cast<int>(job.features), 1});
    row.push_back({-1, 0});
  }
  set_print_string_function(&say_nothing);
  job.unseen.resize(job.labels.size());
  job.weights.resize(job.labels.size());
  job.thresholds.resize(job.labels.size());
  share_in_threads(std::max(jobs, 1U), job.labels.size(), [&](std::size_t topic) { job.learn(topic); });
  result.quality.topics = job.labels.size();
  result.model.articles = articles_.size();
  result.model.fallback = static_cast<float>(best_fallback(job, result.quality));
  pack_weights(job, result.model);
  return result;
}

}  // namespace backfile
