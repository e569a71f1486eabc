// The annotator `topic`: what an article is about, in the terms of IPTC Media Topics.
#pragma once

#include <memory>
#include <string>

#include "indexer/annotators/annotator.h"
#include "indexer/annotators/topic/topic_model.h"
#include "indexer/annotators/topic/topic_rules.h"

namespace backfile {

/// Decides by weighted seed terms (`topic/rules/`), or by what the archive's labels taught (train-topics).
/// Topics of the top level come first, then what is below them: an article with "soccer" has "sport" too.
class TopicAnnotator : public Annotator {
 public:
  /// With the shipped rules; where `archive` holds them, with its `topic-rules.txt` over them, and with its
  /// `topics.model` instead of rules. Throws Error where one of these is not understood.
  explicit TopicAnnotator(const std::string& archive = "");

  std::string_view name() const override { return "topic"; }
  void annotate(Article& article, const AnalyzedArticle& text, std::vector<TakenSpan>& taken) const override;

 private:
  void annotate_by_model(Article& article, const AnalyzedArticle& text) const;

  std::unique_ptr<TopicRules> own_rules_;
  const TopicRules* rules_ = nullptr;
  std::unique_ptr<TopicModel> model_;
};

}  // namespace backfile
