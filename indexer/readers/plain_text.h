// Plain text -> an article: the headline in the first line, paragraphs behind it. Shared by the readers of
// text files and of the texts that web crawls make of pages.
#pragma once

#include <string>
#include <string_view>

#include "common/article.h"

namespace backfile {

/// Title and text of an article; both "" where there is nothing. A first line that is too long for a headline
/// belongs to the text. A web page's comment form at the end is left out.
Article plain_text_article(std::string_view text);

/// The paragraphs of a text whose headline is known, without a comment form at the end.
std::string plain_text_paragraphs(std::string_view text);

}  // namespace backfile
