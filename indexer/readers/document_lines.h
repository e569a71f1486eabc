// The lines of a delivery of text with many documents (Nexis, Factiva, ProQuest), kept until a document ends.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/decoded_source.h"
#include "indexer/readers/text_lines.h"

namespace backfile {

/// Reads a delivery line by line. The reader of a format says which lines belong to the document in hand and
/// takes them where it ends. A document has at most 16 MB, a line 1 MB. Not thread-safe.
class DocumentLines {
 public:
  /// `bytes` in any charset; they must outlive this.
  explicit DocumentLines(ByteSource& bytes);

  /// False at the end of the delivery. The view is valid until the next call.
  bool next(std::string_view& line) { return reader_.next(line); }
  /// The line last read belongs to the document in hand.
  void keep(std::string_view line);

  struct Document {
    std::vector<std::string> lines;
    std::string problem;  ///< why it is not to be read as an article: too large; "" else
  };
  /// The document in hand; the next one begins with no lines.
  Document take();

 private:
  DecodedSource decoded_;
  LineReader reader_;
  Document document_;
  std::size_t size_ = 0;
};

}  // namespace backfile
