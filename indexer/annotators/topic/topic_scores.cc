#include "indexer/annotators/topic/topic_scores.h"

#include <algorithm>
#include <cmath>

namespace backfile {
namespace {

// How much one use of a term counts in the headline, among the first words, and later.
constexpr float in_title = 3.0F;
constexpr float in_lead = 1.6F;
constexpr std::uint32_t lead_tokens = 60;
// A term used often says more, but not as many times more.
float saturated(float uses) {
  return std::log2(1 + uses);
}

// The best topic of the top level needs this score, further ones more, and a share of the best one's.
constexpr float least_score_of_best = 0.5F;
constexpr float least_score = 2.5F;
constexpr float least_share = 0.35F;
constexpr std::size_t most_tops = 3;
// One below it: this score, and this share of what the rules give the topic of the top level.
constexpr float least_score_below = 4.5F;
constexpr float least_share_below = 0.15F;
constexpr std::size_t most_below = 3;

}  // namespace

void weigh_topics(const AnalyzedArticle& text, const std::vector<TakenSpan>& taken,
                  const LanguageRules& rules, std::span<const RuleTopic> topics, TopicEvidence& evidence) {
  evidence.title.clear();
  evidence.body.clear();
  for (const std::uint32_t term : evidence.terms) evidence.strength[term] = 0;
  evidence.terms.clear();
  evidence.strength.resize(rules.terms(), 0);
  evidence.score.assign(topics.size(), 0);
  evidence.learnt.assign(topics.size(), 0);
  evidence.prior.assign(topics.size(), 0);
  // Ascending, and those that overlap as one.
  const auto stretches_in = [&](bool title) {
    std::vector<TakenSpan> stretches;
    for (const TakenSpan& span : taken) {
      if (span.in_title == title) stretches.push_back(span);
    }
    std::ranges::sort(stretches, {}, &TakenSpan::begin);
    std::size_t kept = 0;
    for (const TakenSpan& span : stretches) {
      if (kept > 0 && span.begin <= stretches[kept - 1].end) {
        stretches[kept - 1].end = std::max(stretches[kept - 1].end, span.end);
      } else {
        stretches[kept++] = span;
      }
    }
    stretches.resize(kept);
    return stretches;
  };
  const auto is_taken = [&](bool title) {
    return [stretches = stretches_in(title)](const Token& token) {
      const auto behind = std::ranges::upper_bound(stretches, token.begin, {}, &TakenSpan::begin);
      return behind != stretches.begin() && token.begin < (behind - 1)->end;
    };
  };
  NotesOfWords* const notes = text.notes != nullptr ? &text.notes->of(&rules) : nullptr;
  rules.find(text.title, notes, is_taken(true), evidence.title);
  rules.find(text.body, notes, is_taken(false), evidence.body);
  const auto use = [&](const RuleHit& hit, float counts) {
    if (evidence.strength[hit.term] == 0) evidence.terms.push_back(hit.term);
    evidence.strength[hit.term] += counts;
  };
  for (const RuleHit& hit : evidence.title) use(hit, in_title);
  for (const RuleHit& hit : evidence.body) use(hit, hit.token < lead_tokens ? in_lead : 1);
  for (const std::uint32_t term : evidence.terms) {
    evidence.strength[term] = saturated(evidence.strength[term]);
    for (const RuleUse& said : rules.uses(term)) {
      evidence.score[said.topic] += said.weight * evidence.strength[term];
    }
  }
}

std::vector<std::uint16_t> choose_topics(const TopicEvidence& evidence, std::span<const RuleTopic> topics) {
  const auto better = [&](std::uint16_t a, std::uint16_t b) {
    return evidence.score[a] != evidence.score[b] ? evidence.score[a] > evidence.score[b] : a < b;
  };
  std::vector<std::uint16_t> tops;
  for (std::uint16_t topic = 0; topic < topics.size(); ++topic) {
    if (topics[topic].above == RuleTopic::none && evidence.score[topic] >= least_score_of_best)
      tops.push_back(topic);
  }
  std::ranges::sort(tops, better);
  const std::uint16_t best = tops.empty() ? RuleTopic::none : tops.front();
  const auto said = [&](std::uint16_t topic) {
    return evidence.score[topic] - std::max(evidence.prior[topic], 0.0F);
  };
  const auto enough = [](float score, float of_best) {
    return score >= std::max(least_score, least_share * of_best);
  };
  // That most of the archive is about the best topic does not hide what else this article is about.
  std::erase_if(tops, [&](std::uint16_t topic) {
    return topic != best && !enough(evidence.score[topic], evidence.score[best]) &&
           !enough(said(topic), said(best));
  });
  if (tops.size() > most_tops) tops.resize(most_tops);
  std::vector<std::uint16_t> below;
  for (std::uint16_t topic = 0; topic < topics.size(); ++topic) {
    if (topics[topic].above == RuleTopic::none) continue;
    const std::uint16_t top = topics[topic].top;
    const bool kept = std::ranges::find(tops, top) != tops.end();
    const float by_rules = evidence.score[top] - evidence.learnt[top];
    if (kept && evidence.score[topic] >= std::max(least_score_below, least_share_below * by_rules))
      below.push_back(topic);
  }
  std::ranges::sort(below, better);
  if (below.size() > most_below) below.resize(most_below);
  tops.insert(tops.end(), below.begin(), below.end());
  return tops;
}

std::vector<Evidence> places_for_topic(std::uint16_t topic, const TopicEvidence& evidence,
                                       const LanguageRules& rules, std::size_t limit) {
  struct Place {
    float says;
    const RuleHit* hit;
    bool in_title;
  };
  std::vector<Place> places;
  const auto collect = [&](const std::vector<RuleHit>& hits, bool title) {
    for (const RuleHit& hit : hits) {
      for (const RuleUse& said : rules.uses(hit.term)) {
        if (said.topic != topic || said.weight <= 0) continue;
        const auto same = [&](const Place& place) { return place.hit->term == hit.term; };
        if (std::ranges::none_of(places, same)) {
          places.push_back({said.weight * evidence.strength[hit.term], &hit, title});
        }
      }
    }
  };
  collect(evidence.title, true);
  collect(evidence.body, false);
  std::ranges::stable_sort(places, std::ranges::greater(), &Place::says);
  if (places.size() > limit) places.resize(limit);
  std::vector<Evidence> found;
  for (const Place& place : places) {
    found.push_back({place.hit->begin, place.hit->end, place.in_title, "seed term"});
  }
  return found;
}

}  // namespace backfile
