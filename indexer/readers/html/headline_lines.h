// The lines of a page around its headline: author and date stand there, also where no element says so.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/html/tree.h"

namespace backfile {

struct PageLine {
  std::uint32_t node = 0;  ///< the run of characters
  std::string text;        ///< white space collapsed
};

/// At most `most` lines behind the first one that is the title or, on pages without such, behind the first
/// h1.
std::vector<PageLine> lines_below_headline(const HtmlTree& tree, std::string_view title, std::size_t most);

/// At most `most` lines in front of it, none on pages without such.
std::vector<PageLine> lines_above_headline(const HtmlTree& tree, std::string_view title, std::size_t most);

/// Whether a line begins like "Posted on" or "Mis à jour": what follows is a day or a moment, perhaps a name.
bool tells_of_publication(std::string_view line);

/// How many of the title's words a heading has, 0 to 1, of the first 400 bytes of each: metadata have another
/// wording than the page.
double share_of_words(std::string_view title, std::string_view heading);

}  // namespace backfile
