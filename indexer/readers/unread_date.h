// What stands where a source has its dates and is none ("2010-02-31", "the other day"): the article is kept
// without a date, and the user is told.
#pragma once

#include <string>
#include <string_view>

#include "common/article.h"

namespace backfile {

/// Keeps the text in `extra` as date_as_given, if the article has no such entry yet.
void keep_unread_date(std::string_view text, Article& article);

/// What to tell of an article that has no date because the one that it was given is none; "" for others.
std::string unread_date(const Article& article);

}  // namespace backfile
