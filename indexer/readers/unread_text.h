// Whether the text of an input's articles stands in a field that nobody took for it: their headlines alone
// would be found, in silence.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "common/article.h"

namespace backfile {

class UnreadText {
 public:
  /// An article as it is delivered.
  void see(const Article& article);
  /// "no field is named like a text; the longest that was not read is X: --map text=X"; "" where an article
  /// had text, or no field is long enough to be one.
  std::string found() const;

 private:
  bool has_text_ = false;
  std::size_t articles_ = 0;
  std::map<std::string, std::size_t> bytes_;  // of the texts in `extra`, by their keys
};

}  // namespace backfile
