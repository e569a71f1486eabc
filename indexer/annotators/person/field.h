// A linear-chain conditional random field in training: floats, AdaGrad.
#pragma once

#include <array>
#include <random>
#include <vector>

#include "indexer/annotators/person/examples.h"

namespace backfile {

class RandomField {
 public:
  explicit RandomField(const PersonTraining& training);

  /// Begins with the weights of a model's stage.
  void begin_with(const PersonStage& stage);

  /// One step on one sentence; its loss (negative log likelihood).
  double learn(const PersonExamples& examples, const PersonExamples::Sentence& sentence,
               std::mt19937_64& random);

  /// Takes the weights as they stand into the average; call after each of the later epochs.
  void remember();

  /// The average of what was remembered, as the model keeps it; the weights as they stand where nothing was.
  PersonStage quantised() const;

 private:
  using Row = std::array<float, label_count>;
  struct Weights {
    Row value{};
    Row squares{};
    Row sum{};
  };
  using Steps = std::array<std::array<Weights, label_count>, link_count>;

  void score(const PersonExamples& examples, const PersonExamples::Sentence& sentence,
             std::mt19937_64& random);
  double forward_backward(const PersonExamples& examples, const PersonExamples::Sentence& sentence);
  void move(Weights& weights, const Row& gradient);

  float rate_;
  float decay_;
  std::uint64_t kept_;  // of 2^16, after dropout
  float kept_scale_;
  std::vector<Weights> weights_;
  Steps steps_{};
  float remembered_ = 0;
  // Of the sentence at work: emission scores, forward and backward sums, gradients, features kept.
  std::vector<Row> scores_, forward_, backward_, gradient_;
  std::vector<std::uint32_t> kept_features_;
  std::vector<std::size_t> kept_end_;
};

}  // namespace backfile
