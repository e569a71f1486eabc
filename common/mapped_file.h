// A file mapped into memory, and what happens when the disk cannot give a page of it.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace backfile {

/// A whole file, read-only. Empty where it has fewer than `least` bytes. Throws Error where it cannot be
/// opened or mapped.
class MappedFile {
 public:
  MappedFile(const std::string& path, std::size_t least);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::span<const std::byte> bytes() const { return bytes_; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  std::span<const std::byte> bytes_;
  std::size_t place_ = 0;  ///< in the list that `report_unreadable_pages` looks files up in
};

/// A read error of the disk, or a file cut short by another program while it is mapped, is a signal (SIGBUS,
/// mmap(2)) and no exception. From now on it ends the program with exit code 2 and a message that names the
/// file, not with a crash. Call once, at the start; `program` is kept.
void report_unreadable_pages(const char* program);

}  // namespace backfile
