// Charset labels, and converters: UTF-8 by ourselves, the rest by ICU, what ICU lacks (Johab) by iconv.
#include <iconv.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "common/ascii.h"
#include "common/utf8.h"
#include "common/windows_1252.h"
#include "indexer/charset/charset.h"

namespace backfile {
namespace {

struct Label {
  std::string_view label;
  std::string_view charset;
};

// Labels that mean more than they say (WHATWG Encoding Standard, section 4.2), without signs and in lower
// case.
constexpr auto labels = std::to_array<Label>({
    {"utf8", "UTF-8"},
    {"unicode11utf8", "UTF-8"},
    {"ascii", "windows-1252"},
    {"usascii", "windows-1252"},
    {"ansix3.41968", "windows-1252"},
    {"iso88591", "windows-1252"},
    {"latin1", "windows-1252"},
    {"l1", "windows-1252"},
    {"cp1252", "windows-1252"},
    {"windows1252", "windows-1252"},
    {"iso88599", "windows-1254"},
    {"latin5", "windows-1254"},
    {"iso885911", "windows-874"},
    {"tis620", "windows-874"},
    {"gb2312", "GB18030"},
    {"gb231280", "GB18030"},
    {"gbk", "GB18030"},
    {"xgbk", "GB18030"},
    {"cp936", "GB18030"},
    {"gb18030", "GB18030"},
    {"shiftjis", "windows-31j"},
    {"sjis", "windows-31j"},
    {"xsjis", "windows-31j"},
    {"mskanji", "windows-31j"},
    {"cp932", "windows-31j"},
    {"windows31j", "windows-31j"},
    {"euckr", "windows-949"},
    {"ksc56011987", "windows-949"},
    {"ksc5601", "windows-949"},
    {"uhc", "windows-949"},
    {"cp949", "windows-949"},
    {"windows949", "windows-949"},
    {"big5", "Big5-HKSCS"},
    {"big5hkscs", "Big5-HKSCS"},
    {"xxbig5", "Big5-HKSCS"},
    {"cp950", "Big5-HKSCS"},
    {"macroman", "macintosh"},
    {"xmacroman", "macintosh"},
    {"maccyrillic", "x-mac-cyrillic"},
    {"maccentraleurope", "x-mac-centraleurroman"},
    {"johab", "JOHAB"},
    {"cp1361", "JOHAB"},
});

// Charsets that hide their text from a scan of the bytes, or are none.
constexpr auto refused = std::to_array<std::string_view>(
    {"utf7", "unicode11utf7", "scsu", "bocu1", "imapmailboxname", "cesu8", "replacement", "xuserdefined"});

std::string plain_label(std::string_view label) {
  std::string plain;
  for (const char c : label) {
    if (is_ascii_letter(c) || is_ascii_digit(c) || c == '.') plain += ascii_lower(c);
  }
  return plain;
}

}  // namespace

std::string charset_of_label(std::string_view label) {
  const std::string plain = plain_label(label);
  if (plain.empty() || plain.size() > 40) return "";
  if (std::ranges::find(refused, plain) != refused.end()) return "";
  const auto* row = std::ranges::find(labels, plain, &Label::label);
  if (row != labels.end()) return std::string(row->charset);
  UErrorCode status = U_ZERO_ERROR;
  const std::string name(label);
  UConverter* converter = ucnv_open(name.c_str(), &status);
  if (U_SUCCESS(status)) {
    const char* canonical = ucnv_getName(converter, &status);
    std::string charset = U_SUCCESS(status) ? canonical : "";
    ucnv_close(converter);
    return charset;
  }
  return "";
}

/// What turns bytes into UTF-8. Keeps what is left of a character at the end of a piece.
class TextDecoder::Converter {
 public:
  Converter() = default;
  virtual ~Converter() = default;
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  virtual void convert(std::string_view bytes, bool last, std::string& out) = 0;

  class Utf8;
  class Icu;
  class Iconv;
};

class TextDecoder::Converter::Utf8 : public Converter {
 public:
  void convert(std::string_view bytes, bool last, std::string& out) override {
    if (!rest_.empty()) {
      // At most three bytes of a character were left; up to three more complete it.
      const std::size_t more = std::min<std::size_t>(bytes.size(), 4);
      const std::size_t before = rest_.size();
      rest_ += bytes.substr(0, more);
      const std::size_t used = append(rest_, last && more == bytes.size(), out);
      if (used < before) return;  // still too little
      bytes.remove_prefix(used - before);
      rest_.clear();
    }
    const std::size_t used = append(bytes, last, out);
    rest_ = bytes.substr(used);
  }

 private:
  // Appends what can be decided and returns how many bytes that was.
  static std::size_t append(std::string_view bytes, bool last, std::string& out) {
    std::size_t at = 0;
    std::size_t good = 0;
    while (at < bytes.size()) {
      if (static_cast<unsigned char>(bytes[at]) < 0x80) {
        ++at;
        continue;
      }
      const std::size_t from = at;
      if (next_code_point(bytes, at) >= 0) continue;
      if (!last && bytes.size() - from < 4 && may_go_on(bytes.substr(from))) {
        out += bytes.substr(good, from - good);
        return from;
      }
      out += bytes.substr(good, from - good);
      append_windows_1252(static_cast<unsigned char>(bytes[from]), out);
      good = at = from + 1;
    }
    out += bytes.substr(good);
    return bytes.size();
  }

  // The front of a character whose end has not come yet.
  static bool may_go_on(std::string_view bytes) {
    const auto lead = static_cast<unsigned char>(bytes[0]);
    const std::size_t length = lead >= 0xF0 ? 4U : lead >= 0xE0 ? 3U : lead >= 0xC2 ? 2U : 1U;
    return bytes.size() < length && std::ranges::all_of(bytes.substr(1), is_continuation);
  }

  std::string rest_;
};

// ICU takes a segment of ISO-2022 without text for an error; joined pieces of mail have them ("ESC ( B ESC $
// B"). Of such sequences only the last counts.
class EmptySegments {
 public:
  std::string_view taken_out(std::string_view bytes, bool last) {
    kept_.clear();
    for (const char c : bytes) add(c);
    if (last) flush();
    return kept_;
  }

 private:
  // ESC ( F, ESC $ F, ESC $ ( F: what chooses the set for the bytes that follow.
  static bool is_front(std::string_view sequence) {
    return sequence == "\x1b" || sequence == "\x1b(" || sequence == "\x1b$" || sequence == "\x1b$(";
  }

  void add(char c) {
    if (c == '\x1b') {
      if (is_front(sequence_)) flush();
      sequence_ = c;
    } else if (is_front(sequence_)) {
      sequence_ += c;
      // Others, such as ESC . A, choose nothing for the bytes that follow.
      if (sequence_.size() == 2 && !is_front(sequence_)) flush();
    } else {
      flush();
      kept_ += c;
    }
  }

  void flush() {
    kept_ += sequence_;
    sequence_.clear();
  }

  std::string sequence_;  // whether there is text for it is not known yet
  std::string kept_;
};

class TextDecoder::Converter::Icu : public Converter {
 public:
  Icu(UConverter* converter, bool has_segments) : converter_(converter), has_segments_(has_segments) {}
  ~Icu() override { ucnv_close(converter_); }

  void convert(std::string_view bytes, bool last, std::string& out) override {
    std::array<UChar, 4096> units;
    if (has_segments_) bytes = segments_.taken_out(bytes, last);
    const char* from = bytes.data();
    const char* end = from + bytes.size();
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
      status = U_ZERO_ERROR;
      UChar* to = units.data();
      ucnv_toUnicode(converter_, &to, units.data() + units.size(), &from, end, nullptr, last, &status);
      append(units.data(), to, out);
    }
  }

 private:
  void append(const UChar* unit, const UChar* end, std::string& out) {
    for (; unit != end; ++unit) {
      if (U16_IS_LEAD(*unit)) {
        lead_ = *unit;
      } else if (U16_IS_TRAIL(*unit) && lead_ != 0) {
        append_code_point(out, static_cast<std::int32_t>(U16_GET_SUPPLEMENTARY(lead_, *unit)));
        lead_ = 0;
      } else {
        append_code_point(out, *unit);
      }
    }
  }

  UConverter* converter_;
  bool has_segments_;
  EmptySegments segments_;
  UChar lead_ = 0;
};

class TextDecoder::Converter::Iconv : public Converter {
 public:
  explicit Iconv(iconv_t converter) : converter_(converter) {}
  ~Iconv() override { iconv_close(converter_); }

  void convert(std::string_view bytes, bool last, std::string& out) override {
    rest_ += bytes;
    char* from = rest_.data();
    std::size_t left = rest_.size();
    std::array<char, 8192> buffer;
    while (left > 0) {
      char* to = buffer.data();
      std::size_t room = buffer.size();
      const std::size_t done = iconv(converter_, &from, &left, &to, &room);
      out.append(buffer.data(), buffer.size() - room);
      if (done != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
      if (errno == EINVAL && !last) break;  // the character goes on in the next piece
      out += "\uFFFD";
      ++from;
      --left;
    }
    rest_.erase(0, rest_.size() - left);
  }

 private:
  iconv_t converter_;
  std::string rest_;
};

TextDecoder::TextDecoder(std::string_view charset) {
  const std::string name(charset);
  UErrorCode status = U_ZERO_ERROR;
  if (name == "JOHAB") {
    iconv_t opened = iconv_open("UTF-8", name.c_str());
    // The error value of iconv_open is (iconv_t)-1.
    if (opened != reinterpret_cast<iconv_t>(-1)) converter_ = std::make_unique<Converter::Iconv>(opened);
  } else if (name != "UTF-8" && !name.empty()) {
    UConverter* opened = ucnv_open(name.c_str(), &status);
    if (U_SUCCESS(status)) {
      const bool japanese = name.starts_with("ISO-2022-JP") || name.starts_with("ISO_2022,locale=ja");
      converter_ = std::make_unique<Converter::Icu>(opened, japanese);
    }
  }
  if (converter_ == nullptr) converter_ = std::make_unique<Converter::Utf8>();
}

TextDecoder::~TextDecoder() = default;
TextDecoder::TextDecoder(TextDecoder&&) noexcept = default;
TextDecoder& TextDecoder::operator=(TextDecoder&&) noexcept = default;

void TextDecoder::decode(std::string_view bytes, bool last, std::string& out) {
  const std::size_t begin = out.size();
  converter_->convert(bytes, last, out);
  if (!at_start_ || out.size() == begin) return;
  at_start_ = false;
  if (out.compare(begin, utf8_mark.size(), utf8_mark) == 0) out.erase(begin, utf8_mark.size());
}

std::string decode_text(std::string_view bytes, std::string_view charset) {
  std::string out;
  out.reserve(bytes.size());
  TextDecoder(charset).decode(bytes, true, out);
  return out;
}

std::string decode_markup(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 1U << 16);
  return decode_text(bytes, detect_charset(head, declared_charset(head)));
}

}  // namespace backfile
