#include "indexer/readers/http_message.h"

#include <algorithm>
#include <charconv>

#include "common/ascii.h"
#include "indexer/readers/content_encoding.h"
#include "indexer/readers/mime.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

// The body that the chunks make; nothing where it is not in chunks.
std::optional<std::string> joined_chunks(std::string_view body) {
  std::string joined;
  while (!body.empty()) {
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(body.data(), body.data() + body.size(), size, 16);
    const std::size_t line = body.find('\n');
    const auto digits = static_cast<std::size_t>(end - body.data());
    if (error != std::errc() || line == std::string_view::npos || digits > line) return std::nullopt;
    if (size == 0) return joined;
    body.remove_prefix(line + 1);
    joined += body.substr(0, size);
    body.remove_prefix(std::min(size, body.size()));
    body.remove_prefix(std::min(body.find_first_not_of("\r\n"), body.size()));
  }
  return joined;  // cut short: what there is
}

// Packed bytes have zeros and few tags.
bool is_markup(std::string_view body) {
  const std::string_view head = body.substr(0, 4096);
  return body.find('<') != std::string_view::npos && head.find('\0') == std::string_view::npos &&
         !body.starts_with("\x1f\x8b");
}

// Brotli has no sign of its own, and makes something of a page that is not packed.
bool begins_as_markup(std::string_view body) {
  body = trimmed(body.substr(0, 256));
  return body.size() > 1 && body[0] == '<' && (is_ascii_letter(body[1]) || body[1] == '!' || body[1] == '?');
}

// Undoes all encodings of a response, the last one first.
void decode_body(std::string_view encodings, std::size_t most, HttpResponse& response) {
  while (!encodings.empty() && !response.body.empty()) {
    const std::size_t comma = encodings.rfind(',');
    const std::size_t begin = comma == std::string_view::npos ? 0 : comma + 1;
    const std::string_view encoding = trimmed(encodings.substr(begin));
    encodings = encodings.substr(0, comma == std::string_view::npos ? 0 : comma);
    if (encoding.empty() || encoding == "identity") continue;
    if (encoding == "br" && begins_as_markup(response.body)) return;
    if (auto plain = decode_content(encoding, response.body, most)) {
      response.body = std::move(*plain);
      continue;
    }
    // Crawlers store bodies that are unpacked already under the headers as they came.
    const bool is_plain = is_markup(response.body);
    if (!is_plain)
      response.unreadable = "its content encoding " + clean_line_field(encoding) + " cannot be read";
    return;
  }
}

}  // namespace

void read_content_type(std::string_view value, std::string& type, std::string& charset) {
  type = ascii_lowered(value.substr(0, value.find(';')));
  type.erase(std::min(type.find_last_not_of(" \t") + 1, type.size()));
  charset = mail_parameter(value, "charset");
}

std::optional<HttpResponse> read_http_response(std::string_view stored, std::size_t most) {
  if (!stored.starts_with("HTTP/")) return std::nullopt;
  const std::size_t line = stored.find('\n');
  const std::size_t space = stored.substr(0, line).find(' ');
  if (line == std::string_view::npos || space == std::string_view::npos) return std::nullopt;
  HttpResponse response;
  std::from_chars(stored.data() + space + 1, stored.data() + line, response.status);
  std::size_t at = line + 1;
  const MailHeaders headers = read_mail_headers(stored, at);
  read_content_type(mail_header(headers, "content-type"), response.content_type, response.charset);
  response.body = stored.substr(std::min(at, stored.size()));
  if (ascii_lowered(mail_header(headers, "transfer-encoding")).find("chunked") != std::string::npos) {
    if (auto joined = joined_chunks(response.body)) response.body = std::move(*joined);
  }
  decode_body(ascii_lowered(mail_header(headers, "content-encoding")), most, response);
  return response;
}

}  // namespace backfile
