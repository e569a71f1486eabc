// The text of PDFs (ISO 32000), by the program pdftotext of Poppler: in a process of its own, as a damaged
// PDF may bring down whatever takes it apart.
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>

#include "indexer/readers/reader.h"

namespace backfile {

/// Whether a file begins as one.
bool is_pdf(std::string_view head);

/// Its text in the order of reading, an empty line between blocks, a form feed behind each page; nothing of a
/// scan without text. The PDF is held in memory, at most 1 GB. Throws Error where it is larger, broken,
/// locked with a password, takes more than a minute for a page, or there is no pdftotext. Not thread-safe.
class PdfText : public ByteSource {
 public:
  explicit PdfText(ByteSource& bytes) : bytes_(bytes) {}
  ~PdfText() override;
  PdfText(const PdfText&) = delete;
  PdfText& operator=(const PdfText&) = delete;
  std::size_t read(std::span<char> buffer) override;

 private:
  void start();
  void begin();
  int copy_to_memory();
  std::size_t read_some(std::span<char> buffer);
  void stop();
  void check_end();
  int wait();

  ByteSource& bytes_;
  pid_t program_ = -1;
  int text_ = -1;  ///< what the program prints
  bool begun_ = false;
  std::string front_;  ///< what was read to find the first text
};

}  // namespace backfile
