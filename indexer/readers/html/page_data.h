// The article in the data from which scripts would make a page: Next.js's __NEXT_DATA__, Arc's
// Fusion.globalContent, states of Redux, Nuxt, Apollo.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "common/article.h"
#include "indexer/readers/reader.h"

namespace backfile {

/// Looks for JSON objects that a script is, sets a name to, or hands to a function. Of the articles in them
/// it is the one with the page's headline, else the only one with a text to speak of; nothing where there is
/// none. The time is linear.
std::optional<Article> article_in_data(std::span<const std::string_view> scripts, std::string_view title,
                                       const ReaderOptions& options);

}  // namespace backfile
