// What is wrong with JSON that cannot be parsed, and where.
#pragma once

#include <simdjson.h>

#include <string>
#include <string_view>

namespace backfile {

/// The reason of a reject: "broken JSON at its byte 17 (a string without an end)", or "no UTF-8". `text` is
/// the value that gave the error; it is read again to find the place.
std::string broken_json(simdjson::error_code error, std::string_view text);

}  // namespace backfile
