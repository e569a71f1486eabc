// What a page tells about its article: JSON-LD, then OpenGraph and other <meta>, then what stands on the
// page.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/date.h"
#include "indexer/readers/html/date.h"
#include "indexer/readers/html/json_ld.h"
#include "indexer/readers/html/roles.h"
#include "indexer/readers/html/tree.h"

namespace backfile {

/// All text cleaned, in one line; empty where the page does not say.
struct PageMetadata {
  std::string title;
  std::string byline;
  Date published;
  DateFrom published_from = DateFrom::nowhere;
  std::string section;
  std::vector<std::string> keywords;
  std::string language;     ///< as declared
  std::string url;          ///< canonical address
  std::string site;         ///< the site's name
  std::string description;  ///< its lead, or a sentence about it
  std::string body;         ///< the article's text, where JSON-LD gives it
  std::string updates;      ///< of a live blog, the same
  bool is_article = false;  ///< the page says that it is one
};

/// `roles` as page_roles gives them; `url` is the address that the page was fetched from, "" where unknown.
/// Dates that could be two days are read in the order of the page's country where its metadata tells it.
PageMetadata page_metadata(const HtmlTree& tree, const std::vector<PageRole>& roles,
                           std::span<const std::string_view> json_ld, std::string_view url);

}  // namespace backfile
