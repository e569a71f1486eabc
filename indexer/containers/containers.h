// Inputs as the user names them -> streams of bytes: files and folders, and what lies in gz, bz2, xz, zst,
// lz4, zip and tar, nested too.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "indexer/readers/reader.h"

namespace backfile {

/// Receives the members of an input one by one, in a fixed order.
class MemberSink {
 public:
  virtual ~MemberSink() = default;
  /// `name` is the path within the input's parent folder, "dump.tar.gz/2016/a.txt" within containers. What of
  /// `bytes` is not read is skipped. False ends the walk.
  virtual bool member(const std::string& name, ByteSource& bytes) = 0;
  /// The same for a table of a spreadsheet, as CSV.
  virtual bool table(const std::string& name, ByteSource& csv) { return member(name, csv); }
  /// A file or member that cannot be opened or unpacked.
  virtual void broken(const std::string& name, const std::string& reason) = 0;
  /// What is no file and no folder, and is left alone: `what` names it ("symbolic link, not followed").
  virtual void passed_over(const std::string& name, std::string_view what) {
    static_cast<void>(name);
    static_cast<void>(what);
  }
};

/// What the limits against bombs are about.
struct UnpackedBytes {
  std::uint64_t taken = 0;     ///< read of the file in hand, in which all lies
  std::uint64_t enclosed = 0;  ///< came out of documents that its records enclose
};

/// Walks through a file, a folder or "-" (standard input). Folders are walked by name; hidden files are left
/// out, hidden folders, symbolic links and devices passed over. Nothing is ever written. Against bombs:
/// containers nest at most 5 deep, and a file may not unpack to more than 1000 times its size beyond the
/// first GiB. Throws Error where the path itself cannot be read. `counts` are those of the file in hand, for
/// walk_bytes.
void walk_members(const std::string& path, MemberSink& sink, UnpackedBytes& counts);
void walk_members(const std::string& path, MemberSink& sink);

/// The same for a document that a record encloses (an e-mail's attachment), as if it were a file of this
/// name, while the walk stands in the file around it: all that comes out of such documents may be 1000 times
/// that file's size. False where the sink ended the walk.
bool walk_bytes(const std::string& name, ByteSource& bytes, MemberSink& sink, UnpackedBytes& counts);

/// The folder, as an absolute path, in which the names of an input's members begin; "" for "-".
std::string folder_of_names(const std::string& path);

}  // namespace backfile
