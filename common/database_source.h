// Where a shard's Xapian database is: a file, or a server.
#pragma once

#include <xapian.h>

#include <mutex>
#include <string>

namespace backfile {

/// Opens one database as often as threads need it. Thread-safe.
class DatabaseSource {
 public:
  virtual ~DatabaseSource() = default;
  /// For messages: a path or HOST:PORT.
  virtual const std::string& name() const = 0;
  /// A handle of the caller's own. Throws Error with a hint.
  virtual Xapian::Database open() const = 0;
};

/// A single-file database held open: it can be read even after a merge has removed its name.
class DatabaseFile : public DatabaseSource {
 public:
  /// Throws Error where it cannot be opened.
  explicit DatabaseFile(std::string path);
  ~DatabaseFile() override;
  DatabaseFile(const DatabaseFile&) = delete;
  DatabaseFile& operator=(const DatabaseFile&) = delete;

  const std::string& name() const override { return path_; }
  Xapian::Database open() const override;

 private:
  std::string path_;
  int file_;
  mutable std::mutex opening_;
};

}  // namespace backfile
