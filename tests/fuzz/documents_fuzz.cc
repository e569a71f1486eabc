// Documents of word processors: whatever the bytes are, text comes out in bounds, or an Error.
#include <array>
#include <cstdint>
#include <cstdlib>

#include "common/error.h"
#include "indexer/documents/document_text.h"
#include "indexer/documents/pdf.h"
#include "indexer/readers/decoded_source.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  // PDFs are taken apart by another program, in another process.
  if (backfile::is_pdf(bytes)) return 0;
  backfile::ViewSource source(bytes);
  const auto text = backfile::document_text(bytes.substr(0, 1U << 16), source);
  if (text == nullptr) return 0;
  std::array<char, 1U << 12> buffer{};
  std::size_t total = 0;
  try {
    for (std::size_t count = 0; (count = text->read(buffer)) > 0;) total += count;
  } catch (const backfile::Error&) {
    return 0;
  }
  // A space of OpenDocument stands for up to a hundred.
  if (total > size * 100 + 100) std::abort();
  return 0;
}
