#include "indexer/annotators/topic.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "common/error.h"
#include "indexer/annotators/topic/topic_scores.h"

namespace backfile {
namespace {

constexpr std::size_t most_places = 8;
// Where the rules' terms are fewer, terms that the archive taught are shown too.
constexpr std::size_t enough_places = 3;

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
  } else if (const std::string learnt = archive + "/topics.learnt"; std::filesystem::exists(learnt)) {
    learnt_ = std::make_unique<LearntTopics>(learnt, rules_->topics());
  }
}

void TopicAnnotator::annotate_by_model(Article& article, const AnalyzedArticle& text) const {
  for (const TopicModel::Decision& decision : model_->decide(text)) {
    article.topic.push_back({.value = std::string(model_->name(decision.topic)),
                             .provenance = Provenance::derived,
                             .evidence = model_->places(decision.topic, text, most_places)});
  }
}

bool TopicAnnotator::weigh(const Article& article, const AnalyzedArticle& text,
                           const std::vector<TakenSpan>& taken, TopicEvidence& evidence) const {
  const LanguageRules* rules = rules_->find(article.language);
  if (rules == nullptr) return false;
  weigh_topics(text, taken, *rules, rules_->topics(), evidence);
  return true;
}

void TopicAnnotator::annotate(Article& article, const AnalyzedArticle& text,
                              std::vector<TakenSpan>& taken) const {
  if (!article.topic.empty()) return;
  if (model_) return annotate_by_model(article, text);
  thread_local TopicEvidence evidence;
  if (!weigh(article, text, taken, evidence)) return;
  if (learnt_) learnt_->add_scores(article.language, text, evidence);
  for (const std::uint16_t topic : choose_topics(evidence, rules_->topics())) {
    std::vector<Evidence> places =
        places_for_topic(topic, evidence, *rules_->find(article.language), most_places);
    if (learnt_ && places.size() < enough_places) {
      std::ranges::move(learnt_->places(article.language, topic, text, most_places - places.size()),
                        std::back_inserter(places));
    }
    article.topic.push_back({.value = rules_->topics()[topic].label,
                             .provenance = Provenance::derived,
                             .evidence = std::move(places)});
  }
}

}  // namespace backfile
