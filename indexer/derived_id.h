// Ids for articles whose source gives none.
#pragma once

#include <string>
#include <string_view>

#include "common/article.h"

namespace backfile {

/// An id from the article's content and the place that it was read from (`input`, as in ReaderOptions): 16
/// hex digits, the same on every run and machine. Another text at the same place has another id.
std::string derived_id(const Article& article, std::string_view input);

}  // namespace backfile
