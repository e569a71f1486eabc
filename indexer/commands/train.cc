#include <cstdio>

#include "indexer/adapted_model.h"
#include "indexer/annotators/person/trainer.h"
#include "indexer/commands/commands.h"

namespace backfile {

ExitCode run_train(const IndexOptions& options, const std::atomic<bool>& stop) {
  PersonTraining training;
  training.other_languages = options.other_languages;
  if (options.thorough) {
    training.epochs = 14;
    training.dropout = 0.4F;
    training.exchanges = 3;
    training.hidden_names = 0.08F;
    training.hidden_others = 0.1F;
  }
  training.progress = [&](const std::string& what) {
    if (stop) throw Error("interrupted: nothing was written", "", ExitCode::interrupted);
    if (!options.add.quiet) std::fprintf(stderr, "train: %s\n", what.c_str());
  };
  write_person_model(options.output,
                     train_person_files(options.add.inputs, training, options.unchecked).save());
  return ExitCode::done;
}

}  // namespace backfile
