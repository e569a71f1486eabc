#include "indexer/annotators/person/field.h"

#include <algorithm>
#include <cmath>

namespace backfile {
namespace {

using Row = std::array<float, label_count>;
constexpr float impossible = -1e9F;
constexpr float steps_of_one = 32;  // a weight of 1 is 32 in the model

float log_sum(const Row& row) {
  const float most = *std::ranges::max_element(row);
  float sum = 0;
  for (float value : row) sum += std::exp(value - most);
  return most + std::log(sum);
}

float largest(const Row& row) {
  float most = 0;
  for (float value : row) most = std::max(most, std::abs(value));
  return most;
}

bool allowed(std::size_t before, std::size_t here, Link link) {
  return may_follow(static_cast<NameLabel>(before), static_cast<NameLabel>(here), link);
}

template <typename Number>
Number quantise(float weight) {
  const float most = std::numeric_limits<Number>::max();
  return static_cast<Number>(std::lround(std::clamp(weight * steps_of_one, -most, most)));
}

}  // namespace

RandomField::RandomField(const PersonTraining& training)
    : rate_(training.rate),
      decay_(training.decay),
      kept_(static_cast<std::uint64_t>((1 - training.dropout) * 65536)),
      kept_scale_(1 / (1 - training.dropout)),
      weights_(std::size_t{1} << training.bits) {}

void RandomField::begin_with(const PersonStage& stage) {
  const auto plain = [](auto weight) { return static_cast<float>(weight) / steps_of_one; };
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    std::ranges::transform(stage.weights[i], weights_[i].value.begin(), plain);
  }
  for (std::size_t link = 0; link < link_count; ++link) {
    for (std::size_t before = 0; before < label_count; ++before) {
      std::ranges::transform(stage.transitions[link][before], steps_[link][before].value.begin(), plain);
    }
  }
}

// Emission scores of the features that dropout keeps.
void RandomField::score(const PersonExamples& examples, const PersonExamples::Sentence& sentence,
                        std::mt19937_64& random) {
  const std::size_t count = sentence.end - sentence.begin;
  scores_.assign(count, {});
  kept_features_.clear();
  kept_end_.clear();
  std::uint64_t bits = 0;
  int left = 0;
  for (std::size_t i = 0; i < count; ++i) {
    for (std::uint32_t feature : examples.features_of(sentence.begin + i)) {
      if (left == 0) {
        bits = random();
        left = 4;
      }
      const bool keep = (bits & 0xFFFFU) < kept_;
      bits >>= 16U;
      --left;
      if (!keep) continue;
      kept_features_.push_back(feature);
      const Row& weights = weights_[feature].value;
      for (std::size_t label = 0; label < label_count; ++label) scores_[i][label] += weights[label];
    }
    for (float& value : scores_[i]) value *= kept_scale_;
    kept_end_.push_back(kept_features_.size());
  }
}

double RandomField::forward_backward(const PersonExamples& examples,
                                     const PersonExamples::Sentence& sentence) {
  const std::size_t count = sentence.end - sentence.begin;
  forward_.assign(count, {});
  backward_.assign(count, {});
  const auto link_at = [&](std::size_t i) { return examples.links[sentence.begin + i]; };
  const auto step = [&](std::size_t i, std::size_t before, std::size_t here) {
    return allowed(before, here, link_at(i))
               ? steps_[static_cast<std::size_t>(link_at(i))][before].value[here]
               : impossible;
  };
  Row terms;
  for (std::size_t here = 0; here < label_count; ++here)
    forward_[0][here] = step(0, 0, here) + scores_[0][here];
  for (std::size_t i = 1; i < count; ++i) {
    for (std::size_t here = 0; here < label_count; ++here) {
      for (std::size_t before = 0; before < label_count; ++before)
        terms[before] = forward_[i - 1][before] + step(i, before, here);
      forward_[i][here] = log_sum(terms) + scores_[i][here];
    }
  }
  for (std::size_t here = 0; here < label_count; ++here) {
    backward_[count - 1][here] = goes_on(static_cast<NameLabel>(here)) ? impossible : 0;
  }
  for (std::size_t i = count - 1; i-- > 0;) {
    for (std::size_t before = 0; before < label_count; ++before) {
      for (std::size_t here = 0; here < label_count; ++here) {
        terms[here] = backward_[i + 1][here] + scores_[i + 1][here] + step(i + 1, before, here);
      }
      backward_[i][before] = log_sum(terms);
    }
  }
  for (std::size_t label = 0; label < label_count; ++label)
    terms[label] = forward_[count - 1][label] + backward_[count - 1][label];
  return log_sum(terms);
}

void RandomField::move(Weights& weights, const Row& gradient) {
  for (std::size_t label = 0; label < label_count; ++label) {
    const float slope = gradient[label] + decay_ * weights.value[label];
    weights.squares[label] += slope * slope;
    weights.value[label] -= rate_ * slope / std::sqrt(weights.squares[label] + 1e-6F);
  }
}

double RandomField::learn(const PersonExamples& examples, const PersonExamples::Sentence& sentence,
                          std::mt19937_64& random) {
  score(examples, sentence, random);
  const double total = forward_backward(examples, sentence);
  const std::size_t count = sentence.end - sentence.begin;
  const auto gold = [&](std::size_t i) {
    return static_cast<std::size_t>(examples.gold[sentence.begin + i]);
  };
  const auto link_at = [&](std::size_t i) {
    return static_cast<std::size_t>(examples.links[sentence.begin + i]);
  };
  double right = 0;
  gradient_.assign(count, {});
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t label = 0; label < label_count; ++label) {
      gradient_[i][label] = static_cast<float>(std::exp(forward_[i][label] + backward_[i][label] - total));
    }
    gradient_[i][gold(i)] -= 1;
    const std::size_t before = i == 0 ? 0 : gold(i - 1);
    right += scores_[i][gold(i)] + steps_[link_at(i)][before].value[gold(i)];
  }
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t before = 0; before < (i == 0 ? 1 : label_count); ++before) {
      Weights& step = steps_[link_at(i)][before];
      const float reach = i == 0 ? 0 : forward_[i - 1][before];
      Row slope{};
      for (std::size_t here = 0; here < label_count; ++here) {
        if (!allowed(before, here, static_cast<Link>(link_at(i)))) continue;
        slope[here] = static_cast<float>(
            std::exp(reach + step.value[here] + scores_[i][here] + backward_[i][here] - total));
      }
      if (before == (i == 0 ? 0 : gold(i - 1))) slope[gold(i)] -= 1;
      if (largest(slope) > 1e-4F) move(step, slope);
    }
    if (largest(gradient_[i]) < 1e-3F) continue;
    for (std::size_t k = i == 0 ? 0 : kept_end_[i - 1]; k < kept_end_[i]; ++k)
      move(weights_[kept_features_[k]], gradient_[i]);
  }
  return total - right;
}

void RandomField::remember() {
  const auto take = [](Weights& weights) {
    for (std::size_t label = 0; label < label_count; ++label) weights.sum[label] += weights.value[label];
  };
  std::ranges::for_each(weights_, take);
  for (auto& row : steps_) std::ranges::for_each(row, take);
  ++remembered_;
}

PersonStage RandomField::quantised() const {
  const auto mean = [&](const Weights& weights, std::size_t label) {
    return remembered_ > 0 ? weights.sum[label] / remembered_ : weights.value[label];
  };
  PersonStage stage;
  stage.weights.resize(weights_.size());
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    for (std::size_t label = 0; label < label_count; ++label) {
      stage.weights[i][label] = quantise<std::int8_t>(mean(weights_[i], label));
    }
  }
  for (std::size_t link = 0; link < link_count; ++link) {
    for (std::size_t before = 0; before < label_count; ++before) {
      for (std::size_t here = 0; here < label_count; ++here) {
        stage.transitions[link][before][here] = quantise<std::int16_t>(mean(steps_[link][before], here));
      }
    }
  }
  return stage;
}

}  // namespace backfile
