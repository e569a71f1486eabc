#include "common/database_source.h"

#include <fcntl.h>
#include <unistd.h>

#include "common/error.h"

namespace backfile {

DatabaseFile::DatabaseFile(std::string path)
    : path_(std::move(path)), file_(::open(path_.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (file_ < 0) throw system_error("read", path_);
}

DatabaseFile::~DatabaseFile() {
  ::close(file_);
}

// Xapian takes the database to begin where the descriptor stands, and reads on from there; all copies of a
// descriptor stand at one place.
Xapian::Database DatabaseFile::open() const {
  const std::lock_guard lock(opening_);
  if (::lseek(file_, 0, SEEK_SET) < 0) throw system_error("read", path_);
  const int file = ::fcntl(file_, F_DUPFD_CLOEXEC, 3);
  if (file < 0) throw system_error("read", path_);
  try {
    return Xapian::Database(file);
  } catch (const Xapian::DatabaseVersionError& error) {
    throw Error("cannot use " + path_ + ": it was written with another version of Xapian: " + error.get_msg(),
                "export it with the version that wrote it and add the export to a new archive");
  } catch (const Xapian::Error& error) {
    throw Error("cannot read " + path_ + ": " + error.get_msg(), "run backfile-index verify");
  }
}

}  // namespace backfile
