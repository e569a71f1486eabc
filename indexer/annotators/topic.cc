#include "indexer/annotators/topic.h"

#include "indexer/annotators/topic/topic_scores.h"

namespace backfile {
namespace {

constexpr std::size_t most_places = 8;

}  // namespace

void TopicAnnotator::annotate(Article& article, const AnalyzedArticle& text,
                              std::vector<TakenSpan>& taken) const {
  if (!article.topic.empty()) return;
  const LanguageRules* rules = rules_->find(article.language);
  if (rules == nullptr) return;
  thread_local TopicEvidence evidence;
  weigh_topics(text, taken, *rules, rules_->topics(), evidence);
  for (const std::uint16_t topic : choose_topics(evidence, rules_->topics())) {
    article.topic.push_back({.value = rules_->topics()[topic].label,
                             .provenance = Provenance::derived,
                             .evidence = places_for_topic(topic, evidence, *rules, most_places)});
  }
}

}  // namespace backfile
