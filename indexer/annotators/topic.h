// The annotator `topic`: what an article is about, in the terms of IPTC Media Topics.
#pragma once

#include <memory>
#include <string>

#include "indexer/annotators/annotator.h"
#include "indexer/annotators/topic/topic_rules.h"

namespace backfile {

/// Decides by weighted seed terms (`topic/rules/`). Topics of the top level come first, then what is below
/// them: an article with "soccer" has "sport" too.
class TopicAnnotator : public Annotator {
 public:
  /// With the shipped rules.
  TopicAnnotator() = default;

  std::string_view name() const override { return "topic"; }
  void annotate(Article& article, const AnalyzedArticle& text, std::vector<TakenSpan>& taken) const override;

 private:
  const TopicRules* rules_ = &TopicRules::shipped();
};

}  // namespace backfile
