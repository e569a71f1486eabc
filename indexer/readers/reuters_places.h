// Reuters-21578's place codes as ISO codes.
#pragma once

#include <string_view>

namespace backfile {

/// ISO 3166-1 alpha-2 code of a PLACES code ("west-germany" -> "DE"); for states that are no more the four
/// letters of ISO 3166-3 ("ussr" -> "SUHH"); "" for what is no place.
std::string_view reuters_place_code(std::string_view place);

}  // namespace backfile
