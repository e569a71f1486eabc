// The command line of backfile-index as plain data, read before anything happens.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/pipeline.h"

namespace backfile {

enum class Command : std::uint8_t {
  add,
  info,
  export_articles,
  annotate,
  remove,
  merge,
  verify,
  train,
  train_topics,
  formats
};

struct IndexOptions {
  Command command = Command::formats;
  AddOptions add;  ///< archive, jobs, progress ... serve the other commands too
  bool dry_run = false;
  bool json = false;
  std::vector<std::string> ids;
  std::string ids_file;
  bool adapt = false;  ///< annotate: learn from the archive first
  std::vector<std::string> unchecked;  ///< train: files whose marks nobody checked
  bool other_languages = false;  ///< train: texts in other languages than English
  bool thorough = false;  ///< train: for much marked text
  std::string output;  ///< train: the model to write
  std::string labels;  ///< train_topics: a file of ids and topics; "" for none
};

/// Reads the arguments. Nothing where the answer was printed already (--help, --version, a wrong argument);
/// `exit_code` then says how to end.
std::optional<IndexOptions> parse_options(int argc, char** argv, int& exit_code);

}  // namespace backfile
