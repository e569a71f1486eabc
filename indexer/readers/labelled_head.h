// The lines above a plain text that say what it is: "Title: ...", "Date: ...", "Author: ...", as archives of
// papers print them and people keep texts.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "common/article.h"
#include "indexer/readers/article_fields.h"
#include "indexer/readers/reader.h"

namespace backfile {

/// "Title: Ferry stops".
struct LabelledLine {
  std::string label;
  std::optional<Part> part;
  std::string value;
};

/// Nothing for other lines: a label is up to four words and begins with a letter.
std::optional<LabelledLine> labelled_line(std::string_view line, const ReaderOptions& options);

/// Sets the part, or adds the line to `extra`.
void set_labelled(const LabelledLine& line, Article& article);

/// Sets the parts that the lines at the front of `text` name, by any name that a field of a table may have;
/// labels of other things go to `extra`. Gives where the text behind them begins, in bytes; 0, and nothing is
/// set, where there are no such lines: two or more, a headline among them, or three parts of an article, and
/// not more other labels than parts. `text` is UTF-8.
std::size_t read_labelled_head(std::string_view text, const ReaderOptions& options, Article& article);

}  // namespace backfile
