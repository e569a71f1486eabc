// Files that lie in archives and hold no article: what they are, said to the user.
#pragma once

#include <string_view>

namespace backfile {

/// What lies beside articles and describes them, so that nothing is lost without it: METS where no ALTO is
/// read, Olive's pages, the index of a crawl (CDX, CDXJ), the tag files of BagIt, lists of checksums. `head`:
/// the first bytes of the file.
bool describes_articles(std::string_view head);

/// Why a file that no format but plain text claims is not read: images, databases, and the style
/// sheets, scripts and fonts of saved pages; "" where it may be text. `name` may have a query behind it, as
/// mirrors of sites write it.
std::string_view why_no_article(std::string_view head, std::string_view name);

}  // namespace backfile
