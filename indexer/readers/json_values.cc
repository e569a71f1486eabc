#include "indexer/readers/json_values.h"

#include <algorithm>
#include <span>

namespace backfile {
namespace {

constexpr std::size_t longest_value = 64U << 20;
constexpr std::size_t chunk_bytes = 1U << 16;

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

// Moves to the first byte of a value, over white space, commas and the brackets of the array around.
bool JsonValues::skip_to_value() {
  for (;; ++at_) {
    if (at_ == buffer_.size()) {
      buffer_.clear();
      at_ = 0;
      if (!fill()) {
        lacks_end_ = in_array_ && !was_cut_;
        return false;
      }
    }
    const char c = buffer_[at_];
    if (c == '[' && !in_array_) {
      in_array_ = true;
    } else if (c == ']' && in_array_) {
      if (!around_.empty()) return false;
      in_array_ = false;
    } else if (std::string_view(" \t\r\n,").find(c) == std::string_view::npos) {
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
  in_array_ = true;
  at_ = begin + list->begin;
  return true;
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
