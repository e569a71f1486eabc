// Every reader over any bytes: the first byte chooses the format, the rest is the input; or, with
// BACKFILE_FUZZ_FORMAT=NAME, all bytes are an input of that format, so that its golden files are seeds. The
// size chooses how the bytes arrive. An article that breaks what article.h promises is a finding, too.
#include <cstdint>
#include <cstdlib>

#include "checking_sink.h"
#include "common/error.h"

namespace {

using namespace backfile;

class PieceSource : public ByteSource {
 public:
  PieceSource(std::string_view bytes, std::size_t piece) : rest_(bytes), piece_(piece) {}
  std::size_t read(std::span<char> buffer) override {
    const std::size_t count = rest_.copy(buffer.data(), std::min(buffer.size(), piece_));
    rest_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view rest_;
  std::size_t piece_;
};

// The format that the environment names; nullptr where the input is to choose.
const Format* fixed_format() {
  const char* name = std::getenv("BACKFILE_FUZZ_FORMAT");
  if (name == nullptr) return nullptr;
  const Format* format = find_format(name);
  require(format != nullptr);
  return format;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static const Format* const fixed = fixed_format();
  const Format& format = fixed != nullptr ? *fixed : formats()[data[0] % formats().size()];
  const std::size_t begin = fixed != nullptr ? 0 : 1;
  const std::size_t piece = size % 4 != 0 ? 1U << 16 : 3;
  PieceSource source({reinterpret_cast<const char*>(data) + begin, size - begin}, piece);
  CheckingSink sink;
  try {
    format.read(source, {"2016-08-24-fuzz", "", "", {}}, sink);
  } catch (const Error&) {
    return 0;
  }
  return 0;
}
