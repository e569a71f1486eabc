#include "indexer/readers/text_lines.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "common/ascii.h"
#include "common/utf8.h"
#include "common/windows_1252.h"
#include "indexer/charset/charset.h"

namespace backfile {
namespace {

// Printable ASCII: taken as it is.
constexpr auto plain = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0x20; c < 0x7F; ++c) table[c] = true;
  return table;
}();

void end_line(std::string& out) {
  while (out.ends_with(' ')) out.pop_back();
  out += '\n';
}

// One character that is not plain: moves `at` behind it.
void append_special(std::string_view text, std::size_t& at, std::string& out) {
  const std::size_t from = at;
  const std::int32_t c = next_code_point(text, at);
  if (c < 0) {
    const auto byte = static_cast<unsigned char>(text[from]);
    at = from + 1;
    if (windows_1252_point(byte) > 0x9F) append_windows_1252(byte, out);
  } else if (c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029) {
    end_line(out);
  } else if (c == '\r') {
    if (at >= text.size() || text[at] != '\n') end_line(out);
  } else if (c == '\t' || c == 0xA0) {
    out += ' ';
  } else if (c > 0x9F && c != 0xFEFF) {
    out += text.substr(from, at - from);
  }
}

}  // namespace

bool LineReader::fill() {
  buffer_.erase(0, at_);
  at_ = 0;
  const std::size_t before = buffer_.size();
  buffer_.resize(before + (std::size_t{1} << 18));
  const std::size_t count = bytes_.read(std::span(buffer_).subspan(before));
  buffer_.resize(before + count);
  ended_ = count == 0;
  return !ended_;
}

// Old Macintosh files end lines with "\r" alone.
void LineReader::find_line_end() {
  constexpr std::size_t judged = 1U << 16;
  const auto has = [&](char c) {
    return std::string_view(buffer_).substr(0, judged).find(c) != std::string_view::npos;
  };
  while (!has('\n') && buffer_.size() < judged && fill()) {
  }
  line_end_ = !has('\n') && has('\r') ? '\r' : '\n';
}

bool LineReader::next(std::string_view& line) {
  if (line_end_ == '\0') find_line_end();
  was_cut_ = false;
  std::size_t searched = at_;
  std::size_t end = buffer_.find(line_end_, searched);
  while (end == std::string::npos) {
    if (buffer_.size() - at_ > longest_) {
      // Too long: what follows up to the line's end is thrown away.
      was_cut_ = true;
      buffer_.resize(at_ + longest_);
      const std::string kept = buffer_.substr(at_);
      do {
        at_ = buffer_.size();
      } while (fill() && (end = buffer_.find(line_end_)) == std::string::npos);
      buffer_.replace(0, end == std::string::npos ? buffer_.size() : end, kept);
      at_ = 0;
      end = std::min(kept.size(), buffer_.size());
      break;
    }
    searched = buffer_.size() - at_;
    if (ended_ || !fill()) {
      if (at_ == buffer_.size()) return false;
      end = buffer_.size();
      break;
    }
    end = buffer_.find(line_end_, searched);
  }
  ++number_;
  line = std::string_view(buffer_).substr(at_, end - at_);
  if (line.ends_with('\r')) line.remove_suffix(1);
  while (line.starts_with('\f')) line.remove_prefix(1);
  at_ = std::min(end + 1, buffer_.size());
  return true;
}

std::optional<std::string> read_all(ByteSource& bytes, std::size_t most) {
  std::string all;
  for (;;) {
    const std::size_t before = all.size();
    if (before > most) return std::nullopt;
    all.resize(before + (std::size_t{1} << 16));
    const std::size_t count = bytes.read(std::span(all).subspan(before));
    all.resize(before + count);
    if (count == 0) return all;
  }
}

std::string clean_text_field(std::string_view text) {
  if (is_mojibake(text)) return clean_text_field(repaired_mojibake(std::string(text)));
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    while (at < text.size() && plain[static_cast<unsigned char>(text[at])]) ++at;
    out += text.substr(from, at - from);
    if (at < text.size()) append_special(text, at, out);
  }
  const auto last = out.find_last_not_of(" \n");
  out.resize(last == std::string::npos ? 0 : last + 1);
  out.erase(0, out.find_first_not_of(" \n"));
  return out;
}

std::string clean_line_field(std::string_view text) {
  std::string line = clean_text_field(text);
  std::ranges::replace(line, '\n', ' ');
  const auto doubled =
      std::unique(line.begin(), line.end(), [](char a, char b) { return a == ' ' && b == ' '; });
  line.erase(doubled, line.end());
  return line;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n\f";
  const auto first = text.find_first_not_of(blanks);
  return first == std::string_view::npos ? std::string_view{}
                                         : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string folded_case(std::string_view text) {
  std::string out;
  icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())))
      .foldCase()
      .toUTF8String(out);
  return out;
}

std::string not_a_date(std::string_view text) {
  const std::string line = clean_line_field(text);
  const std::size_t end = code_point_border(line, 60);
  return "date \"" + line.substr(0, end) + (end < line.size() ? "..." : "") + "\" is not a date";
}

namespace {

Date date_within(std::string_view file) {
  for (std::size_t at = 0; at < file.size(); ++at) {
    if (at > 0 && file[at - 1] >= '0' && file[at - 1] <= '9') continue;
    for (const std::size_t length : {std::size_t{10}, std::size_t{8}}) {
      const std::string_view part = file.substr(at, length);
      const bool ends = at + length >= file.size() || file[at + length] < '0' || file[at + length] > '9';
      if (part.size() != length || !ends) continue;
      const bool dashes = length == 10 && part[4] == '-' && part[7] == '-';
      if (length == 10 && !dashes) continue;
      if (const auto date = parse_date(part); date && date->precision == DatePrecision::day) return *date;
    }
  }
  return {};
}

bool is_number(std::string_view text, std::size_t digits) {
  return text.size() == digits && is_ascii_number(text);
}

}  // namespace

Date file_name_date(std::string_view name) {
  std::vector<std::string> steps;
  for (const std::filesystem::path& step : std::filesystem::path(name)) steps.push_back(step);
  // The innermost name counts first: folders of a crawl or of digitised papers are named after the day, too.
  for (std::size_t at = steps.size(); at-- > 0;) {
    if (const Date date = date_within(steps[at]); date.known()) return date;
    if (at < 2 || !is_number(steps[at - 2], 4) || !is_number(steps[at - 1], 2) || !is_number(steps[at], 2))
      continue;
    const auto date = parse_date(steps[at - 2] + "-" + steps[at - 1] + "-" + steps[at]);
    if (date && date->precision == DatePrecision::day) return *date;
  }
  return {};
}

}  // namespace backfile
