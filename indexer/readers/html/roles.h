// What an element of a page is for, as its name, class, id, role, itemprop and data-component say.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/readers/html/tree.h"

namespace backfile {

/// What an element is for. `none`: it does not say.
enum class PageRole : std::uint8_t {
  none,
  body,           ///< the article's text, by its name
  declared_body,  ///< the same, by itemprop=articleBody
  byline,         ///< author, date and the like above or below the text
  caption,        ///< of a picture or film
  comments,       ///< of readers
  furniture,      ///< navigation, menus, login, cookie notes, tools, the page's own header and footer
  hidden,         ///< not shown
  promotion,      ///< advertisements, subscriptions
  related,        ///< links to other articles
  share,          ///< buttons of social networks
  sidebar,        ///< beside the text
  tags,           ///< keywords of the article
};

/// One entry a node; `none` for text.
std::vector<PageRole> page_roles(const HtmlTree& tree);

}  // namespace backfile
