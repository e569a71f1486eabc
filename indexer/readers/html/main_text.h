// The text of the article on a web page, without all that stands around it. Nothing here knows a site: what
// counts is how text, links and punctuation lie in the page, what elements are named, and what the page's
// own metadata says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/html/roles.h"
#include "indexer/readers/html/tree.h"

namespace backfile {

/// What else is known of the article; empty where nothing is.
struct ArticleHints {
  std::string_view title;    ///< its headline: not repeated in the text
  std::string_view byline;   ///< the same
  std::string_view lead;     ///< the page's description of it, often its lead
  std::string_view body;     ///< the text as the page's metadata gives it (JSON-LD articleBody)
  std::string_view updates;  ///< those of a live blog, which scripts may write into the page
  std::string_view host;     ///< of the page's address, without "www."
};

/// Paragraphs, headings, list items and table rows, separated by an empty line (list items and rows by a
/// newline); "" where the page has no text. `roles` as page_roles gives them.
std::string main_text(const HtmlTree& tree, const std::vector<PageRole>& roles, const ArticleHints& hints);

}  // namespace backfile
