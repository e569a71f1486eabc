#include "indexer/readers/http_message.h"

#include <zlib.h>

#include <algorithm>
#include <charconv>

#include "common/ascii.h"
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

class Inflater {
 public:
  explicit Inflater(int window_bits) { ready_ = inflateInit2(&stream_, window_bits) == Z_OK; }
  ~Inflater() { inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  // All that can be inflated up to `most` bytes; nothing where not a byte can, or there are more.
  std::optional<std::string> run(std::string_view packed, std::size_t most) {
    if (!ready_) return std::nullopt;
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream_.avail_in = static_cast<uInt>(packed.size());
    std::string out;
    int result = Z_OK;
    while (result == Z_OK && out.size() <= most) {
      char buffer[1 << 15];
      stream_.next_out = reinterpret_cast<Bytef*>(buffer);
      stream_.avail_out = sizeof buffer;
      result = inflate(&stream_, Z_NO_FLUSH);
      out.append(buffer, sizeof buffer - stream_.avail_out);
    }
    if (out.empty() || out.size() > most) return std::nullopt;
    return out;
  }

 private:
  z_stream stream_{};
  bool ready_ = false;
};

void decode_content(const std::string& encoding, std::size_t most, HttpResponse& response) {
  if (encoding.empty() || encoding == "identity" || response.body.empty()) return;
  std::optional<std::string> plain;
  if (encoding == "gzip" || encoding == "x-gzip" || encoding == "deflate") {
    plain = Inflater(15 + 32).run(response.body, most);  // gzip or zlib, by its header
    if (!plain && encoding == "deflate") plain = Inflater(-15).run(response.body, most);
    // Crawlers store bodies that are unpacked already under the headers as they came.
    if (!plain && response.body.find('<') != std::string::npos && !response.body.starts_with("\x1f\x8b"))
      return;
  }
  if (plain) {
    response.body = std::move(*plain);
  } else {
    response.unreadable = "its content encoding " + clean_line_field(encoding) + " cannot be read";
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
  decode_content(ascii_lowered(mail_header(headers, "content-encoding")), most, response);
  return response;
}

}  // namespace backfile
