#include "indexer/readers/mime.h"

#include <algorithm>
#include <array>

#include "common/ascii.h"
#include "common/is_one_of.h"
#include "common/utf8.h"
#include "indexer/charset/charset.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/percent_encoding.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

constexpr int deepest = 20;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = ascii_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// RFC 2045 section 6.7; in headers "_" is a space (RFC 2047 section 4.2).
std::string decode_quoted_printable(std::string_view text, bool in_header) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '_' && in_header) {
      out += ' ';
    } else if (text[at] != '=') {
      out += text[at];
    } else if (at + 2 < text.size() && hex_digit(text[at + 1]) >= 0 && hex_digit(text[at + 2]) >= 0) {
      out += static_cast<char>(hex_digit(text[at + 1]) * 16 + hex_digit(text[at + 2]));
      at += 2;
    } else {
      // A soft line break, with or without white space before its end.
      const std::size_t end = text.find_first_not_of(" \t\r", at + 1);
      if (end != std::string_view::npos && text[end] == '\n') {
        at = end;
      } else if (end != std::string_view::npos) {
        out += '=';
      }
    }
  }
  return out;
}

std::string decode_base64(std::string_view text) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=') break;
    const std::size_t digit = digits.find(c);
    if (digit == std::string_view::npos) continue;
    bits = (bits << 6U | static_cast<std::uint32_t>(digit)) & 0xFFFFFFU;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> static_cast<unsigned>(count) & 0xFFU);
  }
  return out;
}

std::string decode_charset(std::string_view bytes, std::string_view label) {
  return decode_text(bytes, detect_charset(bytes, label));
}

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    if (next_code_point(bytes, at) < 0) return false;
  }
  return true;
}

// True where a charset has all of the bytes that this was, and none of them as a control character.
bool is_whole_text(std::string_view decoded) {
  for (std::size_t at = 0; at < decoded.size();) {
    const std::int32_t c = next_code_point(decoded, at);
    if (c == 0xFFFD || (c >= 0x80 && c < 0xA0)) return false;
  }
  return true;
}

// The few bytes of a header say less than their declaration, where that can be true. Seven bits are UTF-8
// and may be ISO-2022 all the same.
std::string decode_header(std::string_view bytes, std::string_view label) {
  const std::string declared = charset_of_label(label);
  const bool seven_bits =
      std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  const bool has_letters =
      ascii_lowered(label).find("ascii") == std::string::npos && !declared.starts_with("UTF");
  if (!declared.empty() && has_letters && (seven_bits || !is_utf8(bytes))) {
    std::string decoded = decode_text(bytes, declared);
    if (is_whole_text(decoded)) return decoded;
  }
  return decode_charset(bytes, label);
}

// "=?charset?B?text?=" at the front of `text`; its length, 0 where there is none.
std::size_t encoded_word(std::string_view text, std::string& charset, std::string& bytes) {
  if (!text.starts_with("=?")) return 0;
  const std::size_t first = text.find('?', 2);
  if (first == std::string_view::npos || first + 2 >= text.size() || text[first + 2] != '?') return 0;
  constexpr std::size_t longest = 1000;  // RFC 2047 allows 75
  const std::size_t end = text.substr(0, longest).find("?=", first + 3);
  if (end == std::string_view::npos) return 0;
  const char encoding = ascii_lower(text[first + 1]);
  const std::string_view content = text.substr(first + 3, end - first - 3);
  if (encoding != 'b' && encoding != 'q') return 0;
  // A language may follow the charset (RFC 2231 section 5).
  const std::string_view label = text.substr(2, first - 2);
  charset = label.substr(0, label.find('*'));
  bytes = encoding == 'b' ? decode_base64(content) : decode_quoted_printable(content, true);
  return end + 2;
}

std::string transfer_decoded(const MailHeaders& headers, std::string_view body) {
  const std::string encoding = ascii_lowered(trimmed(mail_header(headers, "content-transfer-encoding")));
  if (encoding == "base64") return decode_base64(body);
  if (encoding == "quoted-printable") return decode_quoted_printable(body, false);
  return std::string(body);
}

// Another boundary may begin in the same way.
bool is_boundary(std::string_view line, std::string_view mark) {
  if (!line.starts_with(mark)) return false;
  const std::string_view rest = line.substr(mark.size());
  return trimmed(rest).empty() || rest.starts_with("--");
}

std::vector<std::string_view> parts_of(std::string_view body, std::string_view boundary) {
  std::vector<std::string_view> parts;
  const std::string mark = "--" + std::string(boundary);
  std::size_t begin = std::string_view::npos;
  for (std::size_t line = 0; line < body.size();) {
    const std::size_t end = std::min(body.find('\n', line), body.size());
    if (is_boundary(body.substr(line, end - line), mark)) {
      if (begin != std::string_view::npos) parts.push_back(body.substr(begin, line - begin));
      begin = std::min(end + 1, body.size());
      if (body.substr(line + mark.size()).starts_with("--")) return parts;
    }
    line = end + 1;
  }
  if (begin != std::string_view::npos) parts.push_back(body.substr(begin));  // cut short
  return parts;
}

std::string type_of(const MailHeaders& headers) {
  const std::string_view value = mail_header(headers, "content-type");
  return ascii_lowered(trimmed(value.substr(0, value.find(';'))));
}

// What programs that handle mails tell each other.
bool is_of_the_system(std::string_view type) {
  constexpr auto types = std::to_array<std::string_view>(
      {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
       "application/pgp-encrypted", "application/pgp-keys", "message/delivery-status",
       "message/disposition-notification", "text/calendar", "text/css", "text/directory",
       "text/rfc822-headers", "text/vcard", "text/x-vcard"});
  return is_one_of(type, types);
}

bool is_picture_or_sound(std::string_view type) {
  return type.starts_with("image/") || type.starts_with("audio/") || type.starts_with("video/");
}

// What an attachment is called, or else its type.
std::string file_name(const MailHeaders& headers, const std::string& type) {
  const std::string_view disposition = mail_header(headers, "content-disposition");
  std::string name = mail_parameter(disposition, "filename");
  // "UTF-8'de'Bericht%20eins.pdf" (RFC 2231 section 4).
  if (const std::string coded = mail_parameter(disposition, "filename*"); !coded.empty()) {
    const std::size_t charset = coded.find('\'');
    const std::size_t language = coded.find('\'', std::min(charset, coded.size() - 1) + 1);
    if (language != std::string::npos)
      name = decode_charset(percent_decoded(coded.substr(language + 1)), coded.substr(0, charset));
  }
  if (name.empty()) name = mail_parameter(mail_header(headers, "content-type"), "name");
  return clean_line_field(decode_mail_words(name.empty() ? type : name));
}

MailPart part_of(const MailHeaders& headers, const std::string& type, std::string_view body) {
  return {type, mail_parameter(mail_header(headers, "content-type"), "charset"),
          std::string(mail_header(headers, "content-location")), transfer_decoded(headers, body)};
}

class BodyReader {
 public:
  MailBody read(const MailHeaders& headers, std::string_view body) {
    PartText text = part_text(headers, body, 0);
    body_.text = std::move(text.best());
    return std::move(body_);
  }

 private:
  struct PartText {
    std::string plain = {};
    std::string html = {};  // as text

    std::string& best() { return plain.size() * 3 >= html.size() ? plain : html; }
  };

  PartText part_text(const MailHeaders& headers, std::string_view body, int depth) {
    const std::string_view content_type = mail_header(headers, "content-type");
    const std::string type = type_of(headers);
    if (type.starts_with("multipart/"))
      return multipart_text(type, body, mail_parameter(content_type, "boundary"), depth);
    if (type == "message/rfc822" || type == "message/global") {
      body_.messages.push_back(transfer_decoded(headers, body));
      return {};
    }
    if (is_of_the_system(type)) return {};
    const std::string disposition = ascii_lowered(trimmed(mail_header(headers, "content-disposition")));
    if (disposition.starts_with("attachment") || !(type.empty() || type.starts_with("text/"))) {
      if (!is_picture_or_sound(type)) {
        body_.attachments.push_back(part_of(headers, type, body));
        body_.attachments.back().name = file_name(headers, type);
      }
      return {};
    }
    const std::string bytes = transfer_decoded(headers, body);
    std::string charset = mail_parameter(content_type, "charset");
    if (charset.empty() && type.ends_with("html")) charset = declared_charset(bytes);
    std::string text = decode_charset(bytes, charset);
    if (type.ends_with("html")) return {.html = text_of_html(text)};  // "text/x-amp-html", too
    return {.plain = std::move(text)};
  }

  PartText multipart_text(const std::string& type, std::string_view body, std::string_view boundary,
                          int depth) {
    PartText all;
    if (boundary.empty() || depth >= deepest) return all;
    for (const std::string_view part : parts_of(body, boundary)) {
      std::size_t at = 0;
      const MailHeaders headers = read_mail_headers(part, at);
      if (type == "multipart/digest" && type_of(headers).empty()) {
        // A part of a digest is a message (RFC 2046 section 5.1.5); some begin with its headers at once.
        body_.messages.emplace_back(mail_header(headers, "from").empty() ? part.substr(at) : part);
        continue;
      }
      PartText text = part_text(headers, part.substr(at), depth + 1);
      if (type == "multipart/alternative") {
        if (all.plain.empty()) all.plain = std::move(text.plain);
        if (!text.html.empty()) all.html = std::move(text.html);
      } else if (const std::string& best = text.best(); !best.empty()) {
        // Each part in its best form, one behind the other.
        all.plain += (all.plain.empty() ? "" : "\n\n") + best;
      }
    }
    return all;
  }

  MailBody body_;
};

std::optional<MailPart> find_part(const MailHeaders& headers, std::string_view body, std::string_view wanted,
                                  int depth) {
  const std::string_view content_type = mail_header(headers, "content-type");
  const std::string type = type_of(headers);
  if (type == wanted) return part_of(headers, type, body);
  const std::string boundary = mail_parameter(content_type, "boundary");
  if (!type.starts_with("multipart/") || boundary.empty() || depth >= deepest) return std::nullopt;
  for (const std::string_view part : parts_of(body, boundary)) {
    std::size_t at = 0;
    const MailHeaders inner = read_mail_headers(part, at);
    if (auto found = find_part(inner, part.substr(at), wanted, depth + 1)) return found;
  }
  return std::nullopt;
}

}  // namespace

MailHeaders read_mail_headers(std::string_view message, std::size_t& at) {
  MailHeaders headers;
  while (at < message.size()) {
    const std::size_t end = std::min(message.find('\n', at), message.size());
    const std::string_view line = message.substr(at, end - at);
    const bool folded = line.starts_with(' ') || line.starts_with('\t');
    const std::size_t colon = line.find(':');
    if (trimmed(line).empty()) {
      at = std::min(end + 1, message.size());
      break;
    }
    if (folded && !headers.empty()) {
      headers.back().second += " " + std::string(trimmed(line));
    } else if (colon != std::string_view::npos && line.substr(0, colon).find(' ') == std::string_view::npos) {
      headers.emplace_back(ascii_lowered(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
    } else {
      break;  // no header: the body begins without an empty line
    }
    at = std::min(end + 1, message.size());
  }
  return headers;
}

std::string_view mail_header(const MailHeaders& headers, std::string_view name) {
  const auto found =
      std::ranges::find(headers, name, [](const auto& header) { return std::string_view(header.first); });
  return found == headers.end() ? std::string_view{} : std::string_view(found->second);
}

std::string decode_mail_words(std::string_view value) {
  std::string out;
  std::string run;  // bytes of neighbouring words in one charset: a character may be cut between them
  std::string charset;
  const auto flush = [&] {
    if (!run.empty()) out += decode_header(run, charset);
    run.clear();
  };
  for (std::size_t at = 0; at < value.size();) {
    std::string word_charset;
    std::string bytes;
    const std::size_t length = encoded_word(value.substr(at), word_charset, bytes);
    if (length > 0) {
      if (ascii_lowered(word_charset) != ascii_lowered(charset)) flush();
      charset = word_charset;
      run += bytes;
      at += length;
      // White space between two words is none of the text.
      const std::size_t next = value.find_first_not_of(" \t", at);
      if (next != std::string_view::npos && value.substr(next).starts_with("=?")) at = next;
      continue;
    }
    flush();
    const std::size_t next = std::min(value.find("=?", at + 1), value.size());
    out += decode_charset(value.substr(at, next - at), "");
    at = next;
  }
  flush();
  return out;
}

std::string mail_parameter(std::string_view value, std::string_view name) {
  for (std::size_t at = value.find(';'); at != std::string_view::npos;) {
    const std::string_view rest = value.substr(at + 1);
    const std::size_t equals = rest.find('=');
    if (equals == std::string_view::npos) return "";
    const std::string key = ascii_lowered(trimmed(rest.substr(0, equals)));
    const std::string_view content = trimmed(rest.substr(equals + 1));
    const bool quoted = content.starts_with('"');
    const std::size_t end = quoted ? content.find('"', 1) : content.find(';');
    const std::string_view found =
        content.substr(quoted ? 1 : 0, end == std::string_view::npos ? end : end - (quoted ? 1U : 0U));
    if (key == name) return std::string(trimmed(found));
    if (end == std::string_view::npos) return "";
    at = value.find(';', static_cast<std::size_t>(content.data() - value.data()) + end);
  }
  return "";
}

std::string mailbox_name(std::string_view value) {
  const std::string decoded = decode_mail_words(value);
  std::string_view text = decoded;
  const std::size_t open = text.find('<');
  if (open == std::string_view::npos) {
    // "address (Name)"
    const std::size_t comment = text.find('(');
    if (comment == std::string_view::npos) return std::string(trimmed(text));
    return std::string(trimmed(text.substr(comment + 1, text.find(')', comment) - comment - 1)));
  }
  std::string_view name = trimmed(text.substr(0, open));
  while (name.starts_with('"') || name.starts_with('\'')) name.remove_prefix(1);
  while (name.ends_with('"') || name.ends_with('\'')) name.remove_suffix(1);
  if (!trimmed(name).empty()) return std::string(trimmed(name));
  return std::string(trimmed(text.substr(open + 1, text.find('>', open) - open - 1)));
}

std::optional<MailPart> first_part(const MailHeaders& headers, std::string_view body, std::string_view type) {
  return find_part(headers, body, type, 0);
}

MailBody read_mail_body(const MailHeaders& headers, std::string_view body) {
  return BodyReader().read(headers, body);
}

}  // namespace backfile
