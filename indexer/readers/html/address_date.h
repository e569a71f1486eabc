// The day in the address of an article.
#pragma once

#include <string>
#include <string_view>

namespace backfile {

/// "2016-08-24" of ".../2016/08/24/...", ".../2016-08-24-...", "/20160824/", "/2016/aug/24/", "/2016/8/24/",
/// "/2016/WORLD/08/24/"; "" for others. Whether there is such a day is not looked at.
std::string date_in_address(std::string_view url);

}  // namespace backfile
