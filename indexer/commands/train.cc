#include <cstdio>

#include "indexer/adapted_model.h"
#include "indexer/annotators/person/trainer.h"
#include "indexer/commands/commands.h"

namespace backfile {

ExitCode run_train(const IndexOptions& options, const std::atomic<bool>& stop) {
  PersonTraining training;
  training.progress = [&](const std::string& what) {
    if (stop) throw Error("interrupted: nothing was written", "", ExitCode::interrupted);
    if (!options.add.quiet) std::fprintf(stderr, "train: %s\n", what.c_str());
  };
  write_person_model(options.output, train_person_files(options.add.inputs, training).save());
  return ExitCode::done;
}

}  // namespace backfile
