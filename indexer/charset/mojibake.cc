// UTF-8 that was taken for windows-1252 and written as UTF-8 once more.
#include <algorithm>
#include <optional>

#include "common/windows_1252.h"
#include "indexer/charset/charset.h"

namespace backfile {
namespace {

constexpr int most_rounds = 3;

// The byte that windows-1252 writes as this code point; nothing below 0x80 and for others.
std::optional<unsigned char> high_byte(std::int32_t c) {
  if (c >= 0x80 && c <= 0xFF) return static_cast<unsigned char>(c);  // C1 controls: read as Latin-1
  const auto* found = std::ranges::find(windows_1252_high, c);
  if (found == windows_1252_high.end()) return std::nullopt;
  return static_cast<unsigned char>(0x80 + (found - windows_1252_high.begin()));
}

// The character whose UTF-8 bytes stand at `at` as code points of their own; moves `at` behind it.
std::optional<std::string> broken_character(std::string_view text, std::size_t& at) {
  std::size_t end = at;
  std::string bytes;
  const auto lead = high_byte(next_code_point(text, end));
  if (!lead || *lead < 0xC2 || *lead > 0xF4) return std::nullopt;
  bytes += static_cast<char>(*lead);
  const std::size_t length = *lead >= 0xF0 ? 4U : *lead >= 0xE0 ? 3U : 2U;
  while (bytes.size() < length && end < text.size()) {
    const auto byte = high_byte(next_code_point(text, end));
    if (!byte || (*byte & 0xC0) != 0x80) return std::nullopt;
    bytes += static_cast<char>(*byte);
  }
  std::size_t whole = 0;
  if (bytes.size() < length || next_code_point(bytes, whole) < 0 || whole != length) return std::nullopt;
  at = end;
  return bytes;
}

// "à", whose second byte is a no-break space that became a plain one.
constexpr std::string_view broken_a_grave = "\u00C3 ";

bool is_suspicious(std::string_view text) {
  for (std::size_t at = text.find('\xC3'); at != std::string_view::npos; at = text.find('\xC3', at + 1)) {
    if (at + 2 >= text.size()) return false;
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const auto third = static_cast<unsigned char>(text[at + 2]);
    if (second >= 0x82 && second <= 0xB4 &&
        (third == 0xC2 || third == 0xC5 || third == 0xC6 || third == 0xCB || third == 0xE2)) {
      return true;
    }
  }
  return false;
}

struct Evidence {
  std::size_t broken = 0;
  std::size_t long_ones = 0;  // of three bytes and more: nothing else looks like them
  std::size_t sound = 0;      // characters beyond ASCII that belong to none
};

Evidence evidence_in(std::string_view text) {
  Evidence found;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t from = at;
    if (broken_character(text, at)) {
      ++found.broken;
      found.long_ones += at - from > 5 ? 1U : 0U;
    } else {
      if (!text.substr(at).starts_with(broken_a_grave)) ++found.sound;
      next_code_point(text, at);
    }
  }
  return found;
}

bool is_certain(const Evidence& found) {
  return (found.broken >= 2 || found.long_ones >= 1) && found.broken >= 8 * found.sound;
}

std::string put_right(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      out += text[at++];
      continue;
    }
    const std::size_t from = at;
    if (const auto character = broken_character(text, at)) {
      out += *character;
    } else if (text.substr(at).starts_with(broken_a_grave)) {
      out += "\u00E0";
      at += broken_a_grave.size();
      // The space that stood behind the letter may have been joined with the other.
      if (at < text.size() && text[at] != ' ') out += ' ';
    } else {
      next_code_point(text, at);
      out += text.substr(from, at - from);
    }
  }
  return out;
}

}  // namespace

bool is_mojibake(std::string_view text) {
  return is_suspicious(text) && is_certain(evidence_in(text));
}

std::string repaired_mojibake(std::string text) {
  for (int round = 0; round < most_rounds && is_mojibake(text); ++round) text = put_right(text);
  return text;
}

}  // namespace backfile
