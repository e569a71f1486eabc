// What an archive itself teaches about topics: the words that go with the rules' terms in its articles.
//
// Self-training: articles in which the rules find evidence say which other words speak for a topic, these
// words and the rules judge all articles anew, and so for a few rounds. Naive Bayes over tf-idf, a language at
// a time, each topic's words shrunk towards those of the language.
#pragma once

#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/annotators/topic/topic_model.h"
#include "indexer/annotators/topic/topic_scores.h"

namespace backfile {

/// Collects articles and what the rules say of them, then learns. Memory: 8 bytes for each distinct term of
/// each article.
class TopicLearning {
 public:
  /// `topics`: those of the rules that the evidence is about.
  explicit TopicLearning(std::span<const RuleTopic> topics);

  void add(const std::string& language, const AnalyzedArticle& text, const TopicEvidence& evidence);
  std::size_t articles() const { return articles_; }

  /// For LearntTopics. Depends on what was added and in which order, and on nothing else. Without topics where
  /// no language has enough articles.
  TopicModelParts learn() const;

 private:
  struct Sample {
    std::vector<std::pair<std::uint32_t, float>> terms;  ///< number; 1 + logarithm of the count
    std::vector<float> seeds;                            ///< score by the rules, by topic of the top level
  };
  struct Language {
    std::unordered_map<std::uint64_t, std::uint32_t> numbers;
    std::vector<Sample> samples;
  };
  class Rounds;

  std::vector<std::uint16_t> tops_;
  std::vector<std::string> labels_;
  std::map<std::string, Language> languages_;
  std::size_t articles_ = 0;
};

/// What was learnt, for use beside the rules. Immutable; thread-safe.
class LearntTopics {
 public:
  /// A file that TopicModelParts::write made of `TopicLearning::learn`. Throws Error for one that is missing or
  /// damaged.
  LearntTopics(const std::string& path, std::span<const RuleTopic> topics);

  /// How many articles taught it.
  std::uint64_t articles() const { return model_.articles(); }
  /// Adds to the scores of the topics of the top level. That the archive has many articles of a topic counts
  /// only where words speak for it too.
  void add_scores(std::string_view language, const AnalyzedArticle& text, TopicEvidence& evidence) const;
  /// The places whose terms say most for a topic; at most `limit`.
  std::vector<Evidence> places(std::string_view language, std::uint16_t topic, const AnalyzedArticle& text,
                               std::size_t limit) const;

 private:
  struct Use {
    std::uint16_t in_model;
    std::uint16_t topic;
  };
  std::span<const Use> uses(std::string_view language) const;

  TopicModel model_;
  std::map<std::string, std::vector<Use>, std::less<>> uses_;
};

}  // namespace backfile
