// Output for people through a pager, where it is longer than the screen.
#pragma once

#include <sys/types.h>

#include <cstdio>
#include <string>

namespace backfile {

/// The pager to use: $BACKFILE_PAGER, $PAGER, else `less -FRX`. "" where output goes straight to stdout: no
/// terminal, TERM=dumb, the pager set to nothing or to cat, no less in $PATH.
std::string pager_command();

/// A stream that keeps up to a screen of output back. Longer output goes to the pager as it comes; short
/// output is written to stdout when the object goes, which also waits for the reader to leave the pager. A
/// pager that was left closes the stream quietly. One at a time.
class Pager {
 public:
  /// `command` as of pager_command(); "" for plain stdout.
  Pager(std::string command, std::size_t rows);
  ~Pager();
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;

  std::FILE* out() const { return out_; }

 private:
  static ssize_t write(void* pager, const char* bytes, std::size_t size);
  ssize_t take(const char* bytes, std::size_t size);
  void start();

  std::string command_;
  std::size_t rows_;
  std::size_t lines_ = 0;
  std::string kept_;  // while no pager runs
  std::FILE* pipe_ = nullptr;
  std::FILE* out_ = stdout;
};

}  // namespace backfile
