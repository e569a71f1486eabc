// A web page -> an article: what the readers of single pages, of saved pages and of web crawls share.
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/reader.h"

namespace backfile {

/// Pages larger than this are no articles.
inline constexpr std::size_t largest_page = 32U << 20;

/// Where a page comes from; empty where nothing is known.
struct PageOrigin {
  std::string_view url;      ///< address that it was fetched from
  std::string_view charset;  ///< as the HTTP header says
};

struct HtmlPage {
  Article article;
  /// The page itself says that it is an article: JSON-LD, og:type, itemprop=articleBody.
  bool is_declared_article = false;
  /// Characters of its text; those of scripts without spaces between words count double.
  double weight = 0;
};

/// Reads a page in any charset. `article.text` is "" where it has no running text.
HtmlPage read_html_page(std::string_view bytes, const PageOrigin& origin, const ReaderOptions& options);

/// Delivers the article of a page that the user gave as one, or rejects it where it has no running text.
void deliver_page(HtmlPage&& page, ArticleSink& sink);

}  // namespace backfile
