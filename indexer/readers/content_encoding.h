// Content encodings of HTTP (RFC 9110 section 8.4): the body of a response as the page was.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace backfile {

/// Undoes one encoding: gzip, x-gzip, deflate (zlib's, and without its header, as some servers send it), br
/// (RFC 7932), zstd (RFC 8878), in lower case. Of a body that is cut short what there is. Nothing where not a
/// byte can be decoded, there are more than `most`, or the encoding is another.
std::optional<std::string> decode_content(std::string_view encoding, std::string_view body, std::size_t most);

}  // namespace backfile
