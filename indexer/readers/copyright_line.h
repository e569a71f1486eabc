// The line that says who has the rights in an article, as archives of the press deliver it.
#pragma once

#include <string_view>

namespace backfile {

/// "Copyright 2014 Harbour Wire", "© 2014 ...", "(c) Harbour Wire. All rights reserved." A sentence about
/// copyright is none.
bool is_copyright_line(std::string_view line);

}  // namespace backfile
