// Documents of word processors: whatever the bytes are, text comes out in bounds, or an Error.
#include <array>
#include <cstdint>
#include <cstdlib>

#include "common/error.h"
#include "indexer/documents/document_text.h"
#include "indexer/documents/pdf.h"
#include "indexer/documents/spreadsheet.h"
#include "indexer/readers/decoded_source.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  // PDFs are taken apart by another program, in another process.
  if (backfile::is_pdf(bytes)) return 0;
  backfile::ViewSource source(bytes);
  const std::string_view head = bytes.substr(0, 1U << 16);
  const auto text = backfile::document_text(head, source);
  if (text == nullptr) return 0;
  std::array<char, 1U << 12> buffer{};
  std::size_t total = 0;
  try {
    for (std::size_t count = 0; (count = text->read(buffer)) > 0;) total += count;
  } catch (const backfile::Error&) {
    return 0;
  }
  // A space of OpenDocument stands for up to a hundred, a cell for as many as a row of 64 MB holds.
  if (total > size * 100 + 100 && !backfile::is_open_document_table(head)) std::abort();
  return 0;
}
