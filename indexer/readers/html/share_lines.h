// Rows of buttons that share an article, as far as they are text.
#pragma once

#include <string_view>

namespace backfile {

/// "5347 CONNECT 207 TWEET 24 LINKEDIN MORE", "Facebook Twitter Email Print": hardly anything but names of
/// networks (two at least) and words of such buttons.
bool is_share_line(std::string_view line);

}  // namespace backfile
