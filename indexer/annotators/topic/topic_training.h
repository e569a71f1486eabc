// Learns topics from labelled articles: liblinear, one classifier a topic, thresholds by cross-validation.
#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/annotators/topic/topic_model.h"

namespace backfile {

/// Collects labelled articles, then trains. Memory: 12 bytes for each distinct term of each article.
class TopicTraining {
 public:
  void add(const AnalyzedArticle& text, std::span<const std::string> topics);
  std::size_t articles() const { return articles_.size(); }

  struct Quality {
    double micro_f1;  ///< over the articles, each judged by a model that has not seen it
    double macro_f1;
    std::size_t topics;
  };
  struct Result {
    TopicModelParts model;
    Quality quality;
  };
  /// Topics of fewer than `least_articles` articles are left out. `jobs` threads; the result does not depend
  /// on their number. Throws Error where there is too little to learn from.
  Result train(std::size_t least_articles, unsigned jobs) const;

 private:
  struct Labelled {
    std::vector<TopicFeature> features;
    std::vector<std::uint16_t> topics;
  };
  std::vector<Labelled> articles_;
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::uint16_t> numbers_;
};

}  // namespace backfile
