// What backfile-index can do: one function a command, each in a file of its own name.
#pragma once

#include <atomic>

#include "common/error.h"
#include "indexer/options.h"

namespace backfile {

/// All throw Error where they fail as a whole. `stop` turns true when the user interrupts.
ExitCode run_add(const IndexOptions& options, const std::atomic<bool>& stop);
ExitCode run_dry_run(const IndexOptions& options, const std::atomic<bool>& stop);
ExitCode run_info(const IndexOptions& options);
ExitCode run_export(const IndexOptions& options, const std::atomic<bool>& stop);
ExitCode run_annotate(const IndexOptions& options, const std::atomic<bool>& stop);
ExitCode run_delete(const IndexOptions& options);
ExitCode run_merge(const IndexOptions& options, const std::atomic<bool>& stop);
ExitCode run_verify(const IndexOptions& options);
ExitCode run_train_topics(const IndexOptions& options, const std::atomic<bool>& stop);
ExitCode run_formats();
/// Makes a model of the person tagger from files in which people are marked.
ExitCode run_train(const IndexOptions& options, const std::atomic<bool>& stop);

}  // namespace backfile
