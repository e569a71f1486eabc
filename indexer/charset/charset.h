// Bytes in whatever charset -> UTF-8: which charset it is, and the decoding, whole or as a stream.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace backfile {

/// The charset that a label means, as web browsers read it (WHATWG Encoding Standard: "latin1" is
/// windows-1252, "gb2312" is GB18030); "" for labels that nothing here can decode, and for those that are no
/// text's (UTF-7, SCSU). "UTF-8" is always written so.
std::string charset_of_label(std::string_view label);

/// The label that an XML or HTML document declares in its first 4 KB; "" where it declares none.
std::string_view declared_charset(std::string_view head);

/// The charset of a text, judged by its first bytes (16 to 64 KB are enough): byte order mark, zero bytes of
/// UTF-16 and UTF-32, well-formed UTF-8, the `declared` label if it decodes to something plausible, then what
/// uchardet and ICU suggest, ranked by how plausible the decoded text is. Never "".
std::string detect_charset(std::string_view head, std::string_view declared = "");

/// Decodes a stream piece by piece. Bytes that the charset does not have become U+FFFD; those that are no
/// UTF-8 are read as windows-1252, which is what stray ones are. A byte order mark at the front is left out.
class TextDecoder {
 public:
  /// `charset` as `detect_charset` and `charset_of_label` give it; others are read as UTF-8.
  explicit TextDecoder(std::string_view charset);
  ~TextDecoder();
  TextDecoder(TextDecoder&&) noexcept;
  TextDecoder& operator=(TextDecoder&&) noexcept;

  /// Appends the UTF-8 of `bytes` to `out`. `last`: nothing follows.
  void decode(std::string_view bytes, bool last, std::string& out);

 private:
  class Converter;
  std::unique_ptr<Converter> converter_;
  bool at_start_ = true;
};

/// A whole text at once.
std::string decode_text(std::string_view bytes, std::string_view charset);

/// A whole XML or HTML document: by what it declares, and what its first bytes suggest.
std::string decode_markup(std::string_view bytes);

/// True for text that was UTF-8, was read as windows-1252 or Latin-1 and written as UTF-8 again ("cafÃ©",
/// "donâ€™t"), where that is certain: where nearly everything beyond ASCII has this shape.
bool is_mojibake(std::string_view text);

/// Puts such text right, also where it happened more than once. Other text comes back as it is.
std::string repaired_mojibake(std::string text);

}  // namespace backfile
