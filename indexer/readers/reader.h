// The contract of a format's reader, and the list of all of them (formats.cc).
//
// A new format is one file in formats/ with a `read_x` and a `recognise_x`, one line in formats.cc, a folder
// of golden cases in tests/indexer/golden/x, and a fuzz target's seed. A reader never sees containers (gz,
// zip, tar ...): it gets the bytes of one member, already decompressed.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/article.h"

namespace backfile {

/// A stream of bytes, read once from front to back. Not thread-safe.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Fills the front of `buffer` and returns the number of bytes; 0 only at the end.
  /// Throws Error where the bytes cannot be read (I/O error, broken compression).
  virtual std::size_t read(std::span<char> buffer) = 0;
};

/// Where readers deliver. Calls come in the order of the input, from the reader's thread.
class ArticleSink {
 public:
  virtual ~ArticleSink() = default;
  /// The articles and rejects that follow are those of this input (a file, or a member of a container; as in
  /// ReaderOptions::input). Called by read_input, not by readers.
  virtual void begin_input(std::string_view input) = 0;
  /// Takes one article. An empty `id` is filled by the pipeline from content and place.
  /// False asks the reader to stop (the run is ending); the reader then returns at once.
  virtual bool article(Article&& article) = 0;
  /// One record could not be used: `record` names it within the input ("line 7", "NEWID 12793"), `reason`
  /// says why in words for the user.
  virtual void reject(std::string_view record, std::string_view reason) = 0;
  /// The input has something that the user should know of and that is no reject: `what` says it in words.
  virtual void notice(std::string_view what) { static_cast<void>(what); }
  /// A document that a record encloses, in whatever format or container: an e-mail's attachment, `name`. What
  /// its articles do not tell of date, paper and language is that of `around`. False as of `article`.
  virtual bool enclosed(std::string_view name, ByteSource& bytes, const Article& around) {
    static_cast<void>(name), static_cast<void>(bytes), static_cast<void>(around);
    return true;
  }
};

/// What the user said about an input, and its name.
struct ReaderOptions {
  std::string input;     ///< path within what the user named, members as "dump.tar.gz/2016/a.txt"
  std::string language;  ///< --language, "" for auto
  std::string source;    ///< --source, "" where not given
  /// --map: a part of the article ("title") and the source's field for it ("headline"), "" for none.
  std::vector<std::pair<std::string, std::string>> map = {};
};

/// One readable format.
struct Format {
  std::string_view name;        ///< as in --format
  std::string_view help;        ///< one line: what it is
  std::string_view recognised;  ///< one line: how it is recognised
  /// 0: no; 100: certainly, judged by the first bytes of the input (up to 64 KiB, charset unknown) and, as
  /// the weaker sign, by the file's name. The format with the highest answer reads the input.
  int (*recognise)(std::string_view head, std::string_view name);
  /// Reads all articles of `bytes` into `sink`, in constant memory (one record at a time). Bad records are
  /// rejected one by one; an exception (Error) is only for what ends the whole input.
  void (*read)(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);
  /// The reader looks for ASCII in the bytes as they are: UTF-16 and UTF-32 are decoded before it.
  bool reads_bytes = false;
  /// Its files are parts of issues, which other files of the format describe: where several are read, they
  /// are put together (indexer/issues). `read` sees one of them.
  bool has_issues = false;
};

/// All formats, in the order of `backfile-index formats`.
std::span<const Format> formats();
/// By name; nullptr where there is none.
const Format* find_format(std::string_view name);
/// The format that recognises this input best; nullptr where none does.
const Format* recognise_format(std::string_view head, std::string_view name);

}  // namespace backfile
