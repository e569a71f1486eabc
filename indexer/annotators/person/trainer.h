// Training the person tagger: a linear-chain conditional random field, in two stages.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include "indexer/annotators/person/corpus.h"
#include "indexer/annotators/person/model.h"

namespace backfile {

struct PersonTraining {
  int bits = 18;                 ///< 2^bits buckets of weights a stage
  int epochs = 8;                ///< over the data, each stage
  int folds = 3;                 ///< parts that the first stage is trained without, to train the second on
  float rate = 0.006F;           ///< AdaGrad's step
  float decay = 2e-6F;           ///< towards zero, a step
  float dropout = 0.3F;          ///< of features, so that the model does not lean on few
  float hidden_names = 0.06F;    ///< share of words whose entry in the lists of names is hidden
  float hidden_others = 0.3F;    ///< the same for places and organisations
  int exchanges = 2;             ///< copies of every text with its people exchanged for invented ones
  int copies = 10;               ///< of every document of the project's own sentences
  bool other_languages = false;  ///< the texts are in other languages than English
  unsigned in_capitals = 5;      ///< percent of the sentences
  unsigned in_title_case = 5;    ///< percent
  int unchecked_exchanges = 0;   ///< the same as `exchanges` for unchecked files
  std::uint64_t seed = 1;
  /// Told the stage of work in a few words; may be empty.
  std::function<void(const std::string&)> progress;
};

/// What `backfile-index train --output FILE FILES...` does: reads column files (see read_conll) and
/// sentences in the notation of sentences/english_1.txt, multiplies them (people exchanged, case changed) and
/// trains. Throws Error where a file cannot be read or holds nothing to learn from.
/// `unchecked` are files whose marks nobody checked: a model made of the others and their marks have to agree
/// (see agreed_texts).
PersonModel train_person_files(std::span<const std::string> paths, const PersonTraining& training,
                               std::span<const std::string> unchecked = {});

/// The same texts and settings give the same model on any machine with IEEE floats. Throws Error where there
/// is no person in the texts. Begins with the weights of `start` where one is given.
PersonModel train_person_model(std::span<const MarkedText> texts, const PersonTraining& training,
                               const PersonModel* start = nullptr);

}  // namespace backfile
