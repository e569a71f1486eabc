// The whole flow of `backfile-index add`: inputs -> spool -> sorted entries -> shards -> manifest.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "common/archive.h"
#include "indexer/intake.h"
#include "indexer/progress.h"
#include "indexer/readers/reader.h"
#include "indexer/rejects.h"

namespace backfile {

class PersonNaming;

struct AddOptions {
  std::string archive;
  std::vector<std::string> inputs;
  std::string format = "auto";
  std::string language = "auto";
  std::string source;
  std::vector<std::pair<std::string, std::string>> map;  ///< as ReadOptions::map
  std::string home_country;
  std::vector<std::string> annotate = {"all"};
  unsigned jobs = 0;  ///< 0: one a core
  std::uint64_t memory = 1U << 30;
  std::string rejects;
  bool quiet = false;
  bool verbose = false;
  ProgressStyle progress = ProgressStyle::none;
};

/// How many rejects such a run shows.
std::uint64_t shown_rejects(const AddOptions& options);

/// What a run did.
struct AddSummary {
  std::uint64_t added = 0;       ///< articles new to the archive, replacements included
  std::uint64_t replaced = 0;    ///< of these, those that took the place of an older article with their id
  std::uint64_t known = 0;       ///< skipped: the archive already has this very article
  std::uint64_t repeated = 0;    ///< skipped: this run has a later version of the article
  std::uint64_t outdated = 0;    ///< skipped: the archive has a later publication of the article
  std::uint64_t shared_ids = 0;  ///< of `replaced`, `repeated` and `outdated`: with quite another text
  std::string shared_id;         ///< the id of one of these
  std::uint64_t rejected = 0;
  std::uint64_t left = 0;  ///< read, but not written before the run was stopped
  std::uint64_t text_bytes = 0;
  double seconds = 0;
  bool interrupted = false;  ///< stopped by the user: what was complete is published
  std::string reject_summary;
  std::string notices;
  std::string not_united;  ///< why small shards could not be made one; the archive is right without it
};

/// Adds the inputs to the archive, which is created where it is missing. The archive shows either its old or
/// its new state whatever happens. `stop` (set by a signal) ends reading, and what was read until then is
/// published; while shards are being written it ends after the chunks in hand, and these are published.
/// Throws Error.
AddSummary add_to_archive(const AddOptions& options, const std::atomic<bool>& stop);

/// Reads the inputs into any sink as `add_to_archive` would. Used by --dry-run too.
void read_inputs(const AddOptions& options, ArticleSink& sink, const std::atomic<bool>& stop);

/// The intake that these options ask for; `naming`, where given, counts its people, and topics are left to
/// the second pass.
IntakeOptions intake_options(const AddOptions& options, PersonNaming* naming = nullptr);

}  // namespace backfile
