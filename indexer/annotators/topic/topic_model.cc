#include "indexer/annotators/topic/topic_model.h"

#include <xxhash.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <unordered_set>

#include "common/ascii.h"
#include "common/error.h"
#include "common/table_rows.h"

namespace backfile {
namespace {

constexpr float in_title = 2;

std::uint64_t hash_of(const Token& token) {
  const std::string_view term = token.word->term;
  return XXH3_64bits(term.data(), term.size());
}

bool holds_letter(std::string_view form) {
  return std::ranges::any_of(
      form, [](char c) { return is_ascii_lower(c) || (static_cast<unsigned char>(c) >= 0x80); });
}

}  // namespace

void topic_features(const AnalyzedArticle& text, std::vector<TopicFeature>& features) {
  features.clear();
  for (const Token& token : text.title) {
    if (holds_letter(token.word->form)) features.push_back({hash_of(token), in_title});
  }
  for (const Token& token : text.body) {
    if (holds_letter(token.word->form)) features.push_back({hash_of(token), 1});
  }
  std::ranges::sort(features, std::ranges::less(), &TopicFeature::term);
  std::size_t kept = 0;
  for (const TopicFeature& feature : features) {
    if (kept > 0 && features[kept - 1].term == feature.term) {
      features[kept - 1].count += feature.count;
    } else {
      features[kept++] = feature;
    }
  }
  features.resize(kept);
}

void TopicModelParts::write(const std::string& path) const {
  const std::string fresh = path + ".new";
  SectionWriter writer(fresh);
  writer.section<std::uint64_t>("terms", terms);
  writer.section<float>("idf", idf);
  writer.section<std::uint32_t>("first", first);
  writer.section<std::uint16_t>("topic", topic);
  writer.section<float>("weight", weight);
  writer.section<float>("bias", bias);
  writer.section<float>("threshold", threshold);
  std::string lines;
  for (const std::string& name : names) lines += name + "\n";
  writer.section<char>("names", lines);
  writer.section<float>("fallback", std::span(&fallback, 1));
  writer.section<std::uint64_t>("articles", std::span(&articles, 1));
  writer.finish();
  std::filesystem::rename(fresh, path);
}

TopicModel::TopicModel(const std::string& path)
    : file_(path),
      terms_(file_.values<std::uint64_t>("terms")),
      idf_(file_.values<float>("idf")),
      first_(file_.values<std::uint32_t>("first")),
      topic_(file_.values<std::uint16_t>("topic")),
      weight_(file_.values<float>("weight")),
      bias_(file_.values<float>("bias")),
      threshold_(file_.values<float>("threshold")) {
  const std::span<const char> names = file_.values<char>("names");
  for_each_part(std::string_view(names.data(), names.size()), '\n',
                [&](std::string_view name) { names_.push_back(name); });
  const std::span<const float> fallback = file_.values<float>("fallback");
  const bool sound = file_.verify().empty() && fallback.size() == 1 && first_.size() == terms_.size() + 1 &&
                     idf_.size() == terms_.size() && topic_.size() == weight_.size() &&
                     first_.back() == topic_.size() && std::ranges::is_sorted(first_) &&
                     bias_.size() == names_.size() && threshold_.size() == names_.size() &&
                     std::ranges::all_of(topic_, [&](std::uint16_t topic) { return topic < names_.size(); });
  if (!sound) {
    throw Error(path + " is damaged",
                "delete it, and make it again: backfile-index train-topics, or annotate");
  }
  fallback_ = fallback.front();
  if (const auto articles = file_.values<std::uint64_t>("articles"); !articles.empty())
    articles_ = articles.front();
  buckets_.resize((std::size_t{1} << bucket_bits) + 1, static_cast<std::uint32_t>(terms_.size()));
  for (std::size_t row = terms_.size(); row-- > 0;) {
    buckets_[terms_[row] >> (64 - bucket_bits)] = static_cast<std::uint32_t>(row);
  }
  for (std::size_t bucket = buckets_.size() - 1; bucket-- > 0;)
    buckets_[bucket] = std::min(buckets_[bucket], buckets_[bucket + 1]);
}

std::size_t TopicModel::row_of(std::uint64_t term) const {
  const std::size_t bucket = term >> (64 - bucket_bits);
  for (std::size_t row = buckets_[bucket]; row < buckets_[bucket + 1]; ++row) {
    if (terms_[row] == term) return row;
  }
  return terms_.size();
}

bool TopicModel::score(const AnalyzedArticle& text, std::vector<float>& scores) const {
  thread_local std::vector<TopicFeature> features;
  topic_features(text, features);
  scores.assign(names_.size(), 0);
  double square = 0;
  for (const TopicFeature& feature : features) {
    const std::size_t row = row_of(feature.term);
    if (row == terms_.size()) continue;
    const float value = (1 + std::log(feature.count)) * idf_[row];
    square += double{value} * double{value};
    for (std::uint32_t i = first_[row]; i < first_[row + 1]; ++i) scores[topic_[i]] += value * weight_[i];
  }
  const float scale = square > 0 ? static_cast<float>(1 / std::sqrt(square)) : 0;
  for (std::size_t topic = 0; topic < names_.size(); ++topic)
    scores[topic] = scores[topic] * scale + bias_[topic];
  return square > 0;
}

std::vector<TopicModel::Decision> TopicModel::decide(const AnalyzedArticle& text) const {
  thread_local std::vector<float> scores;
  const bool knows_words = score(text, scores);
  std::vector<Decision> decisions;
  Decision nearest{0, -fallback_};
  for (std::uint16_t topic = 0; topic < names_.size(); ++topic) {
    const float margin = scores[topic] - threshold_[topic];
    if (margin >= 0) decisions.push_back({topic, margin});
    if (margin > nearest.margin) nearest = {topic, margin};
  }
  if (decisions.empty() && knows_words && nearest.margin > -fallback_) decisions.push_back(nearest);
  std::ranges::stable_sort(decisions, std::ranges::greater(), &Decision::margin);
  return decisions;
}

std::vector<Evidence> TopicModel::places(std::uint16_t topic, const AnalyzedArticle& text, std::size_t limit,
                                         std::string_view reason) const {
  struct Place {
    float says;
    Evidence evidence;
  };
  std::vector<Place> places;
  std::unordered_set<std::uint64_t> seen;
  const auto collect = [&](const std::vector<Token>& tokens, bool title) {
    for (const Token& token : tokens) {
      const std::uint64_t hash = hash_of(token);
      const std::size_t row = row_of(hash);
      if (row == terms_.size() || !seen.insert(hash).second) continue;
      for (std::uint32_t i = first_[row]; i < first_[row + 1]; ++i) {
        if (topic_[i] == topic && weight_[i] > 0) {
          places.push_back({weight_[i] * idf_[row], {token.begin, token.end, title, std::string(reason)}});
        }
      }
    }
  };
  collect(text.title, true);
  collect(text.body, false);
  std::ranges::stable_sort(places, std::ranges::greater(), &Place::says);
  if (places.size() > limit) places.resize(limit);
  std::vector<Evidence> found;
  for (Place& place : places) found.push_back(std::move(place.evidence));
  return found;
}

}  // namespace backfile
