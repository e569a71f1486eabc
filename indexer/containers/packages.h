// Zips that are one thing: of what lies in them, only some members are to be read.
#pragma once

#include <cstdint>
#include <string_view>

namespace backfile {

enum class Package : std::uint8_t {
  none,
  office,         ///< ECMA-376 part 2: DOCX, and XLSX, whose tables are put together at its end
  open_document,  ///< OpenDocument 1.2 part 3: ODT, ODS
  book,           ///< EPUB 3 container: its chapters are web pages
  crawl,          ///< WACZ 1.1: WARC files, their index and a list of pages
  other,          ///< presentations and the like
};

/// What a zip of this name is; `none` where the name does not say.
Package package_of_name(std::string_view name);

/// What the first member of an OpenDocument or EPUB, "mimetype", says: `type` is its beginning.
Package package_of_type(std::string_view type);

/// Whether the member at this path holds articles.
bool is_read_of(Package package, std::string_view path);

}  // namespace backfile
