// HTTP responses as crawls store them (RFC 9112): status, headers, and the body as the page was.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace backfile {

struct HttpResponse {
  int status = 0;
  std::string content_type;  ///< lower case, without parameters: "text/html"
  std::string charset;       ///< the parameter of Content-Type
  std::string body;          ///< without transfer and content encodings
  std::string unreadable;    ///< why the body could not be decoded, "" where it could
};

/// Reads a stored response. Chunks that are announced and not there are passed over, as crawlers often store
/// a body that they have already put together. Bodies grow to `most` bytes; what is longer is unreadable.
/// Nothing where it does not begin as a response.
std::optional<HttpResponse> read_http_response(std::string_view stored, std::size_t most);

/// Splits "text/html; charset=utf-8" into both parts, lower case.
void read_content_type(std::string_view value, std::string& type, std::string& charset);

}  // namespace backfile
