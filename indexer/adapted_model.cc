#include "indexer/adapted_model.h"

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "common/error.h"
#include "common/shard.h"
#include "indexer/annotators/person/adaptation.h"
#include "indexer/annotators/person/data.h"
#include "indexer/shards/live_articles.h"
#include "indexer/shards/writer_lock.h"

namespace backfile {

std::string person_model_path(const std::string& archive) {
  return archive + "/person.model";
}

void write_person_model(const std::string& path, const std::string& bytes) {
  const std::string fresh = path + ".new";
  std::ofstream file(fresh, std::ios::binary | std::ios::trunc);
  file << bytes;
  file.close();
  if (!file) throw system_error("write", fresh);
  std::filesystem::rename(fresh, path);
}

void adapt_person_model(const AddOptions& options, const std::atomic<bool>& stop) {
  const WriterLock lock(options.archive);
  std::vector<Shard> shards = open_shards(options.archive, read_manifest(options.archive));
  const PersonModel base = PersonModel::load(shipped_person_model());
  PersonAdaptation adaptation(base);
  Progress progress(options.progress);
  progress.phase("adapting", 0);
  for_each_live_row(shards, [&](Shard& shard, std::uint32_t row) {
    adaptation.add(shard.article(row));
    return !stop;
  });
  PersonTraining training;
  training.progress = [&](const std::string& what) {
    if (stop) throw Error("interrupted: " + options.archive + " is as it was", "", ExitCode::interrupted);
    if (!options.quiet) std::fprintf(stderr, "adapting: %s\n", what.c_str());
  };
  if (stop) training.progress("");
  write_person_model(person_model_path(options.archive), adaptation.train(training).save());
}

}  // namespace backfile
