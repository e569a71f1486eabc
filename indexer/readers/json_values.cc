#include "indexer/readers/json_values.h"

#include <algorithm>
#include <span>

namespace backfile {
namespace {

constexpr std::size_t longest_value = 64U << 20;
constexpr std::size_t chunk_bytes = 1U << 16;

bool is_json_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

}  // namespace

bool JsonValues::next(std::string_view& value) {
  // What an entered object has left in the buffer is not moved for each of its values.
  if (at_ >= std::max(chunk_bytes, buffer_.size() / 2)) {
    buffer_.erase(0, at_);
    at_ = 0;
  }
  too_long_ = false;
  begin_value();
  if (!skip_to_value()) return false;
  const std::size_t begin = at_;
  const bool was_entered = !around_.empty();
  if (!find_end()) was_cut_ = true;
  if (!was_entered && !around_.empty()) return next(value);
  if (at_ == begin && !was_cut_) ++at_;  // a bracket that closes nothing
  value = std::string_view(buffer_).substr(begin, at_ - begin);
  return true;
}

void JsonValues::begin_value() {
  depth_ = 0;
  in_string_ = false;
  escaped_ = false;
}

bool JsonValues::fill() {
  if (ended_) return false;
  const std::size_t before = buffer_.size();
  buffer_.resize(before + chunk_bytes);
  const std::size_t count = bytes_.read(std::span(buffer_).subspan(before));
  buffer_.resize(before + count);
  ended_ = count == 0;
  return !ended_;
}

// Whether there is a byte; those before it are given up where more are read.
bool JsonValues::more() {
  if (at_ < buffer_.size()) return true;
  buffer_.clear();
  at_ = 0;
  return fill();
}

// Moves to the first byte of a value, over white space, commas and the brackets of the array around.
bool JsonValues::skip_to_value() {
  for (;; ++at_) {
    if (!more()) {
      lacks_end_ = in_array_ && !was_cut_;
      return false;
    }
    const char c = buffer_[at_];
    if (c == '[' && !in_array_) {
      in_array_ = true;
    } else if (c == ']' && in_array_) {
      if (!around_.empty() && !enter_next()) return false;
      in_array_ = !around_.empty();
    } else if (c != ',' && !is_json_space(c)) {
      return true;
    }
  }
}

// Moves behind the value; false where the bytes end before.
bool JsonValues::find_end() {
  const std::size_t begin = at_;
  for (;; ++at_) {
    if (at_ == buffer_.size() && !fill()) return depth_ == 0 && !in_string_;
    if (at_ - begin > longest_value) {
      if (!too_long_ && enter(begin)) return true;
      // Too long to be kept: only its first bytes are, to name it.
      too_long_ = true;
      buffer_.erase(begin + 100, at_ - begin - 100);
      at_ = begin + 100;
    }
    if (step(buffer_[at_])) return true;
  }
}

// Moves into the list of the object that begins there, if it has one.
bool JsonValues::enter(std::size_t begin) {
  if (in_array_ || !is_listed_ || !around_.empty()) return false;
  const auto list = list_in_front(std::string_view(buffer_).substr(begin), is_listed_);
  if (!list) return false;
  around_ = list->around;
  objects_around_ = list->depth;
  in_array_ = true;
  at_ = begin + list->begin;
  return true;
}

// From the end of the list that was entered to the bracket of the next one in the object.
bool JsonValues::enter_next() {
  if (!is_listed_too_) return false;
  for (++at_; more();) {
    begin_value();
    const char c = buffer_[at_];
    if (c == '"') {
      do {
        step(buffer_[at_++]);
      } while (in_string_ && more());
    } else if (c == '[') {
      if (is_listed_here()) return true;
      skip_rest();
    } else if (c == '{' && objects_around_ == deepest_list) {
      skip_rest();
    } else {
      if (c == '{') ++objects_around_;
      if (c == '}' && --objects_around_ == 0) return false;
      ++at_;
    }
  }
  lacks_end_ = true;
  return false;
}

// Looks at the first value of the list whose bracket stands at `at_`, and stays there where it is taken; else
// the rest of the list is to be skipped.
bool JsonValues::is_listed_here() {
  const std::size_t bracket = at_++;
  while (at_ < buffer_.size() || fill()) {
    if (!is_json_space(buffer_[at_])) break;
    ++at_;
  }
  const std::size_t first = at_;
  const bool is_object = first < buffer_.size() && buffer_[first] == '{';
  const bool is_whole = is_object && find_end() && !too_long_;
  const bool is_taken = is_whole && is_listed_too_(std::string_view(buffer_).substr(first, at_ - first));
  too_long_ = false;
  begin_value();
  if (is_taken) {
    at_ = bracket;
  } else {
    depth_ = 1;
  }
  return is_taken;
}

// Moves behind the bracket that ends what is open.
void JsonValues::skip_rest() {
  while (more() && !step(buffer_[at_])) ++at_;
}

// True behind the last byte of the value, which stands at `at_` or before it.
bool JsonValues::step(char c) {
  if (in_string_) {
    if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == '"') {
      in_string_ = false;
    }
    return false;
  }
  switch (c) {
    case '"':
      in_string_ = true;
      return false;
    case '{':
    case '[':
      ++depth_;
      return false;
    case '}':
    case ']':
      if (depth_ == 0) return true;  // the array around ends
      if (--depth_ > 0) return false;
      ++at_;
      return true;
    case ',':
    case '\n':
      return depth_ == 0;
    default:
      return false;
  }
}

}  // namespace backfile
