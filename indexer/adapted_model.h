// The person tagger that has learnt from its archive.
#pragma once

#include <atomic>
#include <string>

#include "indexer/pipeline.h"

namespace backfile {

/// The model that an archive's articles are tagged with, where it has one of its own: made by
/// `annotate --adapt` or put there by hand from `train`.
std::string person_model_path(const std::string& archive);

/// Writes a model in one step: readers meet the old one or the new one. Throws Error.
void write_person_model(const std::string& path, const std::string& bytes);

/// Trains the shipped model further on what the archive's articles say about their names, and keeps the
/// outcome in the archive. Interrupted by `stop`, or where the archive names nobody, it throws Error and
/// changes nothing.
void adapt_person_model(const AddOptions& options, const std::atomic<bool>& stop);

}  // namespace backfile
