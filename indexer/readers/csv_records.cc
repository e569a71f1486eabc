#include "indexer/readers/csv_records.h"

#include <algorithm>

namespace backfile {
namespace {

constexpr std::size_t longest_record = 16U << 20;
constexpr std::size_t most_given_up = 20;

constexpr std::size_t shorter_record = 1U << 16;  // after so many quotes that were never closed

// A backslash is before the line break, and none before it.
bool is_continued(std::string_view line) {
  const std::size_t last = line.find_last_not_of('\\');
  return (line.size() - (last == std::string_view::npos ? 0 : last + 1)) % 2 == 1;
}

}  // namespace

void FieldCutter::feed(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const char next = at + 1 < text.size() ? text[at + 1] : separator_;
    if (quoted_ && style_ == FieldStyle::backslashed && c == '\\' && at + 1 < text.size() &&
        (next == '"' || next == '\\')) {
      fields_.back() += next;
      ++at;
    } else if (quoted_ && c == '"' && next == '"' && at + 1 < text.size()) {
      fields_.back() += c;
      ++at;
    } else if (quoted_ && c == '"' && next == separator_) {
      quoted_ = false;
    } else if (!quoted_ && c == '"' && at_field_start_) {
      quoted_ = true;
    } else if (!quoted_ && c == separator_) {
      fields_.emplace_back();
      at_field_start_ = true;
      continue;
    } else {
      // Also a quote within quotes that ought to be doubled.
      fields_.back() += c;
    }
    at_field_start_ = false;
  }
}

std::vector<std::string> tab_fields(std::string_view line) {
  std::vector<std::string> fields;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find('\t', begin), line.size());
    std::string_view field = line.substr(begin, end - begin);
    FieldCutter cutter('\t');
    cutter.feed(field);
    const bool quoted =
        field.size() >= 2 && field.starts_with('"') && field.ends_with('"') && !cutter.is_open();
    fields.emplace_back(quoted ? cutter.take().front() : std::string(field));
    begin = end + 1;
  }
  return fields;
}

std::vector<std::string> escaped_fields(std::string_view record, char separator) {
  std::vector<std::string> fields = {""};
  for (std::size_t at = 0; at < record.size(); ++at) {
    const char c = record[at];
    if (c == separator) {
      fields.emplace_back();
    } else if (c != '\\' || at + 1 == record.size()) {
      fields.back() += c;
    } else {
      constexpr std::string_view letters = "ntr0";
      constexpr std::string_view meant = "\n\t\r ";
      const char next = record[++at];
      const std::size_t letter = letters.find(next);
      const bool itself = next == '\\' || next == '\n' || next == separator;
      if (letter == std::string_view::npos && !itself) fields.back() += c;
      fields.back() += letter == std::string_view::npos ? next : meant[letter];
    }
  }
  return fields;
}

CsvRecords::CsvRecords(ByteSource& bytes, char separator, FieldStyle style)
    : lines_(bytes, longest_record), separator_(separator), style_(style) {}

bool CsvRecords::next_line(std::string& line) {
  if (!waiting_.empty()) {
    line = std::move(waiting_.front());
    waiting_.pop_front();
    ++waiting_from_;
    return true;
  }
  std::string_view read;
  if (!lines_.next(read)) return false;
  line = read;
  return true;
}

// Adds lines to a record until its quotes are closed. Where they never are, the lines wait to be read again.
bool CsvRecords::read_on(FieldCutter& cutter) {
  std::deque<std::string> taken;
  std::string line;
  std::size_t size = 0;
  const std::size_t most = given_up_ < most_given_up ? longest_record : shorter_record;
  while (cutter.is_open() && size < most && next_line(line)) {
    cutter.feed("\n");
    cutter.feed(line);
    size += line.size() + 1;
    taken.push_back(std::move(line));
  }
  if (!cutter.is_open()) return true;
  ++given_up_;
  waiting_.insert(waiting_.begin(), std::make_move_iterator(taken.begin()),
                  std::make_move_iterator(taken.end()));
  waiting_from_ = line_ + 1;
  return false;
}

bool CsvRecords::next(std::vector<std::string>& fields) {
  std::string text;
  do {
    line_ = waiting_.empty() ? lines_.number() + 1 : waiting_from_;
    if (!next_line(text)) return false;
  } while (text.find_first_not_of(" \t\r") == std::string::npos);
  problem_.clear();
  if (style_ == FieldStyle::plain) {
    fields = tab_fields(text);
  } else if (style_ == FieldStyle::escaped) {
    std::string more;
    while (is_continued(text) && text.size() < longest_record && next_line(more)) text += "\n" + more;
    if (text.size() >= longest_record) problem_ = "the record is longer than 16 MB";
    fields = escaped_fields(text, separator_);
  } else {
    FieldCutter cutter(separator_, style_);
    cutter.feed(text);
    if (cutter.is_open() && !read_on(cutter)) problem_ = "a quote is never closed";
    fields = cutter.take();
  }
  if (lines_.was_cut()) problem_ = "the line is longer than 16 MB";
  return true;
}

}  // namespace backfile
