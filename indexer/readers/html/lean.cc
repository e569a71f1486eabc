#include "indexer/readers/html/lean.h"

#include <algorithm>
#include <array>

#include "common/ascii.h"
#include "indexer/readers/html/names.h"

namespace backfile {
namespace {

constexpr std::size_t longest_value = 4096;
constexpr std::size_t longest_name = 64;
constexpr std::size_t shortest_script = 200;

// Elements whose content is left out before anything is parsed: of these the browser shows nothing, or draws.
constexpr auto left_out = std::to_array<std::string_view>(
    {"iframe", "noembed", "noframes", "noscript", "script", "style", "svg", "textarea", "xml"});

// Elements without end tags that show no text. libxml2 knows them not as such and would nest what follows.
constexpr auto empty_elements =
    std::to_array<std::string_view>({"embed", "keygen", "param", "source", "track", "wbr"});

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool contains_ignoring_case(std::string_view text, std::string_view part) {
  const auto same = [](char a, char b) { return ascii_lower(a) == ascii_lower(b); };
  return std::search(text.begin(), text.end(), part.begin(), part.end(), same) != text.end();
}

// Four digits that are no part of a longer number, and something beside them.
bool has_year(std::string_view line) {
  std::size_t digits = 0;
  bool found = false;
  for (std::size_t at = 0; at <= line.size(); ++at) {
    if (at < line.size() && is_ascii_digit(line[at])) {
      ++digits;
      continue;
    }
    found = found || (digits == 4 && (line[at - 4] == '1' || line[at - 4] == '2'));
    digits = 0;
  }
  return found && line.size() > 7;
}

// The line with a year and no markup that a script writes where it stands ("document.write('May 4, 2009 7:08
// p.m. EDT')", the last one where it has several): so do sites that show each edition its own clock.
std::string_view written_line(std::string_view script) {
  constexpr std::string_view write = "document.write(";
  constexpr std::size_t longest = 80;
  std::string_view found;
  for (std::size_t at = script.find(write); at != std::string_view::npos; at = script.find(write, at)) {
    at += write.size();
    if (at >= script.size() || (script[at] != '\'' && script[at] != '"')) continue;
    const std::size_t end = script.find(script[at], at + 1);
    if (end == std::string_view::npos) break;
    const std::string_view line = script.substr(at + 1, end - at - 1);
    const bool closed = end + 1 < script.size() && script[end + 1] == ')';
    if (closed && line.size() <= longest && line.find_first_of("<>&\\") == std::string_view::npos &&
        has_year(line))
      found = line;
  }
  return found;
}

class LeanWriter {
 public:
  explicit LeanWriter(std::string_view page) : page_(page) { lean_.markup.reserve(page.size() / 3); }

  LeanHtml write() && {
    while (at_ < page_.size()) {
      const std::size_t tag = std::min(page_.find('<', at_), page_.size());
      write_text(page_.substr(at_, tag - at_));
      at_ = tag;
      if (at_ < page_.size()) read_markup();
    }
    return std::move(lean_);
  }

 private:
  char peek(std::size_t ahead) const { return at_ + ahead < page_.size() ? page_[at_ + ahead] : '\0'; }

  // At a '<'.
  void read_markup() {
    const char next = peek(1);
    if (is_ascii_letter(next)) {
      read_tag();
    } else if (next == '/' && is_ascii_letter(peek(2))) {
      read_end_tag();
    } else if (page_.substr(at_, 4) == "<!--") {
      skip_comment();
    } else if (next == '!' || next == '?' || next == '/') {
      skip_to_bracket();
    } else {
      lean_.markup += "&lt;";
      ++at_;
    }
  }

  void skip_comment() {
    // A comment that nothing ends is only its opening: pages are cut off, and the text behind it counts.
    const std::size_t end = comments_end_ ? page_.find("-->", at_ + 2) : std::string_view::npos;
    if (end == std::string_view::npos) {
      comments_end_ = false;
      skip_to_bracket();
    } else {
      at_ = end + 3;
    }
  }

  void skip_to_bracket() { at_ = std::min(page_.find('>', at_), page_.size() - 1) + 1; }

  // Reads a name up to white space, '/', '>' (and '=' within attributes) in lower case.
  std::string_view read_name(bool attribute) {
    const std::size_t begin = at_;
    while (at_ < page_.size()) {
      const char c = page_[at_];
      if (is_space(c) || c == '/' || c == '>' || (attribute && c == '=' && at_ > begin)) break;
      ++at_;
    }
    name_.assign(page_.substr(begin, std::min(at_ - begin, longest_name)));
    std::ranges::transform(name_, name_.begin(), ascii_lower);
    return name_;
  }

  void read_end_tag() {
    at_ += 2;
    const std::string_view name = read_name(false);
    if (is_plain(name)) {
      lean_.markup.append("</").append(name) += '>';
    }
    skip_to_bracket();
  }

  // Names as libxml2 reads them; others (<o:p>, <a"b>) would only confuse it.
  static bool is_plain(std::string_view name) {
    return std::ranges::all_of(
        name, [](char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_'; });
  }

  void read_tag() {
    ++at_;
    const std::string element(read_name(false));
    const std::size_t begin = lean_.markup.size();
    lean_.markup.append("<").append(element);
    json_ld_ = false;
    bool closed = false;
    const bool complete = read_attributes(closed);
    const auto* out = std::ranges::find(left_out, element);
    const bool is_empty = std::ranges::find(empty_elements, element) != empty_elements.end();
    if (out != left_out.end() || is_empty || !is_plain(element)) {
      lean_.markup.resize(begin);
    } else if (complete) {
      lean_.markup += '>';
    } else {
      // A quote or tag that never ends: the tag without its attributes, and on behind its first '>'.
      lean_.markup.resize(begin);
      lean_.markup.append("<").append(element) += '>';
    }
    if (out != left_out.end() && complete && !closed) {
      skip_content(static_cast<std::size_t>(out - left_out.begin()));
    }
  }

  // Up to behind the '>'. False where the page ends within the tag; the place is then behind the first '>'.
  bool read_attributes(bool& closed) {
    const std::size_t begin = at_;
    while (at_ < page_.size()) {
      const char c = page_[at_];
      if (c == '>') {
        closed = at_ > 0 && page_[at_ - 1] == '/';
        ++at_;
        return true;
      }
      if (is_space(c) || c == '/') {
        ++at_;
      } else if (!read_attribute()) {
        break;
      }
    }
    at_ = begin;
    skip_to_bracket();
    return false;
  }

  bool read_attribute() {
    const Attribute attribute = attribute_of_name(read_name(true));
    const bool is_type = name_ == "type";
    std::size_t ahead = at_;
    while (ahead < page_.size() && is_space(page_[ahead])) ++ahead;
    if (ahead >= page_.size() || page_[ahead] != '=') {
      write_attribute(attribute, "");
      return true;
    }
    at_ = ahead + 1;
    while (at_ < page_.size() && is_space(page_[at_])) ++at_;
    if (at_ >= page_.size()) return false;
    std::size_t begin = at_;
    const char quote = page_[at_];
    if (quote == '"' || quote == '\'') {
      ++begin;
      at_ = page_.find(quote, begin);
      if (at_ == std::string_view::npos) return false;
    } else {
      while (at_ < page_.size() && !is_space(page_[at_]) && page_[at_] != '>') ++at_;
    }
    const std::string_view value = page_.substr(begin, at_ - begin);
    if (begin > 0 && page_[begin - 1] == quote) ++at_;
    if (is_type && contains_ignoring_case(value, "ld+json")) json_ld_ = true;
    write_attribute(attribute, value);
    return true;
  }

  void write_attribute(Attribute attribute, std::string_view value) {
    if (attribute == Attribute::none || value.size() > longest_value) return;
    lean_.markup.append(" ").append(name_).append("=\"");
    for (const char c : value) {
      if (c == '"') {
        lean_.markup += "&quot;";
      } else {
        lean_.markup += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
      }
    }
    lean_.markup += '"';
  }

  // Behind the start tag of an element that is left out. What nothing closes is no script but broken markup.
  void skip_content(std::size_t which) {
    const std::string_view element = left_out[which];
    const std::size_t begin = at_;
    std::size_t end = unclosed_[which] ? std::string_view::npos : page_.find("</", at_);
    while (end != std::string_view::npos &&
           !std::ranges::equal(page_.substr(end + 2, element.size()), element, {}, ascii_lower)) {
      end = page_.find("</", end + 2);
    }
    if (end == std::string_view::npos) {
      unclosed_[which] = true;
      if (element == "script" || element == "style") at_ = page_.size();
      return;
    }
    if (element == "script") keep_script(page_.substr(begin, end - begin));
    at_ = end;
    skip_to_bracket();
  }

  void keep_script(std::string_view script) {
    if (json_ld_) {
      lean_.json_ld.push_back(script);
    } else if (script.size() >= shortest_script) {
      lean_.scripts.push_back(script);
    } else if (const std::string_view line = written_line(script); !line.empty()) {
      write_text(line);
    }
  }

  void write_text(std::string_view text) {
    for (;;) {
      const auto* control = std::ranges::find_if(
          text, [](char c) { return static_cast<unsigned char>(c) < ' ' && !is_space(c); });
      lean_.markup.append(text.begin(), control);
      if (control == text.end()) return;
      text.remove_prefix(static_cast<std::size_t>(control - text.begin()) + 1);
    }
  }

  std::string_view page_;
  std::size_t at_ = 0;
  LeanHtml lean_;
  std::string name_;  // of the element or attribute last read
  bool json_ld_ = false;
  bool comments_end_ = true;                      // false once no "-->" follows any more
  std::array<bool, left_out.size()> unclosed_{};  // true once no end tag of it follows any more
};

}  // namespace

LeanHtml lean_html(std::string_view page) {
  return LeanWriter(page).write();
}

}  // namespace backfile
