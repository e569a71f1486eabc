// Lines that belong to a picture although nothing in the markup says so: a caption that ends with who took
// it.
#pragma once

#include <string_view>

namespace backfile {

/// True for "A ferry in the harbour. Photograph: Ana Reyes", "(Photo by Ana Reyes/Agency)" and the like.
bool is_picture_line(std::string_view line);

}  // namespace backfile
