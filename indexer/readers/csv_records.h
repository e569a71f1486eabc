// Records of comma- or tab-separated values (RFC 4180), as programs really write them.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/reader.h"
#include "indexer/readers/table_style.h"
#include "indexer/readers/text_lines.h"

namespace backfile {

/// Cuts the text of one record into fields, piece by piece. A quote ends a field only before a separator or
/// at the end of a piece.
class FieldCutter {
 public:
  /// `style`: `quoted` or `backslashed`.
  explicit FieldCutter(char separator, FieldStyle style = FieldStyle::quoted)
      : separator_(separator), style_(style) {}
  /// A piece must not end within a doubled quote.
  void feed(std::string_view text);
  /// A quote is open.
  bool is_open() const { return quoted_; }
  const std::vector<std::string>& fields() const { return fields_; }
  std::vector<std::string> take() { return std::move(fields_); }

 private:
  char separator_;
  FieldStyle style_;
  std::vector<std::string> fields_ = {""};
  bool quoted_ = false;
  bool at_field_start_ = true;
};

/// The fields of a line apart by tabs. A quote is one like any other there, unless it is around a whole
/// field.
std::vector<std::string> tab_fields(std::string_view line);

/// The fields of a record in `FieldStyle::escaped`.
std::vector<std::string> escaped_fields(std::string_view record, char separator);

/// Reads records in constant memory. A quote that is never closed costs its line only.
class CsvRecords {
 public:
  CsvRecords(ByteSource& bytes, char separator, FieldStyle style);

  /// The fields of the next record; false at the end. Lines without anything are left out.
  bool next(std::vector<std::string>& fields);
  /// Why the record that was read last cannot be used; "" where it can.
  const std::string& problem() const { return problem_; }
  /// The line on which that record began, from 1.
  std::size_t line() const { return line_; }

 private:
  bool next_line(std::string& line);
  bool read_on(FieldCutter& cutter);

  LineReader lines_;
  char separator_;
  FieldStyle style_;
  std::deque<std::string> waiting_;  // lines to be read once more
  std::size_t waiting_from_ = 0;     // the number of the first of them
  std::size_t line_ = 0;
  std::size_t given_up_ = 0;  // quotes that were never closed
  std::string problem_;
};

}  // namespace backfile
