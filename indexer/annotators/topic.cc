#include "indexer/annotators/topic.h"

#include <filesystem>
#include <fstream>

#include "common/error.h"
#include "indexer/annotators/topic/topic_scores.h"

namespace backfile {
namespace {

constexpr std::size_t most_places = 8;

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw system_error("read", path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

TopicAnnotator::TopicAnnotator(const std::string& archive) : rules_(&TopicRules::shipped()) {
  if (archive.empty()) return;
  if (const std::string own = archive + "/topic-rules.txt"; std::filesystem::exists(own)) {
    own_rules_ = std::make_unique<TopicRules>(text_of(own));
    rules_ = own_rules_.get();
  }
  if (const std::string model = archive + "/topics.model"; std::filesystem::exists(model)) {
    model_ = std::make_unique<TopicModel>(model);
  }
}

void TopicAnnotator::annotate_by_model(Article& article, const AnalyzedArticle& text) const {
  for (const TopicModel::Decision& decision : model_->decide(text)) {
    article.topic.push_back({.value = std::string(model_->name(decision.topic)),
                             .provenance = Provenance::derived,
                             .evidence = model_->places(decision.topic, text, most_places)});
  }
}

void TopicAnnotator::annotate(Article& article, const AnalyzedArticle& text,
                              std::vector<TakenSpan>& taken) const {
  if (!article.topic.empty()) return;
  if (model_) return annotate_by_model(article, text);
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
