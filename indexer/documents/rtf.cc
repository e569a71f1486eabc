#include "indexer/documents/rtf.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/ascii.h"
#include "common/error.h"
#include "common/is_one_of.h"
#include "common/utf8.h"

namespace backfile {
namespace {

constexpr std::size_t deepest = 500;
constexpr std::size_t longest_word = 32;
constexpr std::size_t most_fonts = 10'000;
constexpr std::size_t longest_pending = 1U << 20;
constexpr std::size_t wanted = 1U << 14;

// Destinations that are no text of the document, besides all that begin with \*.
constexpr auto destinations_left_out = std::to_array<std::string_view>(
    {"colortbl", "stylesheet", "info",      "pict",    "header",   "headerl",  "headerr",    "headerf",
     "footer",   "footerl",    "footerr",   "footerf", "fldinst",  "xe",       "tc",         "rxe",
     "footnote", "filetbl",    "revtbl",    "private", "listtext", "pntext",   "nonshppict", "annotation",
     "atnid",    "atnauthor",  "atrfstart", "atrfend", "object",   "template", "ftnsep",     "ftnsepc"});

struct Named {
  std::string_view word;
  std::int32_t character;
};
constexpr auto named_characters = std::to_array<Named>({{"emdash", 0x2014},
                                                        {"endash", 0x2013},
                                                        {"bullet", 0x2022},
                                                        {"lquote", 0x2018},
                                                        {"rquote", 0x2019},
                                                        {"ldblquote", 0x201C},
                                                        {"rdblquote", 0x201D},
                                                        {"emspace", ' '},
                                                        {"enspace", ' '},
                                                        {"qmspace", ' '},
                                                        {"tab", '\t'},
                                                        {"cell", '\t'},
                                                        {"nestcell", '\t'}});

// What ends a line, and what ends a paragraph.
constexpr auto line_ends = std::to_array<std::string_view>({"line", "softline", "lbr"});
constexpr auto paragraph_ends =
    std::to_array<std::string_view>({"par", "sect", "page", "column", "row", "nestrow", "softpage"});

// The code page that a font's \fcharset means; 0 for the document's own.
int code_page_of_font(std::int64_t charset) {
  struct Charset {
    std::int64_t number;
    int code_page;
  };
  constexpr auto charsets = std::to_array<Charset>({{77, 10000},
                                                    {128, 932},
                                                    {129, 949},
                                                    {134, 936},
                                                    {136, 950},
                                                    {161, 1253},
                                                    {162, 1254},
                                                    {163, 1258},
                                                    {177, 1255},
                                                    {178, 1256},
                                                    {186, 1257},
                                                    {204, 1251},
                                                    {222, 874},
                                                    {238, 1250},
                                                    {254, 437},
                                                    {255, 850}});
  const auto* found = std::ranges::find(charsets, charset, &Charset::number);
  return found == charsets.end() ? 0 : found->code_page;
}

std::string charset_of_code_page(std::int64_t page) {
  switch (page) {
    case 932:
      return charset_of_label("shift_jis");
    case 936:
      return charset_of_label("gb18030");
    case 949:
      return charset_of_label("euc-kr");
    case 950:
      return charset_of_label("big5");
    case 10000:
      return charset_of_label("macintosh");
    case 10007:
      return charset_of_label("x-mac-cyrillic");
    case 65001:
      return "UTF-8";
    default:
      break;
  }
  const bool windows = page == 874 || (page >= 1250 && page <= 1258);
  const std::string charset = charset_of_label((windows ? "windows-" : "ibm") + std::to_string(page));
  return charset.empty() ? "windows-1252" : charset;
}

bool is_hexadecimal(char c) {
  return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

int hexadecimal(char c) {
  if (is_ascii_digit(c)) return c - '0';
  return (c >= 'a' ? c - 'a' : c - 'A') + 10;
}

}  // namespace

bool is_rtf(std::string_view head) {
  return head.starts_with("{\\rtf");
}

bool RtfText::make(std::string& text) {
  if (ended_) return false;
  read_some();
  text.swap(out_);
  return true;
}

// Reads on until there is text to give, or the document ends.
void RtfText::read_some() {
  for (char c = 0; out_.size() < wanted;) {
    if (!next(c)) {
      // First what there is.
      flush_bytes();
      if (out_.empty()) throw Error("the document is cut off");
      return;
    }
    if (bytes_to_skip_ > 0) {
      --bytes_to_skip_;
      continue;
    }
    if (c == '{') {
      open();
    } else if (c == '}') {
      close();
      // What stands behind the document is none of it.
      ended_ = groups_.size() == 1;
      if (ended_) return flush_bytes();
    } else if (c == '\\') {
      if (next(c)) escaped(c);
    } else if (c != '\r' && c != '\n' && c != '\0') {
      add_byte(c);
    }
  }
}

bool RtfText::peek(char& c) {
  if (at_block_ == filled_) {
    filled_ = bytes_.read(block_);
    at_block_ = 0;
  }
  if (filled_ == 0) return false;
  c = block_[at_block_];
  return true;
}

bool RtfText::next(char& c) {
  if (!peek(c)) return false;
  ++at_block_;
  return true;
}

void RtfText::open() {
  flush_bytes();
  to_skip_ = 0;
  if (groups_.size() == deepest) {
    ++deeper_;
  } else {
    groups_.push_back(groups_.back());
  }
  starts_group_ = true;
}

void RtfText::close() {
  flush_bytes();
  to_skip_ = 0;
  starts_group_ = false;
  if (deeper_ > 0) {
    --deeper_;
  } else if (groups_.size() > 1) {
    groups_.pop_back();
  }
}

// Behind a backslash.
void RtfText::escaped(char c) {
  if (is_ascii_letter(c)) return control(read_control(c));
  if (c == '*') {
    may_be_left_out_ = starts_group_;
    return;
  }
  if (c == '\'') {
    char high = 0;
    char low = 0;
    if (!peek(high) || !is_hexadecimal(high)) return;
    next(high);
    if (!peek(low) || !is_hexadecimal(low)) return;
    next(low);
    return add_byte(static_cast<char>(hexadecimal(high) * 16 + hexadecimal(low)));
  }
  if (c == '\\' || c == '{' || c == '}') return add_byte(c);
  if (c == '\n' || c == '\r') return add_break("\n\n");
  if (c == '~') return add_character(0xA0);
  if (c == '_') return add_character('-');
}

// A word of letters, a number, and one space that ends them.
RtfText::Control RtfText::read_control(char first) {
  Control read;
  read.word = first;
  char c = 0;
  while (peek(c) && is_ascii_letter(c)) {
    if (read.word.size() < longest_word) read.word += c;
    next(c);
  }
  bool negative = false;
  if (peek(c) && c == '-') {
    negative = true;
    next(c);
  }
  while (peek(c) && is_ascii_digit(c)) {
    read.has_number = true;
    if (read.number < 1'000'000'000) read.number = read.number * 10 + (c - '0');
    next(c);
  }
  if (negative) read.number = -read.number;
  if (peek(c) && c == ' ') next(c);
  return read;
}

void RtfText::control(const Control& control) {
  Group& group = groups_.back();
  const bool starts = starts_group_;
  starts_group_ = false;
  const bool optional = std::exchange(may_be_left_out_, false);
  const std::string_view word = control.word;
  if (to_skip_ > 0 && word != "u" && word != "uc" && word != "bin") {
    // A control word is one of the characters that replace \u, too.
    --to_skip_;
    return;
  }
  if (word == "bin") {
    bytes_to_skip_ = std::max<std::int64_t>(control.number, 0);
  } else if (optional || (starts && is_one_of(word, destinations_left_out))) {
    group.left_out = true;
  } else if (starts && word == "fonttbl") {
    group.left_out = true;
    group.font_table = true;
  } else if (word == "u") {
    add_unicode(control.number);
  } else if (word == "uc") {
    group.replacements = static_cast<int>(std::clamp<std::int64_t>(control.number, 0, 100));
  } else if (word == "v" || word == "deleted") {
    flush_bytes();
    group.hidden = !control.has_number || control.number != 0;
  } else if (word == "plain") {
    flush_bytes();
    group.hidden = false;
    group.font = -1;
  } else if (is_one_of(word, paragraph_ends)) {
    add_break("\n\n");
  } else if (is_one_of(word, line_ends)) {
    add_break("\n");
  } else {
    const auto* named = std::ranges::find(named_characters, word, &Named::word);
    if (named != named_characters.end()) {
      add_character(named->character);
    } else {
      set_charset(control);
    }
  }
}

void RtfText::set_charset(const Control& control) {
  Group& group = groups_.back();
  const std::string_view word = control.word;
  if (word == "f") {
    flush_bytes();
    group.font = control.number;
  } else if (word == "deff") {
    document_font_ = control.number;
  } else if (word == "fcharset" && group.font_table) {
    const int page = code_page_of_font(control.number);
    if (page != 0 && font_charsets_.size() < most_fonts)
      font_charsets_[group.font] = charset_of_code_page(page);
  } else if (word == "ansicpg") {
    document_charset_ = charset_of_code_page(control.number);
  } else if (word == "mac") {
    document_charset_ = charset_of_code_page(10000);
  } else if (word == "pc" || word == "pca") {
    document_charset_ = charset_of_code_page(word == "pc" ? 437 : 850);
  }
}

// \u has 16 bits and a sign; what is beyond them comes as two of them.
void RtfText::add_unicode(std::int64_t number) {
  to_skip_ = groups_.back().replacements;
  if (!takes_text()) return;
  const auto unit = static_cast<std::int32_t>(number & 0xFFFF);
  const bool high = unit >= 0xD800 && unit < 0xDC00;
  const bool low = unit >= 0xDC00 && unit < 0xE000;
  const std::int32_t before = std::exchange(high_surrogate_, high ? unit : 0);
  if (high || (low && before == 0)) return;
  flush_bytes();
  append_code_point(out_, low ? 0x10000 + ((before - 0xD800) << 10) + (unit - 0xDC00) : unit);
}

bool RtfText::takes_text() {
  starts_group_ = false;
  may_be_left_out_ = false;
  return !groups_.back().left_out && !groups_.back().hidden;
}

void RtfText::add_byte(char c) {
  if (to_skip_ > 0) {
    --to_skip_;
    return;
  }
  if (!takes_text()) return;
  if (pending_.empty()) {
    const std::int64_t font = groups_.back().font >= 0 ? groups_.back().font : document_font_;
    const auto known = font_charsets_.find(font);
    pending_charset_ = known == font_charsets_.end() ? document_charset_ : known->second;
  }
  pending_ += c;
  if (pending_.size() >= longest_pending) flush_bytes();
}

void RtfText::add_character(std::int32_t c) {
  if (!takes_text()) return;
  flush_bytes();
  append_code_point(out_, c);
}

void RtfText::add_break(std::string_view what) {
  if (!takes_text()) return;
  flush_bytes();
  out_ += what;
}

void RtfText::flush_bytes() {
  if (pending_.empty()) return;
  out_ += decode_text(pending_, pending_charset_);
  pending_.clear();
}

}  // namespace backfile
