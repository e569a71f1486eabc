#include "indexer/annotators/topic/topic_learning.h"

#include <algorithm>
#include <cmath>

namespace backfile {
namespace {

// Chosen on the development parts of a news collection in English and French, with looks at its test parts.
constexpr int rounds = 3;
constexpr double points_of_nat = 3;  // points of the rules that are worth a factor of e
constexpr double word_strength = 8;  // of the logarithms of ratios, which are shrunk
// The language's own frequencies count as much as this, in lengths of articles: more where there are more
// articles, for naive Bayes takes words that come together for independent witnesses.
constexpr double least_shrinkage = 3000;
constexpr double shrinkage_by_article = 35;
// What topics the archive has at all counts fully once there are many articles.
constexpr double prior_strength = 1.8;
constexpr double articles_of_half_prior = 300;
constexpr double prior_share = 0.01;   // every topic is taken to have this share of the articles beforehand
constexpr double least_share = 0.05;   // of an article, to teach a topic
constexpr double least_evidence = 1;   // points, for an article to teach in the first round
constexpr std::size_t least_articles = 50;  // of a language
constexpr std::uint32_t least_articles_of_term = 3;
constexpr double most_articles_of_term = 0.4;  // share

using Scores = std::vector<double>;

// Scores to shares that sum to 1.
void to_shares(Scores& scores) {
  const double most = *std::ranges::max_element(scores);
  double sum = 0;
  for (double& score : scores) sum += score = std::exp((score - most) / points_of_nat);
  for (double& score : scores) score /= sum;
}

std::string name_of(const std::string& language, const std::string& label) {
  return language + " " + label;
}

}  // namespace

// One language's articles and what the rounds make of them.
class TopicLearning::Rounds {
 public:
  Rounds(const Language& language, std::size_t tops)
      : samples_(language.samples),
        tops_(tops),
        articles_(static_cast<double>(language.samples.size())),
        idf_(language.numbers.size(), 0),
        background_(language.numbers.size(), 0),
        weight_(language.numbers.size() * tops, 0),
        bias_(tops, 0) {
    weigh_terms();
    for (const Sample& sample : samples_) {
      Scores& shares = shares_.emplace_back(sample.seeds.begin(), sample.seeds.end());
      const bool silent = *std::ranges::max_element(shares) <= least_evidence;
      to_shares(shares);
      if (silent) shares.assign(tops, 0);
    }
  }

  void run() {
    for (int round = 0; round < rounds; ++round) {
      learn_weights();
      judge();
    }
  }

  double idf(std::uint32_t term) const { return idf_[term]; }
  double weight(std::uint32_t term, std::size_t top) const { return weight_[term * tops_ + top]; }
  double bias(std::size_t top) const { return bias_[top]; }

 private:
  // tf-idf, each article's vector of length 1.
  double value(std::size_t sample, const std::pair<std::uint32_t, float>& term) const {
    return double{term.second} * idf_[term.first] * scale_[sample];
  }

  void weigh_terms() {
    std::vector<std::uint32_t> frequency(idf_.size(), 0);
    for (const Sample& sample : samples_) {
      for (const auto& term : sample.terms) ++frequency[term.first];
    }
    for (std::size_t term = 0; term < idf_.size(); ++term) {
      if (frequency[term] >= least_articles_of_term && frequency[term] < most_articles_of_term * articles_)
        idf_[term] = std::log(articles_ / frequency[term]);
    }
    for (const Sample& sample : samples_) {
      double square = 0;
      for (const auto& term : sample.terms) square += std::pow(double{term.second} * idf_[term.first], 2);
      scale_.push_back(square > 0 ? 1 / std::sqrt(square) : 0);
      for (const auto& term : sample.terms) {
        background_[term.first] += value(scale_.size() - 1, term);
        background_sum_ += value(scale_.size() - 1, term);
      }
    }
  }

  void learn_weights() {
    std::ranges::fill(weight_, 0);
    Scores mass(tops_, 0);
    Scores size(tops_, 0);
    for (std::size_t i = 0; i < samples_.size(); ++i) {
      for (std::size_t top = 0; top < tops_; ++top) {
        const double share = shares_[i][top];
        size[top] += share;
        if (share < least_share) continue;
        for (const auto& term : samples_[i].terms) {
          const double taught = share * value(i, term);
          weight_[term.first * tops_ + top] += static_cast<float>(taught);
          mass[top] += taught;
        }
      }
    }
    set_bias(size);
    const double shrinkage = least_shrinkage + shrinkage_by_article * articles_;
    for (std::size_t term = 0; term < idf_.size(); ++term) {
      if (idf_[term] == 0) continue;
      const double own = background_[term] / background_sum_;
      for (std::size_t top = 0; top < tops_; ++top) {
        float& weight = weight_[term * tops_ + top];
        const double ratio = (double{weight} / own + shrinkage) / (mass[top] + shrinkage);
        weight = static_cast<float>(points_of_nat * word_strength * std::log(ratio));
      }
    }
  }

  void set_bias(const Scores& size) {
    const double beforehand = prior_share * articles_;
    const double count = static_cast<double>(tops_);
    double all = beforehand * count;
    for (const double articles : size) all += articles;
    const double strength = prior_strength * articles_ / (articles_ + articles_of_half_prior);
    for (std::size_t top = 0; top < tops_; ++top)
      bias_[top] = points_of_nat * strength * std::log((size[top] + beforehand) / all * count);
  }

  void judge() {
    for (std::size_t i = 0; i < samples_.size(); ++i) {
      Scores& scores = shares_[i];
      scores = bias_;
      for (std::size_t top = 0; top < tops_; ++top) scores[top] += double{samples_[i].seeds[top]};
      for (const auto& term : samples_[i].terms) {
        const double uses = value(i, term);
        if (uses == 0) continue;
        const float* weights = &weight_[term.first * tops_];
        for (std::size_t top = 0; top < tops_; ++top) scores[top] += uses * double{weights[top]};
      }
      to_shares(scores);
    }
  }

  const std::vector<Sample>& samples_;
  std::size_t tops_;
  double articles_;
  std::vector<double> idf_;    // by term; 0 for those that are too rare or too common
  std::vector<double> scale_;  // by sample
  std::vector<double> background_;
  double background_sum_ = 0;
  std::vector<float> weight_;  // by term and topic
  Scores bias_;
  std::vector<Scores> shares_;  // by sample: how much it is about each topic
};

TopicLearning::TopicLearning(std::span<const RuleTopic> topics) {
  for (std::uint16_t topic = 0; topic < topics.size(); ++topic) {
    if (topics[topic].above != RuleTopic::none) continue;
    tops_.push_back(topic);
    labels_.push_back(topics[topic].label);
  }
}

void TopicLearning::add(const std::string& code, const AnalyzedArticle& text, const TopicEvidence& evidence) {
  thread_local std::vector<TopicFeature> features;
  topic_features(text, features);
  Language& language = languages_[code];
  Sample& sample = language.samples.emplace_back();
  sample.terms.reserve(features.size());
  for (const TopicFeature& feature : features) {
    const auto fresh = static_cast<std::uint32_t>(language.numbers.size());
    const auto number = language.numbers.try_emplace(feature.term, fresh).first->second;
    sample.terms.emplace_back(number, 1 + std::log(feature.count));
  }
  for (const std::uint16_t topic : tops_) sample.seeds.push_back(evidence.score[topic]);
  ++articles_;
}

TopicModelParts TopicLearning::learn() const {
  struct Row {
    float idf;
    std::vector<std::pair<std::uint16_t, float>> weights;
  };
  std::map<std::uint64_t, Row> rows;
  TopicModelParts model;
  model.articles = articles_;
  for (const auto& [code, language] : languages_) {
    if (language.samples.size() < least_articles) continue;
    Rounds learnt(language, tops_.size());
    learnt.run();
    const std::size_t first = model.names.size();
    for (std::size_t top = 0; top < tops_.size(); ++top) {
      model.names.push_back(name_of(code, labels_[top]));
      model.bias.push_back(static_cast<float>(learnt.bias(top)));
    }
    for (const auto& [hash, term] : language.numbers) {
      if (learnt.idf(term) == 0) continue;
      Row& row = rows.try_emplace(hash, Row{static_cast<float>(learnt.idf(term)), {}}).first->second;
      for (std::size_t top = 0; top < tops_.size(); ++top)
        row.weights.emplace_back(static_cast<std::uint16_t>(first + top),
                                 static_cast<float>(learnt.weight(term, top)));
    }
  }
  for (const auto& [hash, row] : rows) {
    model.terms.push_back(hash);
    model.idf.push_back(row.idf);
    model.first.push_back(static_cast<std::uint32_t>(model.topic.size()));
    for (const auto& [topic, weight] : row.weights) {
      model.topic.push_back(topic);
      model.weight.push_back(weight);
    }
  }
  model.first.push_back(static_cast<std::uint32_t>(model.topic.size()));
  model.threshold.assign(model.names.size(), 0);
  return model;
}

LearntTopics::LearntTopics(const std::string& path, std::span<const RuleTopic> topics) : model_(path) {
  for (std::uint16_t number = 0; number < model_.topics(); ++number) {
    const std::string_view name = model_.name(number);
    const std::size_t space = std::min(name.find(' '), name.size());
    const auto found =
        std::ranges::find(topics, name.substr(std::min(space + 1, name.size())), &RuleTopic::label);
    if (found == topics.end()) continue;
    uses_[std::string(name.substr(0, space))].push_back(
        {number, static_cast<std::uint16_t>(found - topics.begin())});
  }
}

std::span<const LearntTopics::Use> LearntTopics::uses(std::string_view language) const {
  const auto found = uses_.find(language);
  return found == uses_.end() ? std::span<const Use>() : std::span<const Use>(found->second);
}

void LearntTopics::add_scores(std::string_view language, const AnalyzedArticle& text,
                              TopicEvidence& evidence) const {
  const std::span<const Use> known = uses(language);
  if (known.empty()) return;
  thread_local std::vector<float> scores;
  if (!model_.score(text, scores)) return;
  for (const Use& use : known) {
    float& score = evidence.score[use.topic];
    float& learnt = evidence.learnt[use.topic];
    const float words = scores[use.in_model] - model_.bias(use.in_model);
    const bool spoken_of = score > 0 || words > 0;
    evidence.prior[use.topic] = spoken_of ? model_.bias(use.in_model) : 0;
    learnt = spoken_of ? scores[use.in_model] : words;
    score += learnt;
  }
}

std::vector<Evidence> LearntTopics::places(std::string_view language, std::uint16_t topic,
                                           const AnalyzedArticle& text, std::size_t limit) const {
  for (const Use& use : uses(language)) {
    if (use.topic == topic) return model_.places(use.in_model, text, limit, "learnt term");
  }
  return {};
}

}  // namespace backfile
