// The annotator `topic`: what an article is about, in the terms of IPTC Media Topics.
#pragma once

#include <memory>
#include <string>

#include "indexer/annotators/annotator.h"
#include "indexer/annotators/topic/topic_learning.h"
#include "indexer/annotators/topic/topic_model.h"
#include "indexer/annotators/topic/topic_rules.h"

namespace backfile {

/// Decides by weighted seed terms (`topic/rules/`) and what the archive itself taught (topic_learning.h), or by
/// what the archive's labels taught alone (train-topics).
/// Topics of the top level come first, then what is below them: an article with "soccer" has "sport" too.
class TopicAnnotator : public Annotator {
 public:
  /// With the shipped rules; where `archive` holds them, with its `topic-rules.txt` over them and its
  /// `topics.learnt` beside them, or with its `topics.model` instead. Throws Error where one of these is not
  /// understood.
  explicit TopicAnnotator(const std::string& archive = "");

  std::string_view name() const override { return "topic"; }
  void annotate(Article& article, const AnalyzedArticle& text, std::vector<TakenSpan>& taken) const override;

  /// Whether labels decide: then there is nothing to learn without them.
  bool has_model() const { return model_ != nullptr; }
  const TopicRules& rules() const { return *rules_; }
  /// What the rules alone say of an article; false where there are none for its language.
  bool weigh(const Article& article, const AnalyzedArticle& text, const std::vector<TakenSpan>& taken,
             TopicEvidence& evidence) const;
  /// What the archive taught: from now on used beside the rules. nullptr: nothing.
  void learn(std::unique_ptr<LearntTopics> learnt) { learnt_ = std::move(learnt); }
  const LearntTopics* learnt() const { return learnt_.get(); }

 private:
  void annotate_by_model(Article& article, const AnalyzedArticle& text) const;

  std::unique_ptr<TopicRules> own_rules_;
  const TopicRules* rules_ = nullptr;
  std::unique_ptr<TopicModel> model_;
  std::unique_ptr<LearntTopics> learnt_;
};

}  // namespace backfile
