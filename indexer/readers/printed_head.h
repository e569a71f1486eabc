// The lines above a plain text as papers print them and people paste them: the headline, and beside it who
// wrote the article, when it appeared, and its address.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "common/article.h"
#include "indexer/readers/reader.h"

namespace backfile {

/// What stands above a text.
struct PrintedHead {
  std::size_t size = 0;  ///< where the text behind it begins, in bytes; 0 where there is no such head
  std::string others;    ///< lines of the head that are none of these, a line each: they belong to the text
};

/// Sets headline, author, date and address from the first lines of `text`, which is UTF-8. A line is a date
/// to the day, or an address, as a whole, or opens as bylines do, or has a label ("Source: ..."); a date may
/// stand beside a name, which stays in the text. The headline is the first line that is none of these. Nothing
/// is set where there is none of these, or no headline.
PrintedHead read_printed_head(std::string_view text, const ReaderOptions& options, Article& article);

}  // namespace backfile
