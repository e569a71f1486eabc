// Percent-encoding, as in addresses (RFC 3986 section 2.1) and parameters of mail (RFC 2231).
#pragma once

#include <string>

namespace backfile {

/// The text with "%20" and its like as the bytes that they mean.
std::string percent_decoded(const std::string& text);

}  // namespace backfile
