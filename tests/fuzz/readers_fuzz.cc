// Every reader over any bytes: the first byte chooses the format, the rest is the input; or, with
// BACKFILE_FUZZ_FORMAT=NAME, all bytes are an input of that format, so that its golden files are seeds. The
// size chooses how the bytes arrive. An article that breaks what article.h promises is a finding, too.
#include <cstdint>
#include <cstdlib>

#include "common/error.h"
#include "common/utf8.h"
#include "indexer/readers/reader.h"

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

void require(bool promise) {
  if (!promise) std::abort();
}

void require_clean(std::string_view text, bool lines) {
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t c = next_code_point(text, at);
    require(c >= 0x20 || (lines && c == '\n'));
    require(c < 0x7F || c > 0x9F);
  }
}

class CheckingSink : public ArticleSink {
 public:
  void begin_input(std::string_view) override {}
  bool article(Article&& article) override {
    require(!article.title.empty() || !article.text.empty());
    require_clean(article.title, false);
    require_clean(article.byline, false);
    require_clean(article.id, false);
    require_clean(article.text, true);
    return true;
  }
  void reject(std::string_view, std::string_view reason) override { require(!reason.empty()); }
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
