#include "indexer/shards/writer_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <ctime>

#include "common/date.h"
#include "common/error.h"

namespace backfile {

WriterLock::WriterLock(const std::string& archive) {
  const std::string path = archive + "/lock";
  file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file_ < 0) throw system_error("write", path);
  if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
    std::array<char, 200> holder{};
    const ssize_t length = ::pread(file_, holder.data(), holder.size() - 1, 0);
    ::close(file_);
    const std::string who =
        length > 0 ? std::string(holder.data(), static_cast<std::size_t>(length)) : "another program";
    throw Error("cannot change " + archive + ": " + who + " is writing to it",
                "wait until it has ended, then try again", ExitCode::locked);
  }
  const std::string note = "process " + std::to_string(::getpid()) + " (since " +
                           to_iso({static_cast<std::int64_t>(::time(nullptr)), DatePrecision::second}) + ")";
  if (::ftruncate(file_, 0) != 0 || ::pwrite(file_, note.data(), note.size(), 0) < 0) {
    const Error failure = system_error("write", path);
    ::close(file_);
    throw failure;
  }
}

WriterLock::~WriterLock() {
  ::close(file_);
}

}  // namespace backfile
