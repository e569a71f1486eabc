// The lines above a plain text that say what it is: "Title: ...", "Date: ...", "Author: ...", as archives of
// papers print them and people keep texts.
#pragma once

#include <cstddef>
#include <string_view>

#include "common/article.h"
#include "indexer/readers/reader.h"

namespace backfile {

/// Sets the parts that the lines at the front of `text` name, by any name that a field of a table may have;
/// labels of other things go to `extra`. Gives where the text behind them begins, in bytes; 0, and nothing is
/// set, where there are no such lines: two or more, a headline among them, or three parts of an article, and
/// not more other labels than parts. `text` is UTF-8.
std::size_t read_labelled_head(std::string_view text, const ReaderOptions& options, Article& article);

}  // namespace backfile
