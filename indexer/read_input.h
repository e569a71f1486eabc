// One input of the user -> articles: containers, the choice of a reader, the reader.
#pragma once

#include <memory>
#include <string>

#include "indexer/readers/reader.h"

namespace backfile {

struct ReadOptions {
  std::string format = "auto";  ///< or a name of `formats()`
  std::string language;         ///< for articles that name none; "" unknown
  std::string source;           ///< for articles that name none
  /// For tables and JSON: a part of the article and the field that holds it, {"title", "headline"}.
  std::vector<std::pair<std::string, std::string>> map = {};
};

/// Reads the inputs of a run one after the other. Not thread-safe.
class InputReader {
 public:
  /// `sink` lives as long as the reader. Throws Error for an unknown format name.
  InputReader(const ReadOptions& options, ArticleSink& sink);
  ~InputReader();
  InputReader(const InputReader&) = delete;
  InputReader& operator=(const InputReader&) = delete;

  /// Reads a file, a folder, containers, or "-" (JSON Lines, unless `format` says otherwise). What cannot be
  /// read is rejected by name. Throws Error for a path that cannot be read at all.
  void read(const std::string& path);
  /// Delivers what waits for another file: pages for what describes their issue. Call behind the last input.
  void finish();

 private:
  class Members;
  std::unique_ptr<Members> members_;
};

/// The same for one input.
void read_input(const std::string& path, const ReadOptions& options, ArticleSink& sink);

/// The format of a file or member by its first bytes (up to 64 KiB, in any charset) and its name; nullptr
/// where none is recognised.
const Format* recognise_member(std::string_view head, std::string_view name);

}  // namespace backfile
