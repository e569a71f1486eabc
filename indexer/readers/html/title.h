// Which of a page's titles is the article's headline, without the site's name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backfile {

struct TitleCandidates {
  std::string structured;             ///< JSON-LD headline
  std::string name;                   ///< JSON-LD name: for most sites the same, for some only one is it
  std::string shared;                 ///< OpenGraph and the like: meant as the headline
  std::string window;                 ///< <title>: nearly always with the site's name
  std::vector<std::string> headings;  ///< h1, then other headings, of the page in order
  std::size_t main_headings = 0;      ///< of them h1
  std::vector<std::string> lines;     ///< lines of the page that the window's title has, too
  std::string site;                   ///< the site's name
  std::string host;                   ///< of the page's address, without "www."
};

std::string article_title(const TitleCandidates& candidates);

/// A title without a site's name at its end or front, behind one of the usual signs ("|", " - ", "»", "::").
/// Without a name that fits, the title stays as it is.
std::string without_site_name(std::string_view title, std::string_view site, std::string_view host);

/// Letters and digits in lower case, to compare headlines and names: "The Guardian" and "theguardian" are
/// one.
std::string plain_letters(std::string_view text);

/// A title without its author at the end, behind one of the same signs.
std::string without_byline(std::string_view title, std::string_view byline);

}  // namespace backfile
