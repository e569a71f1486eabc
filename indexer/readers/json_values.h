// A stream of JSON -> its values, one by one: what the readers of JSON files share.
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/reader.h"

namespace backfile {

/// Cuts a stream into the values of its array, or into values one behind the other, in constant memory.
/// Nothing is parsed: a value ends where its brackets do.
class JsonValues {
 public:
  explicit JsonValues(ByteSource& bytes) : bytes_(bytes) {}

  /// False at the end. The view is valid until the next call.
  bool next(std::string_view& value);
  /// The last value is larger than 64 MB; the view holds only its first bytes.
  bool too_long() const { return too_long_; }
  /// The bytes ended within the last value.
  bool was_cut() const { return was_cut_; }

 private:
  void begin_value();
  bool fill();
  bool skip_to_value();
  bool find_end();
  bool step(char c);

  ByteSource& bytes_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  bool in_array_ = false;
  bool in_string_ = false;
  bool escaped_ = false;
  bool too_long_ = false;
  bool was_cut_ = false;
  bool ended_ = false;
};

}  // namespace backfile
