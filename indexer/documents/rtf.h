// The text of RTF (Microsoft's Rich Text Format Specification 1.9.1), as word processors and Factiva write
// it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/charset/charset.h"
#include "indexer/readers/decoded_source.h"

namespace backfile {

/// Whether a file begins as RTF.
bool is_rtf(std::string_view head);

/// Its paragraphs, as document_text.h says. Bytes are read in the charset of their font, or the document's.
/// Throws Error where the file ends within the document. Not thread-safe.
class RtfText : public MadeSource {
 public:
  explicit RtfText(ByteSource& bytes) : bytes_(bytes) {}

 private:
  // What a group has of its own.
  struct Group {
    bool left_out = false;    ///< a destination that is no text
    bool hidden = false;      ///< \v, \deleted
    bool font_table = false;  ///< \fN begins a font, \fcharset says its charset
    int replacements = 1;     ///< \uc: how many characters follow \u for those who do not know it
    std::int64_t font = -1;   ///< \f, or the document's
  };
  struct Control {
    std::string word;
    bool has_number = false;
    std::int64_t number = 0;
  };

  bool make(std::string& text) override;
  void read_some();
  bool next(char& c);
  bool peek(char& c);
  Control read_control(char first);
  void open();
  void close();
  void escaped(char c);
  void control(const Control& control);
  void set_charset(const Control& control);
  void add_byte(char c);
  void add_character(std::int32_t c);
  void add_break(std::string_view what);
  void add_unicode(std::int64_t number);
  bool takes_text();
  void flush_bytes();

  ByteSource& bytes_;
  std::vector<char> block_ = std::vector<char>(1U << 15);
  std::size_t filled_ = 0;
  std::size_t at_block_ = 0;

  std::vector<Group> groups_ = {{}};
  std::size_t deeper_ = 0;  ///< groups open beyond the deepest that are told apart
  bool starts_group_ = false;
  bool may_be_left_out_ = false;  ///< behind \*
  int to_skip_ = 0;               ///< characters that replace the last \u
  std::int64_t bytes_to_skip_ = 0;
  std::int32_t high_surrogate_ = 0;

  std::string document_charset_ = "windows-1252";
  std::int64_t document_font_ = -1;
  std::map<std::int64_t, std::string> font_charsets_;
  std::string pending_;  ///< bytes of one charset that are not decoded yet
  std::string pending_charset_;

  std::string out_;
  bool ended_ = false;
};

}  // namespace backfile
