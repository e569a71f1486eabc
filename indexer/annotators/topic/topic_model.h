// A trained model for topics: a linear classifier a topic over tf-idf of the analyser's terms, with
// thresholds.
//
// Made by `backfile-index train-topics`, kept as `topics.model` in the archive, a section file: "terms"
// (XXH3-64 of each term, ascending), "idf" (a float each), "first" (where the weights of each begin), "topic"
// and "weight" (who is spoken for and how much), "bias" and "threshold" (a float a topic), "names" (a line a
// topic), "fallback", "articles". What the archive teaches without labels (topic_learning.h) is kept in such a
// file too, as `topics.learnt`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/section_file.h"
#include "indexer/annotators/annotator.h"

namespace backfile {

/// A distinct term of an article.
struct TopicFeature {
  std::uint64_t term;  ///< XXH3-64 of Word::term
  float count;         ///< in the headline twice as much as in the text
};

/// The distinct terms of an article that hold a letter, by their hash.
void topic_features(const AnalyzedArticle& text, std::vector<TopicFeature>& features);

/// What a model is made of, before it is written.
struct TopicModelParts {
  std::vector<std::uint64_t> terms;
  std::vector<float> idf;
  std::vector<std::uint32_t> first;  ///< one more than terms
  std::vector<std::uint16_t> topic;
  std::vector<float> weight;
  std::vector<float> bias;
  std::vector<float> threshold;
  std::vector<std::string> names;
  float fallback =
      0;  ///< where no topic reaches its threshold, the nearest is kept if it lacks less than this
  std::uint64_t articles = 0;  ///< that it was learnt from

  /// Replaces the file in one step. Throws Error where the disk does.
  void write(const std::string& path) const;
};

/// A model on disk. Immutable; thread-safe.
class TopicModel {
 public:
  struct Decision {
    std::uint16_t topic;
    float margin;  ///< score above the threshold
  };

  /// Throws Error for a file that is missing or damaged.
  explicit TopicModel(const std::string& path);

  std::size_t topics() const { return names_.size(); }
  std::string_view name(std::uint16_t topic) const { return names_[topic]; }
  std::uint64_t articles() const { return articles_; }  ///< that it was learnt from
  float bias(std::uint16_t topic) const { return bias_[topic]; }
  /// Replaces `scores` by those of all topics, with their bias, thresholds not taken off. False for an article without a known
  /// term.
  bool score(const AnalyzedArticle& text, std::vector<float>& scores) const;
  /// The topics of an article, the surest first.
  std::vector<Decision> decide(const AnalyzedArticle& text) const;
  /// The places whose terms say most for a topic, each term once; at most `limit`. `reason`: as in Evidence.
  std::vector<Evidence> places(std::uint16_t topic, const AnalyzedArticle& text, std::size_t limit,
                               std::string_view reason = "model term") const;

 private:
  std::size_t row_of(std::uint64_t term) const;

  static constexpr int bucket_bits = 12;

  SectionFile file_;
  std::span<const std::uint64_t> terms_;
  std::span<const float> idf_;
  std::span<const std::uint32_t> first_;
  std::span<const std::uint16_t> topic_;
  std::span<const float> weight_;
  std::span<const float> bias_;
  std::span<const float> threshold_;
  float fallback_ = 0;
  std::uint64_t articles_ = 0;
  std::vector<std::string_view> names_;
  std::vector<std::uint32_t> buckets_;  ///< by the first bits of a hash: the first term from there on
};

}  // namespace backfile
