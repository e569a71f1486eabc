// Containers and the choice of a format over any bytes: a file of them is read as an input.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

#include "common/error.h"
#include "indexer/read_input.h"

namespace {

class CountingSink : public backfile::ArticleSink {
 public:
  void begin_input(std::string_view) override {}
  bool article(backfile::Article&&) override { return true; }
  void reject(std::string_view, std::string_view) override {}
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  char path[] = "/tmp/backfile-fuzz-XXXXXX";
  const int file = ::mkstemp(path);
  if (file < 0) std::abort();
  const bool written = ::write(file, data, size) == static_cast<ssize_t>(size);
  ::close(file);
  CountingSink sink;
  if (written) backfile::read_input(path, {}, sink);
  ::unlink(path);
  return 0;
}
