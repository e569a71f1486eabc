// One e-mail as text: headers (RFC 5322, encoded words of RFC 2047) and the body's text (MIME, RFC
// 2045-2049).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace backfile {

/// Headers in their order: name in lower case, value unfolded but not decoded.
using MailHeaders = std::vector<std::pair<std::string, std::string>>;

/// Reads the headers at the front and moves `at` behind the empty line that ends them.
MailHeaders read_mail_headers(std::string_view message, std::size_t& at);

/// The first header of that name (in lower case); "" where there is none.
std::string_view mail_header(const MailHeaders& headers, std::string_view name);

/// A header's value as UTF-8: encoded words decoded, other bytes beyond ASCII by detection.
std::string decode_mail_words(std::string_view value);

/// The value of a parameter such as charset in "text/plain; charset=utf-8"; "" where there is none.
std::string mail_parameter(std::string_view value, std::string_view name);

/// The name, or where there is none the address, of the first mailbox in From.
std::string mailbox_name(std::string_view value);

/// One part of a multipart message, its transfer encoding undone.
struct MailPart {
  std::string type;  ///< lower case: "text/html"
  std::string charset;
  std::string location;  ///< Content-Location (RFC 2557)
  std::string bytes;
  std::string name = {};  ///< of an attachment; its type where it has none
};

/// The first part of this type, in the order of the message; nothing where there is none.
std::optional<MailPart> first_part(const MailHeaders& headers, std::string_view body, std::string_view type);

/// What a message's body holds.
struct MailBody {
  /// Of alternatives the plain one, unless it says much less than the HTML; attachments are left out.
  std::string text;
  std::vector<std::string> messages;  ///< enclosed ones (forwarded, or of a digest), each whole
  std::vector<MailPart> attachments;  ///< documents; no pictures, sound and films
};

/// Reads a body. Parts nest at most 20 deep.
MailBody read_mail_body(const MailHeaders& headers, std::string_view body);

}  // namespace backfile
