// Where a page comes from that was saved by a browser or kept by a web archive.
#pragma once

#include <string_view>

namespace backfile {

/// The address that a browser (`<!-- saved from url=(0042)https://example.org/a -->`) or SingleFile noted at
/// the top of a page, "" where there is none.
std::string_view saved_from(std::string_view page);

/// The address that a web archive's leads to
/// (https://web.archive.org/web/20160824101500/http://example.org/a: the Wayback Machine and archives that
/// run its programs), `address` itself where it is none.
std::string_view original_address(std::string_view address);

}  // namespace backfile
