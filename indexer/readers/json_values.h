// A stream of JSON -> its values, one by one: what the readers of JSON files share.
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/json_list.h"
#include "indexer/readers/reader.h"

namespace backfile {

/// Cuts a stream into the values of its array, or into values one behind the other, in constant memory.
/// Nothing is parsed: a value ends where its brackets do. An object larger than 64 MB is entered where it has
/// a list that `is_listed` takes: then the list's values come instead, and those of the lists behind it in
/// the object of which `is_listed_too` takes the first value. With the object the stream ends.
class JsonValues {
 public:
  explicit JsonValues(ByteSource& bytes, IsListed is_listed = {}, IsListed is_listed_too = {})
      : bytes_(bytes), is_listed_(std::move(is_listed)), is_listed_too_(std::move(is_listed_too)) {}

  /// False at the end. The view is valid until the next call.
  bool next(std::string_view& value);
  /// The last value is larger than 64 MB; the view holds only its first bytes.
  bool too_long() const { return too_long_; }
  /// The bytes ended within the last value.
  bool was_cut() const { return was_cut_; }
  /// The bytes ended between two values of an array.
  bool lacks_end() const { return lacks_end_; }
  /// The object that was entered, its list left empty; "" where none was.
  const std::string& around() const { return around_; }

 private:
  void begin_value();
  bool fill();
  bool more();
  bool skip_to_value();
  bool find_end();
  bool enter(std::size_t begin);
  bool enter_next();
  bool is_listed_here();
  void skip_rest();
  bool step(char c);

  ByteSource& bytes_;
  IsListed is_listed_;
  IsListed is_listed_too_;
  std::string around_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t objects_around_ = 0;  // the list that was entered
  bool in_array_ = false;
  bool in_string_ = false;
  bool escaped_ = false;
  bool too_long_ = false;
  bool was_cut_ = false;
  bool lacks_end_ = false;
  bool ended_ = false;
};

}  // namespace backfile
