#include "indexer/readers/wire_messages.h"

#include <algorithm>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/paragraphs.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

constexpr char soh = 1;
constexpr char stx = 2;
constexpr char etx = 3;
constexpr char eot = 4;
constexpr std::size_t longest_message = 4U << 20;

std::string without_controls(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\r') continue;
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
  }
  return out;
}

std::string_view without_marks(std::string_view line) {
  while (!line.empty() && std::string_view(" =<^").find(line.back()) != std::string_view::npos)
    line.remove_suffix(1);
  return line;
}

}  // namespace

bool WireMessages::fill() {
  buffer_.erase(0, at_);
  at_ = 0;
  const std::size_t old = buffer_.size();
  buffer_.resize(old + (1U << 15));
  std::size_t count = 0;
  try {
    count = decoded_.read({buffer_.data() + old, buffer_.size() - old});
  } catch (...) {
    buffer_.resize(old);
    throw;
  }
  buffer_.resize(old + count);
  return count > 0;
}

std::string WireMessages::up_to(std::string_view stops, char& stop) {
  std::string out;
  for (;;) {
    const std::size_t end = buffer_.find_first_of(stops, at_);
    const std::size_t until = std::min(end, buffer_.size());
    if (out.size() < longest_message) out.append(buffer_, at_, until - at_);
    at_ = until;
    if (end != std::string::npos) {
      stop = buffer_[at_++];
      return out;
    }
    if (!fill()) {
      stop = '\0';
      return out;
    }
  }
}

bool WireMessages::next(WireMessage& message) {
  constexpr std::string_view stops = "\x01\x02\x03\x04";
  message = {};
  char stop = '\0';
  up_to(stops.substr(0, 1), stop);
  if (stop != soh) return false;
  message.header = without_controls(up_to(stops, stop));
  if (stop == stx) {
    const std::string text = up_to(stops, stop);
    message.text = without_controls(text);
    message.complete = (stop == etx || stop == eot) && text.size() < longest_message;
  }
  if (stop == etx) message.trailer = without_controls(up_to(stops, stop));
  if (stop == soh) --at_;  // the next message begins before this one has ended
  return true;
}

void read_wire_messages(ByteSource& bytes, ArticleSink& sink,
                        std::string (*read)(const WireMessage& message, Article& article)) {
  WireMessages messages(bytes);
  WireMessage message;
  for (std::size_t number = 1; messages.next(message); ++number) {
    Article article;
    std::string reason = read(message, article);
    if (const std::string unusable = finish_article(article); reason.empty()) reason = unusable;
    if (!reason.empty()) {
      sink.reject("message " + std::to_string(number), reason);
    } else if (!sink.article(std::move(article))) {
      return;
    }
  }
}

void set_wire_text(std::string_view text, std::string& headline, std::string& body) {
  std::string clean;
  bool marked = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view raw = text.substr(at, end - at);
    const std::string_view line = without_marks(raw);
    at = end + 1;
    const bool indented = raw.starts_with(' ') || raw.starts_with('\t');
    if (headline.empty() && !line.empty()) {
      headline = clean_line_field(line);
      marked = raw.size() != line.size();
      const std::string_view rest = text.substr(std::min(at, text.size()));
      const bool ends =
          marked || indented || rest.starts_with('\n') || rest.starts_with(' ') || rest.starts_with('\t');
      if (!ends) {  // a text without a headline
        headline.clear();
        body = join_paragraphs(clean_text_field(text));
        return;
      }
      continue;
    }
    clean += line;
    clean += '\n';
  }
  body = join_paragraphs(clean_text_field(clean));
}

int full_year(int two_digits) {
  return two_digits >= 100 ? two_digits : two_digits < 70 ? 2000 + two_digits : 1900 + two_digits;
}

std::size_t first_wire_message(std::string_view head) {
  const std::size_t begin = head.substr(0, 512).find(soh);
  if (begin == std::string_view::npos) return begin;
  const std::size_t text = head.substr(begin, 1024).find(stx);
  return text == std::string_view::npos ? text : begin;
}

}  // namespace backfile
