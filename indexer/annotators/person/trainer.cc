#include "indexer/annotators/person/trainer.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

#include "common/error.h"
#include "indexer/annotators/person/agreement.h"
#include "indexer/annotators/person/examples.h"
#include "indexer/annotators/person/field.h"
#include "indexer/annotators/person/sentences.h"

namespace backfile {
namespace {

void say(const PersonTraining& training, const std::string& what) {
  if (training.progress) training.progress(what);
}

// Trains one stage on the examples that `use` picks.
template <typename Use>
PersonStage train_stage(const PersonExamples& examples, const PersonTraining& training,
                        const PersonStage* start, Use use) {
  RandomField field(training);
  if (start != nullptr) field.begin_with(*start);
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < examples.sentences.size(); ++i) {
    if (use(examples.sentences[i].text)) order.push_back(i);
  }
  std::mt19937_64 random(training.seed);
  for (int epoch = 0; epoch < training.epochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    double loss = 0;
    for (std::uint32_t sentence : order) loss += field.learn(examples, examples.sentences[sentence], random);
    if (epoch + 1 >= training.epochs / 2) field.remember();
    say(training, "epoch " + std::to_string(epoch + 1) + ": loss " +
                      std::to_string(loss / static_cast<double>(order.size())));
  }
  return field.quantised();
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string content((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (!file.is_open() || file.bad()) throw system_error("read", path);
  return content;
}

}  // namespace

PersonModel train_person_files(std::span<const std::string> paths, const PersonTraining& training,
                               std::span<const std::string> unchecked) {
  std::vector<MarkedText> texts;
  std::uint64_t seed = training.seed;
  const auto add = [&](const MarkedText& text) {
    texts.push_back(change_case(text, training.in_capitals, training.in_title_case, ++seed));
  };
  for (const std::string& path : paths) {
    const std::string content = read_file(path);
    if (is_sentence_notation(content)) {
      for (const MarkedText& text : write_sentences(content, training.copies, ++seed)) texts.push_back(text);
      continue;
    }
    for (const MarkedText& text : read_conll(content)) {
      add(text);
      for (int i = 0; i < training.exchanges; ++i) add(exchange_persons(text, ++seed));
    }
  }
  const PersonModel model = train_person_model(texts, training);
  if (unchecked.empty()) return model;
  for (const std::string& path : unchecked) {
    for (const MarkedText& text : agreed_texts(read_conll(read_file(path)), model)) {
      add(text);
      for (int i = 0; i < training.unchecked_exchanges; ++i) add(exchange_persons(text, ++seed));
    }
  }
  return train_person_model(texts, training);
}

PersonModel train_person_model(std::span<const MarkedText> texts, const PersonTraining& training,
                               const PersonModel* start) {
  const PersonStage* first = start != nullptr ? &start->stages[0] : nullptr;
  const PersonStage* second = start != nullptr ? &start->stages[1] : nullptr;
  PersonModel model;
  model.bits = training.bits;
  for (PersonStage& stage : model.stages) stage.weights.resize(std::size_t{1} << model.bits);
  PersonExamples examples(texts, training);
  if (!examples.has_persons())
    throw Error("train: no person is marked in these files", "are the tags in the last column?");
  say(training, std::to_string(examples.sentences.size()) + " sentences with " +
                    std::to_string(examples.gold.size()) + " candidates");
  const auto folds = static_cast<std::uint32_t>(training.folds);
  for (std::uint32_t fold = 0; fold < folds; ++fold) {
    say(training, "first stage without part " + std::to_string(fold + 1));
    model.stages[0] =
        train_stage(examples, training, first, [&](std::uint32_t text) { return text % folds != fold; });
    examples.predict_first(model, [&](std::uint32_t text) { return text % folds == fold; });
  }
  say(training, "first stage");
  model.stages[0] = train_stage(examples, training, first, [](std::uint32_t) { return true; });
  say(training, "second stage");
  examples.add_votes(model);
  model.stages[1] = train_stage(examples, training, second, [](std::uint32_t) { return true; });
  return model;
}

}  // namespace backfile
