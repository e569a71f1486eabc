#include "indexer/readers/html/share_lines.h"

#include <array>

#include "common/ascii.h"
#include "common/is_one_of.h"

namespace backfile {
namespace {

constexpr auto networks = std::to_array<std::string_view>(
    {"bluesky",  "delicious", "digg",      "facebook", "flipboard",   "google",   "instagram", "linkedin",
     "mastodon", "messenger", "pinterest", "reddit",   "stumbleupon", "telegram", "threads",   "tumblr",
     "tweet",    "twitter",   "viber",     "weibo",    "whatsapp",    "xing",     "youtube"});

constexpr auto buttons = std::to_array<std::string_view>(
    {"a",      "article", "by",   "comment", "comments", "connect", "copy",  "e",      "email",
     "follow", "icon",    "like", "line",    "link",     "mail",    "more",  "on",     "open",
     "plus",   "pocket",  "post", "print",   "save",     "send",    "share", "shares", "sms",
     "story",  "this",    "to",   "url",     "via",      "x"});

}  // namespace

bool is_share_line(std::string_view line) {
  constexpr std::size_t longest = 160;
  if (line.size() > longest || line.ends_with('.')) return false;
  const std::string text = ascii_lowered(line);
  std::string_view first;
  bool several = false;
  std::size_t known = 0;
  std::size_t words = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    // Bytes beyond ASCII are letters of other words.
    while (end < text.size() && (is_ascii_lower(text[end]) || static_cast<unsigned char>(text[end]) >= 0x80))
      ++end;
    const std::string_view word = std::string_view(text).substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    ++words;
    const bool is_network = is_one_of(word, networks);
    known += is_network || is_one_of(word, buttons) ? 1U : 0U;
    if (!is_network) continue;
    several |= !first.empty() && word != first;
    first = word;
  }
  return several && known * 4 >= words * 3;
}

}  // namespace backfile
