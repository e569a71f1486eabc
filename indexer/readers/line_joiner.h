// Lines of print as one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/readers/line_hyphens.h"

namespace backfile {

/// Joins the lines of a paragraph: with a space, with none in scripts that have none, and without a hyphen
/// where it is the typesetter's. `text`, which must outlive it, is all that the lines are of.
class LineJoiner {
 public:
  /// `typeset`: the lines are those of print.
  explicit LineJoiner(std::string_view text, bool typeset = false) : text_(text), typeset_(typeset) {}

  /// Appends the line that `out` goes on in, the first one too.
  void append(std::string_view line, std::string& out);

 private:
  std::string_view text_;
  bool typeset_;
  std::optional<LineHyphens> hyphens_;  ///< made for the first line that ends in a hyphen
};

}  // namespace backfile
