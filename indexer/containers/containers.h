// Inputs as the user names them -> streams of bytes: files and folders, and what lies in gz, bz2, xz, zst,
// lz4, zip and tar, nested too.
#pragma once

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

/// Walks through a file, a folder (by name, hidden files left out, symbolic links and devices passed over) or
/// "-" (standard input). Nothing is ever written. Against bombs: containers nest at most 5 deep, and a file
/// may not unpack to more than 1000 times its size beyond the first GiB. Throws Error where the path itself
/// cannot be read.
void walk_members(const std::string& path, MemberSink& sink);

/// The folder, as an absolute path, in which the names of an input's members begin; "" for "-".
std::string folder_of_names(const std::string& path);

}  // namespace backfile
