// What the rules say for each topic of an article, and which topics it is then about.
#pragma once

#include <vector>

#include "indexer/annotators/annotator.h"
#include "indexer/annotators/topic/topic_rules.h"

namespace backfile {

/// An article's terms of the rules and what they add up to. Reused from article to article.
struct TopicEvidence {
  std::vector<RuleHit> title;
  std::vector<RuleHit> body;
  std::vector<float> strength;       ///< by term: how much the article uses it, 0 for not at all
  std::vector<std::uint32_t> terms;  ///< those with a strength
  std::vector<float> score;          ///< by topic
  std::vector<float> learnt;         ///< by topic, the part of the score that is not from the rules
  std::vector<float> prior;          ///< by topic, the part of `learnt` that the article's words did not say
};

/// Looks for the rules' terms outside of `taken` and adds up.
void weigh_topics(const AnalyzedArticle& text, const std::vector<TakenSpan>& taken,
                  const LanguageRules& rules, std::span<const RuleTopic> topics, TopicEvidence& evidence);

/// The topics to keep, most salient of the top level first, then those below them.
std::vector<std::uint16_t> choose_topics(const TopicEvidence& evidence, std::span<const RuleTopic> topics);

/// The places that speak most for a topic: each term once, at its first place; at most `limit`.
std::vector<Evidence> places_for_topic(std::uint16_t topic, const TopicEvidence& evidence,
                                       const LanguageRules& rules, std::size_t limit);

}  // namespace backfile
