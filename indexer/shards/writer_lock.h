// One writer an archive.
#pragma once

#include <string>

namespace backfile {

/// Holds the archive's writer lock from construction to destruction: an flock on ARCHIVE/lock, so that the
/// lock of a killed writer is gone with it. Throws Error with ExitCode::locked, naming the holder, where
/// another has it.
class WriterLock {
 public:
  explicit WriterLock(const std::string& archive);
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

 private:
  int file_ = -1;
};

}  // namespace backfile
