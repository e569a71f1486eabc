// What readers of plain text share: lines of a stream, and cleaning.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/reader.h"

namespace backfile {

/// The lines of a stream, one by one, without "\n" or "\r\n" ("\r" where the first have no other end), and
/// without the form feed of a page's end before them. Lines longer than `longest` are cut: the rest is
/// skipped.
class LineReader {
 public:
  LineReader(ByteSource& bytes, std::size_t longest) : bytes_(bytes), longest_(longest) {}

  /// False at the end. The view is valid until the next call.
  bool next(std::string_view& line);
  /// The number of the line last read, from 1.
  std::size_t number() const { return number_; }
  /// True where the line last read was longer than allowed.
  bool was_cut() const { return was_cut_; }

 private:
  bool fill();
  void find_line_end();

  ByteSource& bytes_;
  std::size_t longest_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t number_ = 0;
  bool ended_ = false;
  bool was_cut_ = false;
  char line_end_ = '\0';  ///< not known yet
};

/// All bytes of a stream; nothing where they are more than `most`.
std::optional<std::string> read_all(ByteSource& bytes, std::size_t most);

/// Text for an Article: UTF-8 (ill-formed bytes read as windows-1252), line ends unified, control characters
/// but newline out, white space at both ends and before newlines out.
std::string clean_text_field(std::string_view text);
/// The same for a field of one line: newlines become spaces.
std::string clean_line_field(std::string_view text);

/// Without white space of ASCII at both ends.
std::string_view trimmed(std::string_view text);
/// Unicode's full case folding, for comparing.
std::string folded_case(std::string_view text);

/// The reason of a reject: date "x" is not a date.
std::string not_a_date(std::string_view text);

/// A date in a file's name or, where it has none, in that of the nearest folder: 2016-08-24-title.txt,
/// article_20160824.txt, 1914-08-24/ocr.xml, 2016/08/24/title.txt. Nothing but whole days is believed.
Date file_name_date(std::string_view name);

}  // namespace backfile
