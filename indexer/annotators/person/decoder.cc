#include "indexer/annotators/person/decoder.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "indexer/annotators/person/features.h"

namespace backfile {
namespace {

constexpr std::int32_t forbidden = -1'000'000;

// All labels at once; with the compiler's vectors this is two instructions.
using Bytes = std::int8_t __attribute__((vector_size(label_count)));
using Shorts = std::int16_t __attribute__((vector_size(2 * label_count)));
static_assert(sizeof(Bytes) == sizeof(LabelWeights) && sizeof(Shorts) == sizeof(LabelScores));

Shorts load(const LabelWeights& weights) {
  Bytes bytes;
  std::memcpy(&bytes, weights.data(), sizeof bytes);
  return __builtin_convertvector(bytes, Shorts);
}

Shorts load(const LabelScores& scores) {
  Shorts shorts;
  std::memcpy(&shorts, scores.data(), sizeof shorts);
  return shorts;
}

void store(Shorts shorts, LabelScores& scores) {
  std::memcpy(scores.data(), &shorts, sizeof shorts);
}

}  // namespace

PersonDecoder::PersonDecoder(const PersonModel& model) : bits_(model.bits) {
  std::vector<BothWeights> weights(std::size_t{1} << model.bits);
  for (std::size_t i = 0; i < weights.size(); ++i)
    weights[i] = {model.stages[0].weights[i], model.stages[1].weights[i]};
  weights_ = std::make_shared<const std::vector<BothWeights>>(std::move(weights));
  for (std::size_t stage = 0; stage < 2; ++stage) {
    for (std::size_t link = 0; link < link_count; ++link) {
      for (std::size_t before = 0; before < label_count; ++before) {
        for (std::size_t here = 0; here < label_count; ++here) {
          const bool allowed = may_follow(static_cast<NameLabel>(before), static_cast<NameLabel>(here),
                                          static_cast<Link>(link));
          steps_[stage][link][before][here] =
              allowed ? model.stages[stage].transitions[link][before][here] : forbidden;
        }
      }
    }
  }
}

void PersonDecoder::forget() {
  words_.clear();
}

const PersonDecoder::BothScores& PersonDecoder::score_word(const NameWords& words, std::uint32_t word,
                                                           Place place) {
  WordScores& known = words_[word];
  const auto at = static_cast<std::size_t>(place);
  BothScores& cached = known.sums[at];
  if ((static_cast<unsigned>(known.known) >> at & 1U) == 0) {
    features_.clear();
    append_word_features(words.surface(word), words[word].traits, place, features_);
    Shorts first{}, second{};
    for (std::uint64_t feature : features_) {
      const BothWeights& both = (*weights_)[bucket(feature)];
      first += load(both[0]);
      second += load(both[1]);
    }
    store(first, cached[0]);
    store(second, cached[1]);
    known.known = static_cast<std::uint8_t>(known.known | 1U << at);
  }
  return cached;
}

void PersonDecoder::ask_for(const PersonText& text, const NameWords& words, std::size_t candidate,
                            Buckets& buckets) const {
  buckets.count = 0;
  const auto sink = [&](std::uint64_t feature) {
    const std::uint32_t at = bucket(feature);
    __builtin_prefetch(weights_->data() + at);
    buckets.list[buckets.count++] = at;
  };
  for_each_context_feature(text, words, candidate, sink);
  for_each_article_feature(text, words, candidate, sink);
}

template <bool both>
void PersonDecoder::score(const PersonText& text, const NameWords& words) {
  words_.resize(std::max(words_.size(), words.size()));
  for (std::size_t stage = 0; stage < (both ? 2U : 1U); ++stage)
    scores_[stage].resize(text.candidates.size());
  const BothWeights* const weights = weights_->data();
  const std::size_t count = text.candidates.size();
  // Memory is slower than hashing: the weights of a candidate come while those of the one before are added.
  std::array<Buckets, 2> buckets;
  if (count > 0) ask_for(text, words, 0, buckets[0]);
  for (std::size_t i = 0; i < count; ++i) {
    if (i + 1 < count) ask_for(text, words, i + 1, buckets[(i + 1) % 2]);
    Shorts sums{};
    Shorts later{};
    for_each_neighbour(text, text.candidates[i].token, [&](std::size_t token, Place place) {
      const BothScores& word = score_word(words, text.tokens[token].word, place);
      sums += load(word[0]);
      if constexpr (both) later += load(word[1]);
    });
    const Buckets& own = buckets[i % 2];
    for (std::size_t k = 0; k < own.count; ++k) {
      const BothWeights& weight = weights[own.list[k]];
      sums += load(weight[0]);
      if constexpr (both) later += load(weight[1]);
    }
    store(sums, scores_[0][i]);
    if constexpr (both) store(later, scores_[1][i]);
  }
}

void PersonDecoder::score_votes(const PersonText& text, const NameWords& words) {
  const BothWeights* const weights = weights_->data();
  for (std::size_t i = 0; i < text.candidates.size(); ++i) {
    Shorts sums = load(scores_[1][i]);
    for_each_vote_feature(text, words, i, first_,
                          [&](std::uint64_t feature) { sums += load(weights[bucket(feature)][1]); });
    store(sums, scores_[1][i]);
  }
}

void PersonDecoder::find_best(std::size_t stage, const PersonText& text, std::vector<NameLabel>& labels) {
  const std::size_t count = text.candidates.size();
  labels.resize(count);
  back_.resize(count);
  for (std::size_t begin = 0; begin < count;) {
    std::size_t end = begin + 1;
    while (end < count && !text.candidates[end].starts_sentence) ++end;
    Sums best = steps_[stage][static_cast<std::size_t>(Link::far)][0];
    for (std::size_t label = 0; label < label_count; ++label) best[label] += scores_[stage][begin][label];
    for (std::size_t i = begin + 1; i < end; ++i) {
      const auto& steps = steps_[stage][static_cast<std::size_t>(text.candidates[i].link)];
      Sums next;
      next.fill(std::numeric_limits<std::int32_t>::min());
      for (std::size_t before = 0; before < label_count; ++before) {
        for (std::size_t here = 0; here < label_count; ++here) {
          const std::int32_t sum = best[before] + steps[before][here];
          if (sum > next[here]) {
            next[here] = sum;
            back_[i][here] = static_cast<std::uint8_t>(before);
          }
        }
      }
      for (std::size_t here = 0; here < label_count; ++here)
        best[here] = next[here] + scores_[stage][i][here];
    }
    for (NameLabel open : {NameLabel::first, NameLabel::inner})
      best[static_cast<std::size_t>(open)] += forbidden;
    auto label = static_cast<std::size_t>(std::ranges::max_element(best) - best.begin());
    for (std::size_t i = end; i-- > begin;) {
      labels[i] = static_cast<NameLabel>(label);
      if (i > begin) label = back_[i][label];
    }
    begin = end;
  }
}

const std::vector<NameLabel>& PersonDecoder::settle_first(PersonText& text) {
  find_best(0, text, first_);
  count_votes(text, first_);
  return first_;
}

const std::vector<NameLabel>& PersonDecoder::decode_first(PersonText& text, const NameWords& words) {
  score<false>(text, words);
  return settle_first(text);
}

const std::vector<NameLabel>& PersonDecoder::decode(PersonText& text, const NameWords& words) {
  score<true>(text, words);
  settle_first(text);
  score_votes(text, words);
  find_best(1, text, second_);
  return second_;
}

void count_votes(PersonText& text, const std::vector<NameLabel>& labels) {
  for (FormEvidence& evidence : text.evidence) evidence.votes.fill(0);
  for (std::size_t i = 0; i < text.candidates.size(); ++i) {
    auto& votes = text.evidence[text.candidates[i].evidence].votes[static_cast<std::size_t>(labels[i])];
    if (votes < std::numeric_limits<std::uint16_t>::max()) ++votes;
  }
}

}  // namespace backfile
