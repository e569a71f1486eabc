#include "indexer/readers/broken_json.h"

#include <nlohmann/json.hpp>

namespace backfile {
namespace {

std::string_view in_words(simdjson::error_code error) {
  switch (error) {
    case simdjson::STRING_ERROR:
      return "a wrong escape in a string";
    case simdjson::UNESCAPED_CHARS:
      return "a control character in a string";
    case simdjson::UNCLOSED_STRING:
      return "a string without an end";
    case simdjson::NUMBER_ERROR:
      return "a number that is none or too large";
    case simdjson::T_ATOM_ERROR:
    case simdjson::F_ATOM_ERROR:
    case simdjson::N_ATOM_ERROR:
      return "a word that is none of true, false, null";
    case simdjson::DEPTH_ERROR:
      return "nested too deep";
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC:
      return "too large";
    case simdjson::EMPTY:
      return "nothing in it";
    default:
      return "a comma, a bracket or a value is missing, or is one too many";
  }
}

// Where the JSON breaks, from 1; 0 where it is only too deep or too large. Its values are not kept.
std::size_t broken_byte(std::string_view text) {
  const auto keep_none = [](int, nlohmann::json::parse_event_t, const nlohmann::json&) { return false; };
  try {
    const nlohmann::json none = nlohmann::json::parse(text, keep_none);
    return 0;
  } catch (const nlohmann::json::parse_error& error) {
    return error.byte;
  } catch (const nlohmann::json::exception&) {
    return 0;
  }
}

}  // namespace

std::string broken_json(simdjson::error_code error, std::string_view text) {
  if (error == simdjson::UTF8_ERROR) return "no UTF-8";
  const std::size_t byte = broken_byte(text);
  return "broken JSON" + (byte > 0 ? " at its byte " + std::to_string(byte) : "") + " (" +
         std::string(in_words(error)) + ")";
}

}  // namespace backfile
