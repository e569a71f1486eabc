// When an article on a web page was published.
#pragma once

#include <string_view>
#include <vector>

#include "common/date.h"
#include "indexer/readers/html/meta.h"
#include "indexer/readers/html/roles.h"
#include "indexer/readers/html/tree.h"

namespace backfile {

/// Where a date was found.
enum class DateFrom : unsigned char { nowhere, json_ld, meta, time_element, page_text, address, page_data };

struct PageDate {
  Date date;
  DateFrom from = DateFrom::nowhere;
};

/// What is known of the page beside its elements; "" for what is not.
struct DateHints {
  std::string_view structured;  ///< JSON-LD datePublished
  std::string_view title;       ///< the headline
  std::string_view language;    ///< as declared: tells which of two numbers is the month
  std::string_view url;         ///< canonical address
  std::string_view fetched_from;
};

/// From JSON-LD, <meta>, elements that are dates or called so, lines below the headline, hAtom's date of
/// change, the address, in this order.
PageDate date_of_page(const HtmlTree& tree, const std::vector<PageRole>& roles, const MetaElements& meta,
                      const DateHints& hints);

/// "json-ld", "meta", ...: for `extra`.
std::string_view name_of(DateFrom from);

}  // namespace backfile
