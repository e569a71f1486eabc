// Tables of spreadsheets -> CSV, which has a reader: SpreadsheetML (ECMA-376 part 1, section 18: XLSX) and
// OpenDocument's tables (OASIS OpenDocument 1.2 part 1, section 9: ODS).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/decoded_source.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/xml_records.h"

namespace backfile {

/// The members of an XLSX that its tables need, as the container gives them in whatever order. In memory: at
/// most 256 MB.
class Workbook {
 public:
  /// Whether the member at this path is one of them.
  static bool needs(std::string_view path);
  /// Keeps the member. Throws Error where the workbook becomes too large.
  void add(std::string_view path, ByteSource& bytes);
  /// The paths of the sheets, in the order of their numbers.
  std::vector<std::string> sheets() const;
  /// A sheet as CSV: strings, numbers as written, dates as ISO 8601. The workbook must live as long. Throws
  /// Error, also as it is read, where the markup is broken.
  std::unique_ptr<ByteSource> table(std::string_view sheet);

 private:
  void read_styles();
  void read_strings();

  struct Part {
    std::string path;
    std::string bytes;
  };
  const Part* find(std::string_view path) const;

  std::vector<Part> parts_;
  std::size_t size_ = 0;
  bool prepared_ = false;
  std::vector<std::string> strings_;
  std::vector<bool> is_date_;  ///< by the number of a cell's style
  bool since_1904_ = false;
};

/// Whether a file begins as the content.xml of a spreadsheet, or as a flat one.
bool is_open_document_table(std::string_view head);

/// Its first table as CSV, in constant memory. Throws Error behind it where another one holds anything.
class OpenDocumentTable : public MadeSource {
 public:
  explicit OpenDocumentTable(ByteSource& bytes) : stream_(bytes) {}

 private:
  bool make(std::string& text) override;

  XmlStream stream_;
  std::optional<std::string> table_;  ///< its name
};

}  // namespace backfile
